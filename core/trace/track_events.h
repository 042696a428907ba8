// The run as trace viewers of other people want it: tracks that belong to processes and threads, slices that nest on them,
// moments, flows between slices, and counters. Facts only, read from the lanes and the state.
//
// Tracks: every process, every thread, every task below the thread of its loop, in the order of the lanes; plumbing is left
// out. A thread's track shows its states; where it runs a loop, the loop's passes, turns and callbacks; in a worker, its
// calls around its states. Counters: each loop's ready queue and timers, each pool's queue and busy workers.
// Flows: from whoever woke somebody to the turn or stretch that followed, from the timer that rang, and from where a call
// was handed to a pool through the worker to the turn that got its result.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/trace/trace.h"

namespace asynchio {

struct Track {
    enum class Kind : std::uint8_t { process, thread, plain, counter };
    Kind kind = Kind::plain;
    std::uint64_t id = 0;      // no two tracks have the same; never 0
    std::uint64_t parent = 0;  // 0: none
    std::string name;
    std::uint32_t pid = 0, tid = 0;  // of processes and threads: the ordinal of the first, of the thread
};

struct TrackEvent {
    enum class Kind : std::uint8_t { begin, end, moment, count };
    struct Argument {
        std::string name;
        std::variant<std::int64_t, std::string> value;
    };

    Kind kind = Kind::moment;
    Time time = 0;
    std::uint64_t track = 0;
    std::string name;                 // empty for end and count
    std::int64_t value = 0;           // of a count
    std::vector<Argument> arguments;
    std::vector<std::uint64_t> flows;         // that begin here or go on
    std::vector<std::uint64_t> ending_flows;  // that end here
};

struct TrackEvents {
    std::vector<Track> tracks;       // parents before their children
    std::vector<TrackEvent> events;  // in the order in which they happened; every begin has its end
};

// Of a run that goes on or was cut off: what there is, with every slice ended at the last event.
TrackEvents track_events(const Trace& trace);

}  // namespace asynchio
