// The cores of the simulated machine: who computes where, and who waits for a core. A thread that computes keeps
// its core for a quantum, then the next one in line gets it.
#pragma once

#include <deque>
#include <vector>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/trace/recorder.h"

namespace asynchio {

// One stretch of computing.
struct Computation {
    ThreadId thread;
    Duration remaining = 0;
    int core = -1;     // -1: waits for one
    Time core_since = 0;
};

class Processor {
  public:
    static constexpr Duration kQuantum = 5 * kMillisecond;

    Processor(std::size_t cores, Recorder& recorder) : cores_(cores, nullptr), recorder_(recorder) {}

    void add(Computation& computation);
    void remove(Computation& computation);

    // When a computation ends or must leave its core; kNever if nothing computes.
    Time next_event() const;
    // Lets time pass on every busy core. `to` must not be later than next_event().
    void advance(Time from, Time to);
    // The computations that are complete, taken off their cores, in core order.
    std::vector<Computation*> take_finished();
    // Passes cores on whose quantum is over.
    void rotate();

  private:
    void assign_free_cores();
    void leave_core(Computation& computation);

    std::vector<Computation*> cores_;
    std::deque<Computation*> waiting_;
    Recorder& recorder_;
};

}  // namespace asynchio
