#include "app/panels/timeline_marks.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/panels/looks.h"

namespace asynchio::panels {
namespace {

constexpr std::size_t kSideBySide = 6;  // more turns than this within three pixels become one box
constexpr std::size_t kCrowd = 9, kLook = 64;  // turns, each at its own time, within eight times the width of one; bars that are looked at
constexpr float kFold = 3;              // pixels at 100 %

float height_of(Activity activity) {
    return is_drawn(activity) ? ui::state_look(look_of(activity)).height : 0;
}

// Of the bars [from, to); when the last one goes on at the playhead, `now` ends it.
StateTimes times_of(const Lane& lane, const LaneTotals* totals, std::size_t from, std::size_t to, bool cut, Time now) {
    StateTimes times = totals != nullptr ? totals->of_bars(lane, from, to) : LaneTotals().of_bars(lane, from, to);
    const Span& last = lane.spans[to - 1];
    if (cut && last.end > now) times.of(last.activity) -= last.end - std::max(now, last.begin);
    return times;
}

const LaneTotals* totals_of(const Plot& plot, const Lane& lane) {
    const auto view = std::ranges::find(plot.view.lanes, &lane, &LaneView::lane);
    return view == plot.view.lanes.end() ? nullptr : view->totals;
}

class Collector {
  public:
    Collector(const Plot& plot, const Lane& lane, Reach reach, float slice, float fold)
        : plot_(plot), lane_(lane), totals_(totals_of(plot, lane)), reach_(reach), slice_(slice), fold_(fold) {}

    std::vector<Mark> collect() {
        const auto& spans = lane_.spans;
        std::size_t i = first_after(plot_.begin, 0);
        const auto last = static_cast<std::size_t>(
            std::ranges::lower_bound(spans, reach_.position, {}, &Span::first_event) - spans.begin());
        while (i < last) {
            const float x = plot_.x(plot_.extent(spans[i]).begin);
            if (x > plot_.area.right()) break;
            if (const std::size_t end = end_of_turns(i, last); end > i) {
                add_turns(i, end);
                i = end;
                continue;
            }
            const bool crowd = crowded(i, last, std::max(x, plot_.area.x));
            const float room = crowd ? 2 * slice_ : fold_;
            const std::size_t next = std::min(last, first_after(plot_.at(x + room), i));
            if (next > i + (crowd ? 1 : kSideBySide)) {
                add_folded(i, next, x);
                i = next;
            } else {
                add(i, x);
                ++i;
            }
        }
        draw_up_to_the_end();
        return std::move(marks_);
    }

  private:
    // The first span from `from` on that ends after `at`.
    std::size_t first_after(double at, std::size_t from) const {
        const auto begin = lane_.spans.begin() + static_cast<std::ptrdiff_t>(from);
        const auto found = std::partition_point(begin, lane_.spans.end(),
                                                [&](const Span& s) { return plot_.extent(s).end < at; });
        return static_cast<std::size_t>(found - lane_.spans.begin());
    }

    // Turns of a task that follow each other so closely, for some while, that each would push the next one away from its
    // time. Those at one instant may.
    bool crowded(std::size_t from, std::size_t last, float x) const {
        if (plot_.turns() || lane_.kind != Lane::Kind::task) return false;
        std::size_t moments = 0;
        Time before = -1;
        for (std::size_t i = from; i < last && i < from + kLook; ++i) {
            const Span& span = lane_.spans[i];
            if (span.end > span.begin || !holds_on(span.activity)) continue;
            if (plot_.x(to_seconds(span.begin)) >= x + 8 * slice_) break;
            moments += span.begin != std::exchange(before, span.begin);
        }
        return moments >= kCrowd;
    }

    Extent reached_extent(const Span& span) const {
        Extent extent = plot_.extent(span);
        if (span.last_event >= reach_.position) extent.end = reach_.at;
        return extent;
    }

