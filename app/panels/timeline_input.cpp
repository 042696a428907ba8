#include "app/panels/timeline_input.h"

#include <algorithm>
#include <cmath>

#include "app/model/state_phrases.h"
#include "app/panels/looks.h"
#include "app/panels/timeline_lanes.h"
#include "app/panels/timeline_range.h"
#include "app/panels/timeline_words.h"
#include "app/phrases/phrases.h"
#include "app/widgets/tooltip.h"

namespace asynchio::panels {
namespace {

using ui::Rect;

constexpr double kZoomStep = 1.2;
constexpr float kClickSlack = 4;  // pixels at 100 %: less is a click, more a drag

const Mark* mark_at(const ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top,
                    const std::vector<Mark>& marks, ImVec2 at) {
    // Low bars can be hit in the whole height of their lane; where two could be meant, the slice is.
    const Mark* found = nullptr;
    for (const Mark& mark : marks) {
        const Rect bar = mark_rect(ui, plot, row, rows_top, mark);
        const float slack = mark.slice ? ui.px(2) : 0;
        if (at.x < bar.x - slack || at.x >= bar.right() + slack) continue;
        if (found == nullptr || mark.slice) found = &mark;
    }
    return found;
}

// What stands behind one box: how many bars, and how long in which state.
void explain_folded(const Phrases& say, const Plot& plot, const LaneView& lane, const Mark& mark, ui::TooltipContent& content) {
    const StateTimes times = folded_times(plot, *lane.lane, lane.totals, mark);
    const Span& first = lane.lane->spans[mark.span];
    const Span& last = lane.lane->spans[mark.span + mark.count - 1];
    const Time until = mark.cut ? plot.state.time : last.end;
    content.title = say.tip_folded({.who = lane.name, .count = mark.count});
    content.lines = {say.tip_from_to({.from = brief_seconds(first.begin), .to = brief_seconds(until) + " s"})};
    std::vector<Activity> states;
    for (std::size_t i = 1; i < kActivities; ++i)
        if (times.bars[i] > 0) states.push_back(static_cast<Activity>(i));
    std::ranges::stable_sort(states, [&](Activity a, Activity b) { return times.of(a) > times.of(b); });
    for (const Activity state : states)
        content.lines.push_back(say.tip_folded_state({.what = phrase_of(say, state), .number = times.count(state), .time = duration_words(times.of(state))}));
    content.look = look_of(mark.most);
    content.hint = say.tip_folded_zoom();
}

void explain(ui::Ui& ui, const Plot& plot, const LaneView& lane, const Mark& mark, const Rect& anchor) {
    const Span& span = lane.lane->spans[mark.span];
    ui::TooltipContent content;
    content.look = look_of(mark.activity);
    const Phrases& say = ui.say;
    content.title = say.tip_title({.who = lane.name, .what = span_words(say, plot.view, lane, span, mark.activity)});
    const std::string from = brief_seconds(span.begin);
    const std::string to = mark.cut ? std::string(say.tip_now()) : brief_seconds(span.end) + " s";
    content.lines.push_back(span.begin == span.end && !mark.cut ? say.tip_takes_no_time({.time = from})
                                                                : say.tip_from_to({.from = from, .to = to}));
    if (span.turn != 0) content.lines.push_back(say.tip_turn({.turn = span.turn}));
    if (span.line != 0) content.lines.push_back(say.tip_line({.line = span.line}));
    if (span.activity == Activity::waiting_timer && span.wait.deadline != kNever)
        content.lines.push_back(say.tip_timer_rings({.time = brief_seconds(span.wait.deadline)}));
    if (mark.turns) {
        content.title = say.tip_takes_turns({.who = lane.name, .percent = std::lround(mark.computes * 100)});
        content.lines = {std::string(mark.activity == Activity::wants_gil ? say.tip_between_gil() : say.tip_between_core())};
    }
    content.hint = say.tip_click();
    if (mark.most != Activity::nothing) explain_folded(say, plot, lane, mark, content);
    else if (mark.count > 1) content.lines.push_back(say.tip_in_this_place({.number = mark.count}));
    ui::show_tooltip(ui, anchor, std::move(content));
}

// A sleep whose end can be pulled: finished or going on, of a task or thread, on the TIME ruler.
const Mark* end_near(const ui::Ui& ui, const Plot& plot, const std::vector<Mark>& marks, float x) {
    if (plot.turns() || ui.projector) return nullptr;
    for (const Mark& mark : marks)
        if (mark.activity == Activity::waiting_timer && mark.count == 1 && !mark.cut &&
            std::abs(x - mark.x1) <= ui.px(5) && mark.x1 - mark.x0 > ui.px(12))
            return &mark;
    return nullptr;
}

// Returns true while an end is held.
bool handle_bar_end(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top,
                    const std::vector<Mark>& marks, bool hovered, Actions& actions) {
    const LaneView& lane = plot.view.lanes[row.lane];
    ui::Drag& drag = ui.memory.drag;
    const ImGuiID id = ui::widget_id("end");
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const Mark* near =
        hovered && drag.id != id && !lane.worker ? end_near(ui, plot, marks, mouse.x) : nullptr;
    if (near == nullptr && drag.id != id) return false;
    const Rect whole = row_rect(plot, row, rows_top);
    const float x = near != nullptr ? near->x1 : mouse.x;
    const ui::Hit hit = ui::hit(ui, "end", {x - ui.px(5), whole.y, ui.px(10), whole.h},
                                {.tab_stop = false, .grow = false, .cursor = ImGuiMouseCursor_ResizeEW});
    if (hit.pressed && near != nullptr) {
        drag = {.id = id, .start_value = static_cast<double>(near->span), .start_x = mouse.x};
        return true;
    }
    if (drag.id != id) return near != nullptr;
    const auto index = static_cast<std::size_t>(drag.start_value);
    if (index < lane.lane->spans.size() && (drag.moved || std::abs(mouse.x - drag.start_x) > ui.px(2))) {
        drag.moved = true;
        const Time end = std::max<Time>(0, from_seconds(plot.at(mouse.x)));
        const Selection bar{lane.actor, lane.lane->spans[index].first_event};
        if (hit.held || hit.released) actions.push_back(DragBarEnd{bar, end, hit.held});
    }
    if (!hit.held) drag = {};
    return true;
}

void handle_pan(ui::Ui& ui, const Plot& plot, const ui::Hit& hit, Actions& actions) {
    ui::Drag& drag = ui.memory.drag;
    const float x = ImGui::GetIO().MousePos.x;
    if (hit.pressed) drag = {.id = hit.id, .start_value = x, .start_x = x};
    if (drag.id != hit.id) return;
    if (std::abs(x - drag.start_x) > ui.px(kClickSlack)) drag.moved = true;
    if (!drag.moved || !hit.held || plot.state.view.fitted) return;
    const double by = (drag.start_value - x) / plot.per_unit();
    drag.start_value = x;
    if (by != 0) actions.push_back(PanView{by});
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
}

void handle_lane_keys(ui::Ui& ui, const Plot& plot, const LaneView& lane, const std::vector<Mark>& marks,
                      const ui::Hit& hit, Actions& actions) {
    if (!ui.has_keys(hit.id)) return;
    const bool here = plot.state.selection && plot.state.selection->actor == lane.actor;
    const int step = ui.keys.take(Key::right) ? 1 : ui.keys.take(Key::left) ? -1 : 0;
    if (here && step != 0) return actions.push_back(SelectNeighbour{step});
    if ((step != 0 || hit.clicked) && !marks.empty() && !here)
        actions.push_back(Select{{lane.actor, lane.lane->spans[marks.back().span].first_event}});
}

}  // namespace

void handle_ruler(ui::Ui& ui, const Plot& plot, Actions& actions) {
    const ui::Hit hit = ui::hit(ui, "ruler", plot.ruler.inset(-ui.px(8), 0),
                                {.tab_stop = false, .grow = false, .cursor = ImGuiMouseCursor_ResizeEW});
    if (handle_range(ui, plot, hit, nullptr, {}, actions) || (!hit.held && !hit.pressed)) return;
    const double at = std::clamp(plot.at(ImGui::GetIO().MousePos.x), 0.0, std::max(plot.begin, plot.end));
    if (!plot.turns()) {
        const Time time = from_seconds(at);
        if (time != plot.state.time) actions.push_back(GoToTime{time, !hit.pressed});
        return;
    }
    if (plot.view.run == nullptr || plot.view.run->columns.empty()) return;
    const auto& columns = plot.view.run->columns;
    const auto column = std::min(columns.size() - 1, static_cast<std::size_t>(at));
    const std::size_t position = columns[column].first_event + 1;
    if (position != plot.state.position) actions.push_back(GoToPosition{position});
}

ui::Hit handle_lane(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top, const Rect& lanes,
                    const std::vector<Mark>& marks, Actions& actions) {
    const LaneView& lane = plot.view.lanes[row.lane];
    const Rect whole = row_rect(plot, row, rows_top);
    const Rect target =
        ui::intersection({plot.area.x - ui.px(4), whole.y, plot.area.w + ui.px(8), whole.h}, lanes);
    ImGui::PushID(static_cast<int>(lane.actor.task.value));
    ImGui::PushID(static_cast<int>(lane.actor.thread.value));
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool pulls = lane.lane != nullptr &&
                       handle_bar_end(ui, plot, row, rows_top, marks, target.contains(mouse), actions);
    ui::Hit hit = ui::hit(ui, "lane", target, {.grow = false});
    const bool by_mouse = hit.released && hit.hovered && !ui.has_keys(hit.id);
    const bool marks_range = handle_range(ui, plot, hit, lane.lane, marks, actions);
    if (!marks_range) handle_pan(ui, plot, hit, actions);
    const bool dragged = marks_range || (ui.memory.drag.id == hit.id && ui.memory.drag.moved);
    if (hit.released && ui.memory.drag.id == hit.id) ui.memory.drag = {};
    const Mark* mark = pulls ? nullptr : mark_at(ui, plot, row, rows_top, marks, mouse);
    if (hit.clicked && by_mouse && !dragged) {
        if (mark != nullptr)
            actions.push_back(Select{{lane.actor, lane.lane->spans[mark->span].first_event}});
        else if (plot.state.selection)
            actions.push_back(Deselect{});
    }
    if (lane.lane != nullptr && !by_mouse) handle_lane_keys(ui, plot, lane, marks, hit, actions);
    if (mark != nullptr && !marks_range && ui::tooltip_due(ui, hit))
        explain(ui, plot, lane, *mark, mark_rect(ui, plot, row, rows_top, *mark));
    ImGui::PopID();
    ImGui::PopID();
    return hit;
}

void handle_view(ui::Ui& ui, const Plot& plot, const Rect& whole, bool wheel_scrolls, Actions& actions) {
    if (ui.projector) return;
    const ImGuiIO& io = ImGui::GetIO();
    const bool hovered = whole.contains(io.MousePos) &&
                         ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows | ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    // Around the pointer; of whoever has none, around the playhead.
    const double at = hovered ? plot.at(std::clamp(io.MousePos.x, plot.area.x, plot.area.right())) : plot.view.playhead;
    const bool on_ruler = io.MousePos.y < plot.area.y;
    if (hovered && io.MouseWheel != 0 && !io.KeyCtrl && (on_ruler || !wheel_scrolls))
        actions.push_back(ZoomView{std::pow(kZoomStep, io.MouseWheel), at, plot.begin, plot.end});
    if (ui.is_editing() || plot.state.editing || ui.memory.focus.open_scope != 0) return;  // a card over it has the keys
    const double width = plot.end - plot.begin;
    if (ui.keys.take(Key::w)) actions.push_back(ZoomView{kZoomStep * kZoomStep, at, plot.begin, plot.end});
    if (ui.keys.take(Key::s)) actions.push_back(ZoomView{1 / (kZoomStep * kZoomStep), at, plot.begin, plot.end});
    if (ui.keys.take(Key::a)) actions.push_back(PanView{-width / 8});
    if (ui.keys.take(Key::d)) actions.push_back(PanView{width / 8});
    if (ui.keys.take(Key::f)) actions.push_back(FitView{});
    if (ui.keys.take(Key::left_bracket)) actions.push_back(FollowWake{-1});
    if (ui.keys.take(Key::right_bracket)) actions.push_back(FollowWake{1});
    if (ui.keys.take(Key::comma)) actions.push_back(SelectNeighbour{-1});
    if (ui.keys.take(Key::period)) actions.push_back(SelectNeighbour{1});
}

}  // namespace asynchio::panels
