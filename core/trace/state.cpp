#include "core/trace/state.h"

#include <algorithm>
#include <utility>

#include "core/trace/fold_coroutines.h"

namespace asynchio {
namespace {

// Applies one event to a state. One overload for each event of the vocabulary, and no catch-all: an event that is
// added to events.def does not compile until it is folded here.
class Fold : public FoldCoroutines {
  public:
    using FoldCoroutines::FoldCoroutines;
    using FoldCoroutines::operator();

    // --- the run ---
    void operator()(const RunStarted& e) { s_.run = e; }
    void operator()(const RunEnded& e) {
        s_.end = EndState{e.outcome, e.budget, e.exit_code, e.message, e.detail, e.line, e.column};
    }
    void operator()(const TraceTruncated&) { s_.truncated = true; }
    void operator()(const InputRead& e) { s_.input_prompt = e.prompt, s_.input_missing = e.missing; }
    void operator()(const InterruptRequested&) { s_.interrupted_at = event_.time; }
    void operator()(const ClockJumped&) {
        // A job that a worker takes at once never waited: count the queue only while time passes.
        for (PoolState& pool : s_.pools)
            pool.most_queued = std::max(pool.most_queued, static_cast<std::uint32_t>(pool.queue.size()));
    }
    void operator()(const ChoiceMade& e) {
        // The thread that was running is pushed aside, and another one goes on.
        if (e.kind == ChoiceKind::preempt && e.chosen != 0) enter(thread(), ThreadState::Phase::ready);
    }

    // --- the program ---
    void operator()(const FrameEntered& e) {
        FrameState& frame = at(s_.frames, e.frame);
        frame = FrameState{e.frame, e.function, e.line, e.line, s_.running_task(thread_), thread_, FrameId(), false, {}};
        frame.caller = std::exchange(innermost(), e.frame);
    }
    void operator()(const FrameLeft& e) {
        FrameState& frame = at(s_.frames, e.frame);
        frame.left = true;
        // What a thread or task function knew at its end stays readable; helpers are forgotten.
        if (frame.caller) frame.locals.clear();
        if (innermost() == e.frame) innermost() = frame.caller;
    }
    void operator()(const LineReached& e) {
        at(s_.frames, e.frame).line = e.line;
        innermost() = e.frame;
        if (TaskState* task = running_task()) task->line = e.line;
        else at(s_.threads, thread_).line = e.line;
        s_.last_line = e.line;
        s_.last_frame = e.frame;
    }
    void operator()(const LocalChanged& e) {
        auto& locals = at(s_.frames, e.frame).locals;
        const auto found = std::ranges::find(locals, e.name, &LocalState::name);
        if (found != locals.end()) found->value = e.value;
        else locals.push_back(LocalState{e.name, e.value});
    }
    void operator()(const VariableRead& e) { access(e.name, e.value, e.line, false); }
    void operator()(const VariableWritten& e) { access(e.name, e.value, e.line, true); }
    void operator()(const OutputWritten& e) {
        const Cause who = s_.whoever_runs();
        s_.output.push_back(OutputState{e.stream, e.text, who.task, who.thread, who.line, event_.time,
                                        who.task ? at(s_.tasks, who.task).turn : 0, s_.position});
    }
    void operator()(const LogWritten& e) { note_log(e.level, e.text, e.task); }
    void operator()(const ExceptionHandlerCalled& e) {
        note_log(Text(), e.error == Text() ? e.message : e.error, e.task);
    }

