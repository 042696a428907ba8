// What becomes of a trace on its way to TrackEvents: tracks, slices and moments by the events they begin and end with.
// Used by track_events.cpp alone.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/trace/lanes.h"
#include "core/trace/track_events.h"

namespace asynchio::tracks {

using Arguments = std::vector<TrackEvent::Argument>;

struct Slice {
    std::uint64_t track = 0;
    int depth = 0;             // on its track: of two that begin or end with one event, the deeper one is inside
    std::size_t first = 0;     // the event it begins with
    std::size_t last = 0;      // the event it ends with; the trace's size: it goes on
    std::string name;
    Arguments arguments;
    std::vector<std::uint64_t> flows, ending_flows;
};

// A moment, or a counter's new value.
struct Mark {
    std::uint64_t track = 0;
    std::size_t event = 0;
    bool count = false;
    std::string name;
    std::int64_t value = 0;
    std::vector<std::uint64_t> flows;
};

// Numbers that no two tracks share, by what they are of.
enum class Family : std::uint8_t { process = 1, thread, task, rings, ready, timers, queued, busy };
inline std::uint64_t track_id(Family family, std::uint32_t ordinal) {
    return std::uint64_t{static_cast<std::uint8_t>(family)} << 32 | ordinal;
}

// The tracks of a run, and who has one.
class TrackList {
  public:
    TrackList(const Trace& trace, const Lanes& lanes, const State& end);

    std::uint64_t of(Actor actor) const;  // 0: it has none
    std::uint64_t of_loop(Family family, LoopId loop) const { return id_if_there(track_id(family, loop.value)); }
    std::uint64_t of_pool(Family family, PoolId pool) const { return id_if_there(track_id(family, pool.value)); }
    std::vector<Track> take() { return std::move(tracks_); }

  private:
    void add_processes(const Trace& trace, const State& end);
    void add_threads(const Trace& trace, const Lanes& lanes, const State& end);
    void add_tasks(const Trace& trace, const Lanes& lanes, const State& end);
    void add_counters(const Trace& trace, const State& end);
    void add(Track::Kind kind, std::uint64_t id, std::uint64_t parent, std::string name, std::uint32_t pid = 0, std::uint32_t tid = 0);
    std::uint64_t id_if_there(std::uint64_t id) const { return known_.contains(id) ? id : 0; }
    std::uint64_t thread_of(const Trace& trace, LoopId loop) const;

    std::vector<Track> tracks_;
    std::map<std::uint64_t, std::size_t> known_;
    std::map<std::uint32_t, std::uint32_t> pids_;  // by ordinal of the process, 0 for the program
};

// The slices and marks of a run, in no particular order.
struct Parts {
    std::vector<Slice> slices;
    std::vector<Mark> marks;
};

// The states of everybody who has a track.
void add_states(Parts& parts, const TrackList& tracks, const Trace& trace, const Lanes& lanes, const State& end);
// Loops, calls, counters, what was printed, and all flows. The states must be there.
void add_walk(Parts& parts, const TrackList& tracks, const Trace& trace, const State& end);

}  // namespace asynchio::tracks
