// Compares what the trace says with what is so: the fold of everything that was recorded so far with the loops, tasks,
// futures, handles and threads of the run themselves. Nothing here asks the program.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <type_traits>
#include <vector>

#include "core/kernel/simulated_kernel.h"
#include "core/loop/event_loop.h"
#include "core/loop/gather.h"
#include "core/loop/task.h"
#include "core/trace/recorder.h"
#include "core/trace/state.h"
#include "core/trace/vocabulary.h"

namespace asynchio::testing {

using Ordinals = std::vector<std::uint32_t>;

// Folds what is recorded, and collects in what the fold is wrong.
class Truth : public RecordObserver {
  public:
    virtual ~Truth() = default;

    // The first differences, one a line; empty when all that was told is so.
    const std::string& differences() const { return differences_; }
    // How often the whole run was looked at.
    int compared() const { return compared_; }
    const State& state() const { return state_; }

    void recorded(const Event& event) override {
        state_.apply(event);
        if (event.kind == EventKind::TaskWaits) waits_[unpack<TaskWaits>(event).task.value] = state_.position;
        ++events_;
        if (event.kind == EventKind::IterationStarted) compare_running(unpack<IterationStarted>(event).loop);
        if (event.kind == EventKind::LockAcquired) {
            const auto e = unpack<LockAcquired>(event);
            compare_taker("the owner of lock", e.lock.value, e.task, e.owner);
        }
        if (event.kind == EventKind::SemaphoreTaken) {
            const auto e = unpack<SemaphoreTaken>(event);
            compare_taker("who takes a place of semaphore", e.semaphore.value, e.task, e.owner);
        }
        if (wrong_ < kMost && quiet(event.kind)) compare(std::string(find_event(event.kind)->name));
    }

    // Everything, now.
    void compare(const std::string& when) {
        const SimulatedKernel* const kernel = find_kernel();
        if (kernel == nullptr || kernel->ending()) return;
        when_ = when;
        ++compared_;
        same("the time", 0, state_.now, kernel->now());
        same("the thread that runs", 0, state_.thread.value, kernel->current_thread().value);
        compare_threads(*kernel);
        open_tasks_.clear();
        compare_objects();
        Ordinals told;
        for (const TaskState& task : state_.tasks)
            if (task.id && task.phase != TaskState::Phase::ended) told.push_back(task.id.value);
        std::ranges::sort(open_tasks_);
        same("tasks that are not over", 0, told, open_tasks_);
    }

  protected:
    // The kernel of the run; null while there is none.
    virtual const SimulatedKernel* find_kernel() = 0;
    // Calls compare_object() for everything that is alive.
    virtual void compare_objects() = 0;

    template <class T>
    void same(const char* what, std::uint32_t ordinal, const T& told, const T& is) {
        if (told == is) return;
        if (++wrong_ > kMost) return;
        differences_ += "after event " + std::to_string(events_) + " (" + when_ + ", line " +
                        std::to_string(state_.last_line) + "): " + what +
                        (ordinal != 0 ? " of " + std::to_string(ordinal) : std::string()) + ": the trace says " +
                        shown(told) + ", it is " + shown(is) + "\n";
    }
    // For things that the trace has never heard of.
    template <class T>
    bool known(const char* what, std::uint32_t ordinal, const T* told) {
        same(what, ordinal, told != nullptr, true);
        return told != nullptr;
    }

    void compare_loop(const EventLoop& loop) {
        const LoopState* const told = state_.find(loop.id());
        if (!known("a loop", loop.id().value, told)) return;
        const std::uint32_t id = loop.id().value;
        same("whether it runs, loop", id, told->running, loop.running());
        same("whether it is closed, loop", id, told->closed, loop.closed());
        same("whether it is idle, loop", id, told->idle, loop.idle());
        same("the iteration of loop", id, told->iteration, loop.iteration());
        if (loop.running()) {
            same("the thread of loop", id, told->thread.value, loop.thread().value);
            if (const ThreadState* const thread = state_.find(loop.thread())) same("the loop of its thread", id, thread->loop.value, id);
            const Task* const current = loop.current_task();
            same("the current task of loop", id, state_.running_task(loop.thread()).value,
                 current != nullptr ? current->task_id().value : 0);
        }
        Ordinals told_ready, ready;
        for (const HandleId handle : told->ready) told_ready.push_back(handle.value);
        for (const Ref<Handle>& handle : loop.ready()) {
            ready.push_back(handle->id().value);
            compare_handle(*handle, HandleState::Phase::ready);
        }
        same("the ready queue of loop", id, told_ready, ready);
        compare_timers(*told, loop);
    }

