// What went wrong in a run, or could go better: the mistakes that programs with async and threads make most, read off the
// trace. Facts only: each finding names the event that shows it, the line and whoever did it. Whoever shows it finds the
// words, and decides whether it is meant so.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "core/trace/names.h"
#include "core/trace/state.h"

namespace asynchio {

enum class Mistake : std::uint8_t {
    never_awaited,     // a coroutine was made and thrown away before its body ever ran
    blocking_call,     // a task kept the loop while it slept, computed or waited, and others had to wait
    never_yields,      // the run was ended while a task had the loop and did not let go
    one_by_one,        // a lone task awaited several coroutines one after another, each of which only waited
    never_retrieved,   // a task failed and nobody asked for its exception
    swallowed_cancel,  // a task was asked to stop and ended as if it had not been
    lock_across_await, // a task awaited while it held a lock of threads: whoever wants it blocks the loop
    fire_and_forget,   // a task was still at work when the program ended, and was cut off
    pool_starvation,   // calls waited in a pool's queue because all of its workers were busy
    not_thread_safe,   // a thread put something into the ready queue of another thread's loop
    kept_place,        // somebody ended and did not give back a place of a semaphore, or a lock
};
inline constexpr std::size_t kMistakes = 11;

struct Diagnosis {
    Mistake mistake = Mistake::never_awaited;
    std::size_t event = 0;       // the one that shows it; after it the finding can be seen
    Line line = 0;               // 0 if no line of the program did it
    Actor who;                   // did it, or suffers it
    Text name;                   // the function; pool_starvation: the call that waited longest
    WaitState wait;              // blocking_call: what it did, `nothing` when it computed; kept_place, lock_across_await: the thing
    Duration duration = 0;       // blocking_call: the whole turn; never_yields: how long; one_by_one: all together; pool_starvation: the longest wait
    Duration longest = 0;        // one_by_one: of one of them
    std::uint32_t count = 1;     // how often at this line; one_by_one: how many coroutines; pool_starvation: how many calls
    bool forever = false;        // pool_starvation: the workers wait for the very calls that wait for them
};

class Diagnoses {
  public:
    // Takes in the events that came since the last call. The trace must be the same one each time.
    void read(const Trace& trace);
    // In the order of their events; those of the same mistake at the same line are one.
    const std::vector<Diagnosis>& found() const { return found_; }

  private:
    // What a thread does in a task's turn without letting go of the loop.
    struct Hold {
        Time since = 0;
        Line line = 0;
        WaitState wait;
        bool open = false;
        Duration longest = 0;    // of this turn so far, and where
        Line longest_line = 0;
        WaitState longest_wait;
    };
    // Coroutines that one frame awaited, one after another.
    struct Chain {
        TaskId task;
        Text function;
        Line line = 0;
        Time begin = 0, end = 0;
        Duration longest = 0;
        std::uint32_t count = 0;
        bool results = false;    // one of them, but the last, had a result
    };
    struct Asked {               // to stop
        Line line = 0;           // where it was then
        bool by_task = false;    // and not by run(), which cleans up
    };

    void before(const Event& event);
    void after(const Event& event, std::size_t index);
    void add(Diagnosis diagnosis);
    bool others_alive(TaskId task) const;
    void begin_hold(ThreadId thread, WaitState wait, Time time);
    void end_hold(ThreadId thread, Time time);
    void judge_turn(TaskId task, ThreadId thread, Time time, std::size_t index);
    void judge_coroutine(const CoroutineState& coroutine, Time time, std::size_t index);
    void close_chain(const Chain& chain, std::size_t index);
    void judge_cancel(TaskId task, ThreadId asker);
    void judge_end_of_task(TaskId task, std::size_t index);
    void judge_locks(TaskId task, std::size_t index);
    void judge_enqueued(ThreadId thread, LoopId loop, std::size_t index);
    void judge_end(std::size_t index);

    const Trace* trace_ = nullptr;  // while read() reads it
    State state_;
    std::vector<Diagnosis> found_;
    std::map<ThreadId, Hold> holds_;
    std::map<CoroutineId, Time> started_;
    std::map<FrameId, Chain> chains_;  // by the frame that awaits
    std::map<TaskId, Asked> asked_;
    std::map<PoolId, Diagnosis> starved_;
    std::map<LockId, TaskId> taken_by_;  // locks of threads that tasks took
    std::uint32_t lines_ = 0;    // of the last turn that began, so far
    TaskId main_;
};

}  // namespace asynchio
