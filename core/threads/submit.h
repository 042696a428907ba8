// The other way round: threads wait for what tasks of a loop do. Semantics: semantics.md R151, R152.
#pragma once

#include "core/loop/event_loop.h"
#include "core/threads/concurrent_future.h"

namespace asynchio {

// `target` gets what `source` gets, in the thread of its loop; cancelling `target` cancels `source` there.
void chain(const Ref<Future>& source, const Ref<ConcurrentFuture>& target);

}  // namespace asynchio
