#include "app/model/run_data.h"

#include <algorithm>

#include "core/base/overloaded.h"

namespace asynchio {

void RunData::clear() {
    trace_ = Trace();
    timeline_.clear();
    lanes_ = LaneBuilder();
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

std::size_t RunData::after_turn(std::uint32_t number) const {
    for (const Column& column : lanes().columns)
        if (column.turn == number) return std::min(column.last_event + 1, trace_.size());
    return trace_.size();
}

}  // namespace asynchio
