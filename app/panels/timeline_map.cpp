#include "app/panels/timeline_map.h"

#include <algorithm>
#include <cmath>

#include "app/panels/looks.h"
#include "app/phrases/phrases.h"
#include "app/widgets/bar.h"
#include "app/widgets/hit.h"
#include "app/widgets/tooltip.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

constexpr float kGrip = 5;         // of an end of the frame, on both sides of it
constexpr float kLeastFrame = 8;   // width
constexpr float kFlatRow = 4;      // rows that are lower have no heights

struct Map {
    const MinimapView& view;
    Rect area;
    double begin, end;  // shown in the timeline

    float x(double at) const { return area.x + static_cast<float>(at / view.end) * area.w; }
    double at(float x) const { return (x - area.x) / area.w * view.end; }
    Rect frame(const ui::Ui& ui) const {
        const float x0 = std::clamp(x(begin), area.x, area.right()), x1 = std::clamp(x(end), area.x, area.right());
        const float width = std::max(x1 - x0, ui.px(kLeastFrame));
        return {std::min(x0, area.right() - width), area.y, width, area.h};
    }
};

void draw_cells(ui::Ui& ui, const Map& map, const MinimapLane& lane, const Rect& row) {
    for (std::size_t i = 0; i < lane.cells.size();) {
        const Activity activity = lane.cells[i];
        std::size_t end = i + 1;
        while (end < lane.cells.size() && lane.cells[end] == activity) ++end;
        const float x0 = std::round(map.x(static_cast<double>(i) * map.view.cell)), x1 = std::round(map.x(static_cast<double>(end) * map.view.cell));
        i = end;
        if (!is_drawn(activity) || x0 >= map.area.right()) continue;
        const float part = row.h < ui.px(kFlatRow) ? 1 : std::min(1.0f, ui::state_look(look_of(activity)).height);
        const float height = std::max(1.0f, std::round(row.h * part));
        ui::fill_rect(ui, {x0, row.bottom() - height, std::max(1.0f, std::min(x1, map.area.right()) - x0), height},
                      ui::Ink(ui::state_fill(ui, look_of(activity))));
    }
}

// As many rows as there are pixels for; where lanes are more, every so manieth is seen.
void draw_lanes(ui::Ui& ui, const Map& map) {
    const auto lanes = static_cast<float>(map.view.lanes.size());
    const float inner = map.area.h - ui.px(4), pitch = std::max(1.0f, std::floor(std::min(inner / lanes, ui.px(9))));
    const auto rows = static_cast<std::size_t>(std::min(lanes, std::floor(inner / pitch)));
    const float gap = pitch >= 3 ? 1 : 0;
    float y = std::round(map.area.centre().y - pitch * static_cast<float>(rows) / 2);
    for (std::size_t row = 0; row < rows; ++row, y += pitch)
        draw_cells(ui, map, map.view.lanes[row * map.view.lanes.size() / rows], {map.area.x, y, map.area.w, pitch - gap});
}

enum class Part { none, left, right, middle };

Part part_at(const ui::Ui& ui, const Rect& frame, float x) {
    const float grip = ui.px(kGrip);
    // The ends of a narrow frame are outside of it, so that it can still be dragged.
    const float inside = frame.w > 4 * grip ? grip : 0;
    if (x >= frame.x - grip && x < frame.x + inside) return Part::left;
    if (x <= frame.right() + grip && x > frame.right() - inside) return Part::right;
    return frame.x <= x && x <= frame.right() ? Part::middle : Part::none;
}

// The frame as it is pulled or dragged; what lay under the pointer when it went down stays there.
void handle(ui::Ui& ui, const Map& map, const ui::Hit& hit, const Rect& frame, Actions& actions) {
    const float x = ImGui::GetIO().MousePos.x;
    ui::Drag& drag = ui.memory.drag;
    const ImGuiID left = ui::widget_id("map left"), right = ui::widget_id("map right"), middle = ui::widget_id("map middle");
    const Part part = part_at(ui, frame, x);
    const double width = map.end - map.begin, at = map.at(x);
    if (hit.pressed) {
        drag = {.id = part == Part::left ? left : part == Part::right ? right : middle, .start_x = x};
        drag.start_value = part == Part::none ? width / 2 : part == Part::right ? map.end - at : at - map.begin;
    }
    const bool pulls = drag.id == left || drag.id == right;
    if (pulls || (drag.id != middle && hit.hovered && (part == Part::left || part == Part::right))) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    if (!pulls && drag.id != middle) return;
    double begin = map.begin, end = map.end;
    if (drag.id == left) begin = std::clamp(at - drag.start_value, 0.0, end - width * 1e-3);
    if (drag.id == right) end = std::clamp(at + drag.start_value, begin + width * 1e-3, map.view.end);
    if (drag.id == middle) begin = std::clamp(at - drag.start_value, 0.0, std::max(0.0, map.view.end - width)), end = begin + width;
    if (begin != map.begin || end != map.end) actions.push_back(ShowView{begin, end});
    if (!hit.held) drag = {};
}

}  // namespace

bool shows_map(const Plot& plot) {
    if (!plot.view.minimap || plot.view.minimap->lanes.empty()) return false;
    return !plot.state.view.fitted || plot.begin > 1e-9 || plot.end < plot.view.minimap->end - 1e-9;
}

void draw_map(ui::Ui& ui, const Rect& rect, const Plot& plot, Actions& actions) {
    const Map map{*plot.view.minimap, rect.inset(ui.px(3), 0), plot.begin, plot.end};
    ui::draw_box(ui, rect, {Role::sunken, Role::edge, 1, 4});
    draw_lanes(ui, map);
    const float playhead = map.x(map.view.playhead);
    if (playhead <= map.area.right()) ui::draw_vertical(ui, playhead, rect.y + 1, rect.bottom() - 1, Role::accent, 1);
    const Rect frame = map.frame(ui);
    const ui::Ink beside = ui::Ink(Role::sunken).fade(0.6f);
    ui::fill_rect(ui, {rect.x + 1, rect.y + 1, frame.x - rect.x - 1, rect.h - 2}, beside);
    ui::fill_rect(ui, {frame.right(), rect.y + 1, rect.right() - frame.right() - 1, rect.h - 2}, beside);
    ui::stroke_rect(ui, frame, Role::accent, 2, 3);
    const ui::Hit hit = ui::hit(ui, "map", rect, {.tab_stop = false, .grow = false});
    ui::tooltip(ui, hit, ui.say.map_tip(), "F");
    if (!plot.view.pick) handle(ui, map, hit, frame, actions);
}

}  // namespace asynchio::panels
