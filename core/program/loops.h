// The loop itself, for C++ programs: calls that it makes, and the ways in from other threads. Semantics: semantics.md R1-R19,
// R149-R152, as in Python.
#pragma once

#include <functional>
#include <string>
#include <tuple>
#include <utility>

#include "core/program/calls.h"
#include "core/program/tasks.h"
#include "core/threads/submit.h"

namespace asynchio::program {

namespace detail {

// A call of the program; `name` is its function's, for the picture.
Ref<asynchio::Handle> callback(const std::string& name, std::function<void()> work);

// `function` may be a member function: its object is the first argument then.
template <class Function, class... Arguments>
Ref<asynchio::Handle> callback_of(const char* name, Function function, Arguments... arguments) {
    return callback(name, [function, arguments = std::tuple(std::move(arguments)...)]() mutable {
        std::apply(function, arguments);
    });
}

}  // namespace detail

// asyncio.Handle: a call that the loop will make.
class Handle {
  public:
    explicit Handle(Ref<asynchio::Handle> handle) : handle_(std::move(handle)) {}
    // It will not. Nothing happens if it has.
    void cancel() { handle_->cancel(); }
    bool cancelled() const { return handle_->cancelled(); }

  private:
    Ref<asynchio::Handle> handle_;
};

// An event loop, as get_running_loop() gives it. Calls are made with the function's name, for the picture:
// `loop.call_soon("tell", tell, 3)`, `loop.call_soon("put_nowait", &Queue<int>::put_nowait, queue, 3)`. What such a call
// throws is told on standard error. RuntimeError once the loop is closed.
class EventLoop {
  public:
    explicit EventLoop(Ref<asynchio::EventLoop> loop) : loop_(std::move(loop)) {}
    // Of its clock, in seconds.
    double time() const { return to_seconds(loop_->time()); }

    template <class Function, class... Arguments>
    Handle call_soon(const char* name, Function function, Arguments... arguments) const {
        Ref<asynchio::Handle> handle = detail::callback_of(name, std::move(function), std::move(arguments)...);
        loop_->call_soon(handle);
        return Handle(handle);
    }
    template <class Function, class... Arguments>
    Handle call_later(Seconds delay, const char* name, Function function, Arguments... arguments) const {
        Ref<asynchio::Handle> handle = detail::callback_of(name, std::move(function), std::move(arguments)...);
        loop_->call_at(add_saturating(loop_->time(), delay.ns()), handle);
        return Handle(handle);
    }
    // The one for other threads: it wakes the loop.
    template <class Function, class... Arguments>
    Handle call_soon_threadsafe(const char* name, Function function, Arguments... arguments) const {
        Ref<asynchio::Handle> handle = detail::callback_of(name, std::move(function), std::move(arguments)...);
        loop_->call_soon_threadsafe(handle);
        return Handle(handle);
    }
    const Ref<asynchio::EventLoop>& loop() const { return loop_; }

  private:
    Ref<asynchio::EventLoop> loop_;
};

// RuntimeError("no running event loop") outside of coroutines and callbacks.
inline EventLoop get_running_loop() { return EventLoop(Ref<asynchio::EventLoop>(&detail::loop_here())); }

// A task of that loop, from another thread, which may wait for the result: run_coroutine_threadsafe(work(), loop).result()
template <class T>
ConcurrentFuture<T> run_coroutine_threadsafe(Coro<T> coro, const EventLoop& loop) {
    Program& program = Program::here();
    const Ref<asynchio::ConcurrentFuture> answer = make_ref<asynchio::ConcurrentFuture>(program.kernel);
    const Ref<asynchio::EventLoop>& target = loop.loop();
    const auto moved = std::make_shared<Coro<T>>(std::move(coro));
    target->call_soon_threadsafe(detail::callback(moved->call().name(), [target, moved, answer] {
        chain(detail::start_task(*target, std::move(*moved)), answer);
    }));
    return ConcurrentFuture<T>(answer);
}

}  // namespace asynchio::program
