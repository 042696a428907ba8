// The chain of causes through the selected bar, as the timeline draws it: arrows from lane to lane, and the way along each
// lane between the arrow that arrives and the one that leaves.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace asynchio {

// A moment of somebody's lane.
struct ChainSpot {
    std::size_t lane = 0;      // index into the lanes of the picture
    std::size_t event = 0;     // tells apart what happened at the same time
    double at = 0;             // ruler units
};

// From whoever caused something to whom it was done to.
struct ArrowView {
    int number = 0;                  // of its row on the card; 0: it has none
    ChainSpot from;
    std::optional<ChainSpot> to;     // none: the call has not left the pool's queue
    bool direct = true;              // begins or ends at the selected bar
    std::optional<std::size_t> job;  // the call that goes through the pool's queue on the way; index into the jobs
};

// Along a lane: while somebody runs, waits for a timer, or stands in the ready queue.
struct PathView {
    ChainSpot from, to;        // of the same lane
    bool direct = true;
    bool rang = false;         // a timer ended it
};

struct ChainView {
    bool whole = false;
    std::vector<ArrowView> arrows;
    std::vector<PathView> paths;
    bool cut_before = false, cut_after = false;  // there is more than is shown
};

}  // namespace asynchio
