#include "core/trace/transcript.h"

#include <utility>

#include "core/base/overloaded.h"
#include "core/trace/names.h"
#include "core/trace/state.h"

namespace asynchio {
namespace {

std::string quoted(std::string_view text) {
    while (text.ends_with('\n')) text.remove_suffix(1);
    return "'" + std::string(text) + "'";
}

class Writer {
  public:
    explicit Writer(const Trace& trace) : trace_(trace) {}

    std::string write() {
        for (const Event& event : trace_.events()) {
            before(event);
            state_.apply(event);
            after(event);
        }
        end_sentence();
        return std::move(text_);
    }

  private:
    // A new sentence begins when somebody else acts, or time has passed.
    void before(const Event& event) {
        if (event.time != time_ || (event.thread != 0 && ThreadId(event.thread) != thread_)) end_sentence();
        time_ = event.time;
        if (event.thread != 0) thread_ = ThreadId(event.thread);
    }

    void after(const Event& event) {
        dispatch(event, Overloaded{
                            [&](const RunStarted& e) { start(e); },
                            [&](const RunEnded& e) { end(e); },
                            [&](const TraceTruncated&) { sentence("the recording was cut here"); },
                            [&](const InputRead& e) { sentence(e.missing ? "input() gets no line" : "input() gets a line"); },
                            [&](const InterruptRequested&) { sentence("somebody presses Ctrl+C"); },
                            [&](const ClockJumped&) {},
                            [&](const TaskCreated& e) {
                                if (!e.plumbing) say("creates task " + name(Actor::of(e.task)));
                            },
                            [&](const TurnStarted& e) { begin_turn(e); },
                            [&](const TurnEnded& e) { end_turn(e); },
                            [&](const TaskWaits& e) { say_wait(WaitState{e.kind, e.object, time_, e.deadline}); },
                            [&](const TaskEnded& e) {
                                if (visible(e.task)) say(ending(e.outcome, e.value));
                            },
                            [&](const CancelRequested& e) {
                                if (visible(e.task)) say("asks " + name(Actor::of(e.task)) + " to stop");
                            },
                            [&](const OutputWritten& e) {
                                if (e.stream == Stream::out) say("prints " + quoted(trace_.text(e.text)));
                            },
                            [&](const LogWritten& e) {
                                say("logs " + std::string(trace_.text(e.level)) + " " + quoted(trace_.text(e.text)));
                            },
                            [&](const ExceptionHandlerCalled& e) {
                                say("calls the program's exception handler: " + quoted(trace_.text(e.error == Text() ? e.message : e.error)));
                            },
                            [&](const VariableRead& e) { say("reads " + text(e.name) + " = " + text(e.value)); },
                            [&](const VariableWritten& e) { say("writes " + text(e.name) + " = " + text(e.value)); },
                            [&](const CoroutinePaused& e) {
                                if (e.yielded) say(call(e.coroutine) + " yields " + text(e.value));
                            },
                            [&](const CoroutineResumed& e) {
                                if (e.how == ResumeKind::send)
                                    say("sends " + text(e.value) + " into " + call(e.coroutine));
                            },
                            [&](const CoroutineDropped& e) {
                                say("throws " + call(e.coroutine) + " away, which never ran");
                            },
                            [&](const LockAcquired& e) { acquired(e); },
                            [&](const LockReleased& e) { say("releases " + lock_name(trace_, state_, e.lock)); },
                            [&](const GatherFilled& e) {
                                say("slot " + std::to_string(e.slot + 1) + " of the gather is filled");
                            },
                            [&](const FlagSet& e) { say("sets " + object(WaitKind::event, e.event.value)); },
                            [&](const FlagCleared& e) { say("clears " + object(WaitKind::event, e.event.value)); },
                            [&](const ConditionNotified& e) {
                                say("notifies " + std::to_string(e.waiters) + " at " +
                                    object(WaitKind::condition, e.condition.value));
                            },
                            [&](const SemaphoreTaken& e) { taken(e); },
                            [&](const SemaphoreGiven& e) {
                                say("gives back a place of " + object(WaitKind::semaphore, e.semaphore.value));
                            },
                            [&](const BarrierOpened& e) {
                                say(object(WaitKind::barrier, e.barrier.value) + " lets all through");
                            },
                            [&](const BarrierBroken& e) {
                                say(object(WaitKind::barrier, e.barrier.value) + " is broken");
                            },
                            [&](const QueuePut& e) {
                                say("puts " + text(e.item) + " into " + object(WaitKind::queue, e.queue.value));
                            },
                            [&](const QueueTaken& e) {
                                say("takes " + text(e.item) + " out of " + object(WaitKind::queue, e.queue.value));
                            },
                            [&](const GroupAborted&) { say("the task group asks its tasks to stop"); },
                            [&](const TimeoutFired&) { say("the time limit has passed"); },
                            [&](const JobQueued& e) { say("hands " + text(e.label) + " to the pool"); },
                            [&](const JobStarted& e) { say("takes " + text(state_.find(e.job)->label)); },
                            [&](const JobFinished& e) { say("finishes " + text(state_.find(e.job)->label)); },
                            [&](const ThreadCreated& e) {
                                if (e.plumbing || is_first_of_process(e.created)) return;
                                say("starts thread " + name(Actor::of(e.created)));
                            },
                            [&](const ProcessCreated& e) { say("forks process " + process_name(trace_, state_, e.process)); },
                            [&](const ProcessKilled& e) {
                                say((e.signal == 0 ? "stops process " : "kills process ") +
                                    process_name(trace_, state_, e.process));
                            },
                            [&](const ThreadBlocked& e) { blocked(e); },
                            [&](const ThreadEnded&) {
                                say("ends");
                                end_sentence();
                            },
                            [&](const LoopIdled& e) { idled(e); },
                            [](const auto&) {},
                        });
    }

