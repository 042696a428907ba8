// Waiting for several calls at once: concurrent.futures.wait and as_completed. Semantics: semantics.md R164.
#pragma once

#include <deque>
#include <vector>

#include "core/threads/concurrent_future.h"
#include "core/threads/wait_line.h"

namespace asynchio {

using ConcurrentFutures = std::vector<Ref<ConcurrentFuture>>;

enum class WaitUntil : std::uint8_t { first_completed, first_exception, all_completed };

// Blocks the calling thread until enough of them are settled or the deadline has passed; ask them which.
void wait_for_futures(Kernel& kernel, const ConcurrentFutures& futures, WaitUntil until, Time deadline = kNever);

// Gives futures as they are settled: first those that are when it is made.
class CallsAsCompleted : public Object, private ConcurrentFuture::Watcher {
  public:
    // No future may be there twice.
    CallsAsCompleted(Kernel& kernel, ConcurrentFutures futures);
    ~CallsAsCompleted() override;

    // Blocks until the next one. Null when all were given. Throws WaitTimeout at the deadline.
    Ref<ConcurrentFuture> next(Time deadline = kNever);
    // Those that next() has not given.
    std::size_t left() const { return settled_.size() + pending_.size(); }
    std::size_t total() const { return total_; }

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() override;

  private:
    void settled(ConcurrentFuture& future) override;

    Kernel& kernel_;
    const std::size_t total_;
    std::deque<Ref<ConcurrentFuture>> settled_;
    ConcurrentFutures pending_;
    WaitLine line_;
};

}  // namespace asynchio
