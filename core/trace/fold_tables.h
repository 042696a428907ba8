// What folding needs whatever the event: the tables of a state, who runs, where things are kept.
#pragma once

#include <algorithm>
#include <memory>
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
        if (!id || id.value > s_.position + 1) return nowhere<T>();
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
    void note_log(Text level, Text text, TaskId task) {
        const Line line = task ? at(s_.tasks, task).line : 0;
        s_.logs.push_back(LogState{level, text, task, thread_, line, event_.time, s_.turn, s_.position});
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
    // The line that a wait stands in; null if there is none that anybody looks at.
    LineState* line_of(const WaitState& wait) {
        switch (wait.kind) {
            case WaitKind::lock: return &at(s_.locks, LockId(wait.object));
            case WaitKind::semaphore: return &at(s_.semaphores, SemaphoreId(wait.object)).line;
            case WaitKind::queue: return &at(s_.queues, QueueId(wait.object)).getters;
            case WaitKind::queue_room: return &at(s_.queues, QueueId(wait.object)).putters;
            case WaitKind::queue_join: return &at(s_.queues, QueueId(wait.object)).joiners;
            default: return nullptr;
        }
    }
    void start_waiting(const TaskState& task) {
        if (LineState* line = line_of(task.wait)) line->waiters.push_back(task.id.value);
        if (task.wait.kind == WaitKind::queue_join) at(s_.queues, QueueId(task.wait.object)).counts_done = true;
    }
    void stop_waiting(const TaskState& task) {
        if (LineState* line = line_of(task.wait)) remove(line->waiters, task.id.value);
    }
    // A thread that was called in vain, because another one was faster, waits where it was before.
    void start_waiting(const ThreadState& thread, std::uint32_t ordinal) {
        LineState* line = line_of(thread.wait);
        if (line == nullptr) return;
        const auto [mine, is_new] = line->places.try_emplace(ordinal, line->next_place);
        if (is_new) ++line->next_place;
        const auto later = [line, place = mine->second](std::uint32_t other) { return line->places[other] > place; };
        line->waiters.insert(std::ranges::find_if(line->waiters, later), ordinal);
        if (thread.wait.kind == WaitKind::queue_join) at(s_.queues, QueueId(thread.wait.object)).counts_done = true;
    }
    // `for_good`: it gave up, or has to line up anew.
    void stop_waiting(const ThreadState& thread, std::uint32_t ordinal, bool for_good) {
        LineState* line = line_of(thread.wait);
        if (line == nullptr) return;
        remove(line->waiters, ordinal);
        if (for_good) line->places.erase(ordinal);
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

  private:
    using Nowhere = std::tuple<ThreadState, ProcessState, TaskState, LoopState, FutureState, LockState, FlagState, ConditionState,
                               SemaphoreState, BarrierState, QueueState, GroupState, TimeoutState, JobState, PoolState, FrameState,
                               CoroutineState>;
    // Made when it is needed: hardly any event does, and some of these allocate memory as soon as they exist.
    template <class T>
    T& nowhere() {
        if (!nowhere_) nowhere_ = std::make_unique<Nowhere>();
        return std::get<T>(*nowhere_);
    }

    std::unique_ptr<Nowhere> nowhere_;
};

}  // namespace asynchio
