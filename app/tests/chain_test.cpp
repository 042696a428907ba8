// The chain of causes through a bar: what led to it and what follows from it, from the trace alone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/model/chain.h"
#include "app/model/reduce.h"
#include "app/tests/views_fixture.h"
#include "core/trace/plain_timeline.h"

namespace asynchio {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Optional;
using ::testing::SizeIs;

class Chains : public testing::Views {
  protected:
    Actor actor(const std::string& name) {
        for (const Lane& lane : run_.lanes().lanes)
            if (name_of(lane.actor) == name) return lane.actor;
        ADD_FAILURE() << "nobody is called " << name;
        return {};
    }
    std::string name_of(Actor who) { return who ? actor_name(run_.trace(), run_.end(), who) : "nobody"; }

    // The last bar of this kind that somebody had before a moment.
    Selection bar(const std::string& name, Activity activity, double before = 1e6) {
        Selection found{actor(name), SIZE_MAX};
        for (const Span& span : run_.lanes().find(found.actor)->spans)
            if (span.activity == activity && span.begin < from_seconds(before)) found.first_event = span.first_event;
        EXPECT_NE(found.first_event, SIZE_MAX) << name;
        return found;
    }

    std::string words(std::size_t index) {
        static constexpr const char* kVerbs[] = {"wakes", "creates", "again", "timer", "job"};
        const Link& link = run_.links().all()[index];
        const auto time = [&](std::size_t event) { return seconds_text(run_.trace()[event].time); };
        std::string text = name_of(link.from) + " " + kVerbs[static_cast<int>(link.kind)];
        if (link.to && link.from != link.to) text += " " + name_of(link.to);
        text += " " + time(link.cause);
        if (link.runs != Link::kNotYet && time(link.runs) != time(link.cause)) text += " > " + time(link.runs);
        return text;
    }
    std::vector<std::string> words(const std::vector<std::size_t>& links) {
        std::vector<std::string> all;
        for (const std::size_t link : links) all.push_back(words(link));
        return all;
    }
    Chain chain(const Selection& bar, double seconds = 1e6) { return chain_of(run_, bar, position_after(run_.trace(), from_seconds(seconds))); }
    std::vector<std::string> before(const Selection& bar, double seconds = 1e6) { return words(chain(bar, seconds).before); }
    std::vector<std::string> after(const Selection& bar, double seconds = 1e6) { return words(chain(bar, seconds).after); }
};

constexpr const char* kOneWorker = R"(import asyncio, time
from concurrent.futures import ThreadPoolExecutor
async def call(seconds):
    await asyncio.to_thread(time.sleep, seconds)
async def main():
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(1))
    A = asyncio.create_task(call(0.5), name="A")
    B = asyncio.create_task(call(0.25), name="B")
    await A
    await B
asyncio.run(main())
)";

TEST_F(Chains, ACallGoesThroughThePoolsQueueToAWorkerAndBack) {
    open_program("timeline", kOneWorker);
    EXPECT_THAT(before(bar("B", Activity::running)),
                ElementsAre("main creates B 0.00", "B job W0 0.00 > 0.50", "W0 timer 0.50 > 0.75", "W0 wakes B 0.75"));
    EXPECT_THAT(before(bar("main", Activity::running)), AllOf(SizeIs(5), Contains("B job W0 0.00 > 0.50"), Contains("B wakes main 0.75")));
    EXPECT_THAT(after(bar("B", Activity::running, 0.1)),
                ElementsAre("B job W0 0.00 > 0.50", "W0 timer 0.50 > 0.75", "W0 wakes B 0.75", "B wakes main 0.75"));
}

TEST_F(Chains, WhatFollowsBranches) {
    open_program("timeline", kOneWorker);
    const Chain all = chain(bar("main", Activity::running, 0.1));
    EXPECT_THAT(words(all.after), AllOf(Contains("main creates A 0.00"), Contains("main creates B 0.00"), Contains("A wakes main 0.50"), Contains("B wakes main 0.75")));
    for (std::size_t i = 0; i < all.after.size(); ++i)
        EXPECT_EQ(all.direct[i], words(all.after[i]).starts_with("main creates")) << words(all.after[i]);
}

