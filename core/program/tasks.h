// asyncio's words for C++ programs: run, create_task, sleep. Semantics: semantics.md, as in Python.
//
//   Coro<std::string> brew(std::string name, double seconds) {
//       co_await sleep(seconds);
//       co_return name;
//   }
//
// Thread: one that runs an event loop, except run() itself. Coroutine functions take their arguments by value: a
// reference may be gone when the coroutine goes on.
#pragma once

#include <chrono>
#include <string>
#include <type_traits>
#include <utility>

#include "core/loop/coro.h"
#include "core/loop/event_loop.h"
#include "core/loop/sleep.h"
#include "core/loop/task.h"
#include "core/program/errors.h"
#include "core/program/program.h"
#include "core/program/values.h"
#include "core/threads/bridge.h"

namespace asynchio::program {

using asynchio::Coro;

// A length of time: sleep(1.5) and sleep(1500ms) are the same. Rounded to nanoseconds.
class Seconds {
  public:
    Seconds(double seconds) : ns_(from_seconds(seconds)) {}  // NOLINT(google-explicit-constructor)
    template <class Rep, class Period>
    Seconds(std::chrono::duration<Rep, Period> length)  // NOLINT(google-explicit-constructor)
        : ns_(std::chrono::duration_cast<std::chrono::nanoseconds>(length).count()) {}
    Duration ns() const { return ns_; }

  private:
    Duration ns_;
};

namespace detail {

// The loop that runs in this thread. Throws RuntimeError("no running event loop").
asynchio::EventLoop& loop_here();

// Waits for a future that holds a T.
template <class T>
class ValueAwaiter {
  public:
    explicit ValueAwaiter(Ref<asynchio::Future> future) : awaiter_(std::move(future)) {}
    bool await_ready() const { return awaiter_.await_ready(); }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> here) {
        awaiter_.await_suspend(here);
    }
    T await_resume() { return unwrap<T>(awaiter_.await_resume()); }

  private:
    asynchio::detail::ChainAwaiter awaiter_;
};

// A coroutine of the runtime, which knows only Value, as one that returns a T.
template <class T>
Coro<T> typed(Coro<Value> untyped) {
    if constexpr (std::is_void_v<T>) co_await std::move(untyped);
    else co_return unwrap<T>(co_await std::move(untyped));
}

// A coroutine of the runtime under the name that it has in Python.
template <class T>
Coro<T> named(const char* name, Coro<T> coro) {
    coro.set_call(CoroCall{name, "", -1});
    return coro;
}

// A coroutine of the runtime that `begin` makes, with the loop that runs when it is awaited.
template <class Begin>
std::invoke_result_t<Begin&, asynchio::EventLoop&> begun_when_awaited(Begin begin) {
    co_return co_await begin(loop_here());
}
// The same, under its name, as the words of the program give it: a Value is none that anybody needs.
template <class Begin>
auto lazily(const char* name, Begin begin) {
    auto coro = begun_when_awaited(std::move(begin));
    if constexpr (std::is_same_v<decltype(coro), Coro<Value>>) return named(name, typed<void>(std::move(coro)));
    else return named(name, std::move(coro));
}

template <class T>
Ref<asynchio::Task> start_task(asynchio::EventLoop& loop, Coro<T> coro) {
    const std::string function = coro.call().name(), label = Program::here().label_of(coro.call());
    return loop.create_task(drive(std::move(coro), function, label), TaskSpec{"", label, false});
}

Value run_to_the_end(const Ref<asynchio::Task>& main);
Ref<asynchio::EventLoop> new_loop(bool debug);
// What run() does with something that is no coroutine: ValueError, once it has closed a loop for it (semantics.md R198).
[[noreturn]] void refuse_to_run(const std::string& what);

}  // namespace detail

// A task: started, and awaited as often as you like. Copies are the same task.
template <class T = void>
class Task {
  public:
    explicit Task(Ref<asynchio::Task> task) : task_(std::move(task)) {}
    bool done() const { return task_->done(); }
    bool cancelled() const { return task_->cancelled(); }
    // CancelledError is thrown where it waits. False if it is done.
    bool cancel() { return task_->cancel(); }
    // Throws what the task threw; InvalidStateError before it is done.
    T result() const { return unwrap<T>(task_->result()); }
    const std::string& name() const { return task_->name(); }

    detail::ValueAwaiter<T> operator co_await() const { return detail::ValueAwaiter<T>(task_); }
    Ref<asynchio::Future> future() const { return task_; }

  private:
    Ref<asynchio::Task> task_;
};

// Starts a coroutine beside its caller: it has its first turn when the caller lets go of the loop.
template <class T>
Task<T> create_task(Coro<T> coro) {
    return Task<T>(detail::start_task(detail::loop_here(), std::move(coro)));
}

// Lets the others run for that long; for 0, once. Exact for numbers, so that the C library's sleep(unsigned) is not meant.
Coro<> sleep(Seconds length);
inline Coro<> sleep(double seconds) { return sleep(Seconds(seconds)); }
inline Coro<> sleep(int seconds) { return sleep(Seconds(seconds)); }

// One loop for one main coroutine, and an orderly end. Returns or throws what the coroutine does.
template <class T>
T run(Coro<T> main, bool debug = false) {
    const Ref<asynchio::EventLoop> loop = detail::new_loop(debug);
    return unwrap<T>(detail::run_to_the_end(detail::start_task(*loop, std::move(main))));
}

}  // namespace asynchio::program
