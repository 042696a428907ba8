#include "app/model/run_data.h"

#include <algorithm>
#include <array>

#include "core/base/overloaded.h"

namespace asynchio {
namespace {

// Weighs the states of one lane in each cell by the time they take there, and shows the heaviest. A bar without any time
// still shows where nothing else is.
class CellSums {
  public:
    explicit CellSums(double end) : cell_(end / static_cast<double>(RunData::kOverviewCells)) {}

    void add(Activity activity, double begin, double end) {
        constexpr double kLeast = 1e-6;  // of a cell
        const auto last = static_cast<double>(RunData::kOverviewCells);
        double from = std::clamp(begin / cell_, 0.0, last - kLeast);
        const double to = std::clamp(std::max(end / cell_, from + kLeast), 0.0, last);
        while (from < to) {
            const auto index = static_cast<std::size_t>(from);
            const double until = std::min(to, static_cast<double>(index) + 1);
            if (index != current_) finish(index);
            weights_[static_cast<std::size_t>(activity)] += until - from;
            if (until <= from) break;
            from = until;
        }
    }
    std::vector<Activity> take() {
        finish(RunData::kOverviewCells);
        return std::move(cells_);
    }

  private:
    void finish(std::size_t next) {
        const auto heaviest = std::max_element(weights_.begin() + 1, weights_.end());
        if (current_ < cells_.size() && *heaviest > 0) cells_[current_] = static_cast<Activity>(heaviest - weights_.begin());
        weights_.fill(0);
        current_ = next;
    }

    const double cell_;
    std::size_t current_ = 0;
    std::array<double, kActivities> weights_{};
    std::vector<Activity> cells_ = std::vector<Activity>(RunData::kOverviewCells);
};

}  // namespace

const RunData::Overview& RunData::overview(bool turns) const {
    Overview& overview = overviews_[turns];
    if (!overview.lanes.empty() || lanes().lanes.empty()) return overview;
    overview.end = std::max(turns ? static_cast<double>(lanes().columns.size()) : to_seconds(total()), 1e-9);
    for (const Lane& lane : lanes().lanes) {
        CellSums sums(overview.end);
        for (const Span& span : lane.spans) {
            if (turns) sums.add(span.activity, lanes().column_at(span.first_event), lanes().column_at(span.last_event));
            else sums.add(span.activity, to_seconds(span.begin), to_seconds(span.end));
        }
        overview.lanes.push_back(sums.take());
    }
    return overview;
}

void RunData::clear() {
    trace_ = Trace();
    timeline_.clear();
    lanes_ = LaneBuilder();
    totals_.clear();
    wakers_.clear();
    links_ = Links();
    for (Overview& overview : overviews_) overview = Overview();
    occupancy_ = OccupancyBuilder();
    meters_ = Meters();
    diagnoses_ = Diagnoses();
    stops_.clear();
    copies_.clear();
    scanned_ = 0;
    last_line_ = 0;
}

void RunData::read(const Trace& trace) {
    trace_ = trace;
    timeline_.read(trace_);
    lanes_.read(trace_);
    totals_.resize(lanes().lanes.size());
    for (std::size_t i = 0; i < totals_.size(); ++i) totals_[i].read(lanes().lanes[i]);
    for (Overview& overview : overviews_) overview = Overview();
    wakers_.clear();
    occupancy_.read(trace_);
    meters_.read(trace_);
    diagnoses_.read(trace_);
    if (!stops_.empty() && stops_.back() == scanned_ && scanned_ < trace_.size()) stops_.pop_back();
    for (; scanned_ < trace_.size(); ++scanned_) {
        bool stop = false;
        dispatch(trace_[scanned_],
                 Overloaded{
                     [&](const LineReached& e) {
                         const std::uint64_t line = std::uint64_t{e.frame.value} << 32 | e.line;
                         stop = std::exchange(last_line_, line) != line;
                     },
                     [&](const LocalChanged& e) {
                         if (scanned_ > 0 && trace_[scanned_ - 1].kind == EventKind::VariableRead)
                             copies_.push_back(Copy{e.frame, e.name, e.value, scanned_});
                     },
                     [&](const TurnEnded&) { stop = true; },
                     [&](const LoopIdled&) { stop = true; },
                     [&](const TimerFired&) { stop = true; },
                     [&](const JobFinished&) { stop = true; },
                     [&](const ThreadEnded&) { stop = true; },
                     [&](const ThreadBlocked& e) {
                         stop = e.kind != WaitKind::loop && e.kind != WaitKind::work && e.kind != WaitKind::thread_start;
                     },
                     [](const auto&) {},
                 });
        if (stop) stops_.push_back(scanned_ + 1);
    }
    // The end is always a stop.
    if (stops_.empty() || stops_.back() != trace_.size()) stops_.push_back(trace_.size());
    scanned_ = trace_.size();
}

std::size_t RunData::next_stop(std::size_t position) const {
    const auto stop = std::ranges::upper_bound(stops_, position);
    return stop == stops_.end() ? trace_.size() : *stop;
}

std::size_t RunData::previous_stop(std::size_t position) const {
    const auto stop = std::ranges::lower_bound(stops_, position);
    return stop == stops_.begin() ? 0 : *(stop - 1);
}

std::size_t RunData::next_turn(std::size_t position) const {
    for (const Column& column : lanes().columns)
        if (column.first_event + 1 > position) return column.first_event + 1;
    return trace_.size();
}

std::size_t RunData::previous_turn(std::size_t position) const {
    std::size_t found = 0;
    for (const Column& column : lanes().columns)
        if (column.first_event + 1 < position) found = column.first_event + 1;
    return found;
}

Cause RunData::waker_at(std::size_t event) const {
    if (wakers_.empty()) {
        for (const Lane& lane : lanes().lanes)
            for (const Span& span : lane.spans)
                if (span.last_event < trace_.size()) wakers_.push_back({span.last_event, {}});
        std::ranges::sort(wakers_, {}, &Waker::event);
        State state;
        std::size_t at = 0;
        for (Waker& waker : wakers_) {
            for (; at < waker.event; ++at) state.apply(trace_[at]);
            waker.cause = state.whoever_runs();
        }
    }
    const auto found = std::ranges::lower_bound(wakers_, event, {}, &Waker::event);
    return found == wakers_.end() || found->event != event ? Cause{} : found->cause;
}

const Links& RunData::links() const {
    links_.read(trace_);
    return links_;
}

std::size_t RunData::after_turn(std::uint32_t number) const {
    for (const Column& column : lanes().columns)
        if (column.turn == number) return std::min(column.last_event + 1, trace_.size());
    return trace_.size();
}

}  // namespace asynchio
