#include "core/threads/thread_condition.h"

#include <algorithm>
#include <utility>

#include "core/loop/errors.h"

namespace asynchio {

ThreadCondition::ThreadCondition(Kernel& kernel, const std::string& label, Ref<ThreadLock> lock)
    : kernel_(kernel), id_(kernel.recorder().next<ConditionId>()), label_(kernel.recorder().text(label)), lock_(std::move(lock)) {
    kernel_.recorder().record(ConditionCreated{id_, Party::threads, lock_->id(), label_});
}

bool ThreadCondition::wait(Time deadline) {
    if (!lock_->held_by_caller()) throw UsageError("cannot wait on un-acquired lock");
    const Ref<ThreadCondition> self(this);
    const std::uint32_t depth = lock_->release_fully();
    bool notified = false;
    try {
        notified = line_.wait(kernel_, Wait{WaitKind::condition, id_.value}, deadline);
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {  // Ctrl+C: it leaves the block that holds the lock
        lock_->acquire_again(depth);
        throw;
    }
    lock_->acquire_again(depth);
    return notified;
}

void ThreadCondition::notify(std::size_t count) {
    if (!lock_->held_by_caller()) throw UsageError("cannot notify on un-acquired lock");
    const auto told = static_cast<Count>(std::min(count, line_.size()));
    kernel_.recorder().record(ConditionNotified{id_, told});
    line_.call(kernel_, told);
}

std::unique_ptr<Image> ThreadCondition::copy_for_child() {
    Recorder& recorder = kernel_.recorder();
    const auto copy = recorder.next<ConditionId>();
    recorder.record(ConditionCreated{copy, Party::threads, lock_->id_of_copy(), label_});
    return make_image(copy, WaitLine());
}

void ThreadCondition::exchange(Image& image) { exchange_with(image, id_, line_); }

}  // namespace asynchio
