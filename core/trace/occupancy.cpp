#include "core/trace/occupancy.h"

#include <algorithm>

#include "core/base/overloaded.h"

namespace asynchio {
namespace {

constexpr std::size_t kGoesOn = SIZE_MAX;
// What a damaged file may not exceed: no machine and no run has more.
constexpr Count kMostCores = 64;
constexpr std::uint32_t kMostThreads = 100'000;

}  // namespace

void OccupancyBuilder::read(const Trace& trace) {
    for (; read_ < trace.size(); ++read_) apply(trace[read_], read_);
    for (auto* lanes : {&occupancy_.cores, &occupancy_.gils}) {
        for (OccupancyLane& lane : *lanes) {
            if (lane.spans.empty() || lane.spans.back().last_event < kGoesOn) continue;
            lane.spans.back().end = trace.end_time();
        }
    }
}

OccupancyLane* OccupancyBuilder::core(Count number) {
    return number < occupancy_.cores.size() ? &occupancy_.cores[number] : nullptr;
}

OccupancyLane* OccupancyBuilder::gil_of(ThreadId thread) {
    const ProcessId process = thread.value < process_of_.size() ? process_of_[thread.value] : ProcessId();
    const auto lane = std::ranges::find(occupancy_.gils, process, &OccupancyLane::process);
    return lane == occupancy_.gils.end() ? nullptr : &*lane;
}

void OccupancyBuilder::begin(OccupancyLane* lane, ThreadId thread, Time time, std::size_t index) {
    if (lane == nullptr) return;
    if (!lane->spans.empty() && lane->spans.back().last_event == kGoesOn) {
        if (lane->spans.back().thread == thread) return;
        end(lane, lane->spans.back().thread, time, index);
    }
    lane->spans.push_back(Occupation{thread, time, time, index, kGoesOn});
}

void OccupancyBuilder::end(OccupancyLane* lane, ThreadId thread, Time time, std::size_t index) {
    if (lane == nullptr || lane->spans.empty()) return;
    Occupation& last = lane->spans.back();
    if (last.thread != thread || last.last_event != kGoesOn) return;
    if (last.begin == time) return lane->spans.pop_back();  // code takes no time, only computing does
    last.end = time;
    last.last_event = index;
}

void OccupancyBuilder::apply(const Event& event, std::size_t index) {
    // Whoever waits or is over has let go of the GIL.
    const auto let_go = [&] { end(gil_of(ThreadId(event.thread)), ThreadId(event.thread), event.time, index); };
    dispatch(event,
             Overloaded{
                 [&](const RunStarted& e) {
                     occupancy_.cores.resize(std::min(e.cores, kMostCores));
                     if (e.gil) occupancy_.gils.emplace_back();
                 },
                 [&](const ProcessCreated& e) {
                     if (!occupancy_.gils.empty()) occupancy_.gils.push_back(OccupancyLane{e.process, {}});
                 },
                 [&](const ThreadPlaced& e) {
                     if (e.placed.value >= kMostThreads) return;
                     process_of_.resize(std::max<std::size_t>(process_of_.size(), e.placed.value + 1u));
                     process_of_[e.placed.value] = e.process;
                 },
                 [&](const CoreTaken& e) { begin(core(e.core), e.taker, event.time, index); },
                 [&](const CoreLeft& e) { end(core(e.core), e.leaver, event.time, index); },
                 [&](const GilTaken& e) { begin(gil_of(e.taker), e.taker, event.time, index); },
                 [&](const GilDropped& e) { end(gil_of(e.dropper), e.dropper, event.time, index); },
                 [&](const ThreadBlocked&) { let_go(); },
                 [&](const ThreadEnded&) { let_go(); },
                 [](const auto&) {},
             });
}

}  // namespace asynchio
