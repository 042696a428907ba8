// The fold: step back is an index, so every way to a position must give the same state.
#include "core/trace/state.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "core/loop/gather.h"
#include "core/sync/lock.h"
#include "core/tests/simulation.h"
#include "core/threads/mutex.h"
#include "core/trace/lanes.h"
#include "core/trace/timeline.h"

namespace asynchio {
namespace {

using testing::Simulation;

Coro<Value> visit(Simulation& s, EventLoop& loop, Ref<Lock> lock, int rounds) {
    for (int i = 0; i < rounds; ++i) {
        co_await lock->acquire(loop);
        co_await sleep(loop, (i % 3) * 10 * kMillisecond);
        lock->release();
        s.say("round");
        co_await sleep(loop, kMillisecond);
    }
    co_return Value();
}

// Tasks that lock, sleep and gather beside a pool: some of everything.
Trace busy_trace() {
    Simulation s;
    return s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        loop.set_default_executor(std::make_shared<ThreadPoolExecutor>(s.starter, 2, "pool"));
        const auto lock = make_ref<Lock>(s.recorder, "lock");
        std::vector<Ref<Future>> children;
        for (int i = 0; i < 5; ++i)
            children.push_back(loop.create_task(drive(visit(s, loop, lock, 6), "visit"), TaskSpec{"", "v" + std::to_string(i), false}));
        for (int i = 0; i < 4; ++i) {
            Work work{[&s] {
                          s.kernel.sleep_until(s.kernel.now() + 50 * kMillisecond);
                          return Value();
                      },
                      "job", TaskId()};
            children.push_back(run_in_executor(loop, *loop.default_executor(), std::move(work)));
        }
        const Ref<Future> all = gather(loop, std::move(children), true);
        co_await all;
        co_return Value();
    });
}

TEST(Timeline, SeekingEqualsTheLinearFoldAtEveryPositionForwardsAndBackwards) {
    const Trace trace = busy_trace();
    ASSERT_GT(trace.size(), 500u);
    // A tight budget makes it drop key frames while it reads.
    Timeline timeline(1 << 16, 16);
    timeline.read(trace);
    EXPECT_GT(timeline.spacing(), 16u) << "the budget was meant to be too small";
    EXPECT_GT(timeline.keyframes(), 1u);
    std::vector<State> states(1);
    for (const Event& event : trace.events()) {
        states.push_back(states.back());
        states.back().apply(event);
    }
    for (std::size_t i = 0; i < states.size(); ++i) ASSERT_EQ(timeline.at(trace, i), states[i]) << "forwards to " << i;
    for (std::size_t i = states.size(); i-- > 0;) ASSERT_EQ(timeline.at(trace, i), states[i]) << "backwards to " << i;
    EXPECT_EQ(timeline.at(trace, trace.size() + 99), states.back());
}

TEST(Timeline, MayBeReadInPieces) {
    const Trace whole = busy_trace();
    Timeline in_pieces(1 << 20, 32), at_once(1 << 20, 32);
    at_once.read(whole);
    Trace growing = *parse_trace_text("");
    // The texts first, then events a few at a time, as a reader of a running program gets them.
    const Result<Trace> copy = parse_trace_text(trace_to_text(whole));
    ASSERT_TRUE(copy);
    growing = *copy;
    in_pieces.read(growing);
    EXPECT_EQ(in_pieces.at(growing, 77), fold(growing, 77));
    EXPECT_EQ(in_pieces.keyframes(), at_once.keyframes());
}

