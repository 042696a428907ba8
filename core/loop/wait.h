// asyncio.wait: goes on when some, or all, of several futures are done. Semantics: semantics.md R79-R84.
#pragma once

#include <optional>
#include <vector>

#include "core/loop/coro.h"
#include "core/loop/event_loop.h"

namespace asynchio {

enum class ReturnWhen : std::uint8_t { first_completed, first_exception, all_completed };

struct Waited {
    std::vector<Ref<Future>> done, pending;  // each in the order of the arguments
};

// Of distinct futures, at least one. Never throws for a failure of one of them, and cancels none. Suspends even if all
// are done. When the time is over, whatever is not done is pending.
Coro<Waited> wait(EventLoop& loop, std::vector<Ref<Future>> futures, std::optional<Duration> timeout = {},
                  ReturnWhen when = ReturnWhen::all_completed);

}  // namespace asynchio
