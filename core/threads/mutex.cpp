#include "core/threads/mutex.h"

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
    return line_.wait(kernel_, Wait{WaitKind::lock, id_.value}, deadline);
}

void Mutex::release() {
    if (!locked_) throw UsageError("release unlocked lock");
    locked_ = false;
    kernel_.recorder().record(LockReleased{id_});
    const ThreadId next = line_.take_next();
    if (!next) return;
    give_to(next);
    kernel_.unpark(next);
}

std::uint32_t Mutex::release_fully() {
    release();
    return 1;
}

}  // namespace asynchio
