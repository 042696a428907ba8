// Coroutine cards, the tree of awaits and the wait-for graph, at playheads of real lessons and of programs made for them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/tests/views_fixture.h"

namespace asynchio {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Views = asynchio::testing::Views;

std::string line_words(int line) { return line > 0 ? " @" + std::to_string(line) : ""; }

std::vector<std::string> cards_of(const Scene& scene) {
    std::vector<std::string> cards;
    for (const CoroutineCard& card : scene.coroutines.cards)
        cards.push_back(card.name + ": " + card.state + "; made by " + card.maker + "; " + card.drives +
                        (card.driver ? " " + card.driver->name : "") + (card.place.empty() ? "" : ", " + card.place));
    return cards;
}

std::vector<std::string> tree_of(const Scene& scene) {
    std::vector<std::string> rows;
    for (const AwaitRow& row : scene.awaits.rows)
        rows.push_back(std::string(static_cast<std::size_t>(2 * row.depth), ' ') + row.name + " " + row.words + line_words(row.line));
    return rows;
}

std::vector<std::string> arrows_of(const WaitGraphView& view) {
    std::vector<std::string> arrows;
    for (const WaitArrow& arrow : view.arrows) {
        const std::string& party = view.parties[arrow.party].who.name;
        const std::string& thing = view.things[arrow.thing].name;
        const std::string words = arrow.words.empty() ? " " : " " + arrow.words + " ";
        arrows.push_back((arrow.wants ? party + words + thing : thing + words + party) + (arrow.in_circle ? " !" : ""));
    }
    return arrows;
}

TEST_F(Views, ACallOnlyMakesACardAndThePictureSaysWhyNothingRan) {
    open("02");
    EXPECT_TRUE(at_position(0).coroutines.shown);
    EXPECT_THAT(at_position(0).coroutines.cards, IsEmpty());
    const Scene made = at_position(after(EventKind::CoroutineCreated, 2));
    EXPECT_THAT(cards_of(made), ElementsAre("main(): runs, line 15; made by script, line 24; driven by main, its own task",
                                            "cook(): made, not begun; made by main, line 15; driven by nobody"));
    EXPECT_EQ(made.coroutines.sentence,
              "cook() was made in line 15, and no line of it has run: nobody awaits it, and no task was made from it.");
    EXPECT_FALSE(made.coroutines.warning) << "it may still be awaited";
    EXPECT_EQ(made.coroutines.cards[1].line, 15);
    EXPECT_FALSE(made.coroutines.cards[1].bar) << "it has no lane";

    const Scene end = at_end();
    EXPECT_THAT(cards_of(end), ElementsAre("main(): ended; made by script, line 24; was driven by main, its own task",
                                           "cook(): thrown away, never awaited; made by main, line 15; driven by nobody"));
    EXPECT_EQ(end.coroutines.sentence, "Not one line of cook() ran: it was made in line 15 and thrown away. "
                                       "Nobody awaited it, and no task was made from it.");
    EXPECT_TRUE(end.coroutines.warning);
    EXPECT_EQ(end.coroutines.current, 1u);
}

TEST_F(Views, AnAwaitedCoroutineRunsInTheLaneOfWhoeverAwaits) {
    open("02", {{"HOW", "1"}});
    const Scene waits = at(0.5);
    EXPECT_THAT(cards_of(waits),
                ElementsAre("main(): paused, line 17, awaits cook(); made by script, line 24; driven by main, its own task",
                            "cook(): paused at its await, line 9; made by main, line 17; awaited by main, line 17"));
    EXPECT_EQ(waits.coroutines.sentence, "cook() runs inside main, at its await in line 17: no task, no lane of its own.");
    ASSERT_TRUE(waits.coroutines.cards[1].bar);
    EXPECT_EQ(waits.coroutines.cards[1].bar->actor, Actor::of(TaskId(1)));
    EXPECT_EQ(cards_of(at_end())[1], "cook(): ended, returned 'soup'; made by main, line 17; was awaited by main");
}

TEST_F(Views, CreateTaskGivesTheCardToATask) {
    open("02", {{"HOW", "2"}});
    const Scene given = at_position(after(EventKind::CoroutineTasked, 2));
    EXPECT_EQ(cards_of(given)[1], "cook(): given to task cook, not begun; made by main, line 19; driven by cook, its own task");
    EXPECT_EQ(given.coroutines.cards[1].activity, Activity::ready);
    EXPECT_EQ(given.coroutines.sentence, "cook() has not begun: task cook waits in the ready queue for its first turn.");
    const Scene end = at_end();
    EXPECT_EQ(cards_of(end)[1], "cook(): stopped: CancelledError; made by main, line 19; was driven by cook, its own task");
    EXPECT_EQ(end.coroutines.cards[1].outcome, Outcome::cancelled);
    EXPECT_FALSE(end.coroutines.warning);
}

TEST_F(Views, AGeneratorStandsBesideCoroutines) {
    open_program("coroutines", "def count():\n    yield 1\n    yield 2\n\n"
                               "numbers = count()\nnext(numbers)\nnext(numbers)\nlist(numbers)\nunused = count()\ndel unused\n");
    EXPECT_EQ(at_position(after(EventKind::CoroutineCreated)).coroutines.sentence,
              "count() was made in line 5, and no line of it has run: nobody has asked it for a value.");
    const Scene second = at_position(after(EventKind::CoroutinePaused, 2));
    EXPECT_THAT(cards_of(second),
                ElementsAre("count(): paused at yield, line 3, gave 2; made by main, line 5; asked by main, line 7"));
    EXPECT_EQ(second.coroutines.cards[0].kind, "generator");
    EXPECT_THAT(cards_of(at_end()), ElementsAre("count(): ended; made by main, line 5; was asked by main",
                                                "count(): thrown away, never begun; made by main, line 9; driven by nobody"));
}

TEST_F(Views, AwaitStopsOneTaskAndTheTreeSaysWhere) {
    open("03");
    EXPECT_THAT(tree_of(at_position(0)), IsEmpty());
    const Scene waits = at(0.5);
    EXPECT_THAT(tree_of(waits), ElementsAre("main awaits gather, 0 of 2 done @23", "  page awaits fetch() @15",
                                            "    fetch() awaits timer 2.00, in 1.50 s @9", "  clock awaits timer 0.90, in 0.40 s @21"));
    EXPECT_EQ(waits.awaits.stopped, "main, page and clock");
    EXPECT_EQ(waits.awaits.going, "nobody until 0.90");
    EXPECT_TRUE(waits.awaits.rows[1].who);
    EXPECT_FALSE(waits.awaits.rows[2].who) << "fetch() is no task";
    EXPECT_EQ(waits.awaits.rows[2].activity, Activity::waiting_timer) << "but it stops as its task does";

    const Scene ticks = at_position(after(EventKind::TurnStarted, 4));
    EXPECT_EQ(ticks.awaits.stopped, "main and page");
    EXPECT_EQ(ticks.awaits.going, "clock");
    EXPECT_THAT(tree_of(ticks)[3], HasSubstr("clock runs"));
    EXPECT_EQ(at_end().awaits.rows.size(), 0u);
}

TEST_F(Views, TogetherTheTreeHasBothWaitsBelowPage) {
    open("03", {{"TOGETHER", "1"}});
    EXPECT_THAT(tree_of(at(0.5)),
                ElementsAre("main awaits gather, 0 of 2 done @23", "  page awaits gather, 0 of 2 done @13", "    A awaits timer 2.00, in 1.50 s @9",
                            "    B awaits timer 1.00, in 0.50 s @9", "  clock awaits timer 0.90, in 0.40 s @21"));
}

TEST_F(Views, TheTreeOfEveryLessonThatAsksForIt) {
    open("05");
    EXPECT_THAT(tree_of(at(1.5)), ElementsAre("main awaits gather, 1 of 3 done @14", "  A awaits timer 3.00, in 1.50 s @9",
                                              "  C awaits timer 2.00, in 0.50 s @9"));
    open("16");
    EXPECT_THAT(tree_of(at(1)), ElementsAre("main awaits task worker, at most until 2.00 @21", "  worker awaits timer 1.20, in 0.20 s @13"));
    EXPECT_THAT(tree_of(at(2.2)), ElementsAre("main awaits task worker @21", "  worker awaits timer 2.50, in 0.30 s @16"));
    open("17");
    EXPECT_THAT(tree_of(at(0.2)), ElementsAre("main awaits the items of q to be processed @23", "s0 awaits timer 0.50, in 0.30 s @12",
                                              "s1 awaits an item in q @10"));
}

TEST_F(Views, LocksFuturesAndTasksThatWaitForEachOtherAreInTheTree) {
    open_program("awaits waitfor", R"(import asyncio
pen = asyncio.Lock()
tasks = []
async def write():
    async with pen:
        await tasks[1]
async def read():
    async with pen:
        pass
async def main():
    for body in (write, read): tasks.append(asyncio.create_task(body()))
    await asyncio.get_running_loop().create_future()
asyncio.run(main())
)");
    const Scene stuck = at_end();
    EXPECT_THAT(tree_of(stuck), ElementsAre("main awaits a future that is still empty @12", "write awaits task read @6",
                                            "  read awaits lock pen, held by write @8"));
    EXPECT_EQ(stuck.awaits.going, "nobody");
    EXPECT_EQ(stuck.wait_graph.sentence,
              "write (line 6) awaits task read; read (line 8) wants lock pen, held by write: a circle, nobody in it can go on.");
}

TEST_F(Views, TasksThatAwaitEachOtherEndTheTreeOnce) {
    open_program("awaits", R"(import asyncio
tasks = []
async def wait(other): await tasks[other]
async def main():
    tasks.extend(asyncio.create_task(wait(1 - i), name='AB'[i]) for i in range(2))
    await asyncio.sleep(1)
asyncio.run(main())
)");
    EXPECT_THAT(tree_of(at(0.5)), ElementsAre("main awaits timer 1.00, in 0.50 s @6", "A awaits task B @3", "  B awaits task A @3",
                                              "    A see above"));
}

TEST_F(Views, TheWaitGraphGrowsIntoACircle) {
    open("13");
    const WaitGraphView first = at(0.05).wait_graph;
    EXPECT_THAT(arrows_of(first), ElementsAre("knife held by ann"));
    EXPECT_EQ(first.sentence, "Nobody waits for another one. No circle.");
    EXPECT_FALSE(first.things[1].held) << "the board is free";

    const WaitGraphView second = at(0.55).wait_graph;
    EXPECT_THAT(arrows_of(second),
                ElementsAre("knife held by ann", "board held by bob", "main joins end of ann", "end of ann ann", "ann wants board"));
    EXPECT_EQ(second.sentence, "main (line 22) joins thread ann; ann (line 13) wants lock board, held by bob. No circle: bob can go on.");
    EXPECT_THAT(second.circle, IsEmpty());

    const WaitGraphView stuck = at(0.6).wait_graph;
    EXPECT_THAT(arrows_of(stuck), ElementsAre("knife held by ann !", "board held by bob !", "main joins end of ann", "end of ann ann",
                                              "ann wants board !", "bob wants knife !"));
    EXPECT_EQ(stuck.sentence, "ann (line 13) wants lock board, held by bob; bob (line 13) wants lock knife, held by ann: "
                              "a circle, nobody in it can go on.");
    ASSERT_EQ(stuck.circle.size(), 2u);
    EXPECT_EQ(stuck.parties.back().who.name, "main") << "who only waits for the others comes last";
    EXPECT_FALSE(stuck.parties.back().in_circle);
    EXPECT_EQ(stuck.parties[0].line, 13);
}

TEST_F(Views, InOneOrderThereIsNeverACircle) {
    open("13", {{"SAME_ORDER", "1"}});
    bool waited = false;
    for (std::size_t i = 0; i <= run_.trace().size(); ++i) {
        const WaitGraphView view = at_position(i).wait_graph;
        EXPECT_THAT(view.circle, IsEmpty()) << i;
        EXPECT_THAT(view.sentence, ::testing::Not(HasSubstr("a circle"))) << i;
        for (const WaitArrow& arrow : view.arrows) waited |= arrow.wants && view.things[arrow.thing].lock;
    }
    EXPECT_TRUE(waited);
}

TEST_F(Views, ALockThatItsOwnerWantsAgainIsACircleOfOne) {
    open_program("waitfor", "import threading\npen = threading.Lock()\nwith pen:\n    with pen:\n        pass\n");
    const WaitGraphView view = at_end().wait_graph;
    EXPECT_EQ(view.sentence, "main (line 4) wants lock pen, held by itself: a circle, nobody can go on.");
    EXPECT_THAT(arrows_of(view), ElementsAre("pen held by main !", "main wants pen !"));
}

constexpr const char* kTable = R"(import threading, time
forks = [threading.Lock() for _ in range(COUNT)]
def dine(i):
    with forks[i]:
        time.sleep(1)
        with forks[(i + 1) % COUNT]:
            pass
for i in range(COUNT):
    threading.Thread(target=dine, args=(i,), name=f'P{i}').start()
)";

