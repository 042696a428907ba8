// "Why is it not running?", asked of whoever waits at the playhead.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/model/reduce.h"
#include "app/tests/views_fixture.h"

namespace asynchio {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::Gt;
using ::testing::IsEmpty;

class Why : public testing::Views {
  protected:
    // The card of whoever is called so, as it is at this time.
    ExplainView asked(const std::string& name, double seconds) {
        UiState ui;
        const Scene before = at(seconds);
        for (const LaneView& lane : before.timeline.lanes)
            for (const Span& span : lane.lane->spans)
                if (lane.name == name && span.begin <= from_seconds(seconds) && span.first_event < position_at(seconds))
                    ui.selection = Selection{lane.actor, span.first_event};
        EXPECT_TRUE(ui.selection) << name;
        Scene scene = at(seconds, ui);
        EXPECT_TRUE(scene.explain);
        return scene.explain ? *scene.explain : ExplainView{};
    }
    std::vector<std::string> hops(const std::string& name, double seconds) {
        std::vector<std::string> all;
        for (const CauseView& cause : asked(name, seconds).causes)
            all.push_back(cause.who + " " + cause.text + (cause.line > 0 ? " @" + std::to_string(cause.line) : ""));
        return all;
    }

  private:
    std::size_t position_at(double seconds) { return position_after(run_.trace(), from_seconds(seconds)); }
};

constexpr const char* kLockAcrossASleep = R"(import asyncio, time
lock = asyncio.Lock()
async def a():
    await asyncio.sleep(0.1)
    async with lock:
        pass
async def b():
    async with lock:
        await asyncio.sleep(0.4)
        time.sleep(1)
async def main():
    A, B = asyncio.create_task(a(), name="A"), asyncio.create_task(b(), name="B")
    await asyncio.gather(A, B)
asyncio.run(main())
)";

TEST_F(Why, TheWholeChainIsTold) {
    open_program("timeline", kLockAcrossASleep);
    EXPECT_EQ(asked("main", 0.8).title, "Why is main not running?");
    EXPECT_THAT(hops("main", 0.8),
                ElementsAre("main waits for its gather: A and B not done yet. @13", "A waits for lock lock, which B has. @5",
                            "B has had lock lock since 0.00 s (line 8) and has the loop since 0.40 s and sleeps until 1.40 s "
                            "without await: that blocks the loop. @10"));
}

TEST_F(Why, EachHopLeadsToABarAndItsLine) {
    open_program("timeline", kLockAcrossASleep);
    const ExplainView view = asked("A", 0.2);
    ASSERT_EQ(view.causes.size(), 2u);
    EXPECT_EQ(view.causes[1].text, "has had lock lock since 0.00 s (line 8) and waits for its timer until 0.40 s: only the clock ends that.");
    ASSERT_TRUE(view.causes[1].bar);
    UiState ui;
    ui.selection = view.causes[1].bar;
    EXPECT_EQ(at(0.2, ui).explain->title, "Why is B not running?");
}

TEST_F(Why, OneKeyLeadsFromAWaitToWhoeverEndedItAndAnotherBack) {
    open_program("timeline", kLockAcrossASleep);
    const Scene end = at_end();
    const auto wait_of = [&end](const std::string& name, Activity activity) {
        for (const LaneView& lane : end.timeline.lanes)
            for (const Span& span : lane.lane->spans)
                if (lane.name == name && span.activity == activity) return std::optional(Selection{lane.actor, span.first_event});
        return std::optional<Selection>();
    };
    const auto lock = wait_of("A", Activity::waiting_lock), timer = wait_of("A", Activity::waiting_timer), blocking = wait_of("B", Activity::blocking);
    ASSERT_TRUE(lock && timer && blocking);
    UiState ui;
    ui.position = ui.seen = run_.trace().size();
    ui.selection = lock;
    reduce(ui, run_, FollowWake{-1});
    EXPECT_EQ(ui.selection, blocking) << "at whose end the lock is let go";
    reduce(ui, run_, FollowWake{1});
    EXPECT_EQ(ui.selection, lock) << "and that woke A";
    ui.position = position_after(run_.trace(), from_seconds(1));
    reduce(ui, run_, FollowWake{-1});
    EXPECT_EQ(ui.selection, lock) << "it has not happened yet";
    ui.position = ui.seen;
    ui.selection = timer;
    reduce(ui, run_, FollowWake{-1});
    EXPECT_EQ(ui.selection, timer) << "only the clock ended that";
}

TEST_F(Why, WhoIsReadyLearnsWhoHasTheLoop) {
    open_program("timeline", R"(import asyncio, time
async def hog(): time.sleep(1)
async def late(): pass
async def main():
    h, l = asyncio.create_task(hog(), name="hog"), asyncio.create_task(late(), name="late")
    await h
    await l
asyncio.run(main())
)");
    EXPECT_THAT(hops("late", 0.5), ElementsAre("late is ready and comes next, but hog has the loop.",
                                               "hog has the loop since 0.00 s and sleeps until 1.00 s without await: that blocks the loop. @2"));
}

TEST_F(Why, AFullPoolIsToldByItsWorker) {
    open_program("timeline", R"(import asyncio, time
from concurrent.futures import ThreadPoolExecutor
async def main():
    loop, pool = asyncio.get_running_loop(), ThreadPoolExecutor(1)
    first = loop.run_in_executor(pool, time.sleep, 1)
    await loop.run_in_executor(pool, time.sleep, 0.5)
asyncio.run(main())
)");
    const std::vector<std::string> at_first = hops("main", 0.5);
    ASSERT_EQ(at_first.size(), 2u);
    EXPECT_EQ(at_first[0], "main waits for the call sleep: it stands in the pool's queue, because the only worker is busy. @6");
    EXPECT_EQ(at_first[1], "W0 sleeps until 1.00 s: only the clock ends that.");
    EXPECT_EQ(hops("main", 1.2).at(0), "main waits for the call sleep, which W0 makes. @6");
}

TEST_F(Why, ACircleEndsWhereItBegan) {
    open("13");
    const Scene end = at_end();
    ASSERT_TRUE(end.banner);
    const std::vector<std::string> ann = hops("ann", to_seconds(run_.trace().end_time()));
    ASSERT_EQ(ann.size(), 3u);
    EXPECT_EQ(ann.back().substr(0, 31), "ann is where this began: a circ");
}

TEST_F(Why, WhoRunsIsNotAsked) {
    open_program("timeline", kLockAcrossASleep);
    const ExplainView view = asked("B", 0.8);
    EXPECT_EQ(view.title, "Why did B wake up?");
    EXPECT_THAT(view.causes, Each(Field(&CauseView::number, Gt(0)))) << "who woke it";
}

TEST_F(Why, ATimerAloneNeedsNoChain) {
    open("05");
    const ExplainView view = asked("C", 1.5);
    EXPECT_EQ(view.title, "Why is C not running?");
    EXPECT_THAT(view.causes, IsEmpty());
    EXPECT_EQ(view.sentence, "C waits for its timer until 2.00 s, then the loop puts it back in the ready queue.");
}

TEST_F(Why, InGermanToo) {
    open_program("timeline", kLockAcrossASleep);
    inputs_.say = &phrases_in(Locale::de);
    EXPECT_EQ(asked("A", 0.2).title, "Warum läuft A nicht?");
    EXPECT_THAT(hops("A", 0.2), ElementsAre("A wartet auf Lock lock, den B hat. @5",
                                            "B hat Lock lock seit 0.00 s (Zeile 8) und wartet bis 0.40 s auf den Timer: Das beendet nur die Uhr. @9"));
}

}  // namespace
}  // namespace asynchio
