// asyncio.wait_for: a result in time, or none. Semantics: semantics.md R88-R96, as CPython 3.11 has it: a cancellation
// that comes together with the result is lost.
#pragma once

#include "core/loop/coro.h"
#include "core/loop/event_loop.h"

namespace asynchio {

// The future's result. When the time is over, cancels it, waits until it has ended, and throws TimeoutError, unless it
// answers with a result or an error of its own. Without time (zero or less) only what is done already counts.
Coro<Value> wait_for(EventLoop& loop, Ref<Future> future, Duration timeout);

// Cancels the future and waits until it is done, whatever it does.
Coro<Value> cancel_and_wait(EventLoop& loop, Ref<Future> future);

// An empty future for a task that waits for `awaited` in a roundabout way: the trace shows what it waits for in the
// end.
Ref<Future> stand_in_for(const Future& awaited, Time deadline = kNever);

}  // namespace asynchio
