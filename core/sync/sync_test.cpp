// asyncio's primitives without Python: what the trace says of them, and what the fold makes of it. What they do is
// held by the rules of semantics.md (core/tests/rules).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/loop/gather.h"
#include "core/sync/barrier.h"
#include "core/sync/condition.h"
#include "core/sync/errors.h"
#include "core/sync/event.h"
#include "core/sync/queue.h"
#include "core/sync/semaphore.h"
#include "core/tests/simulation.h"

namespace asynchio {
namespace {

using ::testing::ElementsAre;
using testing::said;
using testing::Simulation;

Ref<Task> start(EventLoop& loop, Coro<Value> coro, const std::string& label) {
    return loop.create_task(drive(std::move(coro), label), TaskSpec{"", label, false});
}

// The state right after the event of this kind that comes as `number`, from 1.
State state_after(const Trace& trace, EventKind kind, int number = 1) {
    for (std::size_t i = 0; i < trace.size(); ++i)
        if (trace[i].kind == kind && --number == 0) return fold(trace, i + 1);
    ADD_FAILURE() << "no such event";
    return State();
}

// What a task waits for, in words, when it waits for something other than a timer; in order.
std::vector<std::string> waits(const Trace& trace) {
    std::vector<std::string> lines;
    State state;
    for (const Event& event : trace.events()) {
        state.apply(event);
        if (event.kind != EventKind::TaskWaits) continue;
        const auto wait = unpack<TaskWaits>(event);
        if (wait.kind == WaitKind::timer || wait.kind == WaitKind::gather || wait.kind == WaitKind::task) continue;
        lines.push_back(actor_name(trace, state, Actor::of(wait.task)) + ": " +
                        wait_name(trace, state, WaitState{wait.kind, wait.object, event.time, wait.deadline}));
    }
    return lines;
}

Coro<Value> wait_for_event(Simulation& s, EventLoop& loop, Ref<AsyncEvent> event) {
    co_await event->wait(loop);
    s.say(event->is_set() ? "set" : "cleared");
    co_return Value();
}

TEST(AsyncEvent, IsAFlagInTheTraceAndLetsGoWhoeverWaited) {
    Simulation s;
    const Trace trace = s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        const auto event = make_ref<AsyncEvent>(s.recorder, "go");
        const Ref<Task> a = start(loop, wait_for_event(s, loop, event), "A");
        const Ref<Task> b = start(loop, wait_for_event(s, loop, event), "B");
        co_await sleep(loop, kSecond);
        event->set();
        event->set();
        event->clear();
        co_await Ref<Future>(b);
        co_return Value();
    });
    EXPECT_THAT(said(trace), ElementsAre("1.00 A: cleared", "1.00 B: cleared"));
    EXPECT_THAT(waits(trace), ElementsAre("A: event go", "B: event go"));
    EXPECT_EQ(testing::count_events(trace, EventKind::FlagSet), 1u) << "setting it again says nothing";
    const State set = state_after(trace, EventKind::FlagSet);
    ASSERT_EQ(set.flags.size(), 1u);
    EXPECT_TRUE(set.flags[0].set);
    EXPECT_EQ(set.flags[0].party, Party::tasks);
    EXPECT_EQ(set.flags[0].since, kSecond);
    EXPECT_EQ(trace.text(set.flags[0].label), "go");
    EXPECT_FALSE(state_after(trace, EventKind::FlagCleared).flags[0].set);
}

Coro<Value> visit(Simulation& s, EventLoop& loop, Ref<AsyncSemaphore> places) {
    co_await places->acquire(loop);
    s.say("in");
    co_await sleep(loop, kSecond);
    places->release();
    co_return Value();
}

