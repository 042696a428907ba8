#include "core/sync/lock.h"

#include <algorithm>

#include "core/loop/task.h"

namespace asynchio {

Lock::Lock(Recorder& recorder, const std::string& label) : recorder_(recorder), id_(recorder.next<LockId>()) {
    recorder_.record(LockCreated{id_, LockKind::task_lock, recorder_.text(label)});
}

Coro<Value> Lock::acquire(EventLoop& loop) {
    const auto gave_up = [](const Ref<Future>& waiter) { return waiter->cancelled(); };
    if (!locked_ && std::ranges::all_of(waiters_, gave_up)) {
        take(loop);
        co_return true;
    }
    const Ref<Lock> self(this);
    if (!loop_) loop_ = loop.id();
    if (loop_ != loop.id()) throw UsageError(loop.host().name_of(*this) + " is bound to a different event loop");
    const Ref<Future> turn = loop.create_future(FuturePurpose{WaitKind::lock, id_.value, kNever});
    waiters_.push_back(turn);
    // Also when the coroutine is closed while it waits.
    struct Leave {
        std::deque<Ref<Future>>& queue;
        const Ref<Future>& turn;
        ~Leave() { std::erase(queue, turn); }
    };
    try {
        const Leave leave{waiters_, turn};
        co_await turn;
    } catch (const CancelledError&) {
        // It may have been chosen and cancelled in the same moment: the next one must not be forgotten.
        if (!locked_) wake_first();
        throw;
    }
    take(loop);
    co_return true;
}

void Lock::take(EventLoop& loop) {
    locked_ = true;
    const Task* task = loop.current_task();
    recorder_.record(LockAcquired{id_, task != nullptr ? task->task_id() : TaskId(), ThreadId()});
}

void Lock::release() {
    if (!locked_) throw UsageError("Lock is not acquired.");
    locked_ = false;
    recorder_.record(LockReleased{id_});
    wake_first();
}

void Lock::wake_first() {
    if (!waiters_.empty() && !waiters_.front()->done()) waiters_.front()->set_result(true);
}

void Lock::visit_references(ReferenceVisitor& visitor) const {
    for (const Ref<Future>& waiter : waiters_) visitor.visit(*waiter);
}

}  // namespace asynchio
