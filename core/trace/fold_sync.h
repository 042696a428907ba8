// Folds what tasks and threads wait with: task groups, time limits, events, conditions, semaphores, barriers, queues.
#pragma once

#include <algorithm>

#include "core/trace/fold_tables.h"

namespace asynchio {

class FoldSync : public FoldTables {
  public:
    using FoldTables::FoldTables;

    // --- task groups and time limits ---
    void operator()(const GroupEntered& e) {
        at(s_.groups, e.group) = GroupState{e.group, e.parent, at(s_.tasks, e.parent).line, {}, false, false};
    }
    void operator()(const GroupJoined& e) { at(s_.groups, e.group).tasks.push_back(e.task); }
    void operator()(const GroupAborted& e) {
        GroupState& group = at(s_.groups, e.group);
        group.aborted = true;
        at(s_.tasks, group.parent).has_limits = true;
    }
    void operator()(const GroupLeft& e) { at(s_.groups, e.group).left = true; }
    void operator()(const TimeoutStarted& e) {
        TimeoutState& timeout = at(s_.timeouts, e.timeout);
        timeout = TimeoutState{e.timeout, e.task, at(s_.tasks, e.task).line, event_.time, e.when, false, false, false};
        at(s_.tasks, e.task).has_limits = true;
    }
    void operator()(const TimeoutMoved& e) { at(s_.timeouts, e.timeout).when = e.when; }
    void operator()(const TimeoutFired& e) { at(s_.timeouts, e.timeout).fired = true; }
    void operator()(const TimeoutEnded& e) {
        at(s_.timeouts, e.timeout).ended = true;
        at(s_.timeouts, e.timeout).expired = e.expired;
    }

    // --- events, conditions, semaphores, barriers ---
    void operator()(const FlagCreated& e) {
        FlagState& flag = at(s_.flags, e.event);
        flag.id = e.event;
        flag.party = e.party;
        flag.label = e.label;
        flag.since = event_.time;
    }
    void operator()(const FlagSet& e) { set_flag(e.event, true); }
    void operator()(const FlagCleared& e) { set_flag(e.event, false); }
    void operator()(const ConditionCreated& e) {
        at(s_.conditions, e.condition) = ConditionState{e.condition, e.party, e.lock, e.label, 0};
    }
    void operator()(const ConditionNotified& e) { ++at(s_.conditions, e.condition).notified; }
    void operator()(const SemaphoreCreated& e) {
        at(s_.semaphores, e.semaphore) =
            SemaphoreState{e.semaphore, e.party, e.label, e.places, e.places, e.bounded, {}, {}, 0};
    }
    void operator()(const SemaphoreTaken& e) {
        SemaphoreState& semaphore = at(s_.semaphores, e.semaphore);
        semaphore.free = e.free;
        semaphore.takers.push_back(e.task ? e.task.value : e.owner.value);
        semaphore.most_taken = std::max(semaphore.most_taken, static_cast<std::uint32_t>(semaphore.takers.size()));
        if (e.owner) semaphore.line.places.erase(e.owner.value);
    }
    void operator()(const SemaphoreGiven& e) {
        SemaphoreState& semaphore = at(s_.semaphores, e.semaphore);
        semaphore.free = e.free;
        if (semaphore.takers.empty()) return;
        // Usually whoever gives a place back took it; else the place that was taken first is the free one.
        const Cause who = s_.whoever_runs();
        const auto own = std::ranges::find(semaphore.takers,
                                           semaphore.party == Party::tasks ? who.task.value : who.thread.value);
        semaphore.takers.erase(own != semaphore.takers.end() ? own : semaphore.takers.begin());
    }
    void operator()(const BarrierCreated& e) {
        at(s_.barriers, e.barrier) = BarrierState{e.barrier, e.party, e.label, e.parties, 0, false};
    }
    void operator()(const BarrierReached& e) { at(s_.barriers, e.barrier).arrived = e.arrived; }
    void operator()(const BarrierLeft& e) { at(s_.barriers, e.barrier).arrived = e.arrived; }
    void operator()(const BarrierOpened& e) { at(s_.barriers, e.barrier).arrived = 0; }
    void operator()(const BarrierBroken& e) {
        at(s_.barriers, e.barrier).arrived = 0;  // they get an exception instead of waiting
        at(s_.barriers, e.barrier).broken = true;
    }
    void operator()(const BarrierReset& e) {
        at(s_.barriers, e.barrier).arrived = 0;
        at(s_.barriers, e.barrier).broken = false;
    }

    // --- queues ---
    void operator()(const QueueCreated& e) {
        at(s_.queues, e.queue) = QueueState{e.queue, e.party, e.order, e.label, e.capacity, {}, 0, 0, false, {}, {}, {}};
    }
    void operator()(const QueuePut& e) {
        QueueState& queue = at(s_.queues, e.queue);
        if (queue.order == QueueOrder::own) queue.items.resize(counted(e.size));
        else queue.items.push_back(e.item);
        queue.most = std::max(queue.most, e.size);
        ++queue.unfinished;
        queue.putters.places.erase(thread_.value);
    }
    void operator()(const QueueTaken& e) {
        QueueState& queue = at(s_.queues, e.queue);
        queue.getters.places.erase(thread_.value);
        if (queue.order == QueueOrder::own) return queue.items.resize(counted(e.size));
        if (queue.items.empty()) return;
        if (queue.order == QueueOrder::lifo) return queue.items.pop_back();
        const auto item = queue.order == QueueOrder::fifo ? queue.items.begin() : std::ranges::find(queue.items, e.item);
        queue.items.erase(item != queue.items.end() ? item : queue.items.begin());
    }
    void operator()(const QueueTaskDone& e) {
        at(s_.queues, e.queue).unfinished = e.unfinished;
        at(s_.queues, e.queue).counts_done = true;
    }

  private:
    static std::size_t counted(std::size_t claimed) { return std::min(claimed, kMostCountedItems); }

    void set_flag(FlagId id, bool set) {
        FlagState& flag = at(s_.flags, id);
        flag.set = set;
        flag.since = event_.time;
        if (set) flag.setter = s_.whoever_runs();
    }
};

}  // namespace asynchio