TEST(AsyncSemaphore, CountsPlacesAndNamesWhoHasThem) {
    Simulation s;
    const Trace trace = s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        const auto places = make_ref<AsyncSemaphore>(s.recorder, 2, true, "desks");
        std::vector<Ref<Future>> visitors;
        for (const char* name : {"A", "B", "C"}) visitors.push_back(start(loop, visit(s, loop, places), name));
        const Ref<Future> all = gather(loop, std::move(visitors));
        co_await all;
        EXPECT_THROW(places->release(), BadValue);
        EXPECT_EQ(places->value(), 2);
        co_return Value();
    });
    EXPECT_THAT(said(trace), ElementsAre("0.00 A: in", "0.00 B: in", "1.00 C: in"));
    EXPECT_THAT(waits(trace), ElementsAre("C: a place of desks"));
    const State full = state_after(trace, EventKind::SemaphoreTaken, 2);
    EXPECT_EQ(full.semaphores[0].places, 2u);
    EXPECT_EQ(full.semaphores[0].free, 0u);
    EXPECT_EQ(full.semaphores[0].takers.size(), 2u);
    // A's place is C's before C runs: nobody can take it in between.
    const State handed_over = state_after(trace, EventKind::SemaphoreGiven);
    EXPECT_EQ(handed_over.semaphores[0].free, 0u);
    EXPECT_EQ(handed_over.semaphores[0].takers.size(), 1u);
    const State end = fold(trace, trace.size());
    EXPECT_EQ(end.semaphores[0].free, 2u);
    EXPECT_TRUE(end.semaphores[0].takers.empty());
}

Coro<Value> consume(Simulation& s, EventLoop& loop, Ref<AsyncQueue> jobs) {
    for (int i = 0; i < 3; ++i) {
        const Value item = co_await jobs->get(loop);
        s.say("got " + s.host.describe(item));
        jobs->task_done();
    }
    co_return Value();
}

TEST(AsyncQueue, ShowsItsItemsAndWhoWaitsForThem) {
    Simulation s;
    const Trace trace = s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        const auto jobs = make_ref<AsyncQueue>(s.recorder, s.host, QueueOrder::fifo, 2, "jobs");
        const Ref<Task> consumer = start(loop, consume(s, loop, jobs), "consumer");
        co_await let_others_run();
        for (int i = 1; i <= 3; ++i) co_await jobs->put(loop, i);
        co_await jobs->join(loop);
        EXPECT_THROW(jobs->get_nowait(), AsyncQueueEmpty);
        EXPECT_THROW(jobs->task_done(), BadValue);
        co_return Value();
    });
    EXPECT_THAT(said(trace), ElementsAre("0.00 consumer: got 1", "0.00 consumer: got 2", "0.00 consumer: got 3"));
    EXPECT_THAT(waits(trace), ElementsAre("consumer: an item in jobs", "main: room in jobs", "consumer: an item in jobs",
                                          "main: the items of jobs to be processed"));
    const State two = state_after(trace, EventKind::QueuePut, 2);
    EXPECT_EQ(two.queues[0].capacity, 2u);
    ASSERT_EQ(two.queues[0].items.size(), 2u);
    EXPECT_EQ(trace.text(two.queues[0].items[0]), "1");
    EXPECT_EQ(two.queues[0].unfinished, 2u);
    const State end = fold(trace, trace.size());
    EXPECT_TRUE(end.queues[0].items.empty());
    EXPECT_EQ(end.queues[0].unfinished, 0u);
    EXPECT_EQ(end.queues[0].most, 2u);
}

TEST(AsyncQueue, OfEitherOrderFoldsToWhatItHolds) {
    for (const QueueOrder order : {QueueOrder::lifo, QueueOrder::priority}) {
        Simulation s;
        std::vector<int> taken;
        const Trace trace = s.run_loop([&](EventLoop&) -> Coro<Value> {
            const auto queue = make_ref<AsyncQueue>(s.recorder, s.host, order, 0, "queue");
            for (const int item : {3, 1, 2}) queue->put_nowait(item);
            while (!queue->empty()) taken.push_back(std::any_cast<int>(queue->get_nowait()));
            co_return Value();
        });
        EXPECT_EQ(taken, order == QueueOrder::lifo ? (std::vector<int>{2, 1, 3}) : (std::vector<int>{1, 2, 3}));
        const State one_out = state_after(trace, EventKind::QueueTaken);
        ASSERT_EQ(one_out.queues[0].items.size(), 2u);
        EXPECT_EQ(trace.text(one_out.queues[0].items[0]), "3");
        EXPECT_TRUE(fold(trace, trace.size()).queues[0].items.empty());
    }
}

