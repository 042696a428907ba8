// asyncio.run: one loop for one main coroutine, and an orderly end. Semantics: semantics.md R197-R202.
#pragma once

#include <functional>
#include <memory>

#include "core/loop/event_loop.h"
#include "core/loop/task.h"

namespace asynchio {

// What a loop closes at its end, in this order: a coroutine each. Asked for when its turn has come.
using ClosingSteps = std::function<std::vector<std::unique_ptr<Coroutine>>()>;

// Runs the task's loop until the task is done; then cancels what is left and lets it end, closes what there is to
// close, and closes the loop. Returns the task's result, or throws what it raised.
Value run_main_task(const Ref<Task>& main, const ClosingSteps& closing);

// Runs the task's loop until the task is done; the loop can go on later. Returns the task's result, or throws what it
// raised.
Value run_task(const Ref<Task>& main);

// The end of a loop: cancels its tasks and lets them end, runs the steps, and closes it even if one of them fails.
void shut_down(EventLoop& loop, const ClosingSteps& closing);

// Asks every task of the loop that is not done to stop, and runs the loop until all are.
void cancel_all_tasks(EventLoop& loop);

}  // namespace asynchio
