// The truth about everything that tasks and threads wait with: locks, events, conditions, semaphores, barriers, queues,
// groups, time limits, pools and their calls.
#pragma once

#include <algorithm>
#include <memory>
#include <set>
#include <typeindex>
#include <unordered_map>

#include "core/loop/task_group.h"
#include "core/loop/timeout.h"
#include "core/sync/barrier.h"
#include "core/sync/event.h"
#include "core/sync/lock.h"
#include "core/sync/queue.h"
#include "core/sync/semaphore.h"
#include "core/tests/truth.h"
#include "core/threads/mutex.h"
#include "core/threads/thread_barrier.h"
#include "core/threads/thread_condition.h"
#include "core/threads/thread_event.h"
#include "core/threads/thread_pool.h"
#include "core/threads/thread_queue.h"
#include "core/threads/thread_rlock.h"
#include "core/threads/thread_semaphore.h"

namespace asynchio::testing {

class SyncTruth : public Truth {
  protected:
    // Whatever kind of object of the runtime it is; others are ignored.
    void compare_object(const Object& object) {
        const std::type_index type(typeid(object));
        auto known = comparisons_.find(type);
        if (known == comparisons_.end()) known = comparisons_.emplace(type, comparison_for(object)).first;
        if (known->second != nullptr) known->second(*this, object);
    }

    void compare_pool(const ThreadPoolExecutor& pool) {
        const std::uint32_t id = pool.id().value;
        const PoolState* const told = state_.find(pool.id());
        if (!known("a pool", id, told)) return;
        thread_pools_.insert(id);
        Ordinals told_queue, queue;
        for (const JobId job : told->queue) told_queue.push_back(job.value);
        for (const ConcurrentFuture* const call : pool.queued_calls())
            if (!call->done()) queue.push_back(call->job().value);
        same("the queue of pool", id, told_queue, queue);
        same("whether it is closed, pool", id, told->closed, pool.closed());
        same("how many workers it has, pool", id, told->threads.size(), pool.worker_count());
    }

  private:
    using Comparison = void (*)(SyncTruth&, const Object&);

    template <class T, class Method>
    static Comparison when(const Object& object, Method) {
        if (dynamic_cast<const T*>(&object) == nullptr) return nullptr;
        return [](SyncTruth& self, const Object& found) { Method()(self, dynamic_cast<const T&>(found)); };
    }

    static Comparison comparison_for(const Object& object) {
        Comparison found = nullptr;
        const auto try_it = [&](Comparison next) {
            if (found == nullptr) found = next;
        };
        try_it(when<EventLoop>(object, [](SyncTruth& t, const EventLoop& x) { t.compare_loop(x); }));
        try_it(when<Task>(object, [](SyncTruth& t, const Task& x) { t.compare_task(x); }));
        try_it(when<GatheringFuture>(object, [](SyncTruth& t, const GatheringFuture& x) { t.compare_gather(x); }));
        try_it(when<Future>(object, [](SyncTruth& t, const Future& x) { t.compare_future(x); }));
        try_it(when<Lock>(object, [](SyncTruth& t, const Lock& x) { t.compare_lock(x); }));
        try_it(when<AsyncEvent>(object, [](SyncTruth& t, const AsyncEvent& x) { t.compare_event(x); }));
        try_it(when<AsyncCondition>(object, [](SyncTruth& t, const AsyncCondition& x) { t.compare_condition(x); }));
        try_it(when<AsyncSemaphore>(object, [](SyncTruth& t, const AsyncSemaphore& x) { t.compare_semaphore(x); }));
        try_it(when<AsyncBarrier>(object, [](SyncTruth& t, const AsyncBarrier& x) { t.compare_barrier(x); }));
        try_it(when<AsyncQueue>(object, [](SyncTruth& t, const AsyncQueue& x) { t.compare_queue(x); }));
        try_it(when<TaskGroup>(object, [](SyncTruth& t, const TaskGroup& x) { t.compare_group(x); }));
        try_it(when<Timeout>(object, [](SyncTruth& t, const Timeout& x) { t.compare_timeout(x); }));
        try_it(when<Mutex>(object, [](SyncTruth& t, const Mutex& x) { t.compare_mutex(x); }));
        try_it(when<ThreadRLock>(object, [](SyncTruth& t, const ThreadRLock& x) { t.compare_rlock(x); }));
        try_it(when<ThreadCondition>(object, [](SyncTruth& t, const ThreadCondition& x) { t.compare_thread_condition(x); }));
        try_it(when<ThreadEventFlag>(object, [](SyncTruth& t, const ThreadEventFlag& x) { t.compare_thread_event(x); }));
        try_it(when<ThreadSemaphore>(object, [](SyncTruth& t, const ThreadSemaphore& x) { t.compare_thread_semaphore(x); }));
        try_it(when<ThreadBarrier>(object, [](SyncTruth& t, const ThreadBarrier& x) { t.compare_thread_barrier(x); }));
        try_it(when<ThreadQueue>(object, [](SyncTruth& t, const ThreadQueue& x) { t.compare_thread_queue(x); }));
        try_it(when<ConcurrentFuture>(object, [](SyncTruth& t, const ConcurrentFuture& x) { t.compare_call(x); }));
        return found;
    }

