// asyncio.run: one loop for one main coroutine, and an orderly end. Semantics: semantics.md R197-R202.
#pragma once

#include <functional>
#include <memory>

#include "core/loop/event_loop.h"
#include "core/loop/task.h"

namespace asynchio {

// Runs the task's loop until the task is done; then cancels what is left and lets it end, closes what `closing`
// yields (a coroutine each: asynchronous generators, the executor), and closes the loop. Returns the task's
// result, or throws what it raised.
Value run_main_task(const Ref<Task>& main, const std::function<std::vector<std::unique_ptr<Coroutine>>()>& closing);

// Asks every task of the loop that is not done to stop, and runs the loop until all are.
void cancel_all_tasks(EventLoop& loop);

}  // namespace asynchio
