#include "app/panels/told_card.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "app/panels/card_head.h"
#include "app/panels/panel.h"
#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/draw.h"
#include "app/widgets/field.h"
#include "app/widgets/focus.h"
#include "app/widgets/hit.h"
#include "app/widgets/popup.h"
#include "app/widgets/scroll.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;
using ui::Type;

constexpr float kWidth = 980, kField = 38, kTime = 76, kAround = 4, kPad = 10, kFoot = 26;

std::string text_of(const ToldLine& line) { return (line.time.empty() ? "" : line.time + " s  ") + line.text + "\n"; }

// Whether all lines are marked; one of them is otherwise, the one at the playhead.
class Mark {
  public:
    Mark() : key_(ui::widget_id("all lines")) {}
    bool all() const { return ImGui::GetStateStorage()->GetBool(key_, false); }
    void set(bool all) { ImGui::GetStateStorage()->SetBool(key_, all); }

  private:
    ImGuiID key_;
};

void copy(const ToldView& told, bool all, Actions& actions) {
    std::string text;
    for (std::size_t i = 0; i < told.lines.size(); ++i)
        if (all || i == told.current) text += text_of(told.lines[i]);
    if (!text.empty()) actions.push_back(CopyWords{std::move(text)});
}

void go_to_line(const ToldView& told, int step, Actions& actions) {
    if (told.lines.empty()) return;
    const auto here = told.current < told.lines.size() ? static_cast<std::ptrdiff_t>(told.current) : -1;
    const auto last = static_cast<std::ptrdiff_t>(told.lines.size()) - 1;
    std::ptrdiff_t to = std::clamp<std::ptrdiff_t>(here + step, 0, last);
    // Several lines may be about one moment: on to another one.
    const auto position = [&](std::ptrdiff_t i) { return told.lines[static_cast<std::size_t>(i)].position; };
    while (here >= 0 && to > 0 && to < last && position(to) == position(here)) to += step;
    actions.push_back(GoToPosition{position(to)});
}

void act_on_keys_of(ui::Ui& ui, const ToldView& told, Mark& mark, Actions& actions) {
    if (ui.is_editing()) return;
    if (ui.keys.take(Key::a, {.ctrl = true})) mark.set(true);
    if (ui.keys.take(Key::c, {.ctrl = true})) copy(told, mark.all(), actions);
    while (ui.keys.take(Key::down)) mark.set(false), go_to_line(told, +1, actions);
    while (ui.keys.take(Key::up)) mark.set(false), go_to_line(told, -1, actions);
}

void draw_head(ui::Ui& ui, Rect line, const ToldView& told, const UiState& ui_state, Mark& mark, Actions& actions) {
    const ui::ButtonLook look{.icon = ui::icon::run_card, .enabled = !told.lines.empty(), .type = Type::label};
    const Rect place = ui::cut_right(line, ui::button_width(ui, ui.say.told_copy(), look), ui.px(10));
    if (ui::button(ui, "copy lines", place, ui.say.told_copy(), look)) mark.set(true), copy(told, true, actions);
    if (!ui.is_editing() && ui.keys.take(Key::slash)) ui::start_editing(ui, ui::widget_id("told search"), ui_state.told_search);
    std::string words = ui_state.told_search;
    const ui::FieldEvent event =
        ui::text_field(ui, "told search", line, words, {.placeholder = ui.say.told_search(), .icon = ui::icon::search, .stay_on_enter = true});
    if (event.changed) mark.set(false), actions.push_back(SearchTold{words});
}

struct Row {
    const ToldLine* line;
    bool current, marked;
};

