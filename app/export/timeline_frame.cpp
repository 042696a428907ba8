#include "app/export/timeline_frame.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/panels/timeline_ruler.h"

namespace asynchio {
namespace {

using panels::Plot;
using panels::TimelineRow;
using ui::Role;

constexpr float kRuler = 22, kFlag = 18, kCaps = 30, kQueueRow = 14, kLeastPitch = 15, kBelow = 8;
constexpr double kWidestColumn = 64;
constexpr SvgText kName{.size = 11.5, .bold = true};
constexpr SvgText kNote{.size = 9, .role = Role::muted};
constexpr SvgText kNumber{.size = 9.5, .mono = true, .role = Role::muted, .anchor = SvgText::Anchor::middle};

bool two_lines(const Plot& plot, const TimelineRow& row) { return row.height >= 28 && !plot.view.lanes[row.lane].function.empty(); }

double label_width(const Phrases& say, const TimelineView& view, bool with_functions) {
    double widest = 52;
    for (const LaneView& lane : view.lanes) {
        widest = std::max(widest, text_width(lane.name, kName));
        if (with_functions) widest = std::max(widest, text_width(lane.function, kNote));
    }
    if (!view.jobs.empty()) widest = std::max(widest, text_width(std::string(say.timeline_pool_queue()), kName));
    return std::min(widest + 10, 170.0);
}

// Above the ruler: the words of a named lane, and below them those of moments.
float flags_height(const TimelineView& view) {
    const bool lane = std::ranges::any_of(view.ghosts, [](const GhostView& ghost) { return ghost.kind == GhostView::Kind::lane; });
    const bool moments = view.ruler == Ruler::time && !view.flags.empty();
    return kFlag * static_cast<float>(static_cast<int>(lane) + static_cast<int>(moments));
}

void lay_out_rows(Plot& plot, const TimelinePicture& picture, int most_queue_rows) {
    int queue = 0;
    panels::queue_rows(plot.view, queue);
    queue = std::min(queue, most_queue_rows);
    const float queued = queue > 0 ? static_cast<float>(queue) * kQueueRow + 8 : 0;
    const auto lanes = static_cast<float>(std::max<std::size_t>(1, plot.view.lanes.size()));
    const float pitch = std::floor(std::clamp((static_cast<float>(picture.height) - queued - kRuler - kBelow) / lanes, kLeastPitch,
                                              static_cast<float>(picture.tallest_lane)));
    const auto add = [&](TimelineRow row) {
        row.top = plot.rows_height;
        plot.rows.push_back(row);
        plot.rows_height += row.height;
    };
    bool queue_placed = queue == 0;
    for (std::size_t i = 0; i < plot.view.lanes.size(); ++i) {
        if (plot.view.lanes[i].worker && !queue_placed) add({.pool = true, .height = queued});
        queue_placed |= plot.view.lanes[i].worker;
        add({.lane = i, .height = pitch});
    }
    if (!queue_placed) add({.pool = true, .height = queued});
}

std::string tick_words(double at, double step) {
    const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
    return fmt::format("{:.{}f}", at, std::max(1, decimals));
}

// The number of a column. Before its loop runs, the script has no turn; behind the end of the run, numbers just go on.
std::string column_words(const Plot& plot, std::size_t column) {
    const auto& columns = plot.view.run->columns;
    if (plot.view.by_threads) return std::to_string(column + 1);
    if (column < columns.size()) return columns[column].turn == 0 ? "–" : std::to_string(columns[column].turn);
    const std::size_t last = columns.empty() ? 0 : columns.back().turn;
    return std::to_string(last + 1 + column - columns.size());
}

// Calls `draw(place, words)` for each tick or column.
template <class Draw>
void for_ticks(const Plot& plot, const Draw& draw) {
    if (plot.turns()) {
        const auto shown = static_cast<std::size_t>(std::ceil(std::min(plot.view.shown_end, plot.end) - 1e-9));
        for (std::size_t i = 0; i < shown && plot.view.run != nullptr; ++i) draw(static_cast<double>(i), column_words(plot, i));
        return;
    }
    const double step = panels::tick_step(plot.per_unit(), 46);
    for (int i = 0; i * step <= plot.end + step * 1e-6; ++i) draw(i * step, tick_words(i * step, step));
}

void draw_ruler(SvgCanvas& canvas, const Plot& plot, const Phrases& say) {
    const float axis = plot.ruler.bottom();
    const std::string unit(!plot.turns() ? say.paper_seconds() : plot.view.by_threads ? say.paper_step() : say.paper_turn());
    canvas.text(plot.labels.x, axis - 6, unit, kNote);
    // Narrow columns have their numbers in turn: every second, every fifth.
    const double column = plot.per_unit();
    const int step = column >= 20 ? 1 : column >= 10 ? 2 : 5;
    for_ticks(plot, [&](double at, const std::string& words) {
        const double x = plot.x(at);
        if (plot.turns() && static_cast<int>(at) % step != 0) return;
        if (plot.turns()) return canvas.text((x + plot.x(at + 1)) / 2, axis - 6, words, kNumber);
        canvas.line(x, axis - 3, x, axis, Role::outline);
        canvas.text(x, axis - 6, words, kNumber);
    });
    canvas.line(plot.area.x, axis, plot.area.right(), axis, Role::outline);
}

void draw_name(SvgCanvas& canvas, const Plot& plot, const TimelineRow& row, const Phrases& say) {
    const double middle = plot.area.y + row.top + row.height / 2, left = plot.labels.x;
    if (row.pool) {
        const std::string name(say.timeline_pool_queue());
        if (row.height < 28) return canvas.text(left, middle + 4, name, kName);
        canvas.text(left, middle - 1, name, kName);
        return canvas.text(left, middle + 10, std::string(say.paper_jobs()), kNote);
    }
    const LaneView& lane = plot.view.lanes[row.lane];
    if (!two_lines(plot, row)) return canvas.text(left, middle + 4, lane.name, kName);
    canvas.text(left, middle - 1, lane.name, kName);
    canvas.text(left, middle + 10, lane.function, kNote);
}

}  // namespace

Plot plot_of(const TimelineView& view, const UiState& state, const TimelinePicture& picture, double end, int queue_rows) {
    Plot plot{view, state, {}, {}, {}, {}, 0, 1, {}, 0, {}, {}, {}};
    plot.sizes.slice = 7;
    plot.sizes.cap = 15;
    plot.sizes.pad = 0;
    plot.sizes.margin = kCaps;
    plot.sizes.queue_row = kQueueRow;
    const auto label = static_cast<float>(label_width(phrases_in(picture.locale), view, picture.tallest_lane >= 28));
    const auto width = static_cast<float>(picture.width), margin = static_cast<float>(picture.margin);
    const float flags = flags_height(view);
    plot.labels = {margin, flags + kRuler, label, 0};
    plot.area = {margin + label, flags + kRuler, width - 2 * margin - label - kCaps, 0};
    plot.ruler = {plot.area.x, flags, plot.area.w, kRuler};
    plot.flags = {plot.area.x, 0, plot.area.w + kCaps, flags};
    plot.end = std::max(end, 1e-9);
    if (plot.turns()) {
        const double column = std::min(plot.area.w / std::max(1.0, std::ceil(end)), kWidestColumn);
        plot.end = plot.area.w / column;
    }
    lay_out_rows(plot, picture, queue_rows);
    plot.area.h = plot.labels.h = plot.rows_height;
    return plot;
}

double height_of(const Plot& plot) { return plot.area.y + plot.rows_height + kBelow; }

void draw_frame(SvgCanvas& canvas, const Plot& plot, const Phrases& say) {
    const float left = plot.labels.x, top = plot.area.y, bottom = top + plot.rows_height, right = plot.area.right();
    for_ticks(plot, [&](double at, const std::string&) { canvas.line(plot.x(at), top, plot.x(at), bottom, Role::hairline, 0.6); });
    for (const TimelineRow& row : plot.rows) {
        if (row.pool) canvas.rect({left, top + row.top, right - left, row.height}, Role::sunken);
        if (row.top > 0) canvas.line(left, top + row.top, right + kCaps, top + row.top, Role::hairline, 0.6);
        draw_name(canvas, plot, row, say);
    }
    canvas.line(left, bottom, right + kCaps, bottom, Role::hairline, 0.6);
    draw_ruler(canvas, plot, say);
}

}  // namespace asynchio
