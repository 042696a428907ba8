// One thread of a simulated run. Private to the simulated kernel.
#pragma once

#include <functional>
#include <vector>

#include "core/kernel/simulated_kernel.h"

namespace asynchio {

struct SimulatedKernel::Process {
    ProcessId id, parent;
    bool daemon = false;
    bool ending = false;              // its threads unwind
    bool ended = false;
    ProcessExit exit;
    std::uint32_t threads = 0;        // that are not finished
    std::vector<ThreadId> joiners;    // wait until it has ended
    SimThread* gil_holder = nullptr;  // a computing thread; running code holds it implicitly
    Time gil_taken_at = 0;
};

struct SimulatedKernel::SimThread {
    enum class State : std::uint8_t { running, runnable, blocked, finished };

    ThreadId id;
    ThreadSpec spec;
    SimulatedKernel* kernel = nullptr;
    Process* process = nullptr;
    State state = State::blocked;

    BatonSemaphore* baton = nullptr;  // of its OS thread; the kernel's own for the main thread
    bool begun = false;               // has run its first step
    std::function<void()> body;
    ThreadId starter;                 // waits until this thread has begun; none if it does not
    std::vector<ThreadId> joiners;    // wait until it has ended

    // The wait this thread is in. A timer belongs to it while their numbers agree.
    std::uint64_t timer = 0;          // order of the timer that ends the wait, 0 if none
    Wait wait;                        // while blocked: on what, until when at the latest
    Time deadline = kNever;
    bool permit = false;              // unparked before it parked
    bool timed_out = false;
    bool interruptible = false;       // Ctrl+C ends the wait

    Computation computation;
    bool computing = false;           // inside spend_cpu
    bool computes_with_gil = false;
    bool gil_wanted = false;          // the trace knows that it waits for the GIL
    Time runnable_since = 0;

    Time clock_read_at = -1;          // when it last read the clock
    std::uint32_t clock_reads = 0;    // how often since time moved
};

}  // namespace asynchio
