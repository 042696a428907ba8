// Queues, places, meters and the log, at the playheads of real lessons and of programs made for them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "app/play/playground.h"
#include "app/tests/runner_fixture.h"
#include "app/tests/seen_run.h"

namespace asynchio {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::filesystem::path kLessons = std::filesystem::path(ASYNCHIO_SOURCE_DIR) / "lessons";

class LoadViews : public ::testing::Test {
  protected:
    void SetUp() override {
        folder_ = std::filesystem::path(::testing::TempDir()) /
                  (std::string("views-") + ::testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    Playground& open(const std::string& lesson, const Settings& settings = {}) {
        playground_ = std::make_unique<Playground>(kLessons, testing::built_runner());
        const auto opened = playground_->open(lesson, settings);
        EXPECT_TRUE(opened) << opened.why();
        if (playground_->running()) playground_->finish_run();
        testing::show_start(*playground_);
        return *playground_;
    }
    // A lesson of its own, with these lines of front matter.
    Playground& open_program(const std::string& front_matter, const std::string& program) {
        std::ofstream(folder_ / "lesson.md") << "---\ntitle: T\n" << front_matter << "---\nStory.\n";
        std::ofstream(folder_ / "program.py") << program;
        return open(folder_.string());
    }
    const Scene& at(double seconds) {
        playground_->apply({GoToTime{from_seconds(seconds)}});
        return playground_->scene();
    }
    const Scene& at_end() {
        playground_->apply({GoToEnd{}});
        return playground_->scene();
    }
    // Looks at every playhead.
    template <class Look>
    void everywhere(Look look) {
        for (std::size_t i = 0; i <= playground_->run().trace().size(); ++i) {
            playground_->apply({GoToPosition{i}});
            look(playground_->scene());
        }
    }

    std::unique_ptr<Playground> playground_;
    std::filesystem::path folder_;
};

std::vector<std::string> names(const WaitLineView& line) {
    std::vector<std::string> all;
    for (const TokenView& token : line.waiters) all.push_back(token.name);
    return all;
}

// "'a'", "u7", "u3 next", "u5 failed", "free"
std::vector<std::string> places(const QueueView& queue) {
    std::vector<std::string> all;
    for (const PlaceView& place : queue.places) {
        const bool held = place.kind != PlaceView::Kind::item && place.kind != PlaceView::Kind::free;
        all.push_back(held ? place.who.name + (place.text.empty() ? "" : " ") + place.text : place.text);
    }
    return all;
}

const MeterView& meter(const Scene& scene, std::string_view name) {
    return *std::ranges::find(scene.meters->meters, name, &MeterView::name);
}

// --- when they open ------------------------------------------------------------------------------------------

TEST_F(LoadViews, OpenOnlyWhereTheLessonAsksForThem) {
    open("05");
    everywhere([](const Scene& scene) { ASSERT_TRUE(!scene.queues && !scene.log && !scene.meters); });
    open("17");
    EXPECT_TRUE(at(1).queues && !playground_->scene().meters && !playground_->scene().log);
    open("18");
    EXPECT_TRUE(at(1).queues && playground_->scene().meters);
}

TEST_F(LoadViews, ALogThatWillComeIsNotToldBefore) {
    open("02", {{"HOW", "0"}});
    playground_->apply({GoToEnd{}});
    bool seen = false;
    everywhere([&](const Scene& scene) {
        const bool warned = std::ranges::any_of(scene.output, [](const OutputView& line) { return line.text.find("never awaited") != line.text.npos; });
        ASSERT_EQ(scene.log.has_value(), warned);
        seen |= warned;
    });
    EXPECT_TRUE(seen);
}

TEST_F(LoadViews, WhoStandsOnALineDoesWhatItsLaneSays) {
    for (const char* lesson : {"05", "09", "11", "13"}) {
        open(lesson);
        std::size_t pills = 0;
        everywhere([&](const Scene& scene) {
            for (const CodeLineView& line : scene.code)
                for (const PillView& pill : line.pills) {
                    const auto lane = std::ranges::find(scene.timeline.lanes, pill.name, &LaneView::name);
                    if (pill.ended || lane == scene.timeline.lanes.end()) continue;
                    ASSERT_EQ(pill.activity, lane->activity) << lesson << ": " << pill.name << " at " << scene.transport.time;
                    ++pills;
                }
        });
        EXPECT_GT(pills, 20u);
    }
}

// --- queues --------------------------------------------------------------------------------------------------

TEST_F(LoadViews, TheCrawlersQueueShowsItsPagesFrontFirstAndWhoWaitsForThem) {
    open("17");
    const QueueView& start = at(0.25).queues->queues.at(0);
    EXPECT_EQ(start.name, "q");
    EXPECT_EQ(start.state, "empty");
    EXPECT_THAT(start.lines, ::testing::SizeIs(2));
    EXPECT_EQ(start.lines[0].title, "wait for an item");
    EXPECT_THAT(names(start.lines[0]), ElementsAre("s1"));
    EXPECT_EQ(start.lines[1].title, "wait in join()");
    EXPECT_THAT(names(start.lines[1]), ElementsAre("main"));
    EXPECT_EQ(start.sentence, "1 item not done yet: 0 here, 1 taken.");

    const QueueView& later = at(0.75).queues->queues.at(0);
    EXPECT_THAT(places(later), ElementsAre("'c'", "'d'"));
    EXPECT_EQ(later.state, "2 items");
    EXPECT_EQ(later.sentence, "4 items not done yet: 2 here, 2 taken.");
    EXPECT_THAT(names(later.lines[0]), IsEmpty());

    const QueueView& end = at_end().queues->queues.at(0);
    EXPECT_EQ(end.sentence, "Every item is done.");
    EXPECT_THAT(names(end.lines[1]), IsEmpty());
}

TEST_F(LoadViews, WhoWaitsForRoomIsNotWhoWaitsForAnItem) {
    open_program("panels: queue\n", R"(import asyncio
async def eat(q):
    await q.get()
async def cook(q, i):
    await q.put(i)
async def main():
    q = asyncio.Queue(1)
    eaters = [asyncio.create_task(eat(q), name=f'eater{i}') for i in range(2)]
    await asyncio.sleep(1)
    cooks = [asyncio.create_task(cook(q, i), name=f'cook{i}') for i in range(4)]
    await asyncio.gather(*eaters)
    await asyncio.sleep(1)
asyncio.run(main())
)");
    const QueueView& hungry = at(0.5).queues->queues.at(0);
    EXPECT_EQ(hungry.kind, "first in, first out, holds 1");
    EXPECT_THAT(places(hungry), ElementsAre("free"));
    EXPECT_THAT(names(hungry.lines[0]), ElementsAre("eater0", "eater1"));
    EXPECT_THAT(names(hungry.lines[1]), IsEmpty());
    // The queue is full while eater1 still waits: it waits for an item all the same.
    bool both = false;
    everywhere([&](const Scene& scene) {
        if (!scene.queues || scene.queues->queues.empty()) return;
        const QueueView& queue = scene.queues->queues[0];
        for (const std::string& name : names(queue.lines[0])) ASSERT_THAT(name, HasSubstr("eater"));
        for (const std::string& name : names(queue.lines[1])) ASSERT_THAT(name, HasSubstr("cook"));
        both |= queue.filled == 1 && queue.lines[0].count == 1;
    });
    EXPECT_TRUE(both);
    const QueueView& full = at(1.5).queues->queues.at(0);
    EXPECT_THAT(places(full), ElementsAre("2"));
    EXPECT_THAT(names(full.lines[1]), ElementsAre("cook3"));
    EXPECT_EQ(full.sentence, "") << "nobody counts what is done";
}

TEST_F(LoadViews, QueuesOfThreadsAndStacksShowTheirFront) {
    open_program("panels: queue\n", R"(import queue, threading, time
jobs, pile, ranks = queue.Queue(maxsize=3), queue.LifoQueue(), queue.PriorityQueue()
def work():
    while True: jobs.get(); time.sleep(1)
for i in range(2): threading.Thread(target=work, name=f'W{i}', daemon=True).start()
for x in 'abc': pile.put(x)
for x in (3, 1, 2): ranks.put(x)
time.sleep(0.5)
for i in range(9): jobs.put(i)
)");
    const auto& early = at(0.25).queues->queues;
    ASSERT_EQ(early.size(), 3u);
    EXPECT_THAT(names(early[0].lines[0]), ElementsAre("W0", "W1"));
    EXPECT_THAT(places(early[0]), ElementsAre("free", "free", "free"));
    EXPECT_THAT(places(early[1]), ElementsAre("'c'", "'b'", "'a'"));
    EXPECT_EQ(early[1].kind, "last in, first out");
    EXPECT_EQ(early[2].kind, "smallest first out, drawn as put in");
    const QueueView& jobs = at(0.75).queues->queues.at(0);
    EXPECT_THAT(places(jobs), ElementsAre("2", "3", "4"));
    EXPECT_THAT(names(jobs.lines[1]), ElementsAre("main"));
}

TEST_F(LoadViews, ItemsThatTheProgramKeepsItselfAreCountedAndNotListed) {
    open_program("panels: queue\n", R"(import queue, time
class Unique(queue.Queue):
    def _init(self, maxsize): self.queue = set()
    def _put(self, item): self.queue.add(item)
    def _get(self): return self.queue.pop()
jobs = Unique(3)
time.sleep(0.5)
for x in 'aab': jobs.put(x)
time.sleep(0.5)
while not jobs.empty(): jobs.get()
time.sleep(0.5)
)");
    const QueueView& empty = at(0.25).queues->queues.at(0);
    EXPECT_EQ(empty.kind, "in an order of its own, holds 3");
    EXPECT_EQ(empty.state, "empty");
    const QueueView& filled = at(0.75).queues->queues.at(0);
    EXPECT_THAT(places(filled), ElementsAre("2 items", "free")) << "one of the three was there";
    EXPECT_EQ(at(1.25).queues->queues.at(0).filled, 0u);
}

TEST_F(LoadViews, ManyItemsAndWaitersAreCountedAndNotAllListed) {
    open_program("panels: queue\n", R"(import asyncio
async def stand(gate):
    async with gate: await asyncio.sleep(5)
async def main():
    gate, q = asyncio.Semaphore(3), asyncio.Queue()
    for i in range(1000): q.put_nowait(i)
    await asyncio.gather(*[stand(gate) for i in range(203)])
asyncio.run(main())
)");
    const auto& queues = at(1).queues->queues;
    EXPECT_EQ(queues.at(0).filled, 1000u);
    EXPECT_EQ(queues.at(0).state, "1000 items");
    EXPECT_LT(queues.at(0).places.size(), 100u);
    EXPECT_EQ(queues.at(0).places.at(7).text, "7");
    EXPECT_EQ(queues.at(1).lines.at(0).count, 200u);
    EXPECT_LT(queues.at(1).lines.at(0).waiters.size(), 100u);
}

// A class of the program's own says how many items it has.
TEST_F(LoadViews, AQueueThatClaimsToHoldBillionsCostsNothing) {
    open_program("panels: queue\n", R"(import asyncio
import queue
class Items(list):
    def __len__(self):
        return 2 ** 40
class Claims(queue.Queue):
    def _init(self, maxsize):
        self.queue = Items()
    def _get(self):
        return self.queue.pop()
class Boasts(asyncio.Queue):
    def _init(self, maxsize):
        self._queue = Items()
    def _get(self):
        return self._queue.pop()
q = Claims()
q.put('a')
print(q.get())
async def main():
    q = Boasts()
    q.put_nowait('b')
    print(await q.get())
asyncio.run(main())
)");
    std::size_t most = 0;
    everywhere([&](const Scene& scene) {
        if (!scene.queues) return;
        for (const QueueView& queue : scene.queues->queues) most = std::max({most, queue.filled, queue.places.size()});
    });
    EXPECT_GT(most, 0u);
    EXPECT_LE(most, 10'000u);
    EXPECT_THAT(at_end().output.back().text, HasSubstr("b"));
}

// --- places --------------------------------------------------------------------------------------------------

TEST_F(LoadViews, ThePoolShowsWhoHasAConnectionAndWhoStandsInLine) {
    open("18");
    const QueueView& pool = at(1.1).queues->queues.at(0);
    EXPECT_EQ(playground_->scene().queues->title, "PLACES");
    EXPECT_EQ(pool.name, "pool");
    EXPECT_EQ(pool.kind, "2 places");
    EXPECT_EQ(pool.state, "2 taken, none free");
    EXPECT_THAT(places(pool), ElementsAre("u7", "u8"));
    EXPECT_THAT(names(pool.lines.at(0)), ElementsAre("u9", "u10", "u11", "u12"));
    EXPECT_EQ(pool.places[0].who.activity, Activity::waiting_timer);
    EXPECT_THAT(places(at_end().queues->queues.at(0)), ElementsAre("free", "free"));
}

TEST_F(LoadViews, PlacesAlwaysAddUp) {
    for (const Settings& settings : {Settings{}, Settings{{"TIDY", "0"}, {"FAIL", "5"}}, Settings{{"POOL", "4"}}}) {
        open("18", settings);
        const std::size_t all = settings.size() == 1 ? 4 : 2;
        bool promised = false;
        everywhere([&](const Scene& scene) {
            if (!scene.queues || scene.queues->queues.empty()) return;
            const QueueView& pool = scene.queues->queues[0];
            ASSERT_EQ(pool.places.size(), all);
            promised |= std::ranges::find(pool.places, PlaceView::Kind::promised, &PlaceView::kind) != pool.places.end();
        });
        EXPECT_EQ(promised, all == 2) << "a place goes from hand to hand when somebody stands in line";
    }
}

TEST_F(LoadViews, APlaceThatAFailedUserKeptIsNamed) {
    open("18", {{"TIDY", "0"}, {"FAIL", "5"}});
    const QueueView& before = at(0.85).queues->queues.at(0);
    EXPECT_FALSE(before.trouble);
    const QueueView& stuck = at_end().queues->queues.at(0);
    EXPECT_THAT(places(stuck), ElementsAre("u5 failed", "u10 failed"));
    EXPECT_TRUE(stuck.trouble);
    EXPECT_EQ(stuck.sentence, "u5 failed and u10 failed without giving their places back.");
    EXPECT_THAT(names(stuck.lines.at(0)), ElementsAre("u11", "u12"));
    // "async with" gives it back.
    open("18", {{"FAIL", "5"}});
    everywhere([](const Scene& scene) {
        ASSERT_TRUE(!scene.queues || scene.queues->queues.empty() || !scene.queues->queues[0].trouble);
    });
}

TEST_F(LoadViews, AClickOnATokenSelectsItsBar) {
    open("18");
    const TokenView waiter = at(1.1).queues->queues.at(0).lines.at(0).waiters.at(0);
    playground_->apply({Select{{waiter.actor, waiter.bar}}});
    ASSERT_TRUE(playground_->scene().explain);
    EXPECT_THAT(playground_->scene().explain->title, HasSubstr("u9"));
}

// --- the log -------------------------------------------------------------------------------------------------

TEST_F(LoadViews, DebugModesRecordNamesTheLineThatHeldTheLoop) {
    open("08", {{"DEBUG", "1"}});
    ASSERT_TRUE(at(1.0).log);
    EXPECT_TRUE(playground_->scene().log->debug);
    EXPECT_THAT(playground_->scene().log->records, IsEmpty());
    const auto& records = at_end().log->records;
    ASSERT_EQ(records.size(), 1u);
    EXPECT_EQ(records[0].time, "1.40");
    EXPECT_EQ(records[0].who, "report");
    EXPECT_EQ(records[0].level, "WARNING");
    EXPECT_THAT(records[0].text, HasSubstr("took 0.800 seconds"));
    EXPECT_EQ(records[0].line, 16);
    EXPECT_EQ(records[0].note, "Line 16 kept the loop for 0.80 s. In line 17 it let go.");
    playground_->apply({GoToPosition{records[0].position}});
    EXPECT_EQ(playground_->ui().time, from_seconds(1.4));
}

TEST_F(LoadViews, WithoutDebugModeAndWarningsThereIsNoLog) {
    open("08");
    everywhere([](const Scene& scene) { ASSERT_FALSE(scene.log); });
}

TEST_F(LoadViews, ACoroutineThatNobodyAwaitedIsTracedToItsCall) {
    open("02", {{"HOW", "0"}});
    const auto& records = at_end().log->records;
    ASSERT_EQ(records.size(), 1u);
    EXPECT_EQ(records[0].level, "RuntimeWarning");
    EXPECT_EQ(records[0].text, "coroutine 'cook' was never awaited");
    EXPECT_THAT(records[0].note, HasSubstr("called cook() and nobody awaited it."));
    const std::string& code = playground_->scene().code.at(static_cast<std::size_t>(records[0].line) - 1).text;
    EXPECT_THAT(code, HasSubstr("cook("));
}

TEST_F(LoadViews, ErrorsThatNobodyTookAndCallsOfTheHandlerAreInTheLog) {
    const std::string program = R"(import asyncio, gc
async def bad():
    raise ValueError('no cheese')
async def main():
    HANDLER
    task = asyncio.create_task(bad())
    await asyncio.sleep(1)
    del task
    gc.collect()
asyncio.run(main())
)";
    const auto with = [&](const std::string& line) {
        std::string text = program;
        return text.replace(text.find("HANDLER"), 7, line);
    };
    open_program("panels: log\n", with("pass"));
    ASSERT_TRUE(at_end().log);
    const LogRecordView lost = playground_->scene().log->records.at(0);
    EXPECT_EQ(lost.level, "ERROR");
    EXPECT_EQ(lost.text, "Task exception was never retrieved: ValueError: no cheese");
    EXPECT_EQ(lost.line, 3);
    EXPECT_EQ(lost.note, lost.who + " was last in line 3.");

    open_program("panels: log\n", with("asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)"));
    ASSERT_TRUE(at_end().log);
    const LogRecordView handled = playground_->scene().log->records.at(0);
    EXPECT_EQ(handled.level, "your handler");
    EXPECT_THAT(handled.text, HasSubstr("ValueError: no cheese"));
    EXPECT_EQ(handled.line, 3);
}

// --- meters --------------------------------------------------------------------------------------------------

TEST_F(LoadViews, TheMetersOfTheRushHour) {
    open("18");
    const Scene& busy = at(1.1);
    EXPECT_EQ(meter(busy, "arrivals").value, "10.0 /s");
    EXPECT_EQ(meter(busy, "arrivals").note, "12 came");
    EXPECT_EQ(meter(busy, "throughput").value, "5.5 /s");
    EXPECT_EQ(meter(busy, "throughput").note, "6 served");
    EXPECT_EQ(meter(busy, "errors").value, "0 %");
    EXPECT_EQ(meter(busy, "tasks alive").value, "7") << "six users and main";
    EXPECT_EQ(meter(busy, "switches").value, "0");
    EXPECT_EQ(meter(busy, "memory").value, "12 kB") << "of seven tasks";
    EXPECT_EQ(meter(busy, "memory").note, "model: 7 tasks, 0 threads");
    EXPECT_EQ(busy.meters->stairs->answers.size(), 6u);
}

TEST_F(LoadViews, ThePercentilesAreThoseThatTheProgramPrints) {
    for (const char* pool : {"1", "2", "3", "4"}) {
        open("18", {{"POOL", pool}});
        const Scene& scene = at_end();
        const auto& marks = scene.meters->stairs->percentiles;
        ASSERT_EQ(marks.size(), 3u);
        const auto two = [](double seconds) { return std::to_string(std::round(seconds * 100) / 100); };
        std::istringstream printed(scene.output.back().text);  // p50 0.9 max 1.51
        std::string word;
        double p50 = 0, longest = 0;
        printed >> word >> p50 >> word >> longest;
        EXPECT_EQ(two(marks[0].at), two(p50)) << pool;
        EXPECT_EQ(two(marks[1].at), two(longest)) << "of twelve, the 95th percentile is the longest";
        EXPECT_EQ(marks[2].at, marks[1].at);
    }
}

TEST_F(LoadViews, FailedUsersAreErrorsAndNoAnswers) {
    open("18", {{"FAIL", "5"}});
    const Scene& scene = at_end();
    EXPECT_EQ(meter(scene, "errors").value, "17 %");
    EXPECT_EQ(meter(scene, "errors").note, "2 of 12");
    EXPECT_EQ(scene.meters->stairs->answers.size(), 10u);
}

TEST_F(LoadViews, MetersKnowOnlyWhatHasHappened) {
    open("18", {{"FAIL", "5"}});
    everywhere([&](const Scene& scene) {
        if (!scene.meters) return;
        const State state = playground_->run().at(playground_->ui().position);
        std::size_t done = 0, failed = 0, alive = 0;
        for (const TaskState& task : state.tasks) {
            if (task.plumbing) continue;
            const bool ended = task.phase == TaskState::Phase::ended;
            alive += !ended;
            if (playground_->run().trace().text(task.function) != "user" || !ended) continue;
            ++(task.outcome == Outcome::done ? done : failed);
        }
        ASSERT_EQ(meter(scene, "throughput").note, std::to_string(done) + " served");
        ASSERT_EQ(meter(scene, "errors").note, std::to_string(failed) + " of " + std::to_string(done + failed));
        ASSERT_EQ(meter(scene, "tasks alive").value, std::to_string(alive));
        ASSERT_EQ(scene.meters->stairs->answers.size(), done);
        ASSERT_TRUE(std::ranges::is_sorted(scene.meters->stairs->answers));
    });
}

TEST_F(LoadViews, TheLongestHoldGrowsWhileATurnGoesOnAndNamesItsLine) {
    std::ifstream original(kLessons / "08-blocked-loop" / "program.py");
    open_program("panels: metrics\n", {std::istreambuf_iterator<char>(original), {}});
    EXPECT_EQ(meter(at(0.5), "longest hold").value, "0.00 s");
    EXPECT_EQ(meter(at(1.0), "longest hold").value, "0.40 s");
    EXPECT_EQ(meter(playground_->scene(), "longest hold").note, "report, line 16");
    const MeterView& longest = meter(at_end(), "longest hold");
    EXPECT_EQ(longest.value, "0.80 s");
    EXPECT_EQ(longest.line, 16);
    EXPECT_FALSE(playground_->scene().meters->stairs) << "the lesson does not say what an answer is";
}

TEST_F(LoadViews, WorkersAndSwitchesOfThreadsAreCounted) {
    open_program("panels: metrics\n", R"(import time
from concurrent.futures import ThreadPoolExecutor
def job(i):
    time.sleep(1)
with ThreadPoolExecutor(3) as pool:
    for i in range(5): pool.submit(job, i)
)");
    EXPECT_EQ(meter(at(0.5), "workers busy").value, "3");
    EXPECT_EQ(meter(at(1.5), "workers busy").value, "2");
    EXPECT_EQ(meter(playground_->scene(), "workers busy").note, "most 3 of 3");
    const int before = std::stoi(meter(at(0.5), "switches").value);
    EXPECT_GE(before, 6) << "to each worker and back";
    EXPECT_GT(std::stoi(meter(at_end(), "switches").value), before);
}

TEST_F(LoadViews, CoresAndTheMemoryOfThreadsAreCounted) {
    open_program("panels: metrics\n", R"(import threading
from lessonlib import burn
threads = [threading.Thread(target=burn, args=(1.0,)) for _ in range(3)]
for t in threads: t.start()
for t in threads: t.join()
)");
    EXPECT_EQ(meter(at(0.5), "cores busy").value, "1") << "there is one GIL";
    EXPECT_EQ(meter(playground_->scene(), "cores busy").note, "most 1 of 4");
    EXPECT_EQ(meter(playground_->scene(), "memory").value, "42 kB");
    EXPECT_EQ(meter(playground_->scene(), "memory").note, "model: 0 tasks, 3 threads");
    EXPECT_EQ(meter(at_end(), "memory").value, "0 kB") << "nobody is left";
}

}  // namespace
}  // namespace asynchio
