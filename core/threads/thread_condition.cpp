#include "core/threads/thread_condition.h"

#include <algorithm>
#include <utility>

#include "core/loop/errors.h"

namespace asynchio {

ThreadCondition::ThreadCondition(Kernel& kernel, const std::string& label, Ref<ThreadLock> lock)
    : kernel_(kernel), id_(kernel.recorder().next<ConditionId>()), lock_(std::move(lock)) {
    Recorder& recorder = kernel_.recorder();
    recorder.record(ConditionCreated{id_, Party::threads, lock_->id(), recorder.text(label)});
}

bool ThreadCondition::wait(Time deadline) {
    if (!lock_->held_by_caller()) throw UsageError("cannot wait on un-acquired lock");
    const Ref<ThreadCondition> self(this);
    const std::uint32_t depth = lock_->release_fully();
    const bool notified = line_.wait(kernel_, Wait{WaitKind::condition, id_.value}, deadline);
    lock_->acquire_again(depth);
    return notified;
}

void ThreadCondition::notify(std::size_t count) {
    if (!lock_->held_by_caller()) throw UsageError("cannot notify on un-acquired lock");
    const auto told = static_cast<Count>(std::min(count, line_.size()));
    kernel_.recorder().record(ConditionNotified{id_, told});
    line_.call(kernel_, told);
}

}  // namespace asynchio
