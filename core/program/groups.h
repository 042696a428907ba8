// asyncio's words for tasks that belong together and for time limits: TaskGroup, timeout, wait_for, shield. Semantics:
// semantics.md R66-R69 and R88-R112, as in Python. What is a block with `async with` there is a coroutine here.
#pragma once

#include <exception>
#include <utility>

#include "core/loop/shield.h"
#include "core/loop/task_group.h"
#include "core/loop/timeout.h"
#include "core/loop/wait_for.h"
#include "core/program/futures.h"

namespace asynchio::program {

// Tasks that end before the block does. Made by task_group().
class TaskGroup {
  public:
    // RuntimeError once the group is over or asks its tasks to stop.
    template <class T>
    Task<T> create_task(Coro<T> coro) {
        group_->require_open();
        const std::string function = coro.call().name(), label = Program::here().label_of(coro.call());
        return Task<T>(group_->create_task(drive(std::move(coro), function, label), TaskSpec{"", label, false}));
    }

  private:
    template <class Body>
    friend Coro<> task_group(Body body);
    explicit TaskGroup(Ref<asynchio::TaskGroup> group) : group_(std::move(group)) {}
    Ref<asynchio::TaskGroup> group_;
};

// co_await task_group([&](TaskGroup& group) -> Coro<> { group.create_task(...); co_return; });
// Returns when the block and all its tasks are over. When one fails, the others are asked to stop, and an
// ExceptionGroup leaves.
template <class Body>
Coro<> task_group(Body body) {
    const auto inner = make_ref<asynchio::TaskGroup>(Program::here().recorder);
    TaskGroup group(inner);
    inner->enter(detail::loop_here());
    std::exception_ptr raised;
    try {
        co_await body(group);
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
        raised = std::current_exception();
    }
    co_await inner->leave(raised);
}

// co_await timeout(2, work()): what work() returns, or TimeoutError when it takes longer: it is cancelled then.
template <class T>
Coro<T> timeout(Seconds limit, Coro<T> body) {
    asynchio::EventLoop& loop = detail::loop_here();
    const auto block = make_ref<asynchio::Timeout>(Program::here().recorder, add_saturating(loop.time(), limit.ns()));
    block->enter(loop);
    std::exception_ptr raised;
    std::optional<ValueOf<T>> result;
    try {
        if constexpr (std::is_void_v<T>) {
            co_await std::move(body);
            result.emplace();
        } else {
            result.emplace(co_await std::move(body));
        }
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
        raised = std::current_exception();
    }
    block->leave(raised);
    if (raised) std::rethrow_exception(raised);
    if constexpr (!std::is_void_v<T>) co_return std::move(*result);
}

// The result of a coroutine, task or future in time, or TimeoutError: it is cancelled then, and awaited. R88-R96.
template <class Awaitable>
Coro<detail::ResultOf<Awaitable>> wait_for(Awaitable awaitable, Seconds limit) {
    asynchio::EventLoop& loop = detail::loop_here();
    const Ref<asynchio::Future> future = detail::as_future(loop, std::move(awaitable));
    co_return co_await detail::typed<detail::ResultOf<Awaitable>>(asynchio::wait_for(loop, future, limit.ns()));
}

// Waits for the task without letting a cancellation through to it.
template <class T>
detail::ValueAwaiter<T> shield(const Task<T>& task) {
    return detail::ValueAwaiter<T>(asynchio::shield(task.future()));
}

}  // namespace asynchio::program
