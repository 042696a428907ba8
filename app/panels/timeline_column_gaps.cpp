#include "app/panels/timeline_column_gaps.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "app/panels/timeline_words.h"
#include "app/widgets/text.h"

namespace asynchio::panels {
namespace {

constexpr Time kLeastGap = kMillisecond;

// When a turn began and ended, as its lane has it; nothing for a lane that is not shown.
std::optional<std::pair<Time, Time>> times_of(const TimelineView& view, const Column& column) {
    const LaneView* lane = lane_of(view, column.actor);
    if (lane == nullptr || lane->lane == nullptr) return std::nullopt;
    const auto& spans = lane->lane->spans;
    const auto begin = std::ranges::lower_bound(spans, column.first_event, {}, &Span::first_event);
    const auto behind = std::ranges::upper_bound(spans, column.last_event, {}, &Span::first_event);
    if (begin == spans.end() || behind == spans.begin()) return std::nullopt;
    const Span& last = *(behind - 1);
    const bool holds = last.activity == Activity::running || last.activity == Activity::blocking;
    return std::pair{begin->begin, holds ? last.end : last.begin};
}

}  // namespace

std::vector<ColumnGap> column_gaps(const Plot& plot) {
    std::vector<ColumnGap> gaps;
    if (plot.view.run == nullptr || plot.view.by_threads) return gaps;
    const auto& columns = plot.view.run->columns;
    for (auto i = static_cast<std::size_t>(std::max(1.0, std::ceil(plot.begin))); i < columns.size(); ++i) {
        if (plot.x(static_cast<double>(i)) > plot.area.right() || columns[i].first_event >= std::max(plot.state.position, plot.state.seen)) break;
        if (columns[i].turn == 0 || columns[i - 1].turn == 0) continue;  // a thread, which may have run before
        const auto before = times_of(plot.view, columns[i - 1]), now = times_of(plot.view, columns[i]);
        if (!before || !now || now->first - before->second < kLeastGap) continue;
        const double gap = to_seconds(now->first - before->second);
        gaps.push_back({i, gap < 100 ? fmt::format("+{:.3g} s", gap) : fmt::format("+{:.0f} s", gap)});
    }
    return gaps;
}

void draw_column_gaps(ui::Ui& ui, const Plot& plot, std::size_t current) {
    const ui::Type type = ui.projector ? plot.sizes.number : ui::Type::smallest_mono;
    const float flag = ui.px(ui.projector ? 60 : 40), each = plot.x(1) - plot.x(0);
    for (const ColumnGap& gap : column_gaps(plot)) {
        const float x = plot.x(static_cast<double>(gap.column)), width = ui::text_width(ui, type, gap.words);
        const float number = ui::text_width(ui, plot.sizes.column, std::to_string(plot.view.run->columns[gap.column].turn));
        const float beside = current == gap.column || current + 1 == gap.column ? flag : number;
        if (width + beside + ui.px(4) > each || x - width / 2 < plot.area.x) continue;
        ui::draw_text(ui, {x - width / 2, plot.ruler.y, width + 1, plot.ruler.h}, type, ui::Role::muted, gap.words);
    }
}

}  // namespace asynchio::panels