TEST_F(Views, ACircleOfManyIsNamedInItsOrder) {
    for (const int count : {3, 5, 8}) {
        open_program("waitfor", "COUNT = " + std::to_string(count) + "\n" + kTable);
        const WaitGraphView view = at_end().wait_graph;
        ASSERT_EQ(view.circle.size(), static_cast<std::size_t>(count));
        for (std::size_t i = 0; i < view.circle.size(); ++i)
            EXPECT_EQ(view.parties[view.circle[i]].who.name, "P" + std::to_string(i)) << "each waits for the next one";
        EXPECT_EQ(view.sentence.find("and 2 more wait") != std::string::npos, count == 8);
        EXPECT_EQ(std::ranges::count(view.arrows, true, &WaitArrow::in_circle), 2 * count);
    }
}

TEST_F(Views, OnlyWhatTheLessonAsksForIsShown) {
    open("01");
    const Scene other = at_end();
    EXPECT_FALSE(other.coroutines.shown || other.awaits.shown || other.wait_graph.shown);
    open("02");
    EXPECT_FALSE(at_end().awaits.shown || at_end().wait_graph.shown);
    open_program("coroutines awaits waitfor", "print('no coroutine, no task, no second thread')\n");
    const Scene plain = at_end();
    EXPECT_FALSE(plain.coroutines.shown || plain.awaits.shown || plain.wait_graph.shown);
    open_program("code", "import asyncio\nasync def main(): pass\nasyncio.run(main())\n");
    EXPECT_FALSE(at_end().coroutines.shown);
}