TEST_F(Chains, AWaitBelongsToWhatEndsIt) {
    open_program("timeline", kOneWorker);
    const auto woken = before(bar("B", Activity::running));
    EXPECT_EQ(before(bar("B", Activity::in_worker)), woken);
    EXPECT_EQ(before(bar("B", Activity::waiting_pool)), woken);
    EXPECT_THAT(after(bar("B", Activity::in_worker)), ElementsAre("B wakes main 0.75"));
}

TEST_F(Chains, NothingIsToldOfWhatHasNotHappened) {
    open_program("timeline", kOneWorker);
    const Selection first = bar("B", Activity::running, 0.1), waits = bar("B", Activity::waiting_pool);
    EXPECT_THAT(after(first, 0.4), ElementsAre("B job W0 0.00 > 0.50")) << "it stands in the pool's queue";
    EXPECT_THAT(before(waits, 0.4), ElementsAre("main creates B 0.00"));
    EXPECT_THAT(after(waits, 0.4), ElementsAre("B job W0 0.00 > 0.50"));
    EXPECT_THAT(after(first, 0.6), ElementsAre("B job W0 0.00 > 0.50"));
    EXPECT_THAT(chain_of(run_, bar("B", Activity::running), 10).before, IsEmpty()) << "the bar itself is not there yet";
}

TEST_F(Chains, ALockThatIsLetGoAndAnItemInAQueueWakeWhoeverWaits) {
    open_program("timeline", R"(import asyncio
lock, queue = asyncio.Lock(), asyncio.Queue()
async def owner():
    async with lock:
        await asyncio.sleep(1)
async def heir():
    async with lock:
        await queue.put("item")
async def getter():
    await queue.get()
async def main():
    tasks = [asyncio.create_task(f(), name=f.__name__) for f in (owner, heir, getter)]
    await asyncio.gather(*tasks)
asyncio.run(main())
)");
    EXPECT_THAT(before(bar("main", Activity::running)),
                ElementsAre("main creates owner 0.00", "owner timer 0.00 > 1.00", "owner wakes heir 1.00", "heir wakes getter 1.00", "getter wakes main 1.00"));
    EXPECT_THAT(after(bar("owner", Activity::running)),
                AllOf(Contains("owner wakes heir 1.00"), Contains("heir wakes getter 1.00"), Contains("getter wakes main 1.00")));
}

TEST_F(Chains, ATimerThatRingsWhileTheLoopIsBlockedWaitsUntilItIsHeard) {
    open_program("timeline", R"(import asyncio, time
async def hog():
    await asyncio.sleep(0)
    time.sleep(1)
async def clock():
    await asyncio.sleep(0.3)
async def main():
    await asyncio.gather(asyncio.create_task(clock(), name="clock"), asyncio.create_task(hog(), name="hog"))
asyncio.run(main())
)");
    EXPECT_THAT(before(bar("clock", Activity::running)), ElementsAre("main creates clock 0.00", "clock timer 0.00 > 1.00"));
    EXPECT_THAT(before(bar("hog", Activity::blocking)), ElementsAre("main creates hog 0.00", "hog again 0.00"));
}

TEST_F(Chains, WhatAThreadPostsToTheLoopComesFromThatThread) {
    open_program("timeline", R"(import asyncio, threading, time
def ring(loop, box):
    time.sleep(0.2)
    loop.call_soon_threadsafe(box.set_result, 1)
async def main():
    loop = asyncio.get_running_loop()
    box = loop.create_future()
    threading.Thread(target=ring, args=(loop, box), name="T").start()
    await asyncio.sleep(0)
    time.sleep(0.5)
    await box
asyncio.run(main())
)");
    const std::vector<std::string> chain = before(bar("main", Activity::running));
    ASSERT_THAT(chain, SizeIs(::testing::Ge(3u)));
    EXPECT_THAT(chain.back(), AllOf(HasSubstr("wakes main 0.20"), EndsWith("> 0.50"))) << "posted while the loop was blocked";
    EXPECT_THAT(chain[chain.size() - 2], HasSubstr("timer 0.00 > 0.20"));
    EXPECT_THAT(chain[chain.size() - 3], ::testing::StartsWith("main creates"));
}

