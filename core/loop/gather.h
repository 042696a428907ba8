// asyncio.gather: one future for many, with one slot for each, in the order of the arguments. Semantics:
// semantics.md R70-R78.
#pragma once

#include <vector>

#include "core/loop/event_loop.h"
#include "core/loop/future.h"

namespace asynchio {

class GatheringFuture : public Future {
  public:
    explicit GatheringFuture(EventLoop& loop) : Future(loop, FuturePurpose{WaitKind::gather, 0, kNever}) {}

    // Begins a tray with this many slots, then fills in whose they are, in order. The same future may have more
    // than one slot. A child that is done already is noticed in the next iteration, like any other.
    void start(std::size_t slots, bool return_exceptions);
    void add(Ref<Future> child);
    // Nobody gets this gather: one of its arguments was no awaitable. The children go on without it.
    void abandon() { abandoned_ = true; }

    // Cancels every child that is not done; when those are, so is the gather.
    bool cancel(Value message = {}) override;

    const std::vector<Ref<Future>>& children() const { return children_; }
    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() override;

  private:
    class ChildDone;
    void child_done(Future& child, std::size_t slot);
    void fill_slots(Future& child, std::size_t first);
    void finish();

    std::vector<Ref<Future>> children_;
    std::size_t slots_ = 0;
    std::size_t distinct_ = 0;
    std::size_t finished_ = 0;
    bool return_exceptions_ = false;
    bool cancel_requested_ = false;
    bool abandoned_ = false;
};

// Gathers futures that belong to `loop`. Of nothing: a future that is done, with an empty list.
Ref<Future> gather(EventLoop& loop, std::vector<Ref<Future>> children, bool return_exceptions = false);

}  // namespace asynchio
