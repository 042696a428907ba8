// The whole program with tasks instead of threads, and back. Offered only where every thread or task of the program is
// made, started and waited for in ways that have their equal on the other side; then what it prints is what the
// other kind prints.
//
// Pure. Takes any text.
#pragma once

#include <optional>

#include "app/text/program_text.h"

namespace asynchio {

// threading.Thread(target=f, args=(..)), t.start(), t.join(), time.sleep, threading.Lock -> create_task(f(..)), await t, ...
std::optional<TextReplacement> tasks_for_threads(const CodeText& code);
// asyncio.create_task(f(..)), await t, asyncio.gather, await asyncio.sleep, asyncio.Lock -> threads
std::optional<TextReplacement> threads_for_tasks(const CodeText& code);

}  // namespace asynchio