    // --- threads ---
    void operator()(const ThreadCreated& e) {
        ThreadState& thread = at(s_.threads, e.created);
        thread.id = e.created;
        thread.name = e.name;
        thread.label = e.label;
        thread.function = e.function;
        thread.pool = e.pool;
        thread.daemon = e.daemon;
        thread.plumbing = e.plumbing;
        thread.since = event_.time;
        if (e.pool) at(s_.pools, e.pool).threads.push_back(e.created);
    }
    void operator()(const ProcessCreated& e) {
        ProcessState& process = at(s_.processes, e.process);
        process = ProcessState{e.process, e.parent, e.name, e.label, e.pid, e.daemon, {}, false, false, 0, 0, event_.time, 0};
    }
    void operator()(const ThreadPlaced& e) {
        at(s_.threads, e.placed).process = e.process;
        at(s_.processes, e.process).threads.push_back(e.placed);
    }
    void operator()(const ProcessKilled& e) { at(s_.processes, e.process).killed = true; }
    void operator()(const ProcessEnded& e) {
        ProcessState& process = at(s_.processes, e.process);
        process.ended = true;
        process.status = e.status;
        process.signal = e.signal;
        process.ended_at = event_.time;
    }
    void operator()(const ThreadBegan&) { enter(thread(), ThreadState::Phase::running); }
    void operator()(const ThreadEnded& e) {
        enter(thread(), ThreadState::Phase::ended);
        thread().outcome = e.outcome;
    }
    void operator()(const ThreadBlocked& e) {
        enter(thread(), ThreadState::Phase::blocked);
        thread().wait = WaitState{e.kind, e.object, event_.time, e.deadline};
        start_waiting(thread(), thread_.value);
    }
    void operator()(const ThreadReadied& e) {
        ThreadState& thread = at(s_.threads, e.readied);
        enter(thread, ThreadState::Phase::ready);
        stop_waiting(thread, e.readied.value, e.cause == WakeCause::timer || thread.wait.kind == WaitKind::queue_join);
    }
    void operator()(const ThreadResumed&) {
        enter(thread(), ThreadState::Phase::running);
        thread().wait = WaitState{};
    }
    void operator()(const CpuStarted&) { enter(thread(), ThreadState::Phase::computing); }
    void operator()(const CpuFinished&) { enter(thread(), ThreadState::Phase::running); }
    void operator()(const GilWanted& e) { enter(at(s_.threads, e.wanter), ThreadState::Phase::wants_gil); }
    void operator()(const GilTaken& e) {
        ThreadState& thread = at(s_.threads, e.taker);
        if (thread.phase == ThreadState::Phase::wants_gil) enter(thread, ThreadState::Phase::computing);
    }
    void operator()(const GilDropped& e) {
        if (e.forced) enter(at(s_.threads, e.dropper), ThreadState::Phase::wants_gil);
    }
    void operator()(const CoreTaken& e) { at(s_.threads, e.taker).core = static_cast<int>(e.core); }
    void operator()(const CoreLeft& e) { at(s_.threads, e.leaver).core = -1; }

    // --- loops ---
    void operator()(const LoopCreated& e) {
        at(s_.loops, e.loop).id = e.loop;
        at(s_.loops, e.loop).debug = e.debug;
    }
    void operator()(const LoopStarted& e) {
        at(s_.loops, e.loop).running = true;
        at(s_.loops, e.loop).thread = thread_;
        thread().loop = e.loop;
    }
    void operator()(const LoopStopped& e) {
        at(s_.loops, e.loop).running = false;
        thread().loop = LoopId();
    }
    void operator()(const LoopClosed& e) {
        LoopState& loop = at(s_.loops, e.loop);
        loop.closed = true;
        for (const HandleId id : loop.ready) forget(id);
        for (const HandleId id : loop.timers) forget(id);
        loop.ready.clear();
        loop.timers.clear();
    }
    void operator()(const IterationStarted& e) { at(s_.loops, e.loop).iteration = e.number; }
    void operator()(const LoopIdled& e) {
        at(s_.loops, e.loop).idle = true;
        at(s_.loops, e.loop).idle_until = e.deadline;
    }
    void operator()(const LoopWoke& e) { at(s_.loops, e.loop).idle = false; }
    void operator()(const HandleEnqueued& e) {
        HandleState& handle = add_handle(e.handle);
        handle.loop = e.loop;
        handle.kind = e.kind;
        handle.task = e.task;
        handle.label = e.label;
        handle.phase = HandleState::Phase::ready;
        handle.cause = s_.whoever_runs();
        at(s_.loops, e.loop).ready.push_back(e.handle);
        if (!e.task) return;
        TaskState& task = at(s_.tasks, e.task);
        task.woken = handle.cause;
        enter(task, TaskState::Phase::ready);
        stop_waiting(task);
    }
    void operator()(const HandleStarted& e) {
        HandleState& handle = handle_of(e.handle);
        handle.phase = HandleState::Phase::running;
        leave_queue(handle);
        thread().handle = e.handle;
    }
    void operator()(const HandleFinished& e) {
        forget(e.handle);
        thread().handle = HandleId();
    }
    void operator()(const HandleCancelled& e) {
        HandleState& handle = handle_of(e.handle);
        handle.cancelled = true;
        // asyncio keeps a cancelled timer in its heap until it comes up; it will never do anything.
        if (handle.phase != HandleState::Phase::timer) return;
        at(s_.loops, handle.loop).timers.erase(PendingTimer{handle.when, e.handle});
        forget(e.handle);
    }
    void operator()(const HandleSkipped& e) {
        leave_queue(handle_of(e.handle));
        forget(e.handle);
    }
    void operator()(const TimerArmed& e) {
        HandleState& handle = add_handle(e.handle);
        handle.loop = e.loop;
        handle.task = e.task;
        handle.label = e.label;
        handle.kind = e.label == Text() ? HandleKind::plumbing : HandleKind::callback;
        handle.phase = HandleState::Phase::timer;
        handle.when = e.when;
        at(s_.loops, e.loop).timers.insert(PendingTimer{e.when, e.handle});
    }
    void operator()(const TimerFired& e) {
        HandleState& handle = handle_of(e.handle);
        handle.phase = HandleState::Phase::ready;
        handle.cause = Cause{Cause::Kind::timer, TaskId(), ThreadId(), 0, event_.time, s_.position};
        LoopState& loop = at(s_.loops, handle.loop);
        loop.timers.erase(PendingTimer{handle.when, e.handle});
        loop.ready.push_back(e.handle);
    }