    void compare_task(const Task& task) {
        const TaskState* const told = state_.find(task.task_id());
        if (!known("a task", task.task_id().value, told)) return;
        const std::uint32_t id = task.task_id().value;
        const TaskState::Phase phase = phase_of(task);
        same("the phase of task", id, told->phase, phase);
        if (phase == TaskState::Phase::ended) return same("the outcome of task", id, told->outcome, outcome_of(task));
        open_tasks_.push_back(id);
        if (task.waiting_for() == nullptr || phase == TaskState::Phase::running) return;
        const FuturePurpose& purpose = task.waiting_for()->purpose();
        same("what it waits for, task", id, told->wait.kind, purpose.kind);
        same("which one it waits for, task", id, told->wait.object, purpose.object);
        same("until when it waits, task", id, told->wait.deadline, purpose.deadline);
    }

    void compare_future(const Future& future) {
        const FutureState* const told = state_.find(future.id());
        if (!known("a future", future.id().value, told)) return;
        const std::uint32_t id = future.id().value;
        same("whether it is done, future", id, told->resolved, future.done());
        if (told->resolved && future.done()) same("the outcome of future", id, told->outcome, outcome_of(future));
        same("what it stands for, future", id, told->kind, future.purpose().kind);
        // That of sleep() is made before its timer.
        if (told->object != 0) same("for which one it stands, future", id, told->object, future.purpose().object);
    }

    void compare_gather(const GatheringFuture& gather) {
        compare_future(gather);
        const GatherState* const told = state_.find_gather(gather.id());
        if (told == nullptr) return same("the slots of gather", gather.id().value, std::size_t{0}, gather.children().size());
        Ordinals told_slots, slots;
        for (const GatherSlotState& slot : told->slots) told_slots.push_back(slot.task ? slot.task.value : slot.future.value);
        for (const Ref<Future>& child : gather.children()) {
            const auto* const task = dynamic_cast<const Task*>(child.get());
            slots.push_back(task != nullptr ? task->task_id().value : child->id().value);
        }
        same("the slots of gather", gather.id().value, told_slots, slots);
        if (told_slots != slots) return;
        for (std::size_t i = 0; i < slots.size(); ++i)
            if (told->slots[i].filled) same("a filled slot of gather", gather.id().value, true, gather.children()[i]->done());
    }

    // The tasks that wait for this, by the trace: in the order in which they began to.
    Ordinals told_waiting_tasks(WaitKind kind, std::uint32_t object) const {
        Ordinals tasks;
        for (const TaskState& task : state_.tasks)
            if (task.phase == TaskState::Phase::waiting && task.wait.kind == kind && task.wait.object == object)
                tasks.push_back(task.id.value);
        std::ranges::sort(tasks, {}, [&](std::uint32_t task) { return waits_.at(task); });
        return tasks;
    }
    Ordinals told_waiting_threads(WaitKind kind, std::uint32_t object) const {
        Ordinals threads;
        for (const ThreadState& thread : state_.threads)
            if (thread.phase == ThreadState::Phase::blocked && thread.wait.kind == kind && thread.wait.object == object)
                threads.push_back(thread.id.value);
        return threads;
    }

    State state_;
    Ordinals blocked_;  // threads, in ascending order

  private:
    static constexpr int kMost = 6;

    // Nothing of the runtime is half done when these are recorded.
    static bool quiet(EventKind kind) {
        switch (kind) {
            case EventKind::LineReached:
            case EventKind::TurnEnded:
            case EventKind::HandleFinished:
            case EventKind::IterationStarted:
            case EventKind::LoopWoke:
            case EventKind::LoopStarted:
            case EventKind::LoopStopped:
            case EventKind::ClockJumped: return true;
            default: return false;
        }
    }

