// asyncio.Future for C++ programs, and what tasks, futures and coroutines have in common: a result to wait for. Semantics:
// semantics.md R20-R30, as in Python.
#pragma once

#include <exception>
#include <type_traits>
#include <utility>

#include "core/program/tasks.h"

namespace asynchio::program {

// An empty box that somebody fills once; whoever awaits it waits for that. Copies are the same box. Made by
// create_future().
template <class T = void>
class Future {
  public:
    explicit Future(Ref<asynchio::Future> future) : future_(std::move(future)) {}
    bool done() const { return future_->done(); }
    bool cancelled() const { return future_->cancelled(); }
    // InvalidStateError if it is done.
    void set_result(ValueOf<T> value) { future_->set_result(Value(std::move(value))); }
    void set_result()
        requires std::is_void_v<T>
    {
        set_result(Nothing());
    }
    template <class Error>
    void set_exception(Error error) {
        future_->set_exception(std::make_exception_ptr(std::move(error)));
    }
    // False if it is done.
    bool cancel() { return future_->cancel(); }
    // Throws what it holds instead of a result; InvalidStateError before it is done.
    T result() const { return unwrap<T>(future_->result()); }

    detail::ValueAwaiter<T> operator co_await() const { return detail::ValueAwaiter<T>(future_); }
    const Ref<asynchio::Future>& future() const { return future_; }

  private:
    Ref<asynchio::Future> future_;
};

// loop.create_future(): `auto box = create_future<int>();`
template <class T = void>
Future<T> create_future() {
    return Future<T>(detail::loop_here().create_future());
}

namespace detail {

// The T of a Coro<T>, Task<T> or Future<T>.
template <class Awaitable>
struct Result;
template <template <class> class Awaitable, class T>
struct Result<Awaitable<T>> {
    using Type = T;
};
template <class Awaitable>
using ResultOf = typename Result<Awaitable>::Type;

// What the loop waits for: a coroutine becomes a task.
template <class T>
Ref<asynchio::Future> as_future(asynchio::EventLoop& loop, Coro<T> coro) {
    return start_task(loop, std::move(coro));
}
template <class T>
Ref<asynchio::Future> as_future(asynchio::EventLoop&, const Task<T>& task) {
    return task.future();
}
template <class T>
Ref<asynchio::Future> as_future(asynchio::EventLoop&, const Future<T>& future) {
    return future.future();
}

}  // namespace detail
}  // namespace asynchio::program
