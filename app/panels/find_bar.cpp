#include "app/panels/find_bar.h"

#include <algorithm>
#include <string>
#include <utility>

#include "app/panels/panel.h"
#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/draw.h"
#include "app/widgets/field.h"
#include "app/widgets/focus.h"
#include "app/widgets/hit.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

constexpr float kRow = 38, kField = 30, kButton = 28;

// While one of the fields is typed into, Tab goes from one to the other instead of indenting the text below.
class FieldScope {
  public:
    explicit FieldScope(ui::Ui& ui) : focus_(ui.memory.focus), outer_(focus_.drawing_scope) {
        if (ui.is_editing()) focus_.drawing_scope = focus_.open_scope;
    }
    ~FieldScope() { focus_.drawing_scope = outer_; }
    FieldScope(const FieldScope&) = delete;
    FieldScope& operator=(const FieldScope&) = delete;

  private:
    ui::Focus& focus_;
    ImGuiID outer_;
};

// "2 of 5", "5 matches", "nothing found".
std::string count_words(const Phrases& say, const TextEditor& editor, const FindState& find) {
    if (find.needle.empty()) return "";
    const auto& matches = editor.matches({find.needle, find.match_case});
    if (matches.empty()) return std::string(say.find_nothing());
    const auto here = std::ranges::find(matches, editor.selection().range());
    if (here == matches.end()) return say.find_count({.count = matches.size()});
    return say.find_of({.number = static_cast<std::size_t>(here - matches.begin()) + 1, .all = matches.size()});
}

bool icon_button(ui::Ui& ui, std::string_view id, Rect& line, ui::icon::Icon icon, std::string_view words, bool enabled = true, bool chosen = false) {
    const Rect place = ui::cut_right(line, ui.px(kButton), ui.px(2));
    return ui::button(ui, id, ui::rect_around(place.centre(), ui.px(kButton), ui.px(kButton)), {},
                      {.kind = ui::ButtonKind::plain, .icon = icon, .tooltip = words, .enabled = enabled, .chosen = chosen});
}

bool word_button(ui::Ui& ui, Rect& line, std::string_view words, bool enabled, std::string_view tip = {}, bool chosen = false) {
    const ui::ButtonLook look{.tooltip = tip, .enabled = enabled, .chosen = chosen, .type = ui::Type::smallest_strong};
    const float width = ui::button_width(ui, words, look) - ui.px(8);
    const Rect place = ui::cut_right(line, width, ui.px(6));
    return ui::button(ui, words, ui::rect_around(place.centre(), place.w, ui.px(kButton)), words, look);
}

struct Bar {
    ui::Ui& ui;
    FindState find;      // as it shall be
    const TextEditor& editor;
    Actions& actions;

    void change() { actions.push_back(SetFind{find}); }

    void draw_needle(const Rect& rect) {
        const ui::FieldEvent event = ui::text_field(ui, "find", ui::rect_around(rect.centre(), rect.w, ui.px(kField)), find.needle,
                                                    {.placeholder = ui.say.find_words(), .icon = ui::icon::search, .type = ui::Type::small, .stay_on_enter = true});
        if (event.changed) change();
        if (event.submitted) actions.push_back(FindNext{ImGui::GetIO().KeyShift ? -1 : 1});
        if (event.cancelled) actions.push_back(SetFind{});
    }

    void draw_replacement(const Rect& rect) {
        const ui::FieldEvent event = ui::text_field(ui, "replace", ui::rect_around(rect.centre(), rect.w, ui.px(kField)), find.replacement,
                                                    {.placeholder = ui.say.find_replacement(), .type = ui::Type::small, .stay_on_enter = true});
        if (event.changed) change();
        if (event.submitted) actions.push_back(ReplaceMatch{false});
        if (event.cancelled) actions.push_back(SetFind{});
    }

    void draw_find_buttons(Rect line, bool any) {
        if (icon_button(ui, "close find", line, ui::icon::times, ui.say.find_close())) actions.push_back(SetFind{});
        if (icon_button(ui, "find next", line, ui::icon::arrow_down, ui.say.find_next(), any)) actions.push_back(FindNext{1});
        if (icon_button(ui, "find previous", line, ui::icon::arrow_up, ui.say.find_previous(), any)) actions.push_back(FindNext{-1});
        if (word_button(ui, line, ui.say.find_case(), true, ui.say.find_case_tip(), find.match_case)) find.match_case = !find.match_case, change();
        if (icon_button(ui, "show replace", line, find.replaces ? ui::icon::minus : ui::icon::plus, ui.say.find_show_replace())) {
            find.replaces = !find.replaces;
            change();
        }
        ui::draw_text(ui, line, ui::Type::smallest, any || find.needle.empty() ? Role::muted : Role::trouble, count_words(ui.say, editor, find), ui::Align::right);
    }

    void draw_replace_buttons(Rect line, bool any) {
        if (word_button(ui, line, ui.say.find_replace_all(), any)) actions.push_back(ReplaceMatch{true});
        if (word_button(ui, line, ui.say.find_replace(), any)) actions.push_back(ReplaceMatch{false});
    }
};

}  // namespace

float find_bar_height(const ui::Ui& ui, const UiState& state) {
    if (!state.find) return 0;
    return ui.px(state.find->replaces ? 2 * kRow : kRow);
}

void draw_find_bar(ui::Ui& ui, const Rect& rect, const UiState& state, const TextEditor& editor, Actions& actions) {
    const bool asked = changed_since("find asked", state.find ? state.find->asked : 0);
    if (!state.find) return;
    ui::fill_rect(ui, rect, Role::sunken);
    ui::draw_horizontal(ui, rect.x, rect.right(), rect.bottom(), Role::hairline);
    if (asked) ui::start_editing(ui, ui::widget_id("find"), state.find->needle);
    const FieldScope scope(ui);
    Bar bar{ui, *state.find, editor, actions};
    const bool any = !bar.find.needle.empty() && !editor.matches({bar.find.needle, bar.find.match_case}).empty();
    Rect rest = rect.inset(spacing(ui).padding, 0);
    Rect first = ui::cut_top(rest, ui.px(kRow));
    const float field = std::min(ui.px(240), first.w * 0.45f);
    bar.draw_needle(ui::cut_left(first, field, ui.px(8)));
    Rect second = rest;
    if (state.find->replaces) bar.draw_replacement(ui::cut_left(second, field, ui.px(8)));
    bar.draw_find_buttons(first, any);
    if (state.find->replaces) bar.draw_replace_buttons(second, any);
}

SetFind ask_to_find(const UiState& state, const TextEditor& editor, bool replaces) {
    FindState find = state.find.value_or(FindState{});
    const std::string selected = editor.selected_text();
    if (!selected.empty() && selected.find('\n') == std::string::npos) find.needle = selected;
    find.replaces = replaces || (state.find && state.find->replaces);
    ++find.asked;
    return SetFind{find};
}

}  // namespace asynchio::panels