    // --- tasks -----------------------------------------------------------------------------------------------

    // The tasks that wait in these lines and were not woken yet, one line after the other.
    static Ordinals waiting(std::initializer_list<const WaitList*> lists) {
        Ordinals tasks;
        for (const WaitList* list : lists)
            for (const Ref<Future>& turn : list->turns())
                if (!turn->done())
                    turn->for_each_callback([&](const Task& task) { tasks.push_back(task.task_id().value); },
                                            [](const DoneCallback&) {});
        return tasks;
    }
    void same_waiters(const char* what, WaitKind kind, std::uint32_t id, const WaitList& list) {
        same(what, id, told_waiting_tasks(kind, id), waiting({&list}));
    }
    // Where who waits is not in one line.
    void same_set(const char* what, std::uint32_t id, Ordinals told, Ordinals is) {
        std::ranges::sort(told);
        std::ranges::sort(is);
        same(what, id, told, is);
    }

    void compare_lock(const Lock& lock) {
        const std::uint32_t id = lock.id().value;
        if (id == 0) return;  // part of a barrier
        const LockState* const told = state_.find(lock.id());
        if (!known("a lock", id, told)) return;
        same("whether it is held, lock", id, told->held, lock.locked());
        same("the waiters of lock", id, told->waiters, waiting({&lock.line()}));
        same_waiters("the tasks that wait for lock", WaitKind::lock, id, lock.line());
    }
    void compare_event(const AsyncEvent& event) {
        const FlagState* const told = state_.find(event.id());
        if (!known("an event", event.id().value, told)) return;
        same("whether it is set, event", event.id().value, told->set, event.is_set());
        same_waiters("the waiters of event", WaitKind::event, event.id().value, event.line());
    }
    void compare_condition(const AsyncCondition& condition) {
        const ConditionState* const told = state_.find(condition.id());
        if (!known("a condition", condition.id().value, told)) return;
        same("the lock of condition", condition.id().value, told->lock.value, condition.lock().id().value);
        same_waiters("the waiters of condition", WaitKind::condition, condition.id().value, condition.line());
    }
    void compare_semaphore(const AsyncSemaphore& semaphore) {
        const SemaphoreState* const told = state_.find(semaphore.id());
        if (!known("a semaphore", semaphore.id().value, told)) return;
        same("the free places of semaphore", semaphore.id().value, std::int64_t{told->free}, semaphore.value());
        same_waiters("the waiters of semaphore", WaitKind::semaphore, semaphore.id().value, semaphore.line());
        same("the line of semaphore", semaphore.id().value, told->line.waiters, waiting({&semaphore.line()}));
    }
    void compare_barrier(const AsyncBarrier& barrier) {
        const std::uint32_t id = barrier.id().value;
        const BarrierState* const told = state_.find(barrier.id());
        if (!known("a barrier", id, told)) return;
        same("how many have arrived, barrier", id, std::int64_t{told->arrived}, barrier.waiting());
        same("whether it is broken, barrier", id, told->broken, barrier.broken());
        const AsyncCondition& condition = barrier.condition();
        same_set("the waiters of barrier", id, told_waiting_tasks(WaitKind::barrier, id),
                 waiting({&condition.line(), &condition.lock().line()}));
    }
    template <class Queue>
    static std::size_t shown_items(const Queue& queue) {
        return queue.order() == QueueOrder::own ? std::min(queue.size(), kMostCountedItems) : queue.size();
    }
    void compare_queue(const AsyncQueue& queue) {
        const std::uint32_t id = queue.id().value;
        const QueueState* const told = state_.find(queue.id());
        if (!known("a queue", id, told)) return;
        same("how many items are in queue", id, told->items.size(), shown_items(queue));
        same("the unfinished items of queue", id, told->unfinished, queue.unfinished());
        same_waiters("who waits for an item of queue", WaitKind::queue, id, queue.getters_line());
        same_waiters("who waits for room in queue", WaitKind::queue_room, id, queue.putters_line());
        same_waiters("who joins queue", WaitKind::queue_join, id, queue.joiners_line());
        same("the getters of queue", id, told->getters.waiters, waiting({&queue.getters_line()}));
        same("the putters of queue", id, told->putters.waiters, waiting({&queue.putters_line()}));
        same("the joiners of queue", id, told->joiners.waiters, waiting({&queue.joiners_line()}));
    }
    void compare_group(const TaskGroup& group) {
        if (!group.id()) return;
        const GroupState* const told = state_.find(group.id());
        if (!known("a group", group.id().value, told)) return;
        same("whether it asks to stop, group", group.id().value, told->aborted, group.aborting());
        Ordinals told_open, open;
        for (const TaskId id : told->tasks)
            if (state_.find(id)->phase != TaskState::Phase::ended) told_open.push_back(id.value);
        for (const Future* const task : group.open_tasks())
            if (const auto* known_task = dynamic_cast<const Task*>(task)) open.push_back(known_task->task_id().value);
        same("the tasks of group", group.id().value, told_open, open);
    }
    void compare_timeout(const Timeout& timeout) {
        if (!timeout.id()) return;
        const std::uint32_t id = timeout.id().value;
        const TimeoutState* const told = state_.find(timeout.id());
        if (!known("a time limit", id, told)) return;
        same("when it passes, time limit", id, told->when, timeout.when().value_or(kNever));
        same("whether it has passed, time limit", id, told->fired, timeout.expired());
        same("whether it is over, time limit", id, told->ended, !timeout.inside());
    }

