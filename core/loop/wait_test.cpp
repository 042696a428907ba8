// Waiting for several futures, for one with a time limit, or behind a shield, from C++ coroutines.
#include "core/loop/wait.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/loop/as_completed.h"
#include "core/loop/inline_coroutine.h"
#include "core/loop/shield.h"
#include "core/loop/wait_for.h"
#include "core/tests/simulation.h"

namespace asynchio {
namespace {

using ::testing::ElementsAre;
using testing::count_events;
using testing::said;
using testing::Simulation;

Coro<Value> brew(Simulation& s, EventLoop& loop, std::string name, Duration delay) {
    try {
        co_await sleep(loop, delay);
    } catch (const CancelledError&) {
        s.say("stop " + name);
        throw;
    }
    co_return name;
}
Ref<Future> start(Simulation& s, EventLoop& loop, const std::string& name, Duration delay) {
    return loop.create_task(drive(brew(s, loop, name, delay), "brew"), TaskSpec{"", name, false});
}

TEST(Wait, GoesOnWithTheFirst) {
    Simulation s;
    s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        std::vector<Ref<Future>> futures{start(s, loop, "A", 2 * kSecond), start(s, loop, "B", 1 * kSecond)};
        const Waited waited = co_await wait(loop, futures, {}, ReturnWhen::first_completed);
        EXPECT_EQ(waited.done, std::vector{futures[1]});
        EXPECT_EQ(waited.pending, std::vector{futures[0]});
        EXPECT_EQ(s.elapsed(), 1 * kSecond);
        EXPECT_EQ(futures[0]->callback_count(), 0u);
        co_return Value();
    });
}

TEST(Wait, CancelsNothingWhenTheTimeIsOver) {
    Simulation s;
    s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        std::vector<Ref<Future>> futures{start(s, loop, "A", 2 * kSecond), start(s, loop, "B", 4 * kSecond)};
        const Waited waited = co_await wait(loop, futures, 3 * kSecond);
        EXPECT_EQ(waited.pending, std::vector{futures[1]});
        EXPECT_FALSE(futures[1]->done());
        co_await futures[1];
        EXPECT_EQ(s.elapsed(), 4 * kSecond);
        co_return Value();
    });
}

TEST(WaitFor, CancelsAndReportsTheTimeLimit) {
    Simulation s;
    const Trace trace = s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        const Ref<Future> slow = start(s, loop, "A", 9 * kSecond);
        try {
            co_await wait_for(loop, slow, 2 * kSecond);
        } catch (const TimeoutError&) {
            s.say("time is over");
        }
        const Value value = co_await wait_for(loop, start(s, loop, "B", 1 * kSecond), 2 * kSecond);
        s.say(s.host.describe(value));
        co_return Value();
    });
    EXPECT_THAT(said(trace), ElementsAre("2.00 A: stop A", "2.00 main: time is over", "3.00 main: 'B'"));
    const State end = fold(trace, trace.size());
    ASSERT_EQ(end.timeouts.size(), 2u);
    EXPECT_TRUE(end.timeouts[0].fired && end.timeouts[0].expired);
    EXPECT_TRUE(end.timeouts[1].ended && !end.timeouts[1].fired && !end.timeouts[1].expired);
}

TEST(WaitFor, TheTraceShowsWhatItWaitsFor) {
    Simulation s;
    const Trace trace = s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        co_await wait_for(loop, start(s, loop, "A", 1 * kSecond), 2 * kSecond);
        co_return Value();
    });
    for (const Event& event : trace.events()) {
        if (event.kind != EventKind::TaskWaits) continue;
        const State state = fold(trace, static_cast<std::size_t>(&event - trace.events().data()) + 1);
        EXPECT_EQ(state.tasks[0].wait.kind, WaitKind::task);
        EXPECT_EQ(state.tasks[0].wait.object, 2u);
        EXPECT_EQ(state.tasks[0].wait.deadline, 2 * kSecond);
        break;
    }
}

TEST(Shield, KeepsACancellationOut) {
    Simulation s;
    s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        const Ref<Future> inner = start(s, loop, "A", 1 * kSecond);
        const Ref<Future> outer = shield(inner);
        outer->cancel();
        co_await sleep(loop, 2 * kSecond);
        EXPECT_TRUE(inner->done() && !inner->cancelled());
        EXPECT_EQ(shield(inner), inner);
        co_return Value();
    });
}

TEST(AsTheyComplete, GivesResultsInTheOrderInWhichTheyCome) {
    Simulation s;
    const Trace trace = s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        std::vector<Ref<Future>> futures{start(s, loop, "A", 3 * kSecond), start(s, loop, "B", 1 * kSecond),
                                         start(s, loop, "C", 9 * kSecond)};
        const Ref<AsTheyComplete> results = AsTheyComplete::begin(loop, futures, 5 * kSecond);
        for (int i = 0; i < 2; ++i) {
            const Value value = co_await results->next();
            s.say(s.host.describe(value));
        }
        try {
            co_await results->next();
        } catch (const TimeoutError&) {
            s.say("time is over");
        }
        EXPECT_FALSE(futures[2]->done());
        co_return Value();
    });
    EXPECT_THAT(said(trace),
                ElementsAre("1.00 main: 'B'", "3.00 main: 'A'", "5.00 main: time is over", "5.00 C: stop C"));
}

TEST(RunInline, IsNoTask) {
    Simulation s;
    const Trace trace = s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        const Value value = co_await run_inline(drive(brew(s, loop, "A", 1 * kSecond), "brew"));
        EXPECT_EQ(s.host.describe(value), "'A'");
        co_return Value();
    });
    EXPECT_EQ(s.elapsed(), 1 * kSecond);
    EXPECT_EQ(count_events(trace, EventKind::TaskCreated), 2u) << "main, and the end of the pool";
}

}  // namespace
}  // namespace asynchio
