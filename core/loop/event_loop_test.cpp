#include "core/loop/event_loop.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/loop/gather.h"
#include "core/sync/lock.h"
#include "core/tests/simulation.h"

namespace asynchio {
namespace {

using ::testing::ElementsAre;
using testing::said;
using testing::Simulation;

Coro<Value> brew(Simulation& s, EventLoop& loop, std::string name, Duration delay) {
    s.say("start " + name);
    co_await sleep(loop, delay);
    s.say("ready " + name);
    co_return name;
}

Ref<Task> start(EventLoop& loop, Coro<Value> coro, const std::string& label) {
    return loop.create_task(drive(std::move(coro), label), TaskSpec{"", label, false});
}

TEST(EventLoop, GatherKeepsTheOrderOfItsArguments) {
    Simulation s;
    const Trace trace = s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        std::vector<Ref<Future>> children;
        children.push_back(start(loop, brew(s, loop, "A", 3 * kSecond), "A"));
        children.push_back(start(loop, brew(s, loop, "B", 1 * kSecond), "B"));
        children.push_back(start(loop, brew(s, loop, "C", 2 * kSecond), "C"));
        const Ref<Future> tray = gather(loop, std::move(children));
        const Value cups = co_await tray;
        s.say("tray " + s.host.describe(cups));
        co_return Value();
    });
    EXPECT_THAT(said(trace), ElementsAre("0.00 A: start A", "0.00 B: start B", "0.00 C: start C", "1.00 B: ready B",
                                         "2.00 C: ready C", "3.00 A: ready A", "3.00 main: tray ['A', 'B', 'C']"));
    EXPECT_EQ(s.elapsed(), 3 * kSecond);
}

TEST(EventLoop, EqualDeadlinesFireInTheOrderInWhichTheyWereSet) {
    Simulation s;
    std::vector<int> order;
    s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        for (int i = 0; i < 6; ++i) loop.call_at(kSecond, [&order, i] { order.push_back(i); });
        co_await sleep(loop, 2 * kSecond);
        co_return Value();
    });
    EXPECT_THAT(order, ElementsAre(0, 1, 2, 3, 4, 5));
}

TEST(EventLoop, HandlesAddedInAnIterationRunInTheNext) {
    Simulation s;
    std::vector<std::string> order;
    s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        loop.call_soon([&] {
            order.push_back("A1");
            loop.call_soon([&] { order.push_back("A2"); });
        });
        loop.call_soon([&] { order.push_back("B1"); });
        co_await sleep(loop, kSecond);
        co_return Value();
    });
    EXPECT_THAT(order, ElementsAre("A1", "B1", "A2"));
}

TEST(EventLoop, CancelIsThrownWhereTheTaskWaits) {
    Simulation s;
    const Trace trace = s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        const Ref<Task> sleeper = start(loop, brew(s, loop, "A", 9 * kSecond), "A");
        co_await sleep(loop, kSecond);
        sleeper->cancel();
        try {
            co_await Ref<Future>(sleeper);
        } catch (const CancelledError&) {
            s.say("A was cancelled");
        }
        co_return Value();
    });
    EXPECT_THAT(said(trace), ElementsAre("0.00 A: start A", "1.00 main: A was cancelled"));
    EXPECT_EQ(s.elapsed(), kSecond) << "the timer of the cancelled sleep must not keep the loop alive";
}

Coro<Value> with_lock(Simulation& s, EventLoop& loop, Ref<Lock> lock, std::string name) {
    co_await lock->acquire(loop);
    s.say(name + " in");
    co_await sleep(loop, kSecond);
    lock->release();
    co_return Value();
}

TEST(EventLoop, ALockServesTasksInTheOrderInWhichTheyCame) {
    Simulation s;
    const Trace trace = s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        const auto lock = make_ref<Lock>(s.recorder, "lock");
        std::vector<Ref<Future>> children;
        for (const char* name : {"A", "B", "C"}) children.push_back(start(loop, with_lock(s, loop, lock, name), name));
        const Ref<Future> all = gather(loop, std::move(children));
        co_await all;
        co_return Value();
    });
    EXPECT_THAT(said(trace), ElementsAre("0.00 A: A in", "1.00 B: B in", "2.00 C: C in"));
}

TEST(EventLoop, CallsInThePoolDoNotStopTheLoop) {
    Simulation s;
    const Trace trace = s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        loop.set_default_executor(std::make_shared<ThreadPoolExecutor>(s.starter, 2, "pool"));
        std::vector<Ref<Future>> jobs;
        for (int i = 0; i < 4; ++i) {
            Work work{[&s] {
                          s.kernel.sleep_until(s.kernel.now() + kSecond);
                          return Value(s.kernel.now() == kSecond ? "first round" : "second round");
                      },
                      "job", TaskId()};
            jobs.push_back(run_in_executor(loop, *loop.default_executor(), std::move(work)));
        }
        const Ref<Future> all = gather(loop, std::move(jobs));
        co_await sleep(loop, kSecond / 2);
        s.say("tick");
        const Value rounds = co_await all;
        s.say(s.host.describe(rounds));
        co_return Value();
    });
    EXPECT_THAT(said(trace),
                ElementsAre("0.50 main: tick",
                            "2.00 main: ['first round', 'first round', 'second round', 'second round']"));
}

TEST(EventLoop, AFutureThatNobodyFillsIsStuckAndSaysSo) {
    Simulation s;
    const Trace trace = s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        const Ref<Future> never = loop.create_future();
        co_await never;
        co_return Value();
    });
    const State end = fold(trace, trace.size());
    EXPECT_EQ(end.end.outcome, RunOutcome::stuck);
    EXPECT_EQ(trace.text(end.end.message), "main waits for a future that nobody fills. Nobody is left who could end that.");
}

}  // namespace
}  // namespace asynchio
