#include "core/threads/mutex.h"

#include "core/loop/errors.h"

namespace asynchio {

Mutex::Mutex(Kernel& kernel, const std::string& label)
    : kernel_(kernel), id_(kernel.recorder().next<LockId>()), label_(kernel.recorder().text(label)) {
    kernel_.recorder().record(LockCreated{id_, LockKind::thread_lock, label_});
}

bool Mutex::try_acquire() {
    if (locked_) return false;
    locked_ = true;
    kernel_.recorder().record(LockAcquired{id_, TaskId(), kernel_.current_thread()});
    return true;
}

bool Mutex::acquire(Time deadline) {
    const Ref<Mutex> self(this);
    WaitLine::Place place;
    while (!try_acquire())
        if (!line_.wait(kernel_, Wait{WaitKind::lock, id_.value}, deadline, place)) return false;
    return true;
}

void Mutex::release() {
    if (!locked_) throw UsageError("release unlocked lock");
    if (before_release_) before_release_();
    locked_ = false;
    kernel_.recorder().record(LockReleased{id_});
    line_.call(kernel_);
}

std::uint32_t Mutex::release_fully() {
    release();
    return 1;
}

std::unique_ptr<Image> Mutex::copy_for_child() {
    Recorder& recorder = kernel_.recorder();
    const auto copy = recorder.next<LockId>();
    recorder.record(LockCreated{copy, LockKind::thread_lock, label_});
    copy_ = copy;
    if (locked_) recorder.record(LockAcquired{copy, TaskId(), kernel_.current_thread()});
    return make_image(copy, locked_, WaitLine());
}

void Mutex::exchange(Image& image) { exchange_with(image, id_, locked_, line_); }

}  // namespace asynchio
