// concurrent.futures.Future: the result of a call that another thread makes. Unlike an asyncio future it may be
// waited for by threads, and its callbacks run at once, in the thread that completes it. Semantics: semantics.md
// R160-R162.
#pragma once

#include <functional>
#include <vector>

#include "core/base/ref.h"
#include "core/kernel/kernel.h"
#include "core/loop/errors.h"

namespace asynchio {

// concurrent.futures.TimeoutError.
class WaitTimeout {};

class ConcurrentFuture : public Object {
  public:
    enum class Phase : std::uint8_t { pending, running, cancelled, cancelled_and_notified, finished };

    // Told when a future is settled; see below.
    class Watcher {
      public:
        virtual void settled(ConcurrentFuture& future) = 0;

      protected:
        ~Watcher() = default;
    };

    explicit ConcurrentFuture(Kernel& kernel, JobId job = {}) : kernel_(kernel), job_(job) {}

    Phase phase() const { return phase_; }
    bool running() const { return phase_ == Phase::running; }
    bool cancelled() const { return phase_ == Phase::cancelled || phase_ == Phase::cancelled_and_notified; }
    bool done() const { return cancelled() || phase_ == Phase::finished; }
    // Done, and not only asked to be cancelled: whoever makes the calls has seen that it is. What wait() and
    // as_completed() wait for.
    bool settled() const { return phase_ == Phase::finished || phase_ == Phase::cancelled_and_notified; }
    JobId job() const { return job_; }

    // Blocks the calling thread until done. Throws WaitTimeout at the deadline, CancelledError if cancelled,
    // else what the call raised.
    const Value& result(Time deadline = kNever);
    std::exception_ptr exception(Time deadline = kNever);
    // What it holds, without waiting. Only when done and not cancelled.
    const Value& value() const { return value_; }
    const std::exception_ptr& error() const { return error_; }

    // Only a pending one can be cancelled. True if it is cancelled now.
    bool cancel();
    // For whoever makes the call: false means it was cancelled and must not be made.
    bool set_running_or_notify_cancel();
    void set_result(Value value);
    void set_exception(std::exception_ptr error);

    // Called in the completing thread, or at once if done. What it throws is the caller's to prevent.
    void add_done_callback(std::function<void(ConcurrentFuture&)> callback);

    // The watcher is told once, before the callbacks, unless it is forgotten earlier. It must live that long.
    void watch(Watcher& watcher) { watchers_.push_back(&watcher); }
    void forget(Watcher& watcher) { std::erase(watchers_, &watcher); }

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() override;

  private:
    void wait(Time deadline);
    void complete(Phase phase);
    void tell_watchers();

    Kernel& kernel_;
    const JobId job_;
    Phase phase_ = Phase::pending;
    Value value_;
    std::exception_ptr error_;
    std::vector<ThreadId> waiters_;
    std::vector<Watcher*> watchers_;
    std::vector<std::function<void(ConcurrentFuture&)>> callbacks_;
};

}  // namespace asynchio