    static Outcome outcome_of(const Future& future) {
        if (future.cancelled()) return Outcome::cancelled;
        return future.peek_error() ? Outcome::failed : Outcome::done;
    }

    static TaskState::Phase phase_of(const Task& task) {
        if (task.done()) return TaskState::Phase::ended;
        if (task.loop().current_task() == &task) return TaskState::Phase::running;
        for (const Ref<Handle>& handle : task.loop().ready())
            if (handle->task() == task.task_id()) return TaskState::Phase::ready;
        return task.waiting_for() != nullptr ? TaskState::Phase::waiting : TaskState::Phase::created;
    }

    void compare_handle(const Handle& handle, HandleState::Phase phase) {
        const HandleState* const told = state_.find(handle.id());
        if (!known("a handle", handle.id().value, told)) return;
        const std::uint32_t id = handle.id().value;
        same("the phase of handle", id, told->phase, phase);
        same("the task of handle", id, told->task.value, told->phase == HandleState::Phase::timer || told->when != kNever
                                                             ? told->task.value : handle.task().value);
        same("whether it is cancelled, handle", id, told->cancelled, handle.cancelled());
    }

    // Whoever takes something is whoever runs.
    void compare_taker(const char* what, std::uint32_t id, TaskId task, ThreadId owner) {
        when_ = "taken";
        const SimulatedKernel* const kernel = find_kernel();
        if (owner && kernel != nullptr) return same(what, id, owner.value, kernel->current_thread().value);
        const EventLoop* const loop = EventLoop::running_here();
        const Task* const current = loop != nullptr ? loop->current_task() : nullptr;
        same(what, id, task.value, current != nullptr ? current->task_id().value : 0);
    }

    // Between two handles, none runs.
    void compare_running(LoopId loop) {
        when_ = "iteration_started";
        for (const auto& [id, handle] : state_.handles)
            if (handle.loop == loop) same("whether it runs, handle", id.value, handle.phase == HandleState::Phase::running, false);
    }

    void compare_timers(const LoopState& told, const EventLoop& loop) {
        std::vector<PendingTimer> told_timers(told.timers.begin(), told.timers.end()), timers;
        loop.timers().for_each([&](const Handle& timer) {
            if (timer.cancelled()) return;
            timers.push_back(PendingTimer{timer.when(), timer.id()});
            compare_handle(timer, HandleState::Phase::timer);
        });
        std::ranges::sort(timers);
        same("how many timers there are, loop", loop.id().value, told_timers.size(), timers.size());
        same("the timers of loop", loop.id().value, told_timers == timers, true);
    }

    void compare_threads(const SimulatedKernel& kernel) {
        using View = SimulatedKernel::ThreadView;
        blocked_.clear();
        for (const View& view : kernel.threads()) {
            if (view.phase == View::Phase::blocked) blocked_.push_back(view.id.value);
            const ThreadState* const told = state_.find(view.id);
            if (!known("a thread", view.id.value, told)) continue;
            const auto phase = static_cast<ThreadState::Phase>(view.phase);
            same("the phase of thread", view.id.value, told->phase, phase);
            same("the core of thread", view.id.value, told->core, view.core);
            if (phase != ThreadState::Phase::blocked) continue;
            same("what it waits for, thread", view.id.value, told->wait.kind, view.wait.kind);
            same("which one it waits for, thread", view.id.value, told->wait.object, view.wait.object);
            same("until when it waits, thread", view.id.value, told->wait.deadline, view.deadline);
        }
    }

    template <class T>
    static std::string shown(const T& value) {
        if constexpr (std::is_enum_v<T>) return std::to_string(static_cast<int>(value));
        else if constexpr (std::is_same_v<T, bool>) return value ? "yes" : "no";
        else if constexpr (std::is_same_v<T, Ordinals>) {
            std::string text;
            for (const std::uint32_t ordinal : value) text += (text.empty() ? "" : " ") + std::to_string(ordinal);
            return "[" + text + "]";
        } else return std::to_string(value);
    }

    std::map<std::uint32_t, std::size_t> waits_;  // when each task began to wait
    Ordinals open_tasks_;
    std::string when_;
    std::string differences_;
    std::size_t events_ = 0;
    int wrong_ = 0;
    int compared_ = 0;
};

}  // namespace asynchio::testing
