// Changes of a Python program that show something: a sleep that lets go or blocks, a lock or none, all at once or one by
// one, and of the whole program, tasks or threads. Each has its way back. They read the text alone: what does not look exactly so is left alone.
//
// Pure. `tokens` must be those of `document`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/text/document.h"
#include "app/text/python_tokens.h"

namespace asynchio {

enum class Rewrite : std::uint8_t {
    sleep_blocks,   // await asyncio.sleep(d)            -> time.sleep(d)
    sleep_lets_go,  // time.sleep(d) in an async def     -> await asyncio.sleep(d)
    lock_off,       // with lock:                        -> if True:  # with lock:
    lock_on,        // ... and back
    one_by_one,     // await asyncio.gather(a(), b())    -> await a(), then await b()
    gather,         // ... and back; also `for x in xs: await f(x)`
    tasks,          // threading.Thread(target=f) ...    -> asyncio.create_task(f()) ...: the whole program
    threads,        // ... and back
    add_await,      // f() alone on its line, in an async def -> await f(); whether f is a coroutine, the text cannot tell
    await_task,     // asyncio.create_task(f()) alone on its line -> await asyncio.create_task(f())
    let_go,         // a line of a loop in an async def  -> await asyncio.sleep(0) before it
    thread_safe,    // fut.set_result(x)                 -> fut.get_loop().call_soon_threadsafe(fut.set_result, x)
};
inline constexpr std::size_t kToggles = 8;  // the first ones: those that can be told from the text alone

struct RewriteOffer {
    Rewrite kind = Rewrite::sleep_blocks;
    // In ascending order, not overlapping; with the import that the new text needs.
    std::vector<TextReplacement> replacements;
};

// The toggles that this line offers, in the order of Rewrite; `line` from 0, any number will do.
std::vector<RewriteOffer> rewrites_at(const TextDocument& document, const PythonTokens& tokens, std::size_t line);

// The whole text after the change.
std::string rewritten(const TextDocument& document, const RewriteOffer& offer);

// One of them, if it can be done there.
std::optional<RewriteOffer> rewrite_at(const TextDocument& document, const PythonTokens& tokens, std::size_t line, Rewrite kind);

}  // namespace asynchio
