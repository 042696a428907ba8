#include "core/threads/bridge.h"

#include <algorithm>
#include <memory>

#include "core/loop/task.h"

namespace asynchio {
namespace {

// The way back from the loop's future to its source, as long as the source has something to tell it. It does not keep the
// source: that keeps the future, and a call that is never made would keep them both for ever.
using Source = std::shared_ptr<ConcurrentFuture*>;

// Cancels the source when the loop's future was cancelled.
class PassOnCancel final : public DoneCallback {
  public:
    explicit PassOnCancel(const Source& source) : source_(source) {}
    Ref<Handle> make_handle(Future& future) override {
        class Run final : public Handle {
          public:
            Run(Ref<Future> future, Ref<ConcurrentFuture> source)
                : future_(std::move(future)), source_(std::move(source)) {}
            void run() override {
                if (source_ && future_->cancelled()) source_->cancel();
            }

          private:
            Ref<Future> future_;
            Ref<ConcurrentFuture> source_;
        };
        const Source source = source_.lock();
        return make_ref<Run>(Ref<Future>(&future), source ? Ref<ConcurrentFuture>(*source) : Ref<ConcurrentFuture>());
    }

  private:
    std::weak_ptr<ConcurrentFuture*> source_;
};

// Runs in the loop: fills the box with what the call returned.
class CopyResult final : public Handle {
  public:
    CopyResult(Ref<Future> future, Ref<ConcurrentFuture> source)
        : future_(std::move(future)), source_(std::move(source)) {}
    void run() override {
        if (future_->done()) return;
        if (source_->cancelled()) future_->cancel();
        else if (source_->error()) fail(source_->error());
        else future_->set_result(source_->value());
    }

  private:
    // As in asyncio of CPython 3.11, whoever waits goes on waiting when the future cannot hold the error.
    void fail(const std::exception_ptr& error) {
        EventLoop& loop = future_->loop();
        const std::exception_ptr refused = loop.host().refusal(error);
        if (!refused) return future_->set_exception(error);
        loop.host().report_error(loop, "Exception in callback _chain_future.<locals>._call_set_state()", refused, nullptr);
    }

    Ref<Future> future_;
    Ref<ConcurrentFuture> source_;
};

}  // namespace

Ref<Future> wrap_future(EventLoop& loop, const Ref<ConcurrentFuture>& source) {
    const FuturePurpose for_job{WaitKind::job, source->job().value, kNever};
    const Ref<Future> future = loop.create_future(source->job() ? for_job : FuturePurpose{});
    const auto back = std::make_shared<ConcurrentFuture*>(source.get());
    future->add_done_callback(std::make_unique<PassOnCancel>(back));
    source->add_done_callback([future, back](ConcurrentFuture& done) {
        EventLoop& target = future->loop();
        if (target.closed()) return;
        target.call_soon_threadsafe(make_ref<CopyResult>(future, Ref<ConcurrentFuture>(&done)));
    });
    return future;
}

Ref<Future> run_in_executor(EventLoop& loop, Executor& executor, Work work) {
    loop.require_open();
    if (const Task* task = loop.current_task()) work.task = task->task_id();
    return wrap_future(loop, executor.submit(std::move(work)));
}

Executor& default_executor(EventLoop& loop, ThreadStarter& starter) {
    if (loop.default_executor_closed()) throw UsageError("Executor shutdown has been called");
    if (!loop.default_executor()) {
        const std::uint32_t workers = std::min(32u, loop.kernel().machine().cores + 4);
        loop.set_default_executor(std::make_shared<ThreadPoolExecutor>(starter, workers, "asyncio"));
    }
    return *loop.default_executor();
}

Coro<Value> to_thread(EventLoop& loop, ThreadStarter& starter, Work work) {
    const Ref<Future> future = run_in_executor(loop, default_executor(loop, starter), std::move(work));
    co_return co_await future;
}

Coro<Value> shutdown_default_executor(EventLoop& loop, ThreadStarter& starter) {
    loop.close_default_executor();
    const std::shared_ptr<Executor> executor = loop.default_executor();
    if (!executor) co_return Value();
    // Joining blocks, so a helper thread does it while the loop goes on.
    const Ref<Future> joined = loop.create_future(FuturePurpose{WaitKind::pool, 0, kNever});
    class Joined final : public Handle {
      public:
        explicit Joined(Ref<Future> future) : future_(std::move(future)) {}
        void run() override {
            if (!future_->done()) future_->set_result(Value());
        }

      private:
        Ref<Future> future_;
    };
    ThreadSpec spec;
    spec.name = "asyncio shutdown";
    spec.plumbing = true;
    spec.daemon = true;
    const auto body = [executor, joined, &loop] {
        executor->shutdown(true, false);
        if (!loop.closed()) loop.call_soon_threadsafe(make_ref<Joined>(joined));
    };
    const ThreadId helper = starter.start(spec, body);
    co_await joined;
    starter.kernel().join(helper, kNever);
    co_return Value();
}

}  // namespace asynchio
