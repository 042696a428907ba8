// The kernel: clock, threads, and the one place where nondeterminism enters. The loop, locks, queues and pools are
// written once against this interface; SimulatedKernel gives virtual time and one thread at a time.
//
// Blocking functions throw ThreadAbort when the run is being torn down: let it pass.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/kernel/machine.h"
#include "core/trace/recorder.h"

namespace asynchio {

// Thrown in every thread that is still blocked, or about to block, when a run ends early. Not a std::exception,
// so that `catch (const std::exception&)` in a program cannot hold on to it.
struct ThreadAbort {};

// What a thread blocks on: a kind, and the ordinal of the thing.
struct Wait {
    WaitKind kind = WaitKind::nothing;
    std::uint32_t object = 0;
};

struct ThreadSpec {
    std::string name;      // as Python shows it: "Thread-1 (work)"
    std::string label;     // as the picture shows it: "T0"
    std::string function;  // what it runs
    PoolId pool;           // the pool it works for, if any
    bool daemon = false;
    bool plumbing = false;
    ProcessId process{};   // none: that of its starter
};

struct ProcessSpec {
    std::string name;      // as Python shows it: "Process-1"
    std::string label;     // as the picture shows it: "P0"
    bool daemon = false;   // its parent kills it at its end, instead of waiting for it
};

// How a process ended.
struct ProcessExit {
    std::uint32_t status = 0;
    std::uint32_t signal = 0;  // the signal that killed it, 0 if none
    friend bool operator==(const ProcessExit&, const ProcessExit&) = default;
};

// The number by which programs know a process: the same in every run.
std::uint32_t pid_of(ProcessId process);

class Kernel {
  public:
    virtual ~Kernel() = default;

    virtual Time now() const = 0;
    // For programs that read the clock: as now(), but a program that only spins on the clock makes it move.
    virtual Time read_clock() = 0;

    virtual ThreadId current_thread() const = 0;
    // Starts a thread; returns once it has begun. It may already have run until its first wait.
    virtual ThreadId spawn(const ThreadSpec& spec, std::function<void()> body) = 0;
    // Blocks until the thread has ended or the deadline has passed. True if it has ended.
    virtual bool join(ThreadId thread, Time deadline) = 0;
    virtual bool finished(ThreadId thread) const = 0;

    // A new process, a child of the current one. Its threads are those that are spawned with it in their spec, and
    // their threads; a first one does not hold up its starter. Every process has a GIL of its own.
    virtual ProcessId create_process(const ProcessSpec& spec) = 0;
    virtual ProcessId current_process() const = 0;
    virtual ProcessId parent_of(ProcessId process) const = 0;
    // The last act of a process: its other threads get ThreadAbort wherever they are, and so does the caller if it goes on.
    virtual void end_process(ProcessExit exit) = 0;
    // The same from outside, by a signal. Nothing happens to a process that ends already.
    virtual void kill_process(ProcessId process, ProcessExit exit) = 0;
    // Null until its last thread is over.
    virtual const ProcessExit* exit_of(ProcessId process) const = 0;
    // The thread gets an unpark() when the process has ended.
    virtual void tell_end(ProcessId process, ThreadId thread) = 0;
    // Blocks until the process has ended or the deadline has passed. True if it has ended.
    virtual bool join_process(ProcessId process, Time deadline) = 0;

    virtual void sleep_until(Time deadline) = 0;
    // Blocks this thread until somebody unparks it (true) or the deadline has passed (false).
    virtual bool park(Wait what, Time deadline) = 0;
    // Lets a parked thread go on. One that is not parked gets through its next park at once.
    virtual void unpark(ThreadId thread) = 0;

    // Computes for this long on a core; with `needs_gil`, only while holding the GIL.
    virtual void spend_cpu(Duration amount, bool needs_gil) = 0;

    // Takes one of `options` (at least 1); 0 is the default.
    virtual std::size_t choose(ChoiceKind kind, std::size_t options) = 0;
    // A place where the preemption model allows another thread to take over.
    virtual void switch_point() = 0;

    // Ends the run now: records `end`, then every thread gets ThreadAbort where it blocks. The caller should
    // unwind as well. Only the first call counts.
    virtual void end(const RunEnded& end) = 0;
    // `line` 0: the line that runs now.
    virtual void end_out_of_budget(Budget budget, Line line = 0) = 0;
    // True from the moment the run, or the process of this thread, has ended: nothing may wait any more.
    virtual bool ending() const = 0;

    virtual const Machine& machine() const = 0;
    Recorder& recorder() { return recorder_; }

  protected:
    explicit Kernel(Recorder& recorder) : recorder_(recorder) {}

  private:
    Recorder& recorder_;
};

}  // namespace asynchio