    // It is told about as a process.
    bool is_first_of_process(ThreadId thread) const {
        const ProcessState* process = state_.find(state_.find(thread)->process);
        return process != nullptr && !process->threads.empty() && process->threads.front() == thread;
    }
    void start(const RunStarted& e) {
        text_ += "program " + text(e.program) + ", cores " + std::to_string(e.cores) + ", GIL " +
                 (e.gil ? "on" : "off") + ", switch interval " + format_seconds(e.switch_interval, 3) + " s, seed " +
                 std::to_string(e.seed) + ", preemption " + std::string(word(e.preempt)) + "\n";
    }
    void end(const RunEnded& e) {
        end_sentence();
        std::string line = std::string(e.outcome == RunOutcome::finished ? "the program ends" : word(e.outcome));
        if (e.message != Text()) line += ": " + text(e.message);
        if (e.line != 0) line += " (line " + std::to_string(e.line) + ")";
        sentence(line);
    }
    void begin_turn(const TurnStarted& e) {
        end_sentence();
        if (!visible(e.task)) return;
        turn_ = e.turn;
        say("runs");
    }
    void end_turn(const TurnEnded& e) {
        if (e.end == TurnEnd::yielded) say("lets the others go first");
        end_sentence();
    }
    void acquired(const LockAcquired& e) {
        const Actor owner = Actor::of(e.task, e.owner);
        const std::string lock = lock_name(trace_, state_, e.lock);
        say(owner == actor() ? "gets " + lock : lock + " goes to " + name(owner));
    }
    void taken(const SemaphoreTaken& e) {
        const Actor owner = Actor::of(e.task, e.owner);
        const std::string semaphore = object(WaitKind::semaphore, e.semaphore.value);
        say(owner == actor() ? "gets a place of " + semaphore : "a place of " + semaphore + " goes to " + name(owner));
    }
    void blocked(const ThreadBlocked& e) {
        const ThreadState* thread = state_.find(thread_);
        if (e.kind == WaitKind::loop || e.kind == WaitKind::work || e.kind == WaitKind::thread_start ||
            thread->plumbing)
            return;
        if (e.kind == WaitKind::timer) say("sleeps until " + format_seconds(e.deadline) + " s");
        else say_wait(WaitState{e.kind, e.object, time_, e.deadline});
        if (thread->task) say("and keeps the loop meanwhile");
        end_sentence();
    }
    void idled(const LoopIdled& e) {
        end_sentence();
        sentence(e.deadline == kNever ? "nothing is ready: the loop sleeps"
                                      : "nothing is ready: the loop sleeps until " + format_seconds(e.deadline) + " s");
    }

    void say_wait(const WaitState& wait) {
        if (wait.kind == WaitKind::timer) say("waits for its timer until " + format_seconds(wait.deadline) + " s");
        else say("waits for " + wait_name(trace_, state_, wait));
    }
    std::string ending(Outcome outcome, Text value) const {
        switch (outcome) {
            case Outcome::done: return text(value) == "None" ? "ends" : "ends with " + text(value);
            case Outcome::failed: return "fails with " + text(value);
            case Outcome::cancelled: return "stops, cancelled";
            case Outcome::destroyed: return "is destroyed before it is over: nobody kept it";
        }
        return "";
    }

    bool visible(TaskId id) const {
        const TaskState* task = state_.find(id);
        return task != nullptr && !task->plumbing;
    }
    // Who acts in the thread that has the baton; nobody while the runtime works for itself.
    Actor actor() const {
        const TaskId task = state_.running_task(thread_);
        if (task) return visible(task) ? Actor::of(task) : Actor{};
        const ThreadState* thread = state_.find(thread_);
        return thread == nullptr || thread->plumbing ? Actor{} : Actor::of(thread_);
    }
    std::string name(Actor who) const { return actor_name(trace_, state_, who); }
    std::string object(WaitKind kind, std::uint32_t id) const { return object_name(trace_, state_, kind, id); }
    std::string call(CoroutineId id) const { return text(state_.find(id)->function) + "()"; }
    std::string text(Text id) const { return std::string(trace_.text(id)); }

    void say(const std::string& clause) {
        if (clauses_.empty()) who_ = actor();
        clauses_ += (clauses_.empty() ? "" : ", ") + clause;
    }
    void end_sentence() {
        const std::string clauses = std::exchange(clauses_, "");
        const std::uint32_t turn = std::exchange(turn_, 0);
        if (clauses.empty()) return;
        const ThreadState* thread = state_.find(thread_);
        const bool loop = !who_ || (!who_.task && thread != nullptr && thread->loop);
        text_ += format_seconds(time_) + " s" + (turn != 0 ? ", turn " + std::to_string(turn) : "") + ": " +
                 (loop ? "the loop: " : name(who_) + " ") + clauses + "\n";
    }
    void sentence(const std::string& words) { text_ += format_seconds(time_) + " s: " + words + "\n"; }

    const Trace& trace_;
    State state_;
    std::string text_;
    std::string clauses_;
    Actor who_;
    std::uint32_t turn_ = 0;
    Time time_ = 0;
    ThreadId thread_;
};

}  // namespace

std::string transcript(const Trace& trace) { return Writer(trace).write(); }

}  // namespace asynchio
