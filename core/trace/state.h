// The state of the run after a prefix of its trace: the fold of all events so far. Everything a viewer shows at a
// playhead is read from here; nothing is predicted.
//
// Plain data, cheap to copy for short runs. Tables are indexed by creation ordinal (`id.index()`).
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "core/trace/event.h"
#include "core/trace/trace.h"

namespace asynchio {

// A turn that keeps the loop at least this long is drawn, and reported, as blocking it. asyncio's debug mode uses
// the same limit.
inline constexpr Duration kBlockingTurn = 100 * kMillisecond;

struct WaitState {
    WaitKind kind = WaitKind::nothing;
    std::uint32_t object = 0;
    Time since = 0;
    Time deadline = kNever;
    friend bool operator==(const WaitState&, const WaitState&) = default;
};

struct ThreadState {
    enum class Phase : std::uint8_t { starting, running, ready, blocked, computing, wants_gil, ended };

    ThreadId id;
    Text name, label, function;
    PoolId pool;
    ProcessId process;           // none: the program itself
    bool daemon = false, plumbing = false;
    Phase phase = Phase::starting;
    Time since = 0;              // when this phase began
    WaitState wait;              // while blocked, and what it waited for until it is resumed
    LoopId loop;                 // the loop it runs, if any
    TaskId task;                 // the task whose turn it executes, if any
    HandleId handle;             // the handle it executes, if any
    JobId job;                   // the pool job it executes, if any
    Line line = 0;               // last line reached outside tasks
    FrameId frame;
    int core = -1;
    Outcome outcome = Outcome::done;
    friend bool operator==(const ThreadState&, const ThreadState&) = default;
};

// A process that the program forked. The program itself is process 1 and has no entry worth reading.
struct ProcessState {
    ProcessId id, parent;
    Text name, label;
    std::uint32_t pid = 0;
    bool daemon = false;
    std::vector<ThreadId> threads;
    bool killed = false, ended = false;
    std::uint32_t status = 0, signal = 0;  // once it has ended
    Time began = 0, ended_at = 0;
    friend bool operator==(const ProcessState&, const ProcessState&) = default;
};

// Who put something into a ready queue, filled a box, gave a lock away: whoever ran at that moment.
struct Cause {
    enum class Kind : std::uint8_t { none, timer, task, thread };
    Kind kind = Kind::none;
    TaskId task;
    ThreadId thread;
    Line line = 0;
    Time time = 0;
    std::size_t event = 0;       // index of the event that did it
    friend bool operator==(const Cause&, const Cause&) = default;
};

struct TaskState {
    enum class Phase : std::uint8_t { created, ready, running, waiting, ended };

    TaskId id;
    LoopId loop;
    Text name, label, function;
    bool plumbing = false;
    Phase phase = Phase::created;
    Time since = 0;
    WaitState wait;              // while waiting, and until its next turn what it waited for
    std::uint32_t turns = 0;     // turns begun
    std::uint32_t turn = 0;      // number of its last turn in the run
    Time turn_began = 0;
    Line line = 0;               // last line reached
    Line created_line = 0;       // where its creator was
    TaskId creator;
    FrameId frame;
    CoroutineId coroutine;       // what it runs, if that is an object of the program
    Cause woken;                 // who made it ready last
    bool cancel_requested = false;
    bool has_limits = false;     // a time limit or a group of its own may have cancelled it, and taken that back
    Outcome outcome = Outcome::done;
    Text value;
    friend bool operator==(const TaskState&, const TaskState&) = default;

