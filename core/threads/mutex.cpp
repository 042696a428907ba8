#include "core/threads/mutex.h"

#include <algorithm>

#include "core/loop/errors.h"

namespace asynchio {

Mutex::Mutex(Kernel& kernel, const std::string& label)
    : kernel_(kernel), id_(kernel.recorder().next<LockId>()) {
    kernel_.recorder().record(LockCreated{id_, LockKind::thread_lock, kernel_.recorder().text(label)});
}

void Mutex::give_to(ThreadId thread) {
    locked_ = true;
    kernel_.recorder().record(LockAcquired{id_, TaskId(), thread});
}

bool Mutex::try_acquire() {
    if (locked_) return false;
    give_to(kernel_.current_thread());
    return true;
}

bool Mutex::acquire(Time deadline) {
    if (try_acquire()) return true;
    const Ref<Mutex> self(this);
    Waiter waiter{kernel_.current_thread()};
    waiters_.push_back(&waiter);
    // Also when the run is torn down: the queue must not point into a stack that is gone.
    struct Leave {
        std::deque<Waiter*>& queue;
        Waiter* waiter;
        ~Leave() { std::erase(queue, waiter); }
    } const leave{waiters_, &waiter};
    while (!waiter.granted)
        if (!kernel_.park(Wait{WaitKind::lock, id_.value}, deadline) && !waiter.granted) return false;
    return true;
}

void Mutex::release() {
    if (!locked_) throw UsageError("release unlocked lock");
    locked_ = false;
    kernel_.recorder().record(LockReleased{id_});
    if (waiters_.empty()) return;
    Waiter& next = *waiters_.front();
    waiters_.pop_front();
    next.granted = true;
    give_to(next.thread);
    kernel_.unpark(next.thread);
}

}  // namespace asynchio