TEST_F(Views, AProgramWithoutALessonHasEveryViewForWhichThereIsSomethingToShow) {
    open_plain("print('nothing to look at')\n");
    const Scene plain = at_end();
    EXPECT_FALSE(plain.coroutines.shown || plain.awaits.shown || plain.wait_graph.shown || plain.queues || plain.log || plain.meters);
    open_plain("import threading\nlock = threading.Lock()\nwith lock: pass\n");
    const Scene locked = at_end();
    EXPECT_TRUE(locked.wait_graph.shown);
    EXPECT_FALSE(locked.coroutines.shown || locked.awaits.shown || locked.queues || locked.log || locked.meters);
    open_plain("import asyncio\n"
               "async def main():\n"
               "    queue = asyncio.Queue()\n"
               "    asyncio.create_task(queue.get(), name='taker')\n"
               "    await asyncio.sleep(1)\n"
               "    main()\n"
               "asyncio.run(main(), debug=True)\n");
    const Scene all = at_end();
    EXPECT_TRUE(all.coroutines.shown);
    EXPECT_TRUE(all.awaits.shown);
    EXPECT_TRUE(all.wait_graph.shown);
    EXPECT_TRUE(all.queues);
    EXPECT_TRUE(all.log);
    EXPECT_FALSE(all.meters) << "only a lesson says what is counted as an answer";
}

