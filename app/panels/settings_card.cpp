#include "app/panels/settings_card.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "app/panels/card_head.h"
#include "app/panels/column.h"
#include "app/panels/transport.h"
#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/popup.h"
#include "app/widgets/scroll.h"

namespace asynchio::panels {
namespace {

constexpr float kWidth = 820, kLabel = 190, kBeside = 560, kLine = 36, kGap = 6, kStep = 36, kValue = 78;

// The rows of the card: a name at the left, controls at the right, or below where there is no room beside.
class Rows {
  public:
    explicit Rows(Column& column) : column_(column), ui_(column.ui()), label_(column.width() >= ui_.px(kBeside) ? ui_.px(kLabel) : 0) {}

    // Buttons, of which one is chosen (-1: none); the one that was pressed.
    std::optional<std::size_t> choices(std::string_view id, std::string_view name, std::span<const std::string_view> words, int chosen) {
        begin(name);
        std::optional<std::size_t> pressed;
        ui::Rect line = column_.row(kLine);
        cut_left(line, label_);
        for (std::size_t i = 0; i < words.size(); ++i) {
            const bool is_chosen = static_cast<int>(i) == chosen;
            const ui::ButtonLook look{.chosen = is_chosen, .type = ui::Type::label};
            const float width = ui::button_width(ui_, words[i], look);
            if (width > line.w && line.w < column_.width() - label_) {
                column_.gap(kGap);
                line = column_.row(kLine);
                cut_left(line, label_);
            }
            const ui::Rect place = cut_left(line, width, ui_.px(kGap));
            if (!column_.draws()) continue;
            ImGui::PushID(static_cast<int>(i));
            if (ui::button(ui_, id, place, words[i], look)) pressed = i;
            ImGui::PopID();
        }
        return pressed;
    }

    // Minus, a value, plus, and back to the usual one: -1, +1 or 0.
    std::optional<int> steps(std::string_view name, std::string_view less, std::string_view more, const std::string& value, bool can_less, bool can_more) {
        begin(name);
        ui::Rect line = column_.row(kLine);
        cut_left(line, label_);
        if (!column_.draws()) return std::nullopt;
        std::optional<int> step;
        ImGui::PushID(name.data(), name.data() + name.size());
        if (ui::button(ui_, "less", cut_left(line, ui_.px(kStep)), {}, {.icon = ui::icon::minus, .tooltip = less, .enabled = can_less})) step = -1;
        ui::draw_text(ui_, cut_left(line, ui_.px(kValue)), ui::Type::code_bold, ui::Role::text, value, ui::Align::centre);
        if (ui::button(ui_, "more", cut_left(line, ui_.px(kStep)), {}, {.icon = ui::icon::plus, .tooltip = more, .enabled = can_more})) step = 1;
        ImGui::PopID();
        return step;
    }

    // Smaller words below the controls.
    void note(std::string_view words) {
        column_.gap(kGap);
        const float width = column_.width() - label_;
        ui::Rect place = column_.take(ui::wrapped_height(ui_, ui::Type::small, words, width));
        cut_left(place, label_);
        if (column_.draws()) ui::draw_wrapped(ui_, place, ui::Type::small, ui::Role::muted, words);
    }

  private:
    void begin(std::string_view name) {
        if (std::exchange(begun_, true)) column_.gap(14);
        if (label_ == 0) return column_.text(ui::Type::label_strong, ui::Role::text, name);
        Column label = column_;  // beside the first line of controls
        const ui::Rect line = label.row(kLine);
        if (column_.draws()) ui::draw_text(ui_, {line.x, line.y, label_, line.h}, ui::Type::label_strong, ui::Role::text, name);
    }

