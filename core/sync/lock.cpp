#include "core/sync/lock.h"

#include "core/loop/task.h"

namespace asynchio {

Lock::Lock(Recorder& recorder, const std::string& label) : recorder_(recorder), id_(recorder.next<LockId>()) {
    recorder_.record(LockCreated{id_, LockKind::task_lock, recorder_.text(label)});
}

Lock::Lock(Recorder& recorder, const PartOf& part) : recorder_(recorder), part_(part) {}

Coro<Value> Lock::acquire(EventLoop& loop) {
    if (!locked_ && !waiters_.anyone()) {
        take(loop);
        co_return true;
    }
    const Ref<Lock> self(this);
    binding_.require(loop, part_.whole != nullptr ? *part_.whole : *this);
    try {
        const WaitList::Place place(waiters_, loop, id_ ? FuturePurpose{WaitKind::lock, id_.value, kNever} : part_.purpose);
        co_await place.turn();
    } catch (const CancelledError&) {
        // It may have been chosen and cancelled in the same moment: the next one must not be forgotten.
        if (!locked_) waiters_.wake_front(true);
        throw;
    }
    take(loop);
    co_return true;
}

void Lock::take(EventLoop& loop) {
    locked_ = true;
    const Task* task = loop.current_task();
    if (id_) recorder_.record(LockAcquired{id_, task != nullptr ? task->task_id() : TaskId(), ThreadId()});
}

void Lock::release() {
    if (!locked_) throw UsageError("Lock is not acquired.");
    locked_ = false;
    if (id_) recorder_.record(LockReleased{id_});
    waiters_.wake_front(true);
}

}  // namespace asynchio
