// asyncio.Lock: mutual exclusion between tasks of one loop, first come first served. Semantics: semantics.md
// R113-R118.
#pragma once

#include <string>

#include "core/base/ref.h"
#include "core/loop/coro.h"
#include "core/sync/wait_list.h"

namespace asynchio {

class Lock : public Object {
  public:
    // `label` is the name of the variable it is stored in; may be empty.
    Lock(Recorder& recorder, const std::string& label);
    // Part of another primitive, which outlives it.
    Lock(Recorder& recorder, const PartOf& part);

    // None for parts.
    LockId id() const { return id_; }
    bool locked() const { return locked_; }
    std::size_t waiters() const { return waiters_.size(); }
    const WaitList& line() const { return waiters_; }

    // True once the calling task holds it. Does not suspend if the lock is free and nobody waits. UsageError for a task
    // that would have to wait in another loop than the first one that did.
    Coro<Value> acquire(EventLoop& loop);
    // Takes the lock although others may wait for it. Only when it is free.
    void take(EventLoop& loop);
    // Wakes the first waiter. UsageError("Lock is not acquired.") if nobody holds it.
    void release();

    void visit_references(ReferenceVisitor& visitor) const override { waiters_.visit_references(visitor); }
    void clear_references() override { waiters_.clear_references(); }

  private:
    Recorder& recorder_;
    const PartOf part_;
    const LockId id_;
    bool locked_ = false;
    LoopBinding binding_;
    WaitList waiters_;
};

}  // namespace asynchio
