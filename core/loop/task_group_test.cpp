// Task groups and time limits, from C++ coroutines, and what the trace says about them.
#include "core/loop/task_group.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/loop/timeout.h"
#include "core/tests/simulation.h"
#include "core/trace/wait_graph.h"

namespace asynchio {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
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
    s.say("ready " + name);
    co_return name;
}
Coro<Value> fail(EventLoop& loop, Duration delay) {
    co_await sleep(loop, delay);
    throw std::runtime_error("broken");
}
Coro<Value> wait_for_ever(EventLoop& loop) {
    co_await loop.create_future();
    co_return Value();
}
TaskSpec named(const std::string& label) { return TaskSpec{"", label, false}; }

TEST(TaskGroup, EndsWithItsLastTask) {
    Simulation s;
    const Trace trace = s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        const auto group = make_ref<TaskGroup>(loop.recorder());
        group->enter(loop);
        group->create_task(drive(brew(s, loop, "A", 2 * kSecond), "brew"), named("A"));
        group->create_task(drive(brew(s, loop, "B", 1 * kSecond), "brew"), named("B"));
        co_await group->leave(nullptr);
        s.say("left");
        co_return Value();
    });
    EXPECT_THAT(said(trace), ElementsAre("1.00 B: ready B", "2.00 A: ready A", "2.00 main: left"));
    const State end = fold(trace, trace.size());
    ASSERT_EQ(end.groups.size(), 1u);
    EXPECT_EQ(end.groups[0].tasks.size(), 2u);
    EXPECT_TRUE(end.groups[0].left);
    EXPECT_FALSE(end.groups[0].aborted);
}

TEST(TaskGroup, OneFailureStopsTheOthersAndComesOutAsAGroup) {
    Simulation s;
    const Trace trace = s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        const auto group = make_ref<TaskGroup>(loop.recorder());
        group->enter(loop);
        group->create_task(drive(brew(s, loop, "A", 2 * kSecond), "brew"), named("A"));
        group->create_task(drive(fail(loop, 1 * kSecond), "fail"), named("F"));
        try {
            co_await group->leave(nullptr);
        } catch (const ErrorGroup& errors) {
            s.say(errors.what() + (": " + std::to_string(errors.errors().size())));
        }
        // As in CPython 3.11: what made it stop waiting is not taken back.
        s.say(std::to_string(loop.current_task()->cancelling()));
        co_return Value();
    });
    EXPECT_THAT(said(trace),
                ElementsAre("1.00 A: stop A", "1.00 main: unhandled errors in a TaskGroup: 1", "1.00 main: 1"));
    EXPECT_EQ(count_events(trace, EventKind::GroupAborted), 1u);
}

TEST(TaskGroup, WhoeverWaitsInItIsHeldUpByItsOpenTasks) {
    Simulation s;
    const Trace trace = s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        const auto group = make_ref<TaskGroup>(loop.recorder());
        group->enter(loop);
        group->create_task(drive(brew(s, loop, "A", 1 * kSecond), "brew"), named("A"));
        group->create_task(drive(wait_for_ever(loop), "wait_for_ever"), named("B"));
        co_await group->leave(nullptr);
        co_return Value();
    });
    const State end = fold(trace, trace.size());
    const std::vector<WaitEdge> graph = wait_graph(end);
    ASSERT_GE(graph.size(), 2u);
    EXPECT_EQ(graph[0].wait.kind, WaitKind::group);
    EXPECT_THAT(graph[0].holders, ElementsAre(Actor::of(TaskId(3))));
    EXPECT_EQ(graph[1].wait.kind, WaitKind::future);
    EXPECT_TRUE(graph[1].holders.empty());
    EXPECT_THAT(explain_stuck(trace).sentence, HasSubstr("main waits for the tasks of its task group"));
}

TEST(TaskGroup, RefusesTasksOutsideOfItsBlock) {
    Simulation s;
    s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        const auto group = make_ref<TaskGroup>(loop.recorder());
        EXPECT_EQ(group->describe(), "<TaskGroup>");
        EXPECT_THROW(group->require_open(), UsageError);
        group->enter(loop);
        EXPECT_EQ(group->describe(), "<TaskGroup entered>");
        EXPECT_THROW(group->enter(loop), UsageError);
        co_await group->leave(nullptr);
        EXPECT_THROW(group->require_open(), UsageError);
        co_return Value();
    });
}

// A block of C++ with a time limit.
Coro<Value> limited(Simulation& s, EventLoop& loop, Ref<Timeout> timeout, Duration work) {
    timeout->enter(loop);
    std::exception_ptr raised;
    try {
        co_await brew(s, loop, "A", work);
    } catch (...) {
        raised = std::current_exception();
    }
    timeout->leave(raised);
    if (raised) std::rethrow_exception(raised);
    co_return Value();
}

TEST(Timeout, InterruptsItsBlockAndSaysSo) {
    Simulation s;
    const Trace trace = s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        const auto timeout = make_ref<Timeout>(loop.recorder(), 1 * kSecond);
        try {
            co_await limited(s, loop, timeout, 5 * kSecond);
        } catch (const TimeoutError& error) {
            s.say(is_cancelled_error(error.cause()) ? "time is over" : "?");
        }
        EXPECT_TRUE(timeout->expired());
        co_return Value();
    });
    EXPECT_THAT(said(trace), ElementsAre("1.00 main: stop A", "1.00 main: time is over"));
    const State end = fold(trace, trace.size());
    ASSERT_EQ(end.timeouts.size(), 1u);
    EXPECT_TRUE(end.timeouts[0].fired && end.timeouts[0].ended && end.timeouts[0].expired);
}

TEST(Timeout, LeavesABlockAloneThatIsInTime) {
    Simulation s;
    const Trace trace = s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        const auto timeout = make_ref<Timeout>(loop.recorder(), 2 * kSecond);
        co_await limited(s, loop, timeout, 1 * kSecond);
        EXPECT_EQ(timeout->phase_name(), "finished");
        EXPECT_THROW(timeout->reschedule(loop, kSecond), UsageError);
        co_await sleep(loop, 3 * kSecond);
        co_return Value();
    });
    EXPECT_THAT(said(trace), ElementsAre("1.00 main: ready A"));
    EXPECT_EQ(count_events(trace, EventKind::TimeoutFired), 0u);
    EXPECT_FALSE(fold(trace, trace.size()).timeouts[0].expired);
}

TEST(Timeout, CanBeMoved) {
    Simulation s;
    const Trace trace = s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        const auto timeout = make_ref<Timeout>(loop.recorder(), 1 * kSecond);
        loop.call_soon([&loop, timeout] { timeout->reschedule(loop, 3 * kSecond); });
        co_await limited(s, loop, timeout, 2 * kSecond);
        co_return Value();
    });
    EXPECT_THAT(said(trace), ElementsAre("2.00 main: ready A"));
    EXPECT_EQ(count_events(trace, EventKind::TimeoutMoved), 1u);
}

}  // namespace
}  // namespace asynchio
