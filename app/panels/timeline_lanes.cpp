#include "app/panels/timeline_lanes.h"

#include <algorithm>
#include <cmath>

#include "app/panels/looks.h"
#include "app/panels/timeline_lane_words.h"
#include "app/widgets/bar.h"

namespace asynchio::panels {
namespace {

using ui::Rect;

constexpr float kTooth = 5;  // pixels, from tooth to tooth of the comb of a folded stretch

struct LanePainter : DrawnLane {
    void draw_bars() {
        const ImVec2 origin{plot.x(0), base};
        for (const Mark& mark : marks) {
            // Only what is seen: a bar may be a thousand times as wide as the window.
            Rect bar = rect(mark);
            const float left = plot.area.x - ui.px(8), right = plot.area.right() + ui.px(8);
            const float x1 = std::min(bar.right(), right);
            bar.x = std::max(bar.x, left);
            bar.w = x1 - bar.x;
            if (bar.w > 0 && mark.most != Activity::nothing && mark.most != mark.activity) draw_folded(mark, bar, origin);
            else if (bar.w > 0) ui::draw_bar(ui, look_of(mark.activity), bar, origin);
            if (bar.w > 0 && mark.turns) draw_computing(mark, bar);
        }
    }

    // Many bars in the place of one: the state that lasted longest as a bar, and the tallest as a comb on it, so that
    // neither hides the other.
    void draw_folded(const Mark& mark, const Rect& bar, ImVec2 origin) {
        ui::draw_bar(ui, look_of(mark.most), ui::bar_rect(ui, look_of(mark.most), bar.x, bar.right(), base, bars_height(), 1), origin);
        const ui::Ink fill(ui::state_fill(ui, look_of(mark.activity)));
        const float pitch = ui.px(kTooth), width = std::max(1.0f, std::floor(pitch / 2));
        for (float x = origin.x + std::ceil((bar.x - origin.x) / pitch) * pitch; x + width <= bar.right(); x += pitch)
            ui::fill_rect(ui, {x, bar.y, width, bar.h}, fill);
        if (bar.w < pitch) ui::fill_rect(ui, {bar.x, bar.y, std::min(width, bar.w), bar.h}, fill);
    }

    // The stretches that compute, in the bar of those that do not: each at its place, or, when they are too many to be
    // told apart, as a layer whose height is their part of the time. So the green of a lane is always what it computed.
    void draw_computing(const Mark& mark, const Rect& bar) {
        const Rect full = ui::bar_rect(ui, ui::Look::running, bar.x, bar.right(), base, bars_height(), 1);
        const ui::Ink fill(ui::state_fill(ui, ui::Look::running));
        if (!slices_are_seen(mark)) {
            const float part = std::max(ui.px(2), std::round(full.h * mark.computes));
            return ui::fill_rect(ui, {full.x, full.bottom() - part, full.w, part}, fill);
        }
        for (std::size_t i = mark.span; i < mark.span + mark.count; ++i) {
            const Span& span = lane.lane->spans[i];
            if (span.activity != Activity::running || span.end <= span.begin) continue;
            const Extent extent = plot.extent(span);
            const float x0 = std::max(plot.x(extent.begin), bar.x);
            const float x1 = std::min(plot.x(span.last_event >= plot.state.position ? plot.reached() : extent.end), bar.right());
            if (x1 <= x0) continue;
            const Rect slice{x0, full.y, x1 - x0, full.h};
            if (slice.w < ui.px(5)) ui::fill_rect(ui, slice, fill);
            else ui::draw_box(ui, slice, {fill, ui::bar_ink(), 1, 0});
        }
    }

    void draw_cap() {
        const Rect place = end_cap_rect(ui, plot, row, top, marks);
        if (!place.empty()) ui::draw_end_cap(ui, cap_of(lane.outcome), place.centre(), place.w / ui.scale);
    }

