// The words that anchors, facts and questions use for what somebody waits for.
#pragma once

#include <string_view>

#include "core/trace/words.h"

namespace asynchio {

// True if a wait of this kind is called so: a semaphore is a lock, too, and a call handed to a worker is 'thread'.
inline bool wait_is(WaitKind kind, std::string_view what) {
    if (what == "lock") return kind == WaitKind::lock || kind == WaitKind::semaphore;
    if (what == "queue") return kind == WaitKind::queue || kind == WaitKind::queue_room || kind == WaitKind::queue_join;
    if (what == "thread") return kind == WaitKind::thread || kind == WaitKind::job || kind == WaitKind::pool;
    if (what == "task") return kind == WaitKind::task || kind == WaitKind::any_of;
    return word(kind) == what;
}

}  // namespace asynchio