TEST_F(Views, OfThousandsShowTheNewestAndTheOneThatMatters) {
    open_program("coroutines awaits waitfor", R"(import asyncio
async def lost(): pass
async def busy():
    async with pens[0]: await asyncio.sleep(1)
async def main():
    lost()
    global pens
    pens = [asyncio.Semaphore(1500)]
    await asyncio.gather(*[busy() for _ in range(3000)])
asyncio.run(main())
)");
    const Scene scene = at(0.5);
    EXPECT_EQ(scene.coroutines.cards.size(), 201u);
    EXPECT_EQ(scene.coroutines.cards[scene.coroutines.current].name, "lost()");
    EXPECT_TRUE(scene.coroutines.warning);
    EXPECT_EQ(scene.awaits.rows.size(), 200u);
    EXPECT_EQ(scene.awaits.rows.size() + scene.awaits.left_out, 3001u);
    EXPECT_LT(scene.wait_graph.sentence.size(), 2000u);
}

// C++ has no coroutine objects to look into; its tasks wait as Python's do.
TEST_F(Views, TheTreeOfAProgramInCpp) {
    open("05", {}, Language::cpp);
    ASSERT_EQ(at(1.5).awaits.rows.size(), 3u);
    EXPECT_THAT(tree_of(at(1.5))[0], HasSubstr("main awaits gather, 1 of 3 done"));
    EXPECT_THAT(tree_of(at(1.5))[2], HasSubstr("  C awaits timer 2.00, in 0.50 s"));
    EXPECT_GT(at(1.5).awaits.rows[2].line, 0);
}

// At every event: lines are lines of the program, bars exist, and arrows have both ends.
TEST_F(Views, AreWholeAtEveryPlayhead) {
    for (const char* lesson : {"02", "03", "05", "13", "16", "17"}) {
        open(lesson);
        for (std::size_t i = 0; i <= run_.trace().size(); ++i) {
            const Scene scene = at_position(i);
            const int lines = static_cast<int>(scene.code.size());
            const auto check = [&](int line, const std::optional<Selection>& bar) {
                ASSERT_TRUE(line >= 0 && line <= lines) << lesson << " at " << i;
                ASSERT_TRUE(!bar || find_span(run_.lanes(), *bar) != nullptr) << lesson << " at " << i;
            };
            for (const CoroutineCard& card : scene.coroutines.cards) {
                check(card.line, card.bar);
                ASSERT_FALSE(card.state.empty() || card.maker.empty() || card.drives.empty());
            }
            for (const AwaitRow& row : scene.awaits.rows) check(row.line, row.bar);
            for (const WaitParty& party : scene.wait_graph.parties) check(party.line, party.bar);
            for (const WaitArrow& arrow : scene.wait_graph.arrows)
                ASSERT_TRUE(arrow.party < scene.wait_graph.parties.size() && arrow.thing < scene.wait_graph.things.size());
        }
    }
}

}  // namespace
}  // namespace asynchio