    // It was asked to stop, caught the CancelledError, and ended as if nothing had happened.
    bool swallowed_cancel() const { return phase == Phase::ended && outcome == Outcome::done && cancel_requested && !has_limits; }
};

// A handle that is still in a queue, a timer heap, or running. Handles that have run are forgotten.
struct HandleState {
    enum class Phase : std::uint8_t { timer, ready, running };
    HandleId id;
    LoopId loop;
    HandleKind kind = HandleKind::callback;
    TaskId task;
    Text label;
    Phase phase = Phase::ready;
    Time when = kNever;          // deadline, if it is or was a timer
    bool cancelled = false;      // still queued, will be skipped
    Cause cause;
    friend bool operator==(const HandleState&, const HandleState&) = default;
};

// A timer that has not fired: by deadline, then by ordinal.
struct PendingTimer {
    Time when = 0;
    HandleId handle;
    operator HandleId() const { return handle; }  // NOLINT(google-explicit-constructor): it stands for its handle
    friend auto operator<=>(const PendingTimer&, const PendingTimer&) = default;
};

struct LoopState {
    LoopId id;
    ThreadId thread;             // the thread that runs it, while it runs
    bool running = false, idle = false, closed = false, debug = false;
    std::uint32_t iteration = 0;
    Time idle_until = kNever;
    std::deque<HandleId> ready;  // front first, with cancelled handles until they are skipped
    std::set<PendingTimer> timers;
    friend bool operator==(const LoopState&, const LoopState&) = default;
};

struct FutureState {
    FutureId id;
    WaitKind kind = WaitKind::future;
    std::uint32_t object = 0;
    bool resolved = false;
    Outcome outcome = Outcome::done;
    Text value;
    friend bool operator==(const FutureState&, const FutureState&) = default;
};

struct GatherSlotState {
    TaskId task;
    FutureId future;
    bool filled = false;
    Outcome outcome = Outcome::done;
    Text value;
    Time filled_at = 0;
    friend bool operator==(const GatherSlotState&, const GatherSlotState&) = default;
};

struct GatherState {
    FutureId id;
    TaskId creator;
    Line line = 0;
    std::vector<GatherSlotState> slots;
    friend bool operator==(const GatherState&, const GatherState&) = default;
};

// Those who wait for the same thing.
struct LineState {
    std::vector<std::uint32_t> waiters;  // ordinals of tasks or threads, longest first
    std::map<std::uint32_t, std::uint32_t> places;  // in the line, of threads that wait or were called in vain
    std::uint32_t next_place = 0;
    friend bool operator==(const LineState&, const LineState&) = default;
};

struct LockState : LineState {
    LockId id;
    LockKind kind = LockKind::thread_lock;
    Text label;
    bool held = false;
    TaskId owner_task;
    ThreadId owner_thread;
    Line line = 0;               // where the owner got it
    Time since = 0;
    std::vector<std::uint32_t> past_owners;
    friend bool operator==(const LockState&, const LockState&) = default;
};

// asyncio.Event and threading.Event.
struct FlagState {
    FlagId id;
    Party party = Party::tasks;
    Text label;
    bool set = false;
    Time since = 0;
    Cause setter;                // who set it last
    friend bool operator==(const FlagState&, const FlagState&) = default;
};

struct ConditionState {
    ConditionId id;
    Party party = Party::tasks;
    LockId lock;
    Text label;
    std::uint32_t notified = 0;  // how often somebody notified
    friend bool operator==(const ConditionState&, const ConditionState&) = default;
};

struct SemaphoreState {
    SemaphoreId id;
    Party party = Party::tasks;
    Text label;
    std::uint32_t places = 0;    // at first
    std::uint32_t free = 0;
    bool bounded = false;
    std::vector<std::uint32_t> takers;  // ordinals of tasks or threads, in order, one for each place that is taken
    LineState line;
    std::uint32_t most_taken = 0;  // places at once
    friend bool operator==(const SemaphoreState&, const SemaphoreState&) = default;
};

struct BarrierState {
    BarrierId id;
    Party party = Party::tasks;
    Text label;
    std::uint32_t parties = 0;
    std::uint32_t arrived = 0;
    bool broken = false;
    friend bool operator==(const BarrierState&, const BarrierState&) = default;
};

// Where a class of the program keeps a queue's items itself, it says how many there are, and may claim billions: the state
// counts no further than this.
inline constexpr std::size_t kMostCountedItems = 10'000;

struct QueueState {
    QueueId id;
    Party party = Party::tasks;
    QueueOrder order = QueueOrder::fifo;
    Text label;
    std::uint32_t capacity = 0;  // 0: any number
    std::deque<Text> items;      // in the order in which they were put in; no texts where the program keeps them itself
    std::uint32_t unfinished = 0;
    std::uint32_t most = 0;      // most items at once
    bool counts_done = false;    // somebody called task_done() or waits in join()
    LineState getters, putters, joiners;
    friend bool operator==(const QueueState&, const QueueState&) = default;
};

struct GroupState {
    GroupId id;
    TaskId parent;
    Line line = 0;               // of its `async with`
    std::vector<TaskId> tasks;
    bool aborted = false, left = false;
    friend bool operator==(const GroupState&, const GroupState&) = default;
};

struct TimeoutState {
    TimeoutId id;
    TaskId task;
    Line line = 0;
    Time began = 0, when = kNever;
    bool fired = false, ended = false, expired = false;
    friend bool operator==(const TimeoutState&, const TimeoutState&) = default;
};

struct JobState {
    enum class Phase : std::uint8_t { queued, running, done, cancelled };
    JobId id;
    PoolId pool;
    Text label;
    TaskId task;
    ThreadId worker;
    Phase phase = Phase::queued;
    Time queued_at = 0, started_at = 0, ended_at = 0;
    Outcome outcome = Outcome::done;
    Text value;
    friend bool operator==(const JobState&, const JobState&) = default;
};

struct PoolState {
    PoolId id;
    Text label;
    std::uint32_t workers = 0;
    bool closed = false;
    std::deque<JobId> queue;
    std::vector<ThreadId> threads;
    std::uint32_t most_queued = 0;
    friend bool operator==(const PoolState&, const PoolState&) = default;
};

struct VariableAccess {
    Text value;
    Text before;                 // for writes: the value it replaced
    TaskId task;
    ThreadId thread;
    Line line = 0;
    Time time = 0;
    std::size_t event = 0;       // index of the event
    bool write = false;
    friend bool operator==(const VariableAccess&, const VariableAccess&) = default;
};

struct VariableState {
    Text name;
    Text value;
    std::vector<VariableAccess> accesses;
    friend bool operator==(const VariableState&, const VariableState&) = default;
};

struct LocalState {
    Text name, value;
    friend bool operator==(const LocalState&, const LocalState&) = default;
};

struct FrameState {
    FrameId id;
    Text function;
    Line definition = 0;
    Line line = 0;
    TaskId task;
    ThreadId thread;
    FrameId caller;
    bool left = false;
    std::vector<LocalState> locals;
    friend bool operator==(const FrameState&, const FrameState&) = default;
};

// A coroutine or generator object of the program. Its locals and place are those of its frame.
struct CoroutineState {
    enum class Phase : std::uint8_t { created, running, paused, ended, dropped };

