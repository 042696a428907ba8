// asyncio.sleep: a timer fills a future, the future wakes the task. Semantics: semantics.md R34, R52.
#pragma once

#include "core/loop/coro.h"
#include "core/loop/event_loop.h"

namespace asynchio {

// A delay of zero or less lets the others run once, without a timer. Returns `result`.
Coro<Value> sleep(EventLoop& loop, Duration delay, Value result = {});

}  // namespace asynchio
