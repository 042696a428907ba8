// The decisions of the scheduler that a trace tells of: where more than one thread could go on, and who they were.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/trace/state.h"

namespace asynchio {

// "Who goes on?", asked and answered once in a run.
struct ChoicePoint {
    std::uint32_t step = 0;     // number of the decision in the run, as schedules write it
    std::uint32_t options = 0;
    std::uint32_t chosen = 0;   // 0: the one who has waited longest
    std::size_t event = 0;      // index of the event that tells it; before it nobody goes on yet
    friend bool operator==(const ChoicePoint&, const ChoicePoint&) = default;
};

// In their order.
std::vector<ChoicePoint> choice_points(const Trace& trace);

// The threads that could go on in this state of the trace, the one who has waited longest first. At a choice point
// these are its options; where threads compute, whose end is told only when they go on, there may be fewer.
std::vector<ThreadId> runnable_threads(const Trace& trace, const State& state);

}  // namespace asynchio
