// Seeks in a trace: the state after any number of events, in time that does not grow with the trace. Keeps a copy of
// the state every so many events; when the copies grow too large, every second one is dropped.
#pragma once

#include <cstddef>
#include <vector>

#include "core/trace/state.h"

namespace asynchio {

class Timeline {
  public:
    // `budget`: about how many bytes the kept states may take. `spacing`: events between the first ones.
    explicit Timeline(std::size_t budget = 64u << 20, std::size_t spacing = 1024);

    // Takes in what the trace has gained. The trace must be the same one each time, or have been cleared: then call
    // clear() first.
    void read(const Trace& trace);
    void clear();

    // The state after the first `position` events; positions past the end mean the end.
    State at(const Trace& trace, std::size_t position) const;

    std::size_t keyframes() const { return frames_.size(); }
    std::size_t spacing() const { return spacing_; }

  private:
    struct Frame {
        std::size_t position;
        State state;
        std::size_t bytes;
    };
    void thin_out();

    const std::size_t budget_;
    const std::size_t first_spacing_;
    std::size_t spacing_;
    std::size_t bytes_ = 0;
    std::vector<Frame> frames_;  // by position
    State end_;
};

// About how much memory a state takes.
std::size_t size_of(const State& state);

// The first position at which the time is later than `time`: what has happened by then is before it.
std::size_t position_after(const Trace& trace, Time time);

}  // namespace asynchio