    // --- tasks and futures ---
    void operator()(const TaskCreated& e) {
        const Cause creator = s_.whoever_runs();
        TaskState& task = at(s_.tasks, e.task);
        task.id = e.task;
        task.loop = e.loop;
        task.name = e.name;
        task.label = e.label;
        task.function = e.function;
        task.plumbing = e.plumbing;
        task.since = event_.time;
        task.creator = creator.task;
        task.created_line = creator.line;
    }
    void operator()(const TurnStarted& e) {
        TaskState& task = at(s_.tasks, e.task);
        enter(task, TaskState::Phase::running);
        task.wait = WaitState{};
        task.turn_began = event_.time;
        ++task.turns;
        thread().task = e.task;
        if (e.turn == 0) return;
        task.turn = e.turn;
        s_.turn = e.turn;
    }
    void operator()(const TaskWaits& e) {
        TaskState& task = at(s_.tasks, e.task);
        enter(task, TaskState::Phase::waiting);
        task.wait = WaitState{e.kind, e.object, event_.time, e.deadline};
        start_waiting(task);
    }
    void operator()(const TurnEnded&) { thread().task = TaskId(); }
    void operator()(const TaskEnded& e) {
        TaskState& task = at(s_.tasks, e.task);
        stop_waiting(task);
        enter(task, TaskState::Phase::ended);
        task.outcome = e.outcome;
        task.value = e.value;
    }
    void operator()(const CancelRequested& e) { at(s_.tasks, e.task).cancel_requested = true; }
    void operator()(const FutureCreated& e) {
        FutureState& future = at(s_.futures, e.future);
        future.id = e.future;
        future.kind = e.kind;
        future.object = e.object;
    }
    void operator()(const FutureResolved& e) {
        FutureState& future = at(s_.futures, e.future);
        future.resolved = true;
        future.outcome = e.outcome;
        future.value = e.value;
    }
    void operator()(const GatherStarted& e) {
        const Cause who = s_.whoever_runs();
        s_.gathers.push_back(GatherState{e.gather, who.task, who.line, {}});
    }
    void operator()(const GatherSlot& e) {
        GatherState* gather = gather_of(e.gather);
        if (gather != nullptr && gather->slots.size() == e.slot)
            gather->slots.push_back(GatherSlotState{e.task, e.future, false, Outcome::done, Text(), 0});
    }
    void operator()(const GatherFilled& e) {
        if (GatherSlotState* slot = gather_slot(e.gather, e.slot)) {
            slot->filled = true;
            slot->outcome = e.outcome;
            slot->value = e.value;
            slot->filled_at = event_.time;
        }
    }

