#include "core/loop/wait_for.h"

#include "core/loop/on_done.h"

namespace asynchio {
namespace {

// The time limit, as the trace tells it, and its timer.
class Limit {
  public:
    Limit(EventLoop& loop, const Ref<Future>& waiter, Time deadline)
        : recorder_(loop.recorder()), id_(recorder_.next<TimeoutId>()) {
        const Task* const task = loop.current_task();
        recorder_.record(TimeoutStarted{id_, task != nullptr ? task->task_id() : TaskId(), deadline});
        timer_ = loop.call_at(deadline, [&recorder = recorder_, id = id_, waiter] {
            recorder.record(TimeoutFired{id});
            WakeWhenDone::fill(*waiter);
        });
    }
    ~Limit() {
        timer_->cancel();
        recorder_.record(TimeoutEnded{id_, expired_});
    }
    Limit(const Limit&) = delete;
    Limit& operator=(const Limit&) = delete;

    // A cancellation that the limit asked for is a TimeoutError for everybody else.
    Value result_of(Future& future) {
        try {
            return future.result();
        } catch (const CancelledError&) {
            expired_ = true;
            throw TimeoutError(std::current_exception());
        }
    }

  private:
    Recorder& recorder_;
    TimeoutId id_;
    Ref<Handle> timer_;
    bool expired_ = false;
};

Coro<Value> without_time(EventLoop& loop, Ref<Future> future) {
    co_await cancel_and_wait(loop, future);
    try {
        co_return future->result();
    } catch (const CancelledError&) {
        throw TimeoutError(std::current_exception());
    }
}

Coro<Value> within(EventLoop& loop, Ref<Future> future, Time deadline) {
    const Ref<Future> waiter = stand_in_for(*future, deadline);
    Limit limit(loop, waiter, deadline);
    std::exception_ptr cancellation;
    {
        const WakeWhenDone wake(future, waiter);
        try {
            co_await waiter;
        } catch (const CancelledError&) {
            cancellation = std::current_exception();
        }
    }
    // Also when the task was asked to stop in the same moment: that request is lost.
    if (future->done()) co_return future->result();
    co_await cancel_and_wait(loop, future);
    if (cancellation) std::rethrow_exception(cancellation);
    co_return limit.result_of(*future);
}

}  // namespace

Ref<Future> stand_in_for(const Future& awaited, Time deadline) {
    FuturePurpose purpose = awaited.purpose();
    if (deadline != kNever) purpose.deadline = deadline;
    return awaited.loop().create_future(purpose);
}

Coro<Value> cancel_and_wait(EventLoop&, Ref<Future> future) {
    const Ref<Future> waiter = stand_in_for(*future);
    const WakeWhenDone wake(future, waiter);
    future->cancel();
    co_await waiter;
    co_return Value();
}

Coro<Value> wait_for(EventLoop& loop, Ref<Future> future, Duration timeout) {
    if (timeout > 0) co_return co_await within(loop, future, add_saturating(loop.time(), timeout));
    if (future->done()) co_return future->result();
    co_return co_await without_time(loop, future);
}

}  // namespace asynchio
