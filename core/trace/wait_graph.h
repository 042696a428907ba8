// Who waits for whom at a playhead: the wait-for graph, its circles, and what to say when nothing can go on.
#pragma once

#include <string>
#include <vector>

#include "core/trace/names.h"
#include "core/trace/state.h"

namespace asynchio {

struct WaitEdge {
    Actor waiter;
    WaitState wait;
    // Who could end the wait: the owner of the lock, the awaited task or thread, the tasks of the open slots.
    // Empty when that is nobody in particular (a timer, a future that anyone may fill).
    std::vector<Actor> holders;
};

// One edge for each task and thread that waits, plumbing aside: tasks first, each by ordinal.
std::vector<WaitEdge> wait_graph(const State& state);

// The actors of a circle in which everybody waits for the next one; empty if there is none.
std::vector<Actor> find_circle(const std::vector<WaitEdge>& graph);

// Where this actor stands in the program; 0 if nobody knows.
Line line_of(const State& state, Actor actor);
bool has_ended(const State& state, Actor actor);

// What is said of a run in which nothing can happen any more.
struct StuckWaits {
    std::vector<WaitEdge> waits;  // the circle says it all; without one, those who wait for something but the loop for its tasks
    bool circle = false;
};
StuckWaits stuck_waits(const State& state);
inline constexpr std::size_t kMostStuckNamed = 4;  // a sentence with more names is not read

struct Stuck {
    std::string sentence;  // "ann waits for lock knife, held by bob (line 9); ..."
    Line line = 0;         // where the first of them waits
    bool deadlock = false;  // there is a circle
};

// Explains a run in which nothing can happen any more. `trace` ends at that moment.
Stuck explain_stuck(const Trace& trace);

}  // namespace asynchio
