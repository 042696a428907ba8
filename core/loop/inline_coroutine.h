// A coroutine of any language, run inside a C++ one: `co_await run_inline(...)` is what `await coroutine` is in Python,
// without a task (semantics.md R33).
#pragma once

#include <memory>

#include "core/loop/coro.h"

namespace asynchio {

namespace detail {

// Suspends the chain as a coroutine wants it that was run inside; gives what the driver throws in instead of throwing.
class StepAwaiter {
  public:
    explicit StepAwaiter(Ref<Future> future) : future_(std::move(future)) {}
    bool await_ready() const { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> here) {
        chain_ = here.promise().chain;
        chain_->innermost = here;
        chain_->awaited = future_;
    }
    std::exception_ptr await_resume() { return std::exchange(chain_->inject, nullptr); }

  private:
    Ref<Future> future_;
    CoroChain* chain_ = nullptr;
};

}  // namespace detail

inline Coro<Value> run_inline(std::unique_ptr<Coroutine> coroutine) {
    Step step = coroutine->send();
    while (true) {
        std::exception_ptr error;
        switch (step.kind) {
            case Step::Kind::returned: co_return std::move(step.value);
            case Step::Kind::raised:
            case Step::Kind::left_loop: std::rethrow_exception(step.error);
            case Step::Kind::misused: error = step.error; break;
            case Step::Kind::awaits: error = co_await detail::StepAwaiter(step.future); break;
            case Step::Kind::yielded: error = co_await detail::StepAwaiter(Ref<Future>()); break;
        }
        step = error ? coroutine->throw_in(std::move(error)) : coroutine->send();
    }
}

}  // namespace asynchio