void draw_row(ui::Ui& ui, const Rect& rect, const Row& row, Actions& actions) {
    const ui::Hit hit = ui::hit(ui, "told line", rect, {.grow = false});
    if (row.marked || row.current) ui::fill_rect(ui, rect, Role::accent_wash, 4);
    else if (hit.hovered) ui::fill_rect(ui, rect, Role::sunken, 4);
    if (row.current) ui::fill_rect(ui, {rect.x, rect.y, ui.px(4), rect.h}, Role::accent);
    Rect rest = rect.inset(ui.px(kPad), ui.px(kAround));
    Rect time = ui::cut_left(rest, ui.px(kTime));
    time.h = ui::line_height(ui, Type::small);
    if (!row.line->time.empty()) ui::draw_text(ui, time, Type::smallest_mono, Role::muted, row.line->time + " s");
    const bool spoken = row.line->kind == ToldLine::Kind::caption || row.line->kind == ToldLine::Kind::verdict;
    ui::draw_wrapped(ui, rest, spoken ? Type::small_strong : Type::small, Role::text, row.line->text);
    ui::draw_focus_ring(ui, hit, ui.px(4));
    if (hit.clicked) actions.push_back(GoToPosition{row.line->position});
}

float row_height(ui::Ui& ui, const ToldLine& line, float width) {
    const bool spoken = line.kind == ToldLine::Kind::caption || line.kind == ToldLine::Kind::verdict;
    return ui::wrapped_height(ui, spoken ? Type::small_strong : Type::small, line.text, width - 2 * ui.px(kPad) - ui.px(kTime)) + 2 * ui.px(kAround);
}

void draw_rows(ui::Ui& ui, const Rect& rest, const ToldView& told, bool all, bool opened, Actions& actions) {
    if (told.lines.empty()) {
        ui::draw_wrapped(ui, rest, Type::label, Role::muted, told.all == 0 ? ui.say.told_nothing() : ui.say.told_not_found());
        return;
    }
    const float width = rest.w - ImGui::GetStyle().ScrollbarSize;
    std::vector<float> heights;
    for (const ToldLine& line : told.lines) heights.push_back(row_height(ui, line, width));
    ui::ScrollArea area(ui, "told rows", rest, std::accumulate(heights.begin(), heights.end(), 0.0f));
    Rect content = area.content();
    content.w = width;
    const bool moved = changed_since("told line", static_cast<int>(told.current)) || opened;
    for (std::size_t i = 0; i < told.lines.size(); ++i) {
        const Rect place = ui::cut_top(content, heights[i]);
        if (moved && i == told.current) area.reveal(place);
        if (place.bottom() < area.visible().y || place.y > area.visible().bottom()) continue;
        ImGui::PushID(static_cast<int>(i));
        draw_row(ui, place, {&told.lines[i], i == told.current, all}, actions);
        ImGui::PopID();
    }
}

}  // namespace

void draw_told_card(ui::Ui& ui, const Rect& area, const Scene& scene, const UiState& ui_state, Actions& actions) {
    bool open = ui_state.card == Card::told && scene.told;
    const bool was_open = open, opened = changed_since("told is open", open ? 1 : 0) && open;
    const float margin = ui.px(16);
    const Rect card = ui::snapped(ui::rect_around(area.centre(), std::min(ui.px(kWidth), area.w - 2 * margin), area.h - 4 * margin));
    if (ui::PopupCard popup(ui, "told", card, open); popup) {
        const ToldView& told = *scene.told;
        Mark mark;
        if (opened) mark.set(false);
        Rect rest = card.inset(ui.px(kCardEdge), ui.px(10));
        const Rect cross = card_title(ui, rest, ui.say.told_title());
        draw_head(ui, ui::cut_top(rest, ui.px(kField), ui.px(8)), told, ui_state, mark, actions);
        const Rect foot = ui::cut_bottom(rest, ui.px(kFoot), ui.px(4));
        act_on_keys_of(ui, told, mark, actions);
        draw_rows(ui, rest, told, mark.all(), opened, actions);
        const std::string count = ui.say.told_lines({.count = told.lines.size()});
        ui::draw_text(ui, foot, Type::small, Role::muted, told.left_out > 0 ? count + " " + ui.say.told_left_out({.count = told.left_out}) : count + " " + std::string(ui.say.told_keys()));
        if (card_cross(ui, "close told", cross, ui.say.settings_close())) open = false;
    }
    if (was_open && !open) actions.push_back(ShowCard{Card::none});
}

}  // namespace asynchio::panels