TEST(State, DamagedEventsNeverCrashTheFold) {
    const Trace trace = busy_trace();
    std::mt19937 random(5);
    for (int round = 0; round < 300; ++round) {
        State state;
        LaneBuilder lanes;
        Trace damaged = trace;
        Trace scrambled;
        for (std::size_t i = 0; i < 200; ++i) {
            Event event = trace[random() % trace.size()];
            if (random() % 3 == 0) event.words[random() % kEventWords] = static_cast<std::uint32_t>(random());
            if (random() % 9 == 0) event.thread = static_cast<std::uint16_t>(random() % 4);
            scrambled.append(event);
        }
        lanes.read(scrambled);
        for (const Event& event : scrambled.events()) state.apply(event);
        EXPECT_EQ(state.position, 200u);
    }
}

TEST(Lanes, SpansAreInOrderAndDoNotOverlap) {
    const Trace trace = busy_trace();
    LaneBuilder builder;
    builder.read(trace);
    ASSERT_GT(builder.lanes().lanes.size(), 7u);
    for (const Lane& lane : builder.lanes().lanes) {
        for (std::size_t i = 0; i < lane.spans.size(); ++i) {
            const Span& span = lane.spans[i];
            EXPECT_LE(span.begin, span.end);
            EXPECT_LE(span.first_event, span.last_event);
            EXPECT_NE(span.activity, Activity::nothing);
            EXPECT_TRUE(i == 0 || lane.spans[i - 1].last_event <= span.first_event);
        }
    }
}

TEST(Lanes, WhoIsAskedToStopHasAMarkBeforeItHearsOfIt) {
    Simulation s;
    const Trace trace = s.run_loop([&](EventLoop& loop) -> Coro<Value> {
        const Ref<Task> worker = loop.create_task(drive(sleep(loop, kSecond), "work"), TaskSpec{"", "worker", false});
        co_await sleep(loop, kSecond / 2);
        worker->cancel();
        co_await sleep(loop, kSecond / 4);
        co_return Value();
    });
    LaneBuilder builder;
    builder.read(trace);
    const auto& lanes = builder.lanes().lanes;
    const auto asked = std::ranges::find_if(lanes, [](const Lane& lane) { return !lane.cancels.empty(); });
    ASSERT_NE(asked, lanes.end());
    EXPECT_EQ(asked->actor, Actor::of(TaskId(2)));
    ASSERT_EQ(asked->cancels.size(), 1u);
    EXPECT_EQ(asked->cancels[0].at, kSecond / 2);
    EXPECT_EQ(asked->cancels[0].by, Actor::of(TaskId(1)));
    EXPECT_LT(asked->cancels[0].event, asked->end_event);
    EXPECT_EQ(asked->outcome, Outcome::cancelled);
}

TEST(Lanes, ReadingInPiecesGivesTheSameLanes) {
    const Trace trace = busy_trace();
    LaneBuilder at_once, in_pieces;
    at_once.read(trace);
    Trace growing = trace;
    const std::string text = trace_to_text(trace);
    std::size_t end = 0;
    Trace prefix;
    for (int piece = 0; end < text.size(); ++piece) {
        for (int line = 0; line < 37 && end < text.size(); ++line) end = text.find('\n', end) + 1;
        prefix = *parse_trace_text(std::string_view(text).substr(0, end));
        in_pieces.read(prefix);
    }
    ASSERT_EQ(in_pieces.lanes().lanes.size(), at_once.lanes().lanes.size());
    for (std::size_t i = 0; i < at_once.lanes().lanes.size(); ++i) {
        const auto& a = at_once.lanes().lanes[i].spans;
        const auto& b = in_pieces.lanes().lanes[i].spans;
        ASSERT_EQ(a.size(), b.size()) << "lane " << i;
        for (std::size_t j = 0; j < a.size(); ++j) {
            EXPECT_EQ(a[j].activity, b[j].activity);
            EXPECT_EQ(a[j].begin, b[j].begin);
            EXPECT_EQ(a[j].end, b[j].end);
            EXPECT_EQ(a[j].first_event, b[j].first_event);
        }
    }
    EXPECT_EQ(in_pieces.lanes().columns.size(), at_once.lanes().columns.size());
}

}  // namespace
}  // namespace asynchio
