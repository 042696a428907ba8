// asyncio's words for C++ programs: run, create_task, gather, sleep, to_thread. Semantics: semantics.md, as in Python.
//
//   Coro<std::string> brew(std::string name, double seconds) {
//       co_await sleep(seconds);
//       co_return name;
//   }
//
// Thread: one that runs an event loop, except run() itself. Coroutine functions take their arguments by value: a
// reference may be gone when the coroutine goes on.
#pragma once

#include <array>
#include <chrono>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/loop/coro.h"
#include "core/loop/event_loop.h"
#include "core/loop/gather.h"
#include "core/loop/sleep.h"
#include "core/loop/task.h"
#include "core/program/program.h"
#include "core/program/values.h"
#include "core/threads/bridge.h"

namespace asynchio::program {

using asynchio::CancelledError;
using asynchio::Coro;
using asynchio::InvalidStateError;
using RuntimeError = asynchio::UsageError;

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
EventLoop& loop_here();

// Waits for a future that holds a T.
template <class T>
class ValueAwaiter {
  public:
    explicit ValueAwaiter(Ref<Future> future) : awaiter_(std::move(future)) {}
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

template <class T>
Ref<asynchio::Task> start_task(EventLoop& loop, Coro<T> coro) {
    const std::string function = coro.call().name(), label = Program::here().label_of(coro.call());
    return loop.create_task(drive(std::move(coro), function, label), TaskSpec{"", label, false});
}

Value run_to_the_end(const Ref<asynchio::Task>& main);
Ref<EventLoop> new_loop(bool debug);

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
    Ref<Future> future() const { return task_; }

  private:
    Ref<asynchio::Task> task_;
};

// Starts a coroutine beside its caller: it has its first turn when the caller lets go of the loop.
template <class T>
Task<T> create_task(Coro<T> coro) {
    return Task<T>(detail::start_task(detail::loop_here(), std::move(coro)));
}

// Lets the others run for that long; for 0, once. Exact for numbers, so that the C library's sleep(unsigned) is not meant.
Coro<Value> sleep(Seconds length);
inline Coro<Value> sleep(double seconds) { return sleep(Seconds(seconds)); }
inline Coro<Value> sleep(int seconds) { return sleep(Seconds(seconds)); }

// One loop for one main coroutine, and an orderly end. Returns or throws what the coroutine does.
template <class T>
T run(Coro<T> main, bool debug = false) {
    const Ref<EventLoop> loop = detail::new_loop(debug);
    return unwrap<T>(detail::run_to_the_end(detail::start_task(*loop, std::move(main))));
}

// --- gather --------------------------------------------------------------------------------------------------

namespace detail {

template <class Awaitable>
struct Result;
template <class T>
struct Result<Coro<T>> {
    using Type = ValueOf<T>;
};
template <class T>
struct Result<Task<T>> {
    using Type = ValueOf<T>;
};

template <class T>
Ref<Future> as_future(EventLoop& loop, Coro<T> coro) {
    return start_task(loop, std::move(coro));
}
template <class T>
Ref<Future> as_future(EventLoop&, const Task<T>& task) {
    return task.future();
}

template <class T>
T slot(const Value& value) {
    if constexpr (std::is_same_v<T, Nothing>) return {};
    else return unwrap<T>(value);
}

// What gather() of these gives: a list if all results are of one type, else a tuple.
template <class First, class... Rest>
struct TrayOf {
    using Type = std::conditional_t<(std::is_same_v<First, Rest> && ...), std::array<First, 1 + sizeof...(Rest)>,
                                    std::tuple<First, Rest...>>;
};

template <class... Types>
class TrayAwaiter : public ValueAwaiter<std::vector<Value>> {
  public:
    using Tray = typename TrayOf<Types...>::Type;
    using ValueAwaiter::ValueAwaiter;
    Tray await_resume() { return fill(std::index_sequence_for<Types...>()); }

  private:
    template <std::size_t... I>
    Tray fill(std::index_sequence<I...>) {
        const std::vector<Value> values = ValueAwaiter::await_resume();
        return Tray{slot<Types>(values[I])...};
    }
};

template <class T>
class ListAwaiter : public ValueAwaiter<std::vector<Value>> {
  public:
    using ValueAwaiter::ValueAwaiter;
    std::vector<T> await_resume() {
        std::vector<T> list;
        for (const Value& value : ValueAwaiter::await_resume()) list.push_back(slot<T>(value));
        return list;
    }
};

}  // namespace detail

// Starts them all, at once; `co_await` gives the results in the order of the arguments. The first exception leaves at
// once, while the others go on.
template <class... Awaitables>
    requires(sizeof...(Awaitables) > 0)
auto gather(Awaitables... awaitables) {
    EventLoop& loop = detail::loop_here();
    const Ref<GatheringFuture> tray = loop.host().new_gather(loop);
    tray->start(sizeof...(Awaitables), false);
    (tray->add(detail::as_future(loop, std::move(awaitables))), ...);
    return detail::TrayAwaiter<typename detail::Result<Awaitables>::Type...>(tray);
}
template <class Awaitable>
auto gather(std::vector<Awaitable> awaitables) {
    EventLoop& loop = detail::loop_here();
    using Type = typename detail::Result<Awaitable>::Type;
    if (awaitables.empty()) return detail::ListAwaiter<Type>(asynchio::gather(loop, {}));
    const Ref<GatheringFuture> tray = loop.host().new_gather(loop);
    tray->start(awaitables.size(), false);
    for (Awaitable& awaitable : awaitables) tray->add(detail::as_future(loop, std::move(awaitable)));
    return detail::ListAwaiter<Type>(tray);
}

}  // namespace asynchio::program
