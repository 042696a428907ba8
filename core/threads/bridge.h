// Between threads and the loop: calls made in a pool, awaited by tasks. Semantics: semantics.md R144-R152.
#pragma once

#include <memory>

#include "core/loop/coro.h"
#include "core/loop/event_loop.h"
#include "core/threads/executor.h"
#include "core/threads/thread_pool.h"

namespace asynchio {

// A future of `loop` that follows `source`: its result arrives through call_soon_threadsafe, and cancelling it
// cancels a source that nobody has begun.
Ref<Future> wrap_future(EventLoop& loop, const Ref<ConcurrentFuture>& source);

// Hands the call to the executor now; the future is filled when it has been made.
Ref<Future> run_in_executor(EventLoop& loop, Executor& executor, Work work);

// The loop's own pool: made at first use, min(32, cores + 4) workers named asyncio_0, asyncio_1, ...
Executor& default_executor(EventLoop& loop, ThreadStarter& starter);

// asyncio.to_thread: hands the call to the default pool when awaited.
Coro<Value> to_thread(EventLoop& loop, ThreadStarter& starter, Work work);

// Waits, without blocking the loop, until the default pool has finished; nothing to do if there is none.
Coro<Value> shutdown_default_executor(EventLoop& loop, ThreadStarter& starter);

}  // namespace asynchio
