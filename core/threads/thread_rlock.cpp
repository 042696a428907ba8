#include "core/threads/thread_rlock.h"

#include "core/loop/errors.h"

namespace asynchio {

ThreadRLock::ThreadRLock(Kernel& kernel, const std::string& label)
    : kernel_(kernel), id_(kernel.recorder().next<LockId>()), label_(kernel.recorder().text(label)) {
    kernel_.recorder().record(LockCreated{id_, LockKind::thread_rlock, label_});
}

bool ThreadRLock::try_acquire() {
    if (held_by_caller()) {
        ++depth_;
        return true;
    }
    if (owner_) return false;
    owner_ = kernel_.current_thread();
    depth_ = 1;
    kernel_.recorder().record(LockAcquired{id_, TaskId(), owner_});
    return true;
}

bool ThreadRLock::acquire(Time deadline) {
    const Ref<ThreadRLock> self(this);
    WaitLine::Place place;
    while (!try_acquire())
        if (!line_.wait(kernel_, Wait{WaitKind::lock, id_.value}, deadline, place)) return false;
    return true;
}

void ThreadRLock::release() {
    if (!held_by_caller()) throw UsageError("cannot release un-acquired lock");
    if (--depth_ > 0) return;
    owner_ = ThreadId();
    kernel_.recorder().record(LockReleased{id_});
    line_.call(kernel_);
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

std::unique_ptr<Image> ThreadRLock::copy_for_child() {
    Recorder& recorder = kernel_.recorder();
    const auto copy = recorder.next<LockId>();
    recorder.record(LockCreated{copy, LockKind::thread_rlock, label_});
    copy_ = copy;
    if (owner_) recorder.record(LockAcquired{copy, TaskId(), owner_});
    return make_image(copy, owner_, depth_, WaitLine());
}

void ThreadRLock::exchange(Image& image) { exchange_with(image, id_, owner_, depth_, line_); }

}  // namespace asynchio
