// asyncio.shield: waits for a future without letting a cancellation through to it. Semantics: semantics.md R66-R69.
#pragma once

#include "core/loop/event_loop.h"
#include "core/loop/future.h"

namespace asynchio {

// A future that ends as `inner` does, one iteration later; cancelling it leaves `inner` alone. `inner` itself if it is
// done.
Ref<Future> shield(const Ref<Future>& inner);

}  // namespace asynchio
