// A recorded run with what is computed from it once: key frames, lanes, and where a step stops.
#pragma once

#include <cstddef>
#include <vector>

#include "app/model/links.h"
#include "app/model/state_times.h"
#include "core/trace/diagnoses.h"
#include "core/trace/lanes.h"
#include "core/trace/meters.h"
#include "core/trace/occupancy.h"
#include "core/trace/timeline.h"
#include "core/trace/trace.h"

namespace asynchio {

class RunData {
  public:
    // Takes over a run; it may still grow: call again with the longer trace.
    void read(const Trace& trace);
    void clear();

    const Trace& trace() const { return trace_; }
    const Lanes& lanes() const { return lanes_.lanes(); }
    // By the index of the lane.
    const std::vector<LaneTotals>& totals() const { return totals_; }
    const Occupancy& occupancy() const { return occupancy_.occupancy(); }
    const Diagnoses& diagnoses() const { return diagnoses_; }
    const Meters& meters() const { return meters_; }
    const State& end() const { return lanes_.state(); }
    State at(std::size_t position) const { return timeline_.at(trace_, position); }
    bool ended() const { return trace_.ended(); }
    Time total() const { return trace_.end_time(); }

    // Positions (events applied) at which a step stops: a line is about to run, a turn is over, the loop falls
    // asleep, a timer rings, a thread blocks or ends. The last one is the end of the trace.
    const std::vector<std::size_t>& stops() const { return stops_; }
    // The stop after / before a position; the ends if there is none.
    std::size_t next_stop(std::size_t position) const;
    std::size_t previous_stop(std::size_t position) const;
    // Where the next turn (or stretch of a thread) begins to show: just after the event that begins it.
    std::size_t next_turn(std::size_t position) const;
    std::size_t previous_turn(std::size_t position) const;
    // What was read from a shared variable into a local, right away: a private copy.
    struct Copy {
        FrameId frame;
        Text local, value;
        std::size_t event = 0;       // of the local's change
    };
    const std::vector<Copy>& copies() const { return copies_; }

    // For every lane what it mostly did in each of kOverviewCells equal parts of this many ruler units; the columns of the
    // TURNS ruler when `turns`. Computed when it is first asked for.
    struct Overview {
        double end = 0;
        std::vector<std::vector<Activity>> lanes;
    };
    static constexpr std::size_t kOverviewCells = 512;
    const Overview& overview(bool turns) const;

    // Who acted just before this event, which ends a span of a lane. Computed for all of them when it is first asked for.
    Cause waker_at(std::size_t event) const;

    // What made whom go on. Computed when it is first asked for, and continued when the run has grown.
    const Links& links() const;

    // After turn `number` has ended.
    std::size_t after_turn(std::uint32_t number) const;

  private:
    Trace trace_;
    Timeline timeline_;
    LaneBuilder lanes_;
    std::vector<LaneTotals> totals_;
    OccupancyBuilder occupancy_;
    Meters meters_;
    Diagnoses diagnoses_;
    std::vector<std::size_t> stops_;
    std::vector<Copy> copies_;
    std::size_t scanned_ = 0;
    std::uint64_t last_line_ = 0;  // frame and line of the last stop at a line
    struct Waker {
        std::size_t event = 0;
        Cause cause;
    };
    mutable std::vector<Waker> wakers_;  // by event; empty: not asked for yet
    mutable Links links_;
    mutable Overview overviews_[2];  // of time, of turns; without lanes: not asked for yet
};

}  // namespace asynchio
