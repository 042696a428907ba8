#include "app/panels/program_header.h"

#include <array>

#include "app/panels/panel.h"
#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/card.h"
#include "app/widgets/draw.h"
#include "app/widgets/hit.h"
#include "app/widgets/segmented.h"
#include "app/widgets/tooltip.h"

namespace asynchio::panels {
namespace {

constexpr float kHeader = 42, kButton = 30;
constexpr float kRoomForWords = 320;  // of a line that has more buttons

float error_words_height(ui::Ui& ui, const Scene& scene, float width) {
    const float words = width - 2 * spacing(ui).padding - ui.px(28);
    return ui::wrapped_height(ui, ui::Type::small_medium, scene.text_error, words);
}

float error_height(ui::Ui& ui, const Scene& scene, float width) {
    if (scene.text_error.empty()) return 0;
    const float link = scene.text_error_line > 0 ? ui.px(32) : 0;
    return error_words_height(ui, scene, width) + link + ui.px(14);
}

void draw_error(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, Actions& actions) {
    const float padding = spacing(ui).padding;
    ui::fill_rect(ui, rect, ui::Role::sunken);
    ui::draw_horizontal(ui, rect.x, rect.right(), rect.y, ui::Role::hairline);
    ui::Rect inner = rect.inset(padding, ui.px(6));
    const float words = error_words_height(ui, scene, rect.w);
    ui::Rect icon = cut_left(inner, ui.px(18), ui.px(10));
    icon.h = ui::line_height(ui, ui::Type::small_medium);
    ui::draw_icon(ui, icon, ui::Type::label, ui::Role::trouble, ui::icon::error);
    ui::draw_wrapped(ui, cut_top(inner, words, ui.px(4)), ui::Type::small_medium, ui::Role::trouble,
                     scene.text_error);
    if (scene.text_error_line <= 0) return;
    const std::string label = ui.say.go_to_line({.line = scene.text_error_line});
    const ui::ButtonLook look{.type = ui::Type::small_strong};
    const float width = std::min(inner.w, ui::button_width(ui, label, look));
    const ui::Rect place{inner.x, inner.y, width, ui.px(28)};
    if (ui::button(ui, "go to error", place, label, look))
        actions.push_back(StartEditing{scene.text_error_line});
}

// A button at the right end of the line, as wide as its words.
bool button_at_end(ui::Ui& ui, ui::Rect& line, std::string_view label, ui::ButtonLook look) {
    look.type = ui::Type::small_strong;
    const float width = ui::button_width(ui, label, look) - ui.px(8);
    const ui::Rect place = cut_right(line, width, ui.px(8));
    return ui::button(ui, label, ui::rect_around(place.centre(), place.w, ui.px(kButton)), label, look);
}

bool icon_at_end(ui::Ui& ui, std::string_view id, ui::Rect& line, const ui::ButtonLook& look) {
    const ui::Rect place = cut_right(line, ui.px(kButton), ui.px(4));
    return ui::button(ui, id, ui::rect_around(place.centre(), ui.px(kButton), ui.px(kButton)), {}, look);
}

// The switch that runs the text while it is typed.
void draw_live(ui::Ui& ui, ui::Rect& line, const UiState& state, Actions& actions) {
    const ui::ButtonLook look{.kind = ui::ButtonKind::plain, .icon = ui::icon::live, .tooltip = state.live ? ui.say.live_off_tip() : ui.say.live_on_tip(), .chosen = state.live};
    if (icon_at_end(ui, "live", line, look)) actions.push_back(ToggleLive{});
}

// Beside the buttons of the editor the word gives way to what the text is called.
bool draw_reset(ui::Ui& ui, ui::Rect& line, const UiState& state) {
    if (state.editing && line.w < ui.px(kRoomForWords))
        return icon_at_end(ui, "reset", line, {.kind = ui::ButtonKind::plain, .icon = ui::icon::undo, .tooltip = ui.say.program_reset_tip()});
    return button_at_end(ui, line, ui.say.program_reset(), {.icon = ui::icon::undo, .tooltip = ui.say.program_reset_tip()});
}

void draw_save(ui::Ui& ui, ui::Rect& line, const UiState& state, Actions& actions) {
    const ui::ButtonLook look{.kind = ui::ButtonKind::plain, .icon = ui::icon::save, .tooltip = ui.say.save_tip(), .chosen = state.save_name.has_value()};
    if (icon_at_end(ui, "save as lesson", line, look)) actions.push_back(state.save_name ? AskLessonName{} : AskLessonName{""});
}

// The lesson's program in Python and in C++, as two tabs.
void draw_languages(ui::Ui& ui, ui::Rect& line, const Scene& scene, Actions& actions) {
    static constexpr std::array<std::string_view, 2> kLanguages = {"Python", "C++"};
    const float width = ui::segmented_width(ui, kLanguages);
    if (width > line.w * 0.6f) return;
    const ui::Rect place = cut_right(line, width, ui.px(8));
    const int chosen = scene.language == Language::cpp ? 1 : 0;
    if (const auto picked = ui::segmented(ui, "language", ui::rect_around(place.centre(), place.w, ui.px(kButton)), kLanguages, chosen))
        actions.push_back(SetLanguage{*picked == 1 ? Language::cpp : Language::python});
}

// "hit 2 of 5" between its two buttons.
void draw_hits(ui::Ui& ui, ui::Rect& line, const Scene& scene, Actions& actions) {
    const auto arrow = [&](std::string_view id, ui::icon::Icon icon, std::string_view words, bool enabled, int step) {
        const ui::Rect place = cut_right(line, ui.px(kButton));
        const ui::ButtonLook look{.kind = ui::ButtonKind::plain, .icon = icon, .tooltip = words, .enabled = enabled};
        if (ui::button(ui, id, ui::rect_around(place.centre(), ui.px(kButton), ui.px(kButton)), {}, look))
            actions.push_back(GoToHit{step});
    };
    arrow("next hit", ui::icon::arrow_right, ui.say.hit_next(), scene.hits.has_next, +1);
    const float width = ui::text_width(ui, ui::Type::small, scene.hits.words) + ui.px(4);
    ui::draw_text(ui, cut_right(line, width), ui::Type::small, ui::Role::text, scene.hits.words, ui::Align::centre);
    arrow("last hit", ui::icon::arrow_left, ui.say.hit_previous(), scene.hits.has_previous, -1);
    cut_right(line, ui.px(8));
}

}  // namespace

float program_header_height(ui::Ui& ui, const Scene& scene, float width) {
    return ui.px(kHeader) + error_height(ui, scene, width);
}

void draw_live_line(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, Actions& actions) {
    const bool wrong = !scene.text_error.empty();
    ui::fill_rect(ui, rect, ui::Role::sunken);
    ui::draw_horizontal(ui, rect.x, rect.right(), rect.y, ui::Role::hairline);
    ui::Rect rest = rect.inset(spacing(ui).padding, 0);
    const ui::Rect sign = cut_left(rest, ui.px(16), ui.px(8));
    ui::draw_icon(ui, sign, ui::Type::smallest, wrong ? ui::Role::trouble : ui::Role::muted, wrong ? ui::icon::error : ui::icon::live);
    const std::string_view words = wrong ? std::string_view(scene.text_error) : ui.say.live_line();
    ui::draw_text(ui, rest, ui::Type::smallest, wrong ? ui::Role::trouble : ui::Role::muted, words);
    if (!wrong) return;
    const ui::Hit hit = ui::hit(ui, "live line", rect, {.tab_stop = false, .grow = false});
    ui::tooltip(ui, hit, scene.text_error);
    if (hit.clicked && scene.text_error_line > 0) actions.push_back(StartEditing{scene.text_error_line});
}

float live_line_height(const ui::Ui& ui, const UiState& state) { return state.editing && state.live ? ui.px(28) : 0; }

ui::Rect draw_program_header(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                             Actions& actions) {
    ui::Rect rest = rect;
    ui::Rect line = cut_top(rest, ui.px(kHeader));
    cut_left(line, spacing(ui).padding);
    cut_right(line, spacing(ui).padding);
    if (ui_state.editing) {
        if (button_at_end(ui, line, ui.say.program_done(), {.tooltip = ui.say.program_done_tip()})) actions.push_back(LeaveEditing{});
        if (button_at_end(ui, line, ui.say.program_run(),
                          {.kind = ui::ButtonKind::primary, .icon = ui::icon::play, .tooltip = ui.say.key_ctrl_enter()}))
            actions.push_back(RunEdited{});
        draw_live(ui, line, ui_state, actions);
    } else if (scene.language == Language::python && button_at_end(ui, line, ui.say.program_edit(), {.icon = ui::icon::edit})) {
        actions.push_back(StartEditing{});
    }
    if (scene.edited && draw_reset(ui, line, ui_state)) actions.push_back(ResetProgram{});
    if (scene.edited && ui_state.editing) draw_save(ui, line, ui_state, actions);
    if (scene.has_cpp && !ui_state.editing) draw_languages(ui, line, scene, actions);
    if (!scene.hits.words.empty() && !ui_state.editing) draw_hits(ui, line, scene, actions);
    const std::string_view note = scene.stale    ? ui.say.program_stale()
                                  : scene.edited ? ui.say.program_edited()
                                                 : std::string_view{};
    const float named = ui::text_width(ui, ui::Type::smallest_strong, ui.say.program_title()) +
                        ui::text_width(ui, ui::Type::smallest_mono, scene.filename) + ui.px(20);
    const bool fits = named + ui::text_width(ui, ui::Type::smallest_strong, note) <= line.w;  // one letter of it says nothing
    ui::draw_runs(ui, line,
                  {{ui::Type::smallest_strong, ui::Role::muted, ui.say.program_title()},
                   {ui::Type::smallest_mono, ui::Role::muted, scene.filename, 10},
                   {ui::Type::smallest_strong, ui::Role::accent, fits ? note : std::string_view{}, 10}});
    // While the text runs as it is typed, its errors come and go: they stand below it, where they move nothing.
    if (!scene.text_error.empty() && !(ui_state.editing && ui_state.live))
        draw_error(ui, cut_top(rest, error_height(ui, scene, rect.w)), scene, actions);
    return rest;
}

}  // namespace asynchio::panels
