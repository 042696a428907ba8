#include "app/panels/keys_card.h"

#include <algorithm>
#include <string>
#include <vector>

#include "app/panels/card_head.h"
#include "app/panels/column.h"
#include "app/panels/key_choice.h"
#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/popup.h"
#include "app/widgets/scroll.h"

namespace asynchio::panels {
namespace {

constexpr float kWidth = 760, kRow = 34, kGap = 4, kKey = 210, kBack = 34, kBeside = 420;

bool is_changed(const UiState& ui_state, const Command& command) {
    return std::ranges::find(ui_state.keys, key_name(command.press), &KeyChoice::usual) != ui_state.keys.end();
}

// Its words, the key as a button, and back to the usual one.
void add_command(Column& column, const UiState& ui_state, const Command& command, int number, Actions& actions) {
    ui::Ui& ui = column.ui();
    const bool beside = column.width() >= ui.px(kBeside);
    const float keys = ui.px(kKey) + ui.px(kGap) + ui.px(kBack);
    const float words = beside ? column.width() - keys - ui.px(12) : column.width();
    const float height = ui::wrapped_height(ui, ui::Type::label, command.words, words);
    ui::Rect row = column.take(beside ? std::max(height, ui.px(kRow)) : height + ui.px(kRow));
    column.gap(kGap);
    if (!column.draws()) return;
    ui::Rect place = beside ? ui::Rect{row.right() - keys, row.y, keys, ui.px(kRow)} : ui::Rect{row.x, row.y + height, keys, ui.px(kRow)};
    const float top = beside ? std::max(0.0f, (ui.px(kRow) - height) / 2) : 0;
    ui::draw_wrapped(ui, {row.x, row.y + top, words, height}, ui::Type::label, ui::Role::text, command.words);
    ImGui::PushID(number);
    const std::string usual = key_name(command.press);
    const bool asked = ui_state.asked_key == usual;
    const std::string_view now = asked ? ui.say.keys_press() : command.keys_now();
    if (ui::button(ui, "change key", cut_left(place, ui.px(kKey), ui.px(kGap)), now, {.chosen = asked, .type = ui::Type::label_strong}))
        actions.push_back(AskKey{asked ? "" : usual, ""});
    if (is_changed(ui_state, command) &&
        ui::button(ui, "usual key", place, {}, {.kind = ui::ButtonKind::plain, .icon = ui::icon::undo, .tooltip = ui.say.keys_usual({.key = command.keys})}))
        actions.push_back(usual_key(ui.say, ui_state, command));
    ImGui::PopID();
}

void lay_out(Column& column, const UiState& ui_state, Actions& actions) {
    const Phrases& say = column.ui().say;
    column.text(ui::Type::small, ui::Role::muted, say.keys_how());
    column.gap(10);
    std::string_view group;
    int number = 0;
    for (const Command& command : commands(say, ui_state.keys)) {
        if (!may_have_other_key(command)) continue;
        if (command.group != group) {
            column.gap(group.empty() ? 0 : 12);
            column.text(ui::Type::label_strong, ui::Role::text, command.group);
            column.gap(kGap);
            group = command.group;
        }
        add_command(column, ui_state, command, number++, actions);
    }
    column.gap(kRingRoom);
}

// What stays in sight: why a key is not to be had, and all usual ones again.
void draw_foot(ui::Ui& ui, ui::Rect foot, const UiState& ui_state, Actions& actions) {
    const ui::ButtonLook look{.icon = ui::icon::undo, .enabled = !ui_state.keys.empty(), .type = ui::Type::label};
    const std::string_view words = ui.say.keys_reset();
    const ui::Rect place = cut_right(foot, ui::button_width(ui, words, look), ui.px(12));
    if (ui::button(ui, "usual keys", ui::rect_around(place.centre(), place.w, ui.px(kRow)), words, look)) actions.push_back(ResetKeys{});
    ui::draw_wrapped(ui, foot, ui::Type::label_strong, ui::Role::trouble, ui_state.key_note);
}

}  // namespace

void draw_keys_card(ui::Ui& ui, const ui::Rect& area, const UiState& ui_state, Actions& actions) {
    bool open = ui_state.card == Card::keys;
    const bool was_open = open;
    CardRoom room;
    if (open) room = room_for_card(ui, area, kWidth, [&](Column& column) { lay_out(column, ui_state, actions); });
    const float foot = ui.px(64);
    if (ui::PopupCard popup(ui, "key choices", room.card, open); popup) {
        ui::Rect rest = room.card.inset(ui.px(kCardEdge), ui.px(10));
        const ui::Rect cross = card_title(ui, rest, ui.say.keys_title());
        const ui::Rect below = cut_bottom(rest, foot, ui.px(6));
        {
            const ui::ScrollArea scroll(ui, "key rows", rest.inset(-ui.px(kRingRoom), 0), room.inside);
            Column column(ui, {rest.x, scroll.content().y, room.width, room.inside});
            lay_out(column, ui_state, actions);
        }
        draw_foot(ui, below, ui_state, actions);
        if (card_cross(ui, "close keys", cross, ui.say.settings_close())) open = false;
    }
    if (was_open && !open) actions.push_back(ShowCard{Card::none});
}

}  // namespace asynchio::panels