TEST_F(Chains, ThreadsWakeWhoWaitsForTheirLockAndWhoJoinsThem) {
    open_program("timeline", R"(import threading, time
lock = threading.Lock()
def work():
    with lock:
        time.sleep(0.1)
threads = [threading.Thread(target=work, name=n) for n in "ST"]
for t in threads: t.start()
for t in threads: t.join()
)");
    std::vector<std::string> chain = before(bar("main", Activity::running));
    ASSERT_THAT(chain, SizeIs(5));
    EXPECT_THAT(chain[0], ::testing::StartsWith("main creates"));
    EXPECT_THAT(chain[1], HasSubstr("timer 0.00 > 0.10"));
    EXPECT_THAT(chain[2], AllOf(HasSubstr(" wakes "), HasSubstr("0.10")));
    EXPECT_THAT(chain[3], HasSubstr("timer 0.10 > 0.20"));
    EXPECT_THAT(chain[4], HasSubstr("wakes main 0.20"));
}

TEST_F(Chains, ALongChainIsCutAndSaysSo) {
    open_program("timeline", R"(import asyncio
async def ping(queue, other):
    while True:
        n = await queue.get()
        if n < 40: other.put_nowait(n + 1)
async def main():
    a, b = asyncio.Queue(), asyncio.Queue()
    A, B = asyncio.create_task(ping(a, b), name="A"), asyncio.create_task(ping(b, a), name="B")
    a.put_nowait(0)
    await asyncio.sleep(1)
asyncio.run(main())
)");
    std::vector<Selection> turns;
    for (const Span& span : run_.lanes().find(actor("A"))->spans)
        if (span.activity == Activity::running) turns.push_back({actor("A"), span.first_event});
    ASSERT_GT(turns.size(), 18u);
    const Chain middle = chain(turns[turns.size() / 2]);
    EXPECT_THAT(middle.before, SizeIs(kLongestChain));
    EXPECT_THAT(middle.after, SizeIs(kLongestChain));
    EXPECT_TRUE(middle.cut_before && middle.cut_after);
    EXPECT_FALSE(chain(turns[2]).cut_before);
}

// --- in the scene ----------------------------------------------------------------------------------------------

TEST_F(Chains, TheWholeChainIsShownWhenItIsAskedFor) {
    open_program("timeline", kOneWorker);
    UiState ui;
    ui.selection = bar("main", Activity::running);
    const Scene next = at(1, ui);
    EXPECT_FALSE(next.timeline.chain.whole);
    EXPECT_TRUE(next.explain->can_chain);
    EXPECT_THAT(next.timeline.chain.arrows, SizeIs(2));
    EXPECT_THAT(next.timeline.chain.paths, IsEmpty());
    ui.whole_chain = true;
    const Scene whole = at(1, ui);
    const ChainView& view = whole.timeline.chain;
    ASSERT_THAT(view.arrows, SizeIs(4)) << "the timer's link stays in its lane";
    const auto lane = [&](const ChainSpot& spot) { return whole.timeline.lanes[spot.lane].name; };
    EXPECT_EQ(lane(view.arrows[1].from), "B");
    ASSERT_TRUE(view.arrows[1].to);
    EXPECT_EQ(lane(*view.arrows[1].to), "W0");
    EXPECT_EQ(view.arrows[1].to->at, 0.5) << "where the call begins to run";
    EXPECT_THAT(view.arrows[1].job, Optional(1u)) << "the second call that was handed over";
    EXPECT_FALSE(view.arrows[1].direct);
    EXPECT_TRUE(view.arrows.back().direct);
    EXPECT_THAT(view.paths, Contains(::testing::Field(&PathView::rang, true)));
    std::vector<std::string> rows;
    for (const CauseView& cause : whole.explain->causes) rows.push_back(cause.who + " " + cause.text);
    EXPECT_THAT(rows, ElementsAre("main created B at 0.00 s.", "B handed sleep to the pool at 0.00 s; W0 took it at 0.50 s.",
                                  "The timer rang at 0.75 s: W0 became ready.", "W0 let go and woke B at 0.75 s.", "B went on and woke main at 0.75 s."));
    EXPECT_EQ(whole.explain->chain, "Whole chain: 5 before this bar, 0 after it.");
}