    CoroutineId id;
    CoroutineKind kind = CoroutineKind::coroutine;
    Text function;
    Line line = 0;               // where it was made
    TaskId creator_task;
    ThreadId creator_thread;
    TaskId task;                 // the task made from it, if any
    FrameId frame;               // once its body has begun
    FrameId driver;              // the frame that awaits it or asks it for its next value, if any
    Phase phase = Phase::created;
    Time since = 0;
    bool yielded = false;        // paused at a yield, not at an await
    std::uint32_t pauses = 0;
    Text value;                  // yielded last, then what it returned or raised
    Outcome outcome = Outcome::done;
    friend bool operator==(const CoroutineState&, const CoroutineState&) = default;
};

struct OutputState {
    Stream stream = Stream::out;
    Text text;
    TaskId task;
    ThreadId thread;
    Line line = 0;
    Time time = 0;
    std::uint32_t turn = 0;
    std::size_t event = 0;       // index of the event
    friend bool operator==(const OutputState&, const OutputState&) = default;
};

// A warning or log record, or a call of the program's own exception handler.
struct LogState {
    Text level;                  // WARNING, ERROR; empty for a call of the handler
    Text text;
    TaskId task;                 // it is about, if any
    ThreadId thread;             // that wrote it
    Line line = 0;               // where the task was; 0 without one
    Time time = 0;
    std::uint32_t turn = 0;
    std::size_t event = 0;       // index of the event
    friend bool operator==(const LogState&, const LogState&) = default;
};

struct EndState {
    RunOutcome outcome = RunOutcome::running;
    Budget budget = Budget::none;
    std::uint32_t exit_code = 0;
    Text message, detail;
    Line line = 0;
    std::uint32_t column = 0;
    friend bool operator==(const EndState&, const EndState&) = default;
};

struct State {
    std::size_t position = 0;    // events applied
    Time now = 0;
    std::uint32_t turn = 0;      // number of the last turn begun
    RunStarted run;
    EndState end;
    bool truncated = false;
    Time interrupted_at = kNever;  // when somebody pressed Ctrl+C
    Text input_prompt;           // of the last input()
    bool input_missing = false;  // it got no line
    ThreadId thread;             // who holds the baton
    Line last_line = 0;          // the line reached last, anywhere
    FrameId last_frame;

