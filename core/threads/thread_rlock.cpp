#include "core/threads/thread_rlock.h"

#include "core/loop/errors.h"

namespace asynchio {

ThreadRLock::ThreadRLock(Kernel& kernel, const std::string& label)
    : kernel_(kernel), id_(kernel.recorder().next<LockId>()) {
    kernel_.recorder().record(LockCreated{id_, LockKind::thread_rlock, kernel_.recorder().text(label)});
}

void ThreadRLock::give_to(ThreadId thread) {
    owner_ = thread;
    depth_ = 1;
    kernel_.recorder().record(LockAcquired{id_, TaskId(), thread});
}

bool ThreadRLock::try_acquire() {
    if (held_by_caller()) {
        ++depth_;
        return true;
    }
    if (owner_) return false;
    give_to(kernel_.current_thread());
    return true;
}

bool ThreadRLock::acquire(Time deadline) {
    if (try_acquire()) return true;
    const Ref<ThreadRLock> self(this);
    return line_.wait(kernel_, Wait{WaitKind::lock, id_.value}, deadline);
}

void ThreadRLock::release() {
    if (!held_by_caller()) throw UsageError("cannot release un-acquired lock");
    if (--depth_ > 0) return;
    owner_ = ThreadId();
    kernel_.recorder().record(LockReleased{id_});
    const ThreadId next = line_.take_next();
    if (!next) return;
    give_to(next);
    kernel_.unpark(next);
}

std::uint32_t ThreadRLock::release_fully() {
    const std::uint32_t depth = depth_;
    if (depth > 0) depth_ = 1;
    release();
    return depth;
}

void ThreadRLock::acquire_again(std::uint32_t depth) {
    acquire();
    depth_ = depth;
}

}  // namespace asynchio
