// What folding needs whatever the event: the tables of a state, who runs, where things are kept.
#pragma once

#include <algorithm>
#include <tuple>
#include <vector>

#include "core/trace/state.h"

namespace asynchio {

class FoldTables {
  public:
    FoldTables(State& state, const Event& event) : s_(state), event_(event), thread_(event.thread) {}

  protected:
    // The entry of this ordinal; the table grows to hold it. Everything is made by an event, so an ordinal larger
    // than the number of events is damage in a file: it gets an entry that nobody looks at.
    template <class T, class IdType>
    T& at(std::vector<T>& table, IdType id) {
        if (!id || id.value > s_.position + 1) return std::get<T>(nowhere_);
        if (table.size() < id.value) table.resize(id.value);
        return table[id.index()];
    }
    ThreadState& thread() { return at(s_.threads, thread_); }
    TaskState* running_task() {
        const TaskId id = s_.running_task(thread_);
        return id ? &at(s_.tasks, id) : nullptr;
    }
    // The innermost frame of whoever runs in this thread.
    FrameId& innermost() {
        if (TaskState* task = running_task()) return task->frame;
        return thread().frame;
    }
    Line line_of(ThreadId id) {
        const TaskId task = s_.running_task(id);
        return task ? at(s_.tasks, task).line : at(s_.threads, id).line;
    }
    template <class Thing>
    void enter(Thing& thing, typename Thing::Phase phase) {
        thing.phase = phase;
        thing.since = event_.time;
    }
    void access(Text name, Text value, Line line, bool write) {
        auto variable = std::ranges::find(s_.variables, name, &VariableState::name);
        if (variable == s_.variables.end()) variable = s_.variables.insert(variable, VariableState{name, Text(), {}});
        const Cause who = s_.whoever_runs();
        variable->accesses.push_back(
            VariableAccess{value, variable->value, who.task, who.thread, line, event_.time, s_.position, write});
        variable->value = value;
    }
    HandleState& add_handle(HandleId id) {
        HandleState& handle = s_.handles[id];
        handle.id = id;
        return handle;
    }
    HandleState& handle_of(HandleId id) { return add_handle(id); }
    void forget(HandleId id) { s_.handles.erase(id); }
    void leave_queue(const HandleState& handle) {
        remove(at(s_.loops, handle.loop).ready, handle.id);
    }
    void leave_pool_queue(const JobState& job) { remove(at(s_.pools, job.pool).queue, job.id); }
    // Who leaves a queue is nearly always at its front, so the search is short.
    template <class Queue, class T>
    static void remove(Queue& queue, const T& entry) {
        const auto place = std::ranges::find(queue, entry);
        if (place != queue.end()) queue.erase(place);
    }
    void stop_waiting_for_lock(const TaskState& task) {
        if (task.wait.kind == WaitKind::lock) remove(at(s_.locks, LockId(task.wait.object)).waiters, task.id.value);
    }
    // A thread that was called and found the lock taken again waits where it was before.
    static void join_line(LockState& lock, std::uint32_t thread) {
        const auto [mine, is_new] = lock.places.try_emplace(thread, lock.next_place);
        if (is_new) ++lock.next_place;
        const auto later = [&lock, place = mine->second](std::uint32_t other) { return lock.places[other] > place; };
        lock.waiters.insert(std::ranges::find_if(lock.waiters, later), thread);
    }
    // Gathers are made in the order of their ordinals.
    GatherState* gather_of(FutureId id) {
        const auto gather = std::ranges::lower_bound(s_.gathers, id, {}, &GatherState::id);
        return gather == s_.gathers.end() || gather->id != id ? nullptr : &*gather;
    }
    GatherSlotState* gather_slot(FutureId id, Count slot) {
        GatherState* gather = gather_of(id);
        return gather == nullptr || slot >= gather->slots.size() ? nullptr : &gather->slots[slot];
    }

    State& s_;
    const Event& event_;
    ThreadId thread_;
    std::tuple<ThreadState, ProcessState, TaskState, LoopState, FutureState, LockState, FlagState, ConditionState,
               SemaphoreState, BarrierState, QueueState, GroupState, TimeoutState, JobState, PoolState, FrameState,
               CoroutineState>
        nowhere_;
};

}  // namespace asynchio