    // Behind the last of the spans, from this one on, in which a thread computes now and then and wants to in between;
    // `from` when it does not, or when each stretch of computing has room for itself.
    std::size_t end_of_turns(std::size_t from, std::size_t last) const {
        if (plot_.turns() || lane_.kind == Lane::Kind::task) return from;
        std::size_t i = from, computing = 0, wanting = 0;
        float widest = 0;
        for (; i < last; ++i) {
            const Span& span = lane_.spans[i];
            const bool wants = span.activity == Activity::wants_gil || span.activity == Activity::ready;
            if (span.activity != Activity::running && !wants) break;
            if (i > from && span.begin > lane_.spans[i - 1].end) break;
            const Extent extent = reached_extent(span);
            if (plot_.x(extent.begin) > plot_.area.right() + slice_) break;
            const auto width = static_cast<float>((extent.end - extent.begin) * plot_.per_unit());
            if (span.activity == Activity::running && width >= slice_) break;
            if (width <= 0) continue;
            (wants ? wanting : computing) += 1;
            if (!wants) widest = std::max(widest, width);
        }
        return computing >= 2 && wanting >= 1 && widest < slice_ ? i : from;
    }

    // At their true places: pushing them aside would show more computing than there was.
    void add_turns(std::size_t from, std::size_t to) {
        const Extent first = reached_extent(lane_.spans[from]), last = reached_extent(lane_.spans[to - 1]);
        Mark mark{.x0 = std::max(plot_.x(first.begin), free_), .x1 = plot_.x(last.end), .activity = Activity::wants_gil,
                  .span = from, .count = to - from, .cut = lane_.spans[to - 1].last_event >= reach_.position, .turns = true};
        double computing = 0;
        bool gil = false;
        for (std::size_t i = from; i < to; ++i) {
            const Extent extent = reached_extent(lane_.spans[i]);
            if (lane_.spans[i].activity == Activity::running) computing += extent.end - extent.begin;
            gil |= lane_.spans[i].activity == Activity::wants_gil && extent.end > extent.begin;
        }
        if (!gil) mark.activity = Activity::ready;
        mark.computes = static_cast<float>(computing / std::max(last.end - first.begin, 1e-12));
        if (mark.x1 - mark.x0 < 1) return;
        marks_.push_back(mark);
        free_ = mark.x1;
    }

    void add_folded(std::size_t from, std::size_t to, float x) {
        Mark mark{.x0 = std::max(x, free_), .span = from, .count = to - from};
        mark.cut = lane_.spans[to - 1].last_event >= reach_.position;
        const StateTimes times = times_of(from, to, mark.cut);
        for (std::size_t i = 1; i < kActivities; ++i)
            if (times.bars[i] > 0 && height_of(static_cast<Activity>(i)) > height_of(mark.activity)) mark.activity = static_cast<Activity>(i);
        mark.most = times.longest();
        mark.x1 = std::max(x + fold_, std::min(plot_.x(reached_extent(lane_.spans[to - 1]).end), plot_.area.right() + slice_));
        if (!is_drawn(mark.activity)) return;
        if (!is_drawn(mark.most)) mark.most = mark.activity;
        Mark* before = marks_.empty() ? nullptr : &marks_.back();
        const bool alike = before != nullptr && before->activity == mark.activity && before->most == mark.most && mark.x0 - before->x1 <= 1;
        if (alike) {
            before->x1 = std::max(before->x1, mark.x1);
            before->count = to - before->span;  // with those between them that had no room at all
            before->cut = mark.cut;
        } else {
            mark.x1 = std::max(mark.x1, mark.x0 + (holds_on(mark.most) ? slice_ : fold_));
            marks_.push_back(mark);
        }
        free_ = marks_.back().x1;
    }

    StateTimes times_of(std::size_t from, std::size_t to, bool cut) const {
        return asynchio::panels::times_of(lane_, totals_, from, to, cut, plot_.state.time);
    }