    // --- threads ---------------------------------------------------------------------------------------------

    // Those whose time is over are still in their line until they run.
    Ordinals waiting(std::initializer_list<const WaitLine*> lines) const {
        Ordinals threads;
        for (const WaitLine* line : lines)
            for (const ThreadId thread : line->threads())
                if (std::ranges::binary_search(blocked_, thread.value)) threads.push_back(thread.value);
        return threads;
    }
    void same_threads(const char* what, WaitKind kind, std::uint32_t id, std::initializer_list<const WaitLine*> lines) {
        same_set(what, id, told_waiting_threads(kind, id), waiting(lines));
    }

    void compare_mutex(const Mutex& mutex) { compare_thread_lock(mutex.id(), mutex.locked(), mutex.line()); }
    void compare_rlock(const ThreadRLock& lock) {
        compare_thread_lock(lock.id(), lock.depth() > 0, lock.line());
        if (const LockState* told = state_.find(lock.id()))
            same("the owner of lock", lock.id().value, told->owner_thread.value, lock.owner().value);
    }
    void compare_thread_lock(LockId lock, bool held, const WaitLine& line) {
        const LockState* const told = state_.find(lock);
        if (!known("a lock", lock.value, told)) return;
        same("whether it is held, lock", lock.value, told->held, held);
        same("the waiters of lock", lock.value, told->waiters, waiting({&line}));
    }
    void compare_thread_condition(const ThreadCondition& condition) {
        const ConditionState* const told = state_.find(condition.id());
        if (!known("a condition", condition.id().value, told)) return;
        same("the lock of condition", condition.id().value, told->lock.value, condition.lock()->id().value);
        same_threads("the waiters of condition", WaitKind::condition, condition.id().value, {&condition.line()});
    }
    void compare_thread_event(const ThreadEventFlag& event) {
        const FlagState* const told = state_.find(event.id());
        if (!known("an event", event.id().value, told)) return;
        same("whether it is set, event", event.id().value, told->set, event.is_set());
        same_threads("the waiters of event", WaitKind::event, event.id().value, {&event.line()});
    }
    void compare_thread_semaphore(const ThreadSemaphore& semaphore) {
        const SemaphoreState* const told = state_.find(semaphore.id());
        if (!known("a semaphore", semaphore.id().value, told)) return;
        same("the free places of semaphore", semaphore.id().value, std::uint64_t{told->free}, semaphore.free());
        same_threads("the waiters of semaphore", WaitKind::semaphore, semaphore.id().value, {&semaphore.line()});
        same("the line of semaphore", semaphore.id().value, told->line.waiters, waiting({&semaphore.line()}));
    }
    void compare_thread_barrier(const ThreadBarrier& barrier) {
        const BarrierState* const told = state_.find(barrier.id());
        if (!known("a barrier", barrier.id().value, told)) return;
        same("how many have arrived, barrier", barrier.id().value, std::int64_t{told->arrived}, barrier.waiting());
        same("whether it is broken, barrier", barrier.id().value, told->broken, barrier.broken());
        same_threads("the waiters of barrier", WaitKind::barrier, barrier.id().value, {&barrier.line()});
    }
    void compare_thread_queue(const ThreadQueue& queue) {
        const std::uint32_t id = queue.id().value;
        const QueueState* const told = state_.find(queue.id());
        if (!known("a queue", id, told) || queue.comparing()) return;
        same("how many items are in queue", id, told->items.size(), shown_items(queue));
        same("the unfinished items of queue", id, std::int64_t{told->unfinished},
             std::max<std::int64_t>(queue.unfinished(), 0));
        same_threads("who waits for an item of queue", WaitKind::queue, id, {&queue.getters_line()});
        same_threads("who waits for room in queue", WaitKind::queue_room, id, {&queue.putters_line()});
        same_threads("who joins queue", WaitKind::queue_join, id, {&queue.joiners_line()});
        same("the getters of queue", id, told->getters.waiters, waiting({&queue.getters_line()}));
        same("the putters of queue", id, told->putters.waiters, waiting({&queue.putters_line()}));
        same("the joiners of queue", id, told->joiners.waiters, waiting({&queue.joiners_line()}));
    }
    void compare_call(const ConcurrentFuture& call) {
        if (!call.job()) return;
        const JobState* const told = state_.find(call.job());
        if (!known("a call", call.job().value, told)) return;
        // A call of a process pool runs for its future before any process has it.
        if (!thread_pools_.contains(told->pool.value)) return compare_far_call(call, *told);
        same("the phase of call", call.job().value, told->phase, phase_of(call));
        if (told->phase == JobState::Phase::done && phase_of(call) == told->phase)
            same("the outcome of call", call.job().value, told->outcome, call.error() ? Outcome::failed : Outcome::done);
    }
    // The trace tells when a worker makes the call. Its future knows of it only from the pool's manager, who says that
    // it runs when it is packed, and what came of it when that is back.
    void compare_far_call(const ConcurrentFuture& call, const JobState& told) {
        if (told.phase == JobState::Phase::queued) same("whether it is done, call", told.id.value, false, call.done());
        if (told.phase == JobState::Phase::running)
            same("whether it waits, call", told.id.value, true, call.running() || call.done());
    }
    static JobState::Phase phase_of(const ConcurrentFuture& call) {
        // A pool that is broken takes calls out of its queue, too: they fail without having run.
        if (call.cancelled() || (call.done() && is_error<BrokenPool>(call.error()))) return JobState::Phase::cancelled;
        if (call.done()) return JobState::Phase::done;
        return call.running() ? JobState::Phase::running : JobState::Phase::queued;
    }

    std::unordered_map<std::type_index, Comparison> comparisons_;
    std::set<std::uint32_t> thread_pools_;
};

}  // namespace asynchio::testing
