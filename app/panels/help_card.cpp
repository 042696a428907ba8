#include "app/panels/help_card.h"

#include <algorithm>
#include <array>

#include "app/model/state_phrases.h"
#include "app/panels/key_help.h"
#include "app/panels/looks.h"
#include "app/phrases/phrases.h"
#include "app/widgets/bar.h"
#include "app/widgets/button.h"
#include "app/widgets/card.h"
#include "app/widgets/draw.h"
#include "app/widgets/popup.h"
#include "app/widgets/scroll.h"

namespace asynchio::panels {
namespace {

constexpr float kWidth = 1120, kColumn = 440, kRow = 30, kHeading = 34, kGap = 28, kHead = 52;

constexpr std::array kStates = {Activity::ready,           Activity::running,      Activity::waiting_timer,
                                Activity::waiting_network, Activity::waiting_box,  Activity::waiting_queue,
                                Activity::waiting_lock,    Activity::waiting_pool, Activity::in_worker,
                                Activity::blocking,        Activity::wants_gil};

using Table = std::span<const KeyHelp>;

bool starts_group(Table table, std::size_t i) {
    return i == 0 || table[i].group != table[i - 1].group;
}

float keys_height(ui::Ui& ui, Table table, std::size_t from, std::size_t to) {
    float height = 0;
    for (std::size_t i = from; i < to; ++i) height += ui.px(kRow) + (starts_group(table, i) ? ui.px(kHeading) : 0);
    return height;
}

float states_height(ui::Ui& ui) {
    return ui.px(kHeading) + kStates.size() * ui.px(kRow);
}

// Calls draw(text) for each key cap of an entry.
template <class Draw>
void for_each_cap(std::string_view keys, const Draw& draw) {
    while (!keys.empty()) {
        const std::size_t end = std::min(keys.find("  "), keys.size());
        draw(keys.substr(0, end));
        keys.remove_prefix(std::min(keys.size(), end + 2));
    }
}

// Of the widest entry, so that the words of all stand in one line below each other.
float caps_width(ui::Ui& ui, Table table, std::size_t from, std::size_t to) {
    float widest = 0;
    for (std::size_t i = from; i < to; ++i) {
        float width = 0;
        for_each_cap(table[i].keys,
                     [&](std::string_view key) { width += ui::key_cap_width(ui, key) + ui.px(6); });
        widest = std::max(widest, width);
    }
    return widest;
}

void draw_keys(ui::Ui& ui, Table table, ui::Rect& rest, std::size_t from, std::size_t to) {
    const float caps = caps_width(ui, table, from, to);
    for (std::size_t i = from; i < to; ++i) {
        const KeyHelp& entry = table[i];
        if (starts_group(table, i)) {
            const ui::Rect line = cut_top(rest, ui.px(kHeading));
            ui::draw_text(ui, {line.x, line.y + ui.px(8), line.w, ui.px(20)}, ui::Type::label_strong,
                          ui::Role::text, entry.group);
        }
        ui::Rect row = cut_top(rest, ui.px(kRow));
        ui::Rect keys = cut_left(row, caps, ui.px(8));
        for_each_cap(entry.keys, [&](std::string_view key) {
            const float width = ui::draw_key_cap(ui, keys.x, keys, key);
            cut_left(keys, width, ui.px(6));
        });
        ui::draw_text(ui, row, ui::Type::small, ui::Role::text, entry.words);
    }
}

void draw_states(ui::Ui& ui, ui::Rect& rest) {
    const ui::Rect line = cut_top(rest, ui.px(kHeading));
    ui::draw_text(ui, {line.x, line.y + ui.px(8), line.w, ui.px(20)}, ui::Type::label_strong, ui::Role::text,
                  ui.say.help_states());
    for (const Activity activity : kStates) {
        ui::Rect row = cut_top(rest, ui.px(kRow));
        const ui::Rect swatch = cut_left(row, ui.px(36), ui.px(12));
        ui::draw_swatch(ui, look_of(activity), ui::rect_around(swatch.centre(), ui.px(20), ui.px(20)));
        ui::draw_icon(ui, cut_left(row, ui.px(18), ui.px(10)), ui::Type::small, ui::Role::text,
                      sign_of(activity));
        ui::draw_text(ui, row, ui::Type::small, ui::Role::text, phrase_of(ui.say, activity));
    }
}

// The first key of the group that begins the second column.
std::size_t second_column(Table table) {
    std::size_t at = table.size() / 2;
    while (at < table.size() && !starts_group(table, at)) ++at;
    return at;
}

// The states stand below the shorter column.
bool states_at_left(ui::Ui& ui, Table table) {
    return keys_height(ui, table, 0, second_column(table)) <= keys_height(ui, table, second_column(table), table.size());
}

void draw_content(ui::Ui& ui, Table table, ui::Rect rest, bool two) {
    if (!two) {
        draw_keys(ui, table, rest, 0, table.size());
        draw_states(ui, rest);
        return;
    }
    ui::Rect left = cut_left(rest, (rest.w - ui.px(kGap)) / 2, ui.px(kGap));
    draw_keys(ui, table, left, 0, second_column(table));
    draw_keys(ui, table, rest, second_column(table), table.size());
    draw_states(ui, states_at_left(ui, table) ? left : rest);
}

float content_height(ui::Ui& ui, Table table, bool two) {
    const std::size_t end = table.size();
    if (!two) return keys_height(ui, table, 0, end) + states_height(ui);
    const float left = keys_height(ui, table, 0, second_column(table)), right = keys_height(ui, table, second_column(table), end);
    return std::max({left, right, std::min(left, right) + states_height(ui)});
}

// Where else there is help.
void draw_more(ui::Ui& ui, ui::Rect& head, Actions& actions) {
    const auto button = [&](std::string_view id, std::string_view words) {
        const ui::ButtonLook look{.kind = ui::ButtonKind::plain, .type = ui::Type::small_strong};
        const ui::Rect place = cut_right(head, ui::button_width(ui, words, look), ui.px(4));
        return ui::button(ui, id, ui::rect_around(place.centre(), place.w, ui.px(34)), words, look);
    };
    if (button("about", ui.say.settings_about())) actions.push_back(ShowCard{Card::about});
    if (button("tour", ui.say.settings_tour())) actions.push_back(ShowTour{0});
}

}  // namespace

void draw_help_card(ui::Ui& ui, const ui::Rect& area, const Scene&, const UiState& ui_state,
                    Actions& actions) {
    bool open = ui_state.show_help;
    const ui::Magnified magnified(ui);
    const float margin = ui.px(16);
    const float width = std::min(ui.px(kWidth), area.w - 2 * margin);
    const bool two = width >= 2 * ui.px(kColumn);
    std::vector<KeyHelp> table = key_help(ui.say, ui_state.keys);
    // Whoever projects looks for those keys.
    if (ui.projector) std::ranges::rotate(table, std::ranges::find(table, ui.say.keys_class(), &KeyHelp::group));
    const float inside = content_height(ui, table, two);
    const float height = std::min(inside + ui.px(kHead) + ui.px(20), area.h - 2 * margin);
    const ui::Rect card = ui::snapped(ui::rect_around(area.centre(), width, height));
    if (ui::PopupCard popup(ui, "help", card, open); popup) {
        ui::Rect rest = card.inset(ui.px(24), ui.px(10));
        ui::Rect head = cut_top(rest, ui.px(kHead) - ui.px(10));
        const ui::Rect close = cut_right(head, ui.px(36));
        if (ui::button(ui, "close help", ui::rect_around(close.centre(), ui.px(36), ui.px(36)), {},
                       {.kind = ui::ButtonKind::plain, .icon = ui::icon::times, .tooltip = ui.say.help_close()}))
            open = false;
        draw_more(ui, head, actions);
        ui::draw_text(ui, head, ui::Type::title, ui::Role::text, ui.say.help_title());
        const ui::ScrollArea scroll(ui, "help rows", rest, inside);
        draw_content(ui, table, scroll.content(), two);
    }
    if (open != ui_state.show_help) actions.push_back(ShowHelp{open});
}

}  // namespace asynchio::panels