    void add(std::size_t index, float x) {
        const Span& span = lane_.spans[index];
        Extent extent = plot_.extent(span);
        const bool cut = span.last_event >= reach_.position;
        if (cut) extent.end = reach_.at;
        Activity activity = span.activity;
        // A hold that has not lasted long enough yet is not known to block.
        if (cut && activity == Activity::blocking && plot_.state.time - span.begin < kBlockingTurn)
            activity = span.phase;
        if (!is_drawn(activity)) return;
        const bool slice = extent.end <= extent.begin;
        // A worker's turns between two jobs are no news; its jobs have frames.
        if (slice && (lane_.kind == Lane::Kind::worker || (plot_.turns() ? !cut : !holds_on(activity))))
            return;
        if (slice) return add_slice(index, x, activity, cut);
        Mark mark{std::max(x, free_), plot_.x(extent.end), activity, index, 1, false, cut};
        if (holds_on(activity) && !plot_.turns()) mark.x1 = std::max(mark.x1, mark.x0 + slice_);
        if (mark.x1 - mark.x0 < 1) return;
        marks_.push_back(mark);
        free_ = mark.x1;
    }

    void add_slice(std::size_t index, float x, Activity activity, bool cut) {
        Mark* before = marks_.empty() ? nullptr : &marks_.back();
        const bool beside = before != nullptr && before->slice;
        // A thread goes on where it was; only tasks count their turns. What was pushed too far joins the last
        // slice.
        const bool same_stretch =
            beside && lane_.kind != Lane::Kind::task && before->x1 >= x && before->x0 <= x + 1;
        // Of one instant as many as can be told apart; of another one hardly any: it would stand at a wrong time.
        const bool same_instant = beside && lane_.spans[before->span].begin == lane_.spans[index].begin;
        if (beside && (same_stretch || before->x1 > x + (same_instant ? 3.5f : 1.0f) * slice_)) {
            ++before->count;
            return;
        }
        const float left = std::round(std::max(x, free_));
        marks_.push_back({left, left + slice_, activity, index, 1, true, cut});
        free_ = left + slice_;
    }

    // Slices at the very end stand left of their moment, so that nothing is drawn where nothing has happened.
    void draw_up_to_the_end() {
        if (plot_.turns() || marks_.empty() || !marks_.back().slice) return;
        std::size_t first = marks_.size();
        while (first > 0 && marks_[first - 1].slice) --first;
        if (first == 0 || marks_[first].x0 - marks_[first - 1].x1 > 1) return;
        const double moment = to_seconds(lane_.spans[marks_.back().span].begin);
        const bool ends_here =
            lane_.ended && lane_.end_event < reach_.position && to_seconds(lane_.end_time) <= moment;
        if (!ends_here && moment < reach_.at) return;
        const float by = marks_.back().x1 - plot_.x(moment);
        Mark& low = marks_[first - 1];
        if (low.x1 - by < low.x0 + slice_) return;
        low.x1 -= by;
        for (std::size_t i = first; i < marks_.size(); ++i) marks_[i].x0 -= by, marks_[i].x1 -= by;
    }

    const Plot& plot_;
    const Lane& lane_;
    const LaneTotals* const totals_;  // null: its bars are walked
    const Reach reach_;
    const float slice_, fold_;
    float free_ = -1e9f;  // pixels left of this are taken
    std::vector<Mark> marks_;
};

}  // namespace

StateTimes folded_times(const Plot& plot, const Lane& lane, const LaneTotals* totals, const Mark& mark) {
    return times_of(lane, totals, mark.span, mark.span + mark.count, mark.cut, plot.state.time);
}

std::vector<Mark> collect_marks(const ui::Ui& ui, const Plot& plot, const Lane& lane, Reach reach) {
    return collect_marks(plot, lane, reach, ui.px(plot.sizes.slice), ui.px(kFold));
}

std::vector<Mark> collect_marks(const Plot& plot, const Lane& lane, Reach reach, float slice, float fold) {
    return Collector(plot, lane, reach, slice, fold).collect();
}

bool slices_are_seen(const Mark& mark) {
    constexpr double kLeastSlice = 0.9;  // pixels: narrower ones are not told apart
    return (mark.x1 - mark.x0) * mark.computes * 2 / static_cast<double>(mark.count) >= kLeastSlice;
}

}  // namespace asynchio::panels