    void draw_holds() {
        if (plot.view.run == nullptr) return;
        const float tall = ui.px(ui.projector ? 12 : plot.compact(row) ? 4 : 8), y = base + ui.px(3);
        const auto& holds = plot.view.run->holds;
        float drawn_to = -1e9f;  // many short holds become one band
        for (const HoldSpan& hold : holds) {
            if (hold.owner != lane.actor || hold.first_event >= plot.state.position) continue;
            const double begin = plot.unit(hold.begin, hold.first_event);
            const bool goes_on = hold.last_event >= plot.state.position;
            const double end = goes_on ? plot.reached() : plot.unit(hold.end, hold.last_event);
            // One that took no time at the playhead lies before it: behind it nothing has happened.
            const float latest = plot.turns() || goes_on ? 1e9f : plot.x(plot.reached()) - ui.px(plot.sizes.slice);
            const float x0 = std::max(std::min(plot.x(begin), latest), plot.area.x - 1);
            const float x1 =
                std::min(std::max(plot.x(end), x0 + ui.px(plot.sizes.slice)), plot.area.right());
            if (x1 < drawn_to + 1 || x1 <= x0) continue;
            ui::draw_hold_band(ui, {x0, y, x1 - x0, tall});
            drawn_to = x1;
        }
    }
};

}  // namespace

Rect DrawnLane::rect(const Mark& mark) const { return mark_rect(ui, plot, row, top, mark); }

Rect row_rect(const Plot& plot, const TimelineRow& row, float rows_top) {
    return {plot.labels.x, rows_top + row.top, plot.area.right() + plot.sizes.margin - plot.labels.x,
            row.height};
}

Rect mark_rect(const ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top, const Mark& mark) {
    const float gap = plot.turns() ? ui.px(1) : 0;
    float height = plot.bar_height(row);
    if (plot.view.lanes[row.lane].worker) height -= ui.px(4);
    return ui::bar_rect(ui, look_of(mark.activity), mark.x0 + gap, mark.x1 - gap, plot.base(row, rows_top),
                        height, 1);
}

Rect end_cap_rect(const ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top, const std::vector<Mark>& marks) {
    const LaneView& lane = plot.view.lanes[row.lane];
    if (!lane.ended || lane.lane == nullptr) return {};
    const float base = plot.base(row, rows_top);
    if (plot.turns()) {
        const float x = plot.x(plot.unit(lane.lane->end_time, lane.lane->end_event)), size = ui.px(plot.sizes.cap);
        if (x < plot.area.x || x > plot.area.right()) return {};
        return ui::rect_around({x + ui.px(16), base - ui.px(11)}, size, size);
    }
    if (lane.worker || marks.empty()) return {};
    const float size = ui.px(plot.compact(row) ? 18 : plot.sizes.cap);
    const float x = std::max(marks.back().x1, plot.x(to_seconds(lane.lane->end_time)));
    if (x > plot.area.right() + plot.sizes.margin || x < plot.area.x) return {};
    const float y = base - std::max(size / 2, plot.bar_height(row) * 0.175f);
    return ui::rect_around({x + size / 2 + ui.px(4), y}, size, size);
}

std::vector<Mark> marks_of(const ui::Ui& ui, const Plot& plot, const LaneView& lane) {
    if (lane.lane == nullptr) return {};
    return collect_marks(ui, plot, *lane.lane, {plot.state.position, plot.reached()});
}

std::vector<Rect> draw_lane(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top, const std::vector<Mark>& marks) {
    const LaneView& lane = plot.view.lanes[row.lane];
    if (lane.lane == nullptr) return {};
    const DrawnLane drawn{ui, plot, row, lane, rows_top, marks};
    LanePainter painter{drawn};
    painter.draw_bars();
    painter.draw_holds();
    painter.draw_cap();
    return draw_lane_words(drawn);
}

void draw_seen(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top) {
    const LaneView& lane = plot.view.lanes[row.lane];
    if (lane.lane == nullptr || plot.view.seen <= plot.reached()) return;
    const float from = plot.x(plot.reached());
    for (Mark mark : collect_marks(ui, plot, *lane.lane, {plot.state.seen, plot.view.seen})) {
        if (mark.x1 <= from + 1) continue;
        // The part that is drawn already needs no outline.
        const bool begun = lane.lane->spans[mark.span].first_event < plot.state.position;
        if (begun && mark.slice) continue;
        if (begun) mark.x0 = std::max(mark.x0, from);
        mark.x1 = std::min(mark.x1, plot.area.right() + ui.px(8));
        if (mark.x1 > mark.x0) ui::draw_seen_bar(ui, mark_rect(ui, plot, row, rows_top, mark));
    }
}

}  // namespace asynchio::panels
