// The machine model as lanes: which thread computes on which core, and who holds which process's GIL, from when to when.
// Facts of the trace only. Built once, it grows with its trace.
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/trace/trace.h"

namespace asynchio {

struct Occupation {
    ThreadId thread;
    Time begin = 0, end = 0;
    std::size_t first_event = 0;  // the event that began it
    std::size_t last_event = 0;   // the event that ended it; SIZE_MAX while it goes on
    friend bool operator==(const Occupation&, const Occupation&) = default;
};

struct OccupancyLane {
    ProcessId process;              // whose GIL; none: the program itself, or a core
    std::vector<Occupation> spans;  // in order, without overlap; none of them takes no time, but one that goes on
};

struct Occupancy {
    std::vector<OccupancyLane> cores;  // all of the machine
    std::vector<OccupancyLane> gils;   // of the program, then of its processes as they appeared; none without a GIL
};

class OccupancyBuilder {
  public:
    // Takes in the events that came since the last call. The trace must be the same one each time.
    void read(const Trace& trace);
    const Occupancy& occupancy() const { return occupancy_; }

  private:
    void apply(const Event& event, std::size_t index);
    OccupancyLane* core(Count number);
    OccupancyLane* gil_of(ThreadId thread);
    static void begin(OccupancyLane* lane, ThreadId thread, Time time, std::size_t index);
    static void end(OccupancyLane* lane, ThreadId thread, Time time, std::size_t index);

    Occupancy occupancy_;
    std::vector<ProcessId> process_of_;  // by ordinal of the thread; none: the program itself
    std::size_t read_ = 0;
};

}  // namespace asynchio
