// What the trace tells of coroutine and generator objects, seen through the fold.
#include <gtest/gtest.h>

#include "core/tests/python_run.h"
#include "core/trace/state.h"

namespace asynchio {
namespace {

using testing::PythonRun;
using testing::run_python;

// One word for each thing that is told of the object with this ordinal: "created started yields:3 sent:'hi' ...".
std::string life(const Trace& trace, std::uint32_t ordinal) {
    std::string words;
    const auto say = [&](CoroutineId id, const std::string& word) {
        if (id.value == ordinal) words += (words.empty() ? "" : " ") + word;
    };
    const auto text = [&](Text id) { return std::string(trace.text(id)); };
    for (const Event& event : trace.events()) {
        dispatch(event, [&]<class T>(const T& e) {
            if constexpr (std::is_same_v<T, CoroutineCreated>) say(e.coroutine, "created");
            if constexpr (std::is_same_v<T, CoroutineTasked>) say(e.coroutine, "tasked");
            if constexpr (std::is_same_v<T, CoroutineStarted>) say(e.coroutine, "started");
            if constexpr (std::is_same_v<T, CoroutinePaused>)
                say(e.coroutine, e.yielded ? "yields:" + text(e.value) : "awaits");
            if constexpr (std::is_same_v<T, CoroutineResumed>)
                say(e.coroutine, e.how == ResumeKind::send ? "sent:" + text(e.value)
                                 : e.how == ResumeKind::raise ? "thrown" : "resumed");
            if constexpr (std::is_same_v<T, CoroutineEnded>)
                say(e.coroutine, (e.outcome == Outcome::done ? "returns:" :
                                  e.outcome == Outcome::cancelled ? "stops:" : "raises:") + text(e.value));
            if constexpr (std::is_same_v<T, CoroutineDropped>) say(e.coroutine, "dropped");
        });
    }
    return words;
}

TEST(CoroutineWatch, TellsTheGeneratorProtocol) {
    const PythonRun run = run_python(R"(
def countdown(n):
    while n:
        got = yield n
        n -= 1
    return 'liftoff'
g = countdown(3)
next(g)
g.send('hi')
g.close()
)");
    EXPECT_EQ(life(run.trace, 1), "created started yields:3 sent:'hi' yields:2 thrown stops:GeneratorExit") << run.err;
    ASSERT_EQ(run.end.coroutines.size(), 1u);
    const CoroutineState& countdown = run.end.coroutines[0];
    EXPECT_EQ(countdown.kind, CoroutineKind::generator);
    EXPECT_EQ(countdown.line, 7u);
    EXPECT_EQ(countdown.phase, CoroutineState::Phase::ended);
}

TEST(CoroutineWatch, TellsYieldFromAsAChainOfDrivers) {
    const PythonRun run = run_python(R"(
def inner():
    yield 1
    return 'done'
def outer():
    result = yield from inner()
    yield result
print(list(outer()))
)");
    EXPECT_EQ(run.out, "[1, 'done']\n");
    EXPECT_EQ(life(run.trace, 1), "created started yields:1 resumed yields:'done' resumed returns:None");
    EXPECT_EQ(life(run.trace, 2), "created started yields:1 resumed returns:'done'");
    EXPECT_EQ(run.end.coroutines[1].driver, run.end.coroutines[0].frame);
}

TEST(CoroutineWatch, TellsACoroutineFromItsTask) {
    const PythonRun run = run_python(R"(
import asyncio
async def cook():
    await asyncio.sleep(1)
    return 'soup'
async def main():
    card = cook()
    print(await card)
    task = asyncio.create_task(cook())
    await asyncio.sleep(0)
    task.cancel()
    lost = cook()
    del lost
asyncio.run(main())
)");
    EXPECT_EQ(life(run.trace, 1), "created tasked started awaits resumed awaits resumed returns:None") << run.err;
    EXPECT_EQ(life(run.trace, 2), "created started awaits resumed returns:'soup'");
    EXPECT_EQ(life(run.trace, 3), "created tasked started awaits thrown stops:CancelledError");
    EXPECT_EQ(life(run.trace, 4), "created dropped");
    EXPECT_EQ(run.end.coroutines[1].driver, run.end.coroutines[0].frame);
    EXPECT_EQ(run.end.coroutines[2].task, TaskId(2));
    EXPECT_EQ(run.end.tasks[1].coroutine, CoroutineId(3));
    EXPECT_EQ(run.end.coroutines[3].line, 12u);
}

TEST(CoroutineWatch, TellsAnAsyncGeneratorsYieldsFromItsAwaits) {
    const PythonRun run = run_python(R"(
import asyncio
async def ticks():
    for i in range(2):
        await asyncio.sleep(1)
        yield i
async def main():
    async for tick in ticks():
        print(tick)
asyncio.run(main())
)");
    EXPECT_EQ(life(run.trace, 2),
              "created started awaits resumed yields:0 resumed awaits resumed yields:1 resumed returns:None");
    EXPECT_EQ(run.end.coroutines[1].kind, CoroutineKind::async_generator);
}

TEST(CoroutineWatch, TellsWhatLeftABody) {
    const PythonRun run = run_python(R"(
def fussy():
    try:
        yield 1
    except KeyError:
        yield 2
    raise ValueError('no more')
g = fussy()
next(g)
g.throw(KeyError('x'))
try:
    next(g)
except ValueError:
    pass
)");
    EXPECT_EQ(life(run.trace, 1), "created started yields:1 thrown yields:2 resumed raises:ValueError: no more");
}

// A clean-up that awaits before it raises again: the await's own end is not what the body ends with.
TEST(CoroutineWatch, TellsWhatIsRaisedAgainAfterAnAwait) {
    const PythonRun run = run_python(R"(
import asyncio
async def worker():
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        await asyncio.sleep(1)
        raise
async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print('cancelled')
asyncio.run(main())
)");
    EXPECT_EQ(run.out, "cancelled\n");
    EXPECT_EQ(life(run.trace, 2), "created tasked started awaits thrown awaits resumed stops:CancelledError") << run.err;
}

// The same address again and again: each object is its own.
TEST(CoroutineWatch, TakesNoObjectForAnother) {
    const PythonRun run = run_python(R"(
def once():
    yield 1
for i in range(3):
    once()
next(once())
)");
    EXPECT_EQ(life(run.trace, 1), "created dropped");
    EXPECT_EQ(life(run.trace, 3), "created dropped");
    EXPECT_EQ(life(run.trace, 4), "created started yields:1 thrown stops:GeneratorExit");
}

TEST(CoroutineWatch, TellsAnObjectThatIsClosedUnused) {
    const PythonRun run = run_python(R"(
async def cook():
    print('cooking')
card = cook()
card.close()
print('closed')
)");
    EXPECT_EQ(run.out, "closed\n");
    EXPECT_EQ(run.err, "");
    EXPECT_EQ(life(run.trace, 1), "created dropped");
    EXPECT_EQ(run.end.frames.size(), 1u);
}

// Somebody may keep the weak reference that watches an object, beyond the run.
TEST(CoroutineWatch, OutlivesItsWatchers) {
    const PythonRun run = run_python(R"(
import weakref
def once():
    yield 1
g = once()
kept = weakref.getweakrefs(g)
print(len(kept) > 0)
)");
    EXPECT_EQ(run.outcome(), RunOutcome::finished);
    EXPECT_FALSE(run.dirty);
    EXPECT_EQ(run_python("print('next')\n").out, "next\n");
}

}  // namespace
}  // namespace asynchio