    std::vector<ThreadState> threads;
    std::vector<ProcessState> processes;
    std::vector<TaskState> tasks;
    std::map<HandleId, HandleState> handles;  // live ones only: use find()
    std::vector<LoopState> loops;
    std::vector<FutureState> futures;
    std::vector<GatherState> gathers;
    std::vector<LockState> locks;
    std::vector<FlagState> flags;
    std::vector<ConditionState> conditions;
    std::vector<SemaphoreState> semaphores;
    std::vector<BarrierState> barriers;
    std::vector<QueueState> queues;
    std::vector<GroupState> groups;
    std::vector<TimeoutState> timeouts;
    std::vector<JobState> jobs;
    std::vector<PoolState> pools;
    std::vector<VariableState> variables;
    std::vector<FrameState> frames;
    std::vector<CoroutineState> coroutines;
    std::vector<OutputState> output;
    std::vector<LogState> logs;

    // Applies the next event. `trace[position]` must be `event`.
    void apply(const Event& event);

    const ThreadState* find(ThreadId id) const { return entry(threads, id.value); }
    const ProcessState* find(ProcessId id) const { return entry(processes, id.value); }
    const TaskState* find(TaskId id) const { return entry(tasks, id.value); }
    const HandleState* find(HandleId id) const;
    const LoopState* find(LoopId id) const { return entry(loops, id.value); }
    const FutureState* find(FutureId id) const { return entry(futures, id.value); }
    const LockState* find(LockId id) const { return entry(locks, id.value); }
    const FlagState* find(FlagId id) const { return entry(flags, id.value); }
    const ConditionState* find(ConditionId id) const { return entry(conditions, id.value); }
    const SemaphoreState* find(SemaphoreId id) const { return entry(semaphores, id.value); }
    const BarrierState* find(BarrierId id) const { return entry(barriers, id.value); }
    const QueueState* find(QueueId id) const { return entry(queues, id.value); }
    const GroupState* find(GroupId id) const { return entry(groups, id.value); }
    const TimeoutState* find(TimeoutId id) const { return entry(timeouts, id.value); }
    const JobState* find(JobId id) const { return entry(jobs, id.value); }
    const PoolState* find(PoolId id) const { return entry(pools, id.value); }
    const CoroutineState* find(CoroutineId id) const { return entry(coroutines, id.value); }
    const FrameState* find(FrameId id) const { return entry(frames, id.value); }
    const GatherState* find_gather(FutureId id) const;

    // The task whose turn this thread executes; none outside turns.
    TaskId running_task(ThreadId thread) const;
    // Whoever has the baton now, with its line.
    Cause whoever_runs() const;

    friend bool operator==(const State&, const State&) = default;

  private:
    template <class T>
    static const T* entry(const std::vector<T>& table, std::uint32_t ordinal) {
        return ordinal == 0 || ordinal > table.size() ? nullptr : &table[ordinal - 1];
    }
};

// The state after the first `position` events.
State fold(const Trace& trace, std::size_t position);

}  // namespace asynchio