    Column& column_;
    ui::Ui& ui_;
    float label_;  // pixels; 0: the names stand above
    bool begun_ = false;
};

void lay_out(Column& column, const Scene& scene, const UiState& ui_state, Actions& actions) {
    const Phrases& say = column.ui().say;
    column.gap(kRingRoom);
    Rows rows(column);
    const auto themes = theme_names(say);
    const int theme = static_cast<int>(std::ranges::find(kThemes, ui_state.theme) - kThemes.begin());
    if (const auto picked = rows.choices("pick theme", say.settings_theme(), themes, theme)) actions.push_back(SetTheme{std::string(kThemes[*picked])});
    rows.note(say.settings_theme_note());
    const std::string size = fmt::format("{:.0f} %", std::round(ui_state.zoom * 100));
    if (const auto step = rows.steps(say.settings_size(), say.top_smaller(), say.top_larger(), size, ui_state.zoom > kSmallestZoom, ui_state.zoom < kLargestZoom))
        actions.push_back(Zoom{*step});
    const std::array<std::string_view, 2> motions = {say.motion_full(), say.motion_reduced()};
    if (const auto picked = rows.choices("pick motion", say.settings_motion(), motions, ui_state.reduced_motion ? 1 : 0))
        actions.push_back(SetReducedMotion{*picked == 1});
    if (const auto step = rows.steps(say.settings_speed(), say.transport_slower(), say.transport_faster(), fmt::format("×{:g}", ui_state.speed),
                                     can_be_slower(ui_state.speed), can_be_faster(ui_state.speed)))
        actions.push_back(SetSpeed{next_speed(ui_state.speed, *step)});
    std::array<std::string_view, kLocales.size()> languages;
    for (std::size_t i = 0; i < kLocales.size(); ++i) languages[i] = phrases_in(kLocales[i]).settings_language_own();
    const int language = static_cast<int>(std::ranges::find(kLocales, ui_state.locale) - kLocales.begin());
    if (const auto picked = rows.choices("pick language", say.settings_language(), languages, language)) actions.push_back(SetLocale{kLocales[*picked]});
    const std::array<std::string_view, 4> more = {say.settings_keys(), say.settings_tour(), say.settings_about(), say.keys_title()};
    if (const auto picked = rows.choices("other card", say.settings_more(), more, -1)) {
        if (*picked == 0) actions.push_back(ShowHelp{true});
        if (*picked == 1) actions.push_back(ShowTour{0});
        if (*picked == 2) actions.push_back(ShowCard{Card::about});
        if (*picked == 3) actions.push_back(ShowCard{Card::keys});
    }
    column.gap(16);
    column.text(ui::Type::small, ui::Role::muted,
                scene.settings_file.empty() ? std::string(say.settings_not_kept_at_all()) : say.settings_kept({.file = scene.settings_file}));
    column.gap(kRingRoom);
}

}  // namespace

std::array<std::string_view, kThemes.size()> theme_names(const Phrases& say) {
    return {say.theme_light(), say.theme_dark(), say.theme_contrast(), say.theme_blue_orange(), say.theme_print()};
}

void draw_settings_card(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& ui_state, Actions& actions) {
    bool open = ui_state.card == Card::settings;
    const bool was_open = open;
    const CardRoom room = room_for_card(ui, area, kWidth, [&](Column& column) { lay_out(column, scene, ui_state, actions); });
    if (ui::PopupCard popup(ui, "settings", room.card, open); popup) {
        ui::Rect rest = room.card.inset(ui.px(kCardEdge), ui.px(10));
        const ui::Rect cross = card_title(ui, rest, ui.say.settings_title());
        {
            const ui::ScrollArea scroll(ui, "settings rows", rest.inset(-ui.px(kRingRoom), 0), room.inside);
            Column column(ui, {rest.x, scroll.content().y, room.width, room.inside});
            lay_out(column, scene, ui_state, actions);
        }
        if (card_cross(ui, "close settings", cross, ui.say.settings_close())) open = false;
    }
    if (was_open && !open) actions.push_back(ShowCard{Card::none});
}

}  // namespace asynchio::panels
