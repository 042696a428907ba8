// asyncio.Condition: tasks that hold a lock wait until another one tells them to look again. Semantics: semantics.md
// R123-R128.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/base/ref.h"
#include "core/loop/coro.h"
#include "core/sync/lock.h"

namespace asynchio {

class AsyncCondition : public Object {
  public:
    // `label` is the name of the variable it is stored in; may be empty.
    AsyncCondition(Recorder& recorder, Ref<Lock> lock, const std::string& label);
    // Part of another primitive, which outlives it.
    AsyncCondition(Recorder& recorder, Ref<Lock> lock, const PartOf& part);

    ConditionId id() const { return id_; }
    Lock& lock() const { return *lock_; }
    std::size_t waiters() const { return waiters_.size(); }
    const WaitList& line() const { return waiters_; }

    // Gives the lock away, waits for a notification, and takes the lock again, also when it is cancelled. True.
    // UsageError("cannot wait on un-acquired lock") if nobody holds the lock.
    Coro<Value> wait(EventLoop& loop);
    // Waits until `look` has a value, which it returns. Does not wait if it has one at once.
    Coro<Value> wait_until(EventLoop& loop, std::function<std::optional<Value>()> look);
    // Those who have waited longest go on when they get the lock. UsageError("cannot notify on un-acquired lock") if
    // nobody holds the lock.
    void notify(std::size_t most = 1);
    void notify_all() { notify(WaitList::kAll); }

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() override { waiters_.clear_references(); }

  private:
    class LockAtClose;

    Recorder& recorder_;
    const Ref<Lock> lock_;
    const PartOf part_;
    const ConditionId id_;
    LoopBinding binding_;
    WaitList waiters_;
};

}  // namespace asynchio
