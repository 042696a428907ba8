#include "app/model/state_times.h"

#include <algorithm>

namespace asynchio {
namespace {

constexpr std::size_t kEvery = 64;

void add(StateTimes& sum, const Span& span) {
    sum.of(span.activity) += span.end - span.begin;
    sum.count(span.activity) += 1;
}

}  // namespace

Activity StateTimes::longest() const {
    std::size_t best = 0;
    for (std::size_t i = 0; i < kActivities; ++i)
        if (time[i] > time[best] || (time[i] == time[best] && bars[i] > bars[best])) best = i;
    return static_cast<Activity>(best);
}

void LaneTotals::read(const Lane& lane) {
    if (sums_.empty()) sums_.push_back({});
    // Never with the last bar, which may grow.
    while (sums_.size() * kEvery < lane.spans.size()) {
        StateTimes sum = sums_.back();
        const std::size_t from = (sums_.size() - 1) * kEvery;
        for (std::size_t i = from; i < from + kEvery; ++i) add(sum, lane.spans[i]);
        sums_.push_back(sum);
    }
}

StateTimes LaneTotals::of_bars(const Lane& lane, std::size_t from, std::size_t to) const {
    StateTimes sum;
    const std::size_t first = (from + kEvery - 1) / kEvery, last = std::min(to / kEvery, sums_.empty() ? 0 : sums_.size() - 1);
    if (first >= last) {
        for (std::size_t i = from; i < to; ++i) add(sum, lane.spans[i]);
        return sum;
    }
    for (std::size_t state = 0; state < kActivities; ++state) {
        sum.time[state] = sums_[last].time[state] - sums_[first].time[state];
        sum.bars[state] = sums_[last].bars[state] - sums_[first].bars[state];
    }
    for (std::size_t i = from; i < first * kEvery; ++i) add(sum, lane.spans[i]);
    for (std::size_t i = last * kEvery; i < to; ++i) add(sum, lane.spans[i]);
    return sum;
}

StateTimes LaneTotals::between(const Lane& lane, Time begin, Time end, const Known& known) const {
    const auto& spans = lane.spans;
    end = std::min(end, known.time);
    // A bar that takes no time belongs to the moment at which it stands; one that ends at `begin` is over.
    const auto first = std::partition_point(spans.begin(), spans.end(), [&](const Span& span) {
        return span.end < begin || (span.end == begin && span.begin < span.end);
    });
    auto last = std::partition_point(first, spans.end(), [&](const Span& span) { return span.begin < end; });
    const bool at_the_end = end == known.time;  // and the turns that take no time there
    if (at_the_end) last = std::partition_point(first, spans.end(), [&](const Span& span) { return span.begin <= end; });
    last = std::min(last, std::ranges::lower_bound(spans, known.position, {}, &Span::first_event));
    if (first >= last) return {};
    StateTimes sum = of_bars(lane, static_cast<std::size_t>(first - spans.begin()), static_cast<std::size_t>(last - spans.begin()));
    if (first->begin < begin) sum.of(first->activity) -= std::min(begin, first->end) - first->begin;
    const Span& cut = *(last - 1);
    const bool goes_on = cut.last_event >= known.position;
    const Time until = std::min(end, goes_on ? known.time : cut.end);
    if (cut.end > until) sum.of(cut.activity) -= cut.end - std::max(until, cut.begin);
    // A hold that has not lasted long enough yet is not known to block.
    if (goes_on && cut.activity == Activity::blocking && known.time - cut.begin < kBlockingTurn && cut.phase != cut.activity) {
        const Time held = until - std::max(cut.begin, begin);
        sum.of(cut.activity) -= held, sum.of(cut.phase) += held;
        sum.count(cut.activity) -= 1, sum.count(cut.phase) += 1;
    }
    return sum;
}

}  // namespace asynchio
