// The machine of the run as lanes below the others: who computes on which core, who holds which GIL. Plain data.
#pragma once

#include <string>
#include <vector>

#include "core/trace/occupancy.h"

namespace asynchio {

struct CoreLaneView {
    bool gil = false;               // a process's GIL, not a core
    std::string name;               // "core 0", "GIL", "GIL of P0"
    std::string state_word;         // at the playhead: "W0", "idle"; "W2, 3 want it", "free"; in the end: "was used"
    bool busy = false;
    const OccupancyLane* lane = nullptr;  // all of it; draw what is visible
};

struct CoresView {
    bool on = false;                // the lesson opens it
    std::string title;              // "CORES AND GIL: A MODEL"
    std::string note;
    bool over = false;              // the run is: what is told then is what was
    std::vector<CoreLaneView> lanes;        // cores first
    std::vector<std::string> thread_names;  // by ordinal of the thread
    std::string name_of(ThreadId thread) const {
        return thread.value < thread_names.size() ? thread_names[thread.value] : std::string();
    }
};

}  // namespace asynchio
