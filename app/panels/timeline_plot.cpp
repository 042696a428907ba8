#include "app/panels/timeline_plot.h"

#include <algorithm>
#include <cmath>

#include "app/panels/timeline_ghost.h"

namespace asynchio::panels {
namespace {

constexpr float kNarrowColumn = 56, kWideColumn = 120;  // at 100 %
constexpr float kBelowRows = 10, kAboveWords = 5;
constexpr float kTightColumn = 32, kCapRoom = 14;  // columns get so narrow where all of them fit then; behind the last one
constexpr int kMostQueueRows = 6;
constexpr float kWorkerPart = 1.35f, kMostScrolled = 1.5f;
constexpr float kBarPart = 0.62f, kTurnPart = 0.5f;  // of the pitch is the height of a running bar; over a turn stands what it printed
constexpr float kLowLane = 26, kLowestLane = 25, kLowQueueRow = 7, kProjectedLowLane = 40, kProjectedLowQueueRow = 16;
constexpr float kProjectedPitch = 122, kMostGrowth = 2.2f;  // few lanes are drawn larger for a room

// Columns have a width of their own: few do not fill the plot, many show the stretch around the playhead.
void fit_columns(const ui::Ui& ui, Plot& plot) {
    const double large = ui.projector ? 1.6 : 1;
    const double least = ui.px(kNarrowColumn) * large, most = ui.px(kWideColumn) * large;
    const double wanted = std::max(1.0, plot.end - plot.begin);
    const double room = plot.area.w - ui.px(kCapRoom) * large, tight = ui.px(kTightColumn) * large;
    const double each = room / wanted;
    const double width = each >= tight ? std::min(each, most) : std::clamp(each, least, most);
    const double shown = plot.area.w / width;
    // Behind the last column stands the cap of the lane that ends there.
    const double most_begin = wanted + ui.px(kCapRoom) * large / width - shown;
    if (plot.state.view.fitted && shown < wanted)
        plot.begin = std::clamp(std::floor(plot.view.playhead - shown * 0.7), 0.0, most_begin);
    plot.end = plot.begin + shown;
}

// Above the ruler: the words of moments, which have no place among turns, and the passes of the loop.
float flags_height(const TimelineSizes& sizes, const TimelineView& view) {
    return view.ruler == Ruler::time && !view.flags.empty() ? sizes.brackets : 0;
}
float passes_height(const TimelineSizes& sizes, const TimelineView& view) {
    return view.ruler == Ruler::turns || view.shows_passes ? sizes.brackets : 0;
}

float queue_height(const ui::Ui& ui, const TimelineSizes& sizes, int rows) {
    const bool low = sizes.queue_row < timeline_sizes(ui).queue_row;
    return std::max(ui.px(low ? 30 : 52), static_cast<float>(rows) * sizes.queue_row + ui.px(low ? 10 : 18));
}

// Where the lanes do not all fit, they are lower still, if most of them are in sight then.
void lower_lanes(const ui::Ui& ui, Plot& plot, int queue) {
    if (!plot.view.cores.lanes.empty()) return;
    const auto needed = [&](const TimelineSizes& sizes) {
        return static_cast<float>(plot.view.lanes.size()) * sizes.least_pitch + (queue > 0 ? queue_height(ui, sizes, queue) : 0);
    };
    TimelineSizes low = plot.sizes;
    low.least_pitch = ui.px(ui.projector ? kProjectedLowLane : kLowestLane);
    low.queue_row = ui.px(ui.projector ? kProjectedLowQueueRow : kLowQueueRow);
    if (needed(plot.sizes) > plot.area.h && needed(low) <= plot.area.h * kMostScrolled) plot.sizes = low;
}

// Words stand above low bars: those of the first lane not on the ruler's line, where that costs no lane its room.
float room_above(const ui::Ui& ui, const Plot& plot, float space) {
    const auto lanes = static_cast<float>(std::max<std::size_t>(1, plot.view.lanes.size()));
    const float words = ui.px(kAboveWords), pitch = (space - words) / lanes;
    return !ui.projector && pitch >= plot.sizes.least_pitch && pitch < plot.sizes.compact_from ? words : 0;
}

void lay_out_rows(const ui::Ui& ui, Plot& plot) {
    int queue = 0;
    queue_rows(plot.view, queue);
    lower_lanes(ui, plot, queue);
    const float queued = queue > 0 ? queue_height(ui, plot.sizes, queue) : 0;
    const auto lanes = static_cast<float>(std::max<std::size_t>(1, plot.view.lanes.size()));
    const auto workers = static_cast<float>(std::ranges::count(plot.view.lanes, true, &LaneView::worker));
    plot.rows_height = room_above(ui, plot, plot.area.h - queued);
    const float space = plot.area.h - queued - plot.rows_height;
    const float even = std::clamp(space / lanes, plot.sizes.least_pitch, plot.sizes.most_pitch);
    // The job's name stands over the bar of its worker: projected, low lanes of workers need more than the others. Before
    // the run there are no jobs, and all lanes should be seen.
    const bool all_seen = plot.sizes.least_pitch * (lanes + workers * (kWorkerPart - 1)) <= space;
    const float part = ui.projector && even < plot.sizes.compact_from && (all_seen || plot.view.seen > 0) ? kWorkerPart : 1;
    const float low_pitch = std::max(space / (lanes + workers * (part - 1)), plot.sizes.least_pitch);
    const float pitch = std::floor(part > 1 ? std::min(even, low_pitch) : even);
    bool queue_placed = queue == 0;
    const auto add = [&](TimelineRow row, float height) {
        row.top = plot.rows_height;
        row.height = height;
        plot.rows.push_back(row);
        plot.rows_height += height;
    };
    for (std::size_t i = 0; i < plot.view.lanes.size(); ++i) {
        if (plot.view.lanes[i].worker && !queue_placed) {
            add({.pool = true}, queued);
            queue_placed = true;
        }
        add({.lane = i}, std::floor(plot.view.lanes[i].worker ? pitch * part : pitch));
    }
    if (!queue_placed) add({.pool = true}, queued);
}

// From roomy to tight: heights of a core's and a GIL's row at 100 %, whether they are stripes, and whether the lanes above
// are as low as they can be.
struct CoreFit {
    float core, gil;
    bool core_stripes, gil_stripes, low_lanes;
};
constexpr CoreFit kCoreFits[] = {{26, 26, false, false, false}, {22, 22, false, false, false}, {18, 18, false, false, false},
                                 {18, 6, false, true, false},   {18, 18, false, false, true},  {18, 6, false, true, true},
                                 {7, 6, true, true, true}};
constexpr float kLeastLanes = 3;
constexpr float kCoreHeading = 22, kProjectedCores = 1.7f;
constexpr float kProjectedGroup = 32;  // what the label of thin stripes needs
CoreRows core_rows_of(const ui::Ui& ui, const CoresView& cores, const CoreFit& fit) {
    const float large = ui.projector ? kProjectedCores : 1;
    CoreRows rows{ui.px(kCoreHeading * large), ui.px(fit.core * large), ui.px(fit.gil * large), fit.core_stripes, fit.gil_stripes, 0};
    const auto gils = static_cast<float>(std::ranges::count(cores.lanes, true, &CoreLaneView::gil));
    const float count = static_cast<float>(cores.lanes.size()) - gils;
    if (ui.projector && fit.gil_stripes && gils > 0) rows.gil = std::max(rows.gil, std::ceil(ui.px(kProjectedGroup) / gils));
    rows.height = rows.heading + count * rows.core + gils * rows.gil + ui.px(4);
    return rows;
}

// Room for the machine's lanes; the others give way as far as they can.
void make_room_for_cores(const ui::Ui& ui, Plot& plot) {
    const CoresView& cores = plot.view.cores;
    if (cores.lanes.empty()) return;
    const auto gils = std::ranges::count(cores.lanes, true, &CoreLaneView::gil);
    const auto lanes = static_cast<float>(plot.view.lanes.size());
    // As lay_out_rows() has them.
    const float workers = ui.projector ? static_cast<float>(std::ranges::count(plot.view.lanes, true, &LaneView::worker)) : 0;
    const float pitches = lanes + workers * (kWorkerPart - 1);
    int queue = 0;
    queue_rows(plot.view, queue);
    for (const CoreFit& fit : kCoreFits) {
        if (fit.gil_stripes && !fit.core_stripes && gils < 2) continue;
        TimelineSizes sizes = plot.sizes;
        if (fit.low_lanes) {
            sizes.least_pitch = ui.px(ui.projector ? kProjectedLowLane : kLowLane);
            sizes.queue_row = ui.px(ui.projector ? kProjectedLowQueueRow : kLowQueueRow);
        }
        const float queued = queue > 0 ? queue_height(ui, sizes, queue) : 0;
        plot.core_rows = core_rows_of(ui, cores, fit);
        const bool last = &fit == std::end(kCoreFits) - 1;
        if (!last && pitches * sizes.least_pitch + queued + plot.core_rows.height > plot.area.h) continue;
        plot.sizes = sizes;
        break;
    }
    // Where that leaves no more than a lane or two, whoever runs is told before the machine.
    const float left = plot.area.h - plot.core_rows.height;
    if (left < std::min(lanes, kLeastLanes) * plot.sizes.least_pitch) plot.core_rows = {};
    ui::cut_bottom(plot.area, plot.core_rows.height);
}

}  // namespace

TimelineSizes timeline_sizes(const ui::Ui& ui) {
    using ui::Type;
    if (ui.projector)
        return {Type::projected_name,
                Type::projected_state,
                Type::projected_state,
                Type::projected_state,
                Type::projected_number,
                Type::projected_ruler,
                Type::projected_value,
                Type::projected_state,
                Type::projected_label_strong,
                0,
                ui.px(54),
                ui.px(40),
                ui.px(310),
                ui.px(48),
                ui.px(24),
                ui.px(kProjectedPitch * kMostGrowth),
                ui.px(44),
                ui.px(90),
                14,
                34,
                ui.px(220),
                ui.px(34)};
    return {Type::lane_name,
            Type::smallest,
            Type::small_medium,
            Type::small,
            Type::small_mono,
            Type::smallest_mono,
            Type::code_large,
            Type::smallest_strong,
            Type::label_strong,
            ui.px(46),
            ui.px(30),
            ui.px(22),
            ui.px(186),
            ui.px(20),
            ui.px(20),
            ui.px(100),
            ui.px(33),
            ui.px(58),
            9,
            20,
            ui.px(72),
            ui.px(18)};
}

double Plot::reached() const {
    return turns() ? std::ceil(view.playhead - 1e-9) : view.playhead;
}

double Plot::unit(Time time, std::size_t event) const {
    if (!turns()) return to_seconds(time);
    return view.run != nullptr ? view.run->column_at(event) : 0;
}

Extent Plot::extent(const Span& span) const {
    return {unit(span.begin, span.first_event), unit(span.end, span.last_event)};
}

float Plot::bar_height(const TimelineRow& row) const {
    if (compact(row)) return std::round(row.height * 25 / 37);
    // On paper nothing is printed over the columns, and no row is compact.
    return std::round(row.height * (turns() && sizes.compact_from > 0 ? kTurnPart : kBarPart));
}

float Plot::base(const TimelineRow& row, float rows_top) const {
    const float below = compact(row) ? row.height * 6 / 37 : row.height * 0.18f;
    return std::round(rows_top + row.top + row.height - below);
}

TimelineRoom timeline_room(const ui::Ui& ui, const TimelineView& view) {
    const TimelineSizes sizes = timeline_sizes(ui);
    int queue = 0;
    queue_rows(view, queue);
    const auto lanes = static_cast<float>(std::max<std::size_t>(1, view.lanes.size()));
    const CoreRows cores = view.cores.lanes.empty() ? CoreRows{} : core_rows_of(ui, view.cores, kCoreFits[4]);
    const float frame = sizes.header + ghost_line_height(ui, view) + flags_height(sizes, view) + passes_height(sizes, view) + sizes.ruler_height + ui.px(kBelowRows + 2) + cores.height +
                        (queue > 0 ? queue_height(ui, sizes, queue) : 0);
    // One or two lanes are never low.
    return {frame + lanes * (lanes <= 2 ? sizes.compact_from : sizes.least_pitch), frame + lanes * sizes.most_pitch};
}

std::vector<int> queue_rows(const TimelineView& view, int& rows) {
    std::vector<int> place(view.jobs.size(), -1);
    std::vector<Time> free_from;  // for each row
    for (std::size_t i = 0; i < view.jobs.size(); ++i) {
        const JobSpan& job = view.jobs[i];
        const bool taken = job.started_event != SIZE_MAX;
        if (taken && job.started <= job.queued) continue;
        const Time until = taken ? job.started : job.ended_event != SIZE_MAX ? job.ended : kNever;
        auto row = std::ranges::find_if(free_from, [&](Time from) { return from <= job.queued; });
        if (row == free_from.end()) {
            if (free_from.size() == kMostQueueRows) continue;
            row = free_from.insert(free_from.end(), 0);
        }
        *row = until;
        place[i] = static_cast<int>(row - free_from.begin());
    }
    // Before the run nobody stands in it: the lanes need the room more.
    const std::size_t most = view.seen > 0 ? free_from.size() : 1;
    rows = static_cast<int>(std::min(most, free_from.size()));
    return place;
}

Plot make_plot(const ui::Ui& ui, const ui::Rect& rect, const TimelineView& view, const UiState& state) {
    Plot plot{view, state, timeline_sizes(ui), {}, {}, {}, 0, 1, {}, 0, {}, {}, {}};
    ui::Rect rest = rect;
    const ui::Rect flags = ui::cut_top(rest, flags_height(plot.sizes, view));
    ui::cut_top(rest, passes_height(plot.sizes, view));
    plot.ruler = ui::cut_top(rest, plot.sizes.ruler_height);
    ui::cut_bottom(rest, ui.px(kBelowRows));
    plot.labels = ui::cut_left(rest, plot.sizes.pad + plot.sizes.label);
    ui::cut_right(rest, plot.sizes.margin);
    plot.area = rest;
    plot.ruler.x = rest.x;
    plot.ruler.w = rest.w;
    if (flags.h > 0) plot.flags = {rest.x, flags.y, rest.w + plot.sizes.margin, flags.h};
    const bool fitted = state.view.fitted || state.view.end <= state.view.begin;
    plot.begin = fitted ? 0 : state.view.begin;
    plot.end = fitted ? std::max(view.shown_end, 1e-9) : state.view.end;
    if (plot.turns())
        fit_columns(ui, plot);
    else if (fitted)  // room behind the last bars for end caps and arrows
        plot.end *= plot.area.w / std::max(plot.area.w - ui.px(ui.projector ? 110 : 76), plot.area.w / 2);
    make_room_for_cores(ui, plot);
    lay_out_rows(ui, plot);
    plot.cores = {plot.area.x, plot.area.y + std::min(plot.rows_height, plot.area.h), plot.area.w, plot.core_rows.height};
    return plot;
}

}  // namespace asynchio::panels
