// The words for what a run says, in the language of whoever reads it: states, waits, why nothing can go on, moments of
// captions. In English they are the words of core/trace and of the lesson files; a test holds the two together.
#pragma once

#include <string>
#include <string_view>

#include "app/phrases/phrases.h"
#include "app/text/rewrites.h"
#include "core/kernel/limits.h"
#include "core/trace/lanes.h"
#include "core/trace/trace.h"
#include "lessons/reader/anchor.h"

namespace asynchio {

// "waiting: timer", "BLOCKING the loop"; as activity_word().
std::string_view phrase_of(const Phrases& say, Activity activity);
// "done", "cancelled".
std::string_view phrase_of(const Phrases& say, Outcome outcome);
// "timer", "lock"; as word().
std::string_view phrase_of(const Phrases& say, WaitKind kind);
// "await asyncio.sleep": what the button says that makes the change.
std::string_view phrase_of(const Phrases& say, Rewrite rewrite);
// "lock board", "an item in orders", for "A waits for ..."; as wait_name().
std::string wait_phrase(const Phrases& say, const Trace& trace, const State& state, const WaitState& wait);
// Why nothing can happen any more at the end of `trace`, who waits for whom; as explain_stuck().
std::string stuck_phrase(const Phrases& say, const Trace& trace);
// Why the run of `trace` ended so, in a sentence: who waits for whom, which limit was reached (`limits` is what the run was
// allowed), who stopped it. Everything else in the words of the trace, which are those of Python.
std::string end_phrase(const Phrases& say, const Trace& trace, const EndState& end, const Limits& limits);
// The part of it about a limit; "" for none.
std::string budget_phrase(const Phrases& say, Budget budget, const Limits& limits);
// "B first done", as it is written behind "when" in lesson.md.
std::string moment_phrase(const Phrases& say, const Anchor& anchor);

}  // namespace asynchio