    // --- locks ---
    void operator()(const LockCreated& e) {
        LockState& lock = at(s_.locks, e.lock);
        lock.id = e.lock;
        lock.kind = e.kind;
        lock.label = e.label;
    }
    void operator()(const LockAcquired& e) {
        LockState& lock = at(s_.locks, e.lock);
        lock.held = true;
        lock.owner_task = e.task;
        lock.owner_thread = e.owner;
        lock.since = event_.time;
        lock.line = e.task ? at(s_.tasks, e.task).line : line_of(e.owner);
        remove(lock.waiters, e.task ? e.task.value : e.owner.value);
        if (e.owner) lock.places.erase(e.owner.value);
    }
    void operator()(const LockReleased& e) {
        LockState& lock = at(s_.locks, e.lock);
        lock.past_owners.push_back(lock.owner_task ? lock.owner_task.value : lock.owner_thread.value);
        lock.held = false;
        lock.owner_task = TaskId();
        lock.owner_thread = ThreadId();
        lock.since = event_.time;
    }

    // --- pools ---
    void operator()(const PoolCreated& e) {
        PoolState& pool = at(s_.pools, e.pool);
        pool.id = e.pool;
        pool.label = e.label;
        pool.workers = e.workers;
    }
    void operator()(const JobQueued& e) {
        JobState& job = at(s_.jobs, e.job);
        job.id = e.job;
        job.pool = e.pool;
        job.label = e.label;
        job.task = e.task;
        job.queued_at = event_.time;
        at(s_.pools, e.pool).queue.push_back(e.job);
    }
    void operator()(const JobStarted& e) {
        JobState& job = at(s_.jobs, e.job);
        job.phase = JobState::Phase::running;
        job.worker = thread_;
        job.started_at = event_.time;
        leave_pool_queue(job);
        thread().job = e.job;
    }
    void operator()(const JobFinished& e) {
        JobState& job = at(s_.jobs, e.job);
        job.phase = JobState::Phase::done;
        job.outcome = e.outcome;
        job.value = e.value;
        job.ended_at = event_.time;
        thread().job = JobId();
    }
    void operator()(const JobCancelled& e) {
        JobState& job = at(s_.jobs, e.job);
        job.phase = JobState::Phase::cancelled;
        job.ended_at = event_.time;
        leave_pool_queue(job);
    }
    void operator()(const PoolClosed& e) { at(s_.pools, e.pool).closed = true; }
};

}  // namespace

void State::apply(const Event& event) {
    now = event.time;
    if (event.thread != 0) {
        thread = ThreadId(event.thread);
        if (threads.empty()) {  // the main thread: nobody created it
            threads.emplace_back();
            threads.front().id = ThreadId(1);
            threads.front().phase = ThreadState::Phase::running;
        }
    }
    dispatch(event, Fold(*this, event));
    ++position;
}

const HandleState* State::find(HandleId id) const {
    const auto place = handles.find(id);
    return place != handles.end() ? &place->second : nullptr;
}

const GatherState* State::find_gather(FutureId id) const {
    const auto gather = std::ranges::lower_bound(gathers, id, {}, &GatherState::id);
    return gather == gathers.end() || gather->id != id ? nullptr : &*gather;
}

TaskId State::running_task(ThreadId id) const {
    const ThreadState* state = find(id);
    return state == nullptr ? TaskId() : state->task;
}

Cause State::whoever_runs() const {
    const ThreadState* running = find(thread);
    if (running == nullptr) return {};
    if (const TaskState* task = find(running->task))
        return Cause{Cause::Kind::task, task->id, thread, task->line, now, position};
    // Bookkeeping acts for whoever asked for it.
    if (const HandleState* handle = find(running->handle); handle != nullptr && handle->kind == HandleKind::plumbing)
        return handle->cause;
    return Cause{Cause::Kind::thread, TaskId(), thread, running->line, now, position};
}

State fold(const Trace& trace, std::size_t position) {
    State state;
    for (std::size_t i = 0; i < position && i < trace.size(); ++i) state.apply(trace[i]);
    return state;
}

}  // namespace asynchio