TEST(AsyncQueue, KeepsAnItemThatCannotBeCompared) {
    Simulation s;
    s.run_loop([&](EventLoop&) -> Coro<Value> {
        const auto queue = make_ref<AsyncQueue>(s.recorder, s.host, QueueOrder::priority, 0, "");
        queue->put_nowait(1);
        EXPECT_THROW(queue->put_nowait(std::string("x")), UsageError);
        EXPECT_EQ(queue->size(), 2u);
        EXPECT_EQ(queue->unfinished(), 1u);
        co_return Value();
    });
}

Coro<Value> await_notification(Simulation& s, EventLoop& loop, Ref<AsyncCondition> condition) {
    co_await condition->lock().acquire(loop);
    co_await condition->wait(loop);
    s.say("told");
    condition->lock().release();
    co_return Value();
}

TEST(AsyncCondition, WaitsForANotificationAndThenForTheLock) {
    Simulation s;
    const Trace trace = s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        const auto lock = make_ref<Lock>(s.recorder, "lock");
        const auto ready = make_ref<AsyncCondition>(s.recorder, lock, "ready");
        EXPECT_THROW(ready->notify(), UsageError);
        const Ref<Task> a = start(loop, await_notification(s, loop, ready), "A");
        co_await let_others_run();
        co_await lock->acquire(loop);
        ready->notify_all();
        co_await sleep(loop, kSecond);
        lock->release();
        co_await Ref<Future>(a);
        co_return Value();
    });
    EXPECT_THAT(said(trace), ElementsAre("1.00 A: told"));
    EXPECT_THAT(waits(trace), ElementsAre("A: condition ready", "A: lock lock"));
    const State end = fold(trace, trace.size());
    EXPECT_EQ(end.conditions[0].notified, 1u);
    EXPECT_EQ(end.conditions[0].lock, LockId(1));
}

Coro<Value> meet(Simulation& s, EventLoop& loop, Ref<AsyncBarrier> barrier) {
    try {
        s.say("number " + std::to_string(co_await barrier->wait(loop)));
    } catch (const AsyncBrokenBarrier& broken) {
        s.say(broken.what());
    }
    co_return Value();
}

TEST(AsyncBarrier, CountsThoseWhoArriveAndHidesWhatItIsMadeOf) {
    Simulation s;
    const Trace trace = s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        const auto barrier = make_ref<AsyncBarrier>(s.recorder, 2, "meeting");
        const Ref<Task> early = start(loop, meet(s, loop, barrier), "early");
        co_await let_others_run();
        early->cancel();
        co_await let_others_run();
        EXPECT_EQ(barrier->waiting(), 0);
        const Ref<Task> a = start(loop, meet(s, loop, barrier), "A");
        co_await Ref<Future>(start(loop, meet(s, loop, barrier), "B"));
        const Ref<Task> late = start(loop, meet(s, loop, barrier), "late");
        co_await let_others_run();
        co_await barrier->abort(loop);
        co_await Ref<Future>(late);
        co_return Value();
    });
    EXPECT_THAT(said(trace), ElementsAre("0.00 B: number 1", "0.00 A: number 0", "0.00 late: Abort or reset of barrier"));
    EXPECT_THAT(waits(trace), ElementsAre("early: the others at meeting", "A: the others at meeting",
                                          "late: the others at meeting"));
    EXPECT_EQ(state_after(trace, EventKind::BarrierReached, 1).barriers[0].arrived, 1u);
    EXPECT_EQ(state_after(trace, EventKind::BarrierLeft).barriers[0].arrived, 0u);
    EXPECT_EQ(state_after(trace, EventKind::BarrierReached, 3).barriers[0].arrived, 2u);
    EXPECT_EQ(state_after(trace, EventKind::BarrierOpened).barriers[0].arrived, 0u);
    const State end = fold(trace, trace.size());
    EXPECT_TRUE(end.barriers[0].broken);
    EXPECT_TRUE(end.locks.empty());
    EXPECT_TRUE(end.conditions.empty());
}

}  // namespace
}  // namespace asynchio