TEST_F(Chains, WithoutABarTheKeyTakesThatOfWhoeverRanLast) {
    open_program("timeline", kOneWorker);
    UiState ui;
    ui.position = ui.seen = position_after(run_.trace(), from_seconds(0.6));
    reduce(ui, run_, ToggleChain{});
    EXPECT_TRUE(ui.whole_chain);
    ASSERT_TRUE(ui.selection);
    EXPECT_THAT(name_of(ui.selection->actor), ::testing::AnyOf("A", "main"));
    const Selection first = *ui.selection;
    reduce(ui, run_, ToggleChain{});
    EXPECT_FALSE(ui.whole_chain);
    EXPECT_EQ(ui.selection, first);
    reduce(ui, run_, WalkTrail{-1});
    EXPECT_FALSE(ui.selection) << "the jump to a bar can be taken back";
}

TEST_F(Chains, BeforeAnybodyRanTheKeySwitchesNothingOn) {
    open_program("timeline", kOneWorker);
    UiState ui;
    reduce(ui, run_, ToggleChain{});
    EXPECT_FALSE(ui.whole_chain);
    EXPECT_FALSE(ui.selection);
}

// --- of every lesson -------------------------------------------------------------------------------------------

TEST_F(Chains, LinksAgreeWithWhomTheTraceNames) {
    for (const char* lesson : {"01-wait-together", "05-gather", "09-worker", "12-one-thread-race", "14-border", "17-crawler"}) {
        SCOPED_TRACE(lesson);
        open(lesson);
        std::size_t compared = 0;
        for (const Link& link : run_.links().all()) {
            EXPECT_LE(link.cause, link.ready);
            if (link.runs != Link::kNotYet) EXPECT_LT(link.ready, link.runs);
            if (!link.to.task || link.kind == Link::Kind::timer || link.runs == Link::kNotYet) continue;
            const Cause woken = run_.at(link.ready).whoever_runs();
            const Actor by = Actor::of(woken.task, woken.thread);
            if (by != link.from) EXPECT_EQ(run_.at(link.ready).find(woken.thread)->handle.value == 0, false) << "only what the loop calls acts for somebody else";
            else ++compared;
        }
        EXPECT_GT(compared, 3u);
    }
}

TEST_F(Chains, ARunThatGrowsHasTheSameLinks) {
    open("09-worker");
    Links grown;
    Trace part;
    for (const Event& event : run_.trace().events()) {
        part.append(event);
        if (part.size() % 90 == 0) grown.read(part);
    }
    grown.read(part);
    const std::vector<Link>& whole = run_.links().all();
    ASSERT_EQ(grown.all().size(), whole.size());
    for (std::size_t i = 0; i < whole.size(); ++i) {
        EXPECT_EQ(grown.all()[i].runs, whole[i].runs);
        EXPECT_EQ(grown.all()[i].to, whole[i].to);
    }
}

TEST_F(Chains, EveryBarOfEveryMomentHasAChainOfThePast) {
    for (const char* lesson : {"09-worker", "11-lost-update", "12-one-thread-race", "17-crawler"}) {
        SCOPED_TRACE(lesson);
        open(lesson);
        for (std::size_t position = 0; position <= run_.trace().size(); position += 37)
            for (const Lane& lane : run_.lanes().lanes)
                for (const Span& span : lane.spans) {
                    const Chain chain = chain_of(run_, {lane.actor, span.first_event}, position);
                    ASSERT_LE(chain.before.size(), kLongestChain);
                    ASSERT_EQ(chain.after.size(), chain.direct.size());
                    for (const auto& links : {chain.before, chain.after})
                        for (const std::size_t link : links) ASSERT_LT(run_.links().all()[link].ready, position);
                    ASSERT_TRUE(std::ranges::is_sorted(chain.before));
                    ASSERT_TRUE(std::ranges::is_sorted(chain.after));
                }
    }
}

}  // namespace
}  // namespace asynchio
