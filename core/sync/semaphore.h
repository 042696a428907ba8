// asyncio.Semaphore and BoundedSemaphore: so many places and no more, first come first served. Semantics:
// semantics.md R129-R132.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/ref.h"
#include "core/loop/coro.h"
#include "core/sync/wait_list.h"

namespace asynchio {

class AsyncSemaphore : public Object {
  public:
    // `places` are free at first; BadValue if less than 0. A bounded one never has more. `label` is the name of the
    // variable it is stored in; may be empty.
    AsyncSemaphore(Recorder& recorder, std::int64_t places, bool bounded, const std::string& label);

    SemaphoreId id() const { return id_; }
    // Free places, without those that a woken waiter is about to take.
    std::int64_t value() const { return value_; }
    // Nobody can take a place without waiting.
    bool locked() const { return value_ == 0 || waiters_.anyone(); }
    std::size_t waiters() const { return waiters_.size(); }
    const WaitList& line() const { return waiters_; }

    // True once the calling task has a place. Does not suspend if one is free and nobody waits. UsageError for a task
    // that would have to wait in another loop than the first one that did.
    Coro<Value> acquire(EventLoop& loop);
    // The place belongs to the first waiter from now on. BadValue for a bounded one that would get more than it had.
    void release();

    void visit_references(ReferenceVisitor& visitor) const override { waiters_.visit_references(visitor); }
    void clear_references() override { waiters_.clear_references(); }

  private:
    void record_taken(EventLoop& loop);
    void hand_place_over();
    void give_back();

    Recorder& recorder_;
    const SemaphoreId id_;
    std::int64_t value_;
    const std::int64_t bound_;  // the most places, or the largest number
    LoopBinding binding_;
    WaitList waiters_;
};

}  // namespace asynchio
