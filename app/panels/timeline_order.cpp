#include "app/panels/timeline_order.h"

#include <algorithm>
#include <cmath>

#include "app/panels/timeline_lanes.h"
#include "app/phrases/phrases.h"
#include "app/widgets/draw.h"
#include "app/widgets/hit.h"
#include "app/widgets/text.h"
#include "app/widgets/tooltip.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

constexpr float kPin = 24, kSign = 13, kSlack = 6;

// How many lanes further down (up when negative) the pointer is than this one.
int places_to(const Plot& plot, const TimelineRow& row, float rows_top, float y) {
    int from = 0, to = 0, count = 0;
    for (const TimelineRow& other : plot.rows) {
        if (other.pool) continue;
        if (&other == &row) from = count;
        if (y >= rows_top + other.top) to = count;
        ++count;
    }
    return to - from;
}

// The label follows the pointer from row to row.
bool handle_drag(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top, const ui::Hit& hit, Actions& actions) {
    ui::Drag& drag = ui.memory.drag;
    const float y = ImGui::GetIO().MousePos.y;
    if (hit.pressed) drag = {.id = hit.id, .start_value = y};
    if (drag.id != hit.id) return false;
    if (std::abs(y - static_cast<float>(drag.start_value)) > ui.px(kSlack)) drag.moved = true;
    const bool moves = drag.moved && hit.held;
    const int step = moves ? places_to(plot, row, rows_top, y) : 0;
    if (step != 0) actions.push_back(MoveLane{plot.view.lanes[row.lane].actor, step});
    if (moves) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
    if (!hit.held) drag = {};
    return moves;
}

void handle_keys(ui::Ui& ui, Actor lane, Actions& actions) {
    if (ui.is_editing()) return;
    if (ui.keys.take(Key::up, {.alt = true})) actions.push_back(MoveLane{lane, -1});
    if (ui.keys.take(Key::down, {.alt = true})) actions.push_back(MoveLane{lane, 1});
    if (ui.keys.take(Key::j)) actions.push_back(PinLane{lane});
}

void draw_pin(ui::Ui& ui, const Rect& rect, bool pinned, bool hovered) {
    if (!pinned && !hovered) return;
    const Rect sign = ui::rect_around(rect.centre(), ui.px(kSign), ui.px(kSign));
    ui::draw_icon(ui, sign, ui::Type::smallest, pinned ? Role::accent : Role::muted, ui::icon::arrow_up);
}

}  // namespace

void handle_order(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top, const Rect& lanes, bool focused, Actions& actions) {
    if (ui.projector) return;
    const LaneView& lane = plot.view.lanes[row.lane];
    const Rect whole = ui::intersection(row_rect(plot, row, rows_top), lanes);
    if (whole.empty()) return;
    ImGui::PushID(static_cast<int>(lane.actor.task.value));
    ImGui::PushID(static_cast<int>(lane.actor.thread.value));
    const Rect label{plot.labels.x + ui.px(kPin), whole.y, plot.sizes.label - ui.px(12), whole.h};
    const Rect pin{plot.labels.x, whole.y, ui.px(kPin), whole.h};
    const ui::Hit name = ui::hit(ui, "lane label", label, {.tab_stop = false, .by_key = false, .grow = false});
    const bool drags = handle_drag(ui, plot, row, rows_top, name, actions);
    if (drags) ui::stroke_rect(ui, label.inset(-ui.px(2), ui.px(1)), Role::accent, 1.5f, 4);
    const ui::Hit sign = ui::hit(ui, "pin lane", pin, {.tab_stop = false, .by_key = false, .grow = false, .cursor = ImGuiMouseCursor_Hand});
    draw_pin(ui, pin, lane.pinned, name.hovered || sign.hovered);
    ui::tooltip(ui, sign, lane.pinned ? ui.say.lane_unpin() : ui.say.lane_pin(), "J");
    if (!drags) ui::tooltip(ui, name, ui.say.lane_drag(), ui.say.key_lane_moves());
    if (sign.clicked) actions.push_back(PinLane{lane.actor});
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const bool here = whole.contains(mouse) && ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows | ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    if (here || focused) handle_keys(ui, lane.actor, actions);
    ImGui::PopID();
    ImGui::PopID();
}

}  // namespace asynchio::panels
