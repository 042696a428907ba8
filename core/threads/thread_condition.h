// threading.Condition: threads that hold a lock wait for others to tell them to look again. Those who are told try to
// get the lock back, each for itself. Semantics: semantics.md R177.
#pragma once

#include <string>

#include "core/kernel/kernel.h"
#include "core/threads/thread_lock.h"
#include "core/threads/wait_line.h"

namespace asynchio {

class ThreadCondition : public Object {
  public:
    // `label` is the name of the variable it is stored in; may be empty.
    ThreadCondition(Kernel& kernel, const std::string& label, Ref<ThreadLock> lock);

    ConditionId id() const { return id_; }
    const Ref<ThreadLock>& lock() const { return lock_; }
    std::size_t waiters() const { return line_.size(); }
    const WaitLine& line() const { return line_; }

    // Lets go of the lock, blocks until notified (true) or the deadline has passed (false), takes the lock back.
    // UsageError("cannot wait on un-acquired lock").
    bool wait(Time deadline = kNever);
    // Tells up to `count` threads, longest waiting first. UsageError("cannot notify on un-acquired lock").
    void notify(std::size_t count = 1);
    void notify_all() { notify(line_.size()); }

    void visit_references(ReferenceVisitor& visitor) const override { visitor.visit(*lock_); }

    std::unique_ptr<Image> copy_for_child() override;
    void exchange(Image& image) override;

  private:
    Kernel& kernel_;
    ConditionId id_;
    const Text label_;
    const Ref<ThreadLock> lock_;
    WaitLine line_;
};

}  // namespace asynchio
