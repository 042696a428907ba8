// Finding one's way in the picture: statistics of a range, the run in small, searching, going back, and iterations.
#include <gmock/gmock.h>

#include <random>

#include "app/model/bars_in.h"
#include "app/model/reduce.h"
#include "app/model/search.h"
#include "app/play/playground.h"
#include "app/tests/views_fixture.h"

namespace asynchio::testing {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

// A waits until 0.40 s and then keeps the loop for 0.40 s; B wants to go on at 0.50 s.
constexpr const char* kBlocks = R"(import asyncio
import time

async def a():
    await asyncio.sleep(0.4)
    time.sleep(0.4)
    print("a is done")

async def b():
    await asyncio.sleep(0.5)
    print("b is done")

async def main():
    await asyncio.gather(asyncio.create_task(a(), name="A"), asyncio.create_task(b(), name="B"))

asyncio.run(main())
)";

class Picture : public Views {
  protected:
    void SetUp() override { open_plain(kBlocks); }

    UiState at_the_end() const {
        UiState ui;
        ui.position = ui.seen = run_.trace().size();
        ui.time = run_.total();
        return ui;
    }
    Scene show(const UiState& ui) { return make_scene(run_, ui, inputs_); }
    void act(UiState& ui, const Action& action) { reduce(ui, run_, action); }

    static const RangeLaneView& lane_of(const Scene& scene, const std::string& name) {
        const auto& lanes = scene.timeline.range->lanes;
        const auto lane = std::ranges::find(lanes, name, &RangeLaneView::name);
        if (lane == lanes.end()) throw std::runtime_error("no lane " + name);
        return *lane;
    }
    Selection found(const UiState& ui) const { return ui.search->found.value_or(Selection{}); }
};

TEST_F(Picture, ARangeSaysHowLongEverybodyWasInWhichState) {
    UiState ui = at_the_end();
    act(ui, SelectRange{0.2, 0.7});
    const Scene scene = show(ui);
    ASSERT_TRUE(scene.timeline.range);
    EXPECT_EQ(scene.timeline.range->length, "0.50 s");
    EXPECT_EQ(scene.timeline.range->sentence, "Tasks had the loop for 0.30 s of 0.50 s, 60 %, in 1 turn.");
    EXPECT_THAT(lane_of(scene, "A").states, ElementsAre(AllOf(Field(&StateShareView::activity, Activity::blocking), Field(&StateShareView::figures, "0.30 s, 60 %")),
                                                        AllOf(Field(&StateShareView::activity, Activity::waiting_timer), Field(&StateShareView::figures, "0.20 s, 40 %"))));
    EXPECT_THAT(lane_of(scene, "main").states, ElementsAre(AllOf(Field(&StateShareView::activity, Activity::waiting_box), Field(&StateShareView::words, "waiting: gather"),
                                                                 Field(&StateShareView::figures, "0.50 s, 100 %"))))
        << "in the words of its lane";
}

// Rare bars among many: found as if each had been looked at.
TEST(BarsOfALane, AreFoundByTheirState) {
    std::mt19937 dice(3);
    for (const std::size_t count : {0u, 1u, 127u, 128u, 129u, 5'000u}) {
        Lane lane;
        std::vector<std::size_t> expected;
        for (std::size_t i = 0; i < count; ++i) {
            Span span;
            const bool rare = i == 0 || i + 1 == count || dice() % 500 == 0;
            span.activity = rare ? Activity::blocking : Activity::running;
            span.begin = span.end = static_cast<Time>(i);
            if (rare) expected.push_back(i);
            lane.spans.push_back(span);
        }
        LaneTotals totals;
        totals.read(lane);
        EXPECT_EQ(bars_in(lane, totals, Activity::blocking), expected) << count;
    }
}

TEST_F(Picture, OfARangeOnlyWhatWasShownIsCounted) {
    UiState ui;
    act(ui, GoToTime{from_seconds(0.3)});
    act(ui, SelectRange{0.2, 0.7});
    const Scene scene = show(ui);
    EXPECT_EQ(scene.timeline.range->length, "0.10 s");
    EXPECT_THAT(lane_of(scene, "A").states, ElementsAre(Field(&StateShareView::figures, "0.10 s, 100 %")));
}

TEST_F(Picture, OnTheTurnsRulerARangeCountsTurns) {
    UiState ui = at_the_end();
    act(ui, SetRuler{Ruler::turns});
    act(ui, SelectRange{0, 3});
    const Scene scene = show(ui);
    EXPECT_EQ(scene.timeline.range->length, "3 turns");
    EXPECT_THAT(lane_of(scene, "A").states, ElementsAre(Field(&StateShareView::figures, "1 turn, no time")));
    act(ui, SetRuler{Ruler::time});
    EXPECT_FALSE(show(ui).timeline.range) << "its units are columns";
}

TEST_F(Picture, EscapeClosesTheSearchThenTheRangeThenTheSelection) {
    UiState ui = at_the_end();
    act(ui, Select{Selection{run_.lanes().lanes.back().actor, run_.lanes().lanes.back().spans[0].first_event}});
    act(ui, SelectRange{0.2, 0.7});
    act(ui, ShowPictureSearch{true});
    act(ui, Escape{});
    EXPECT_TRUE(!ui.search && ui.range && ui.selection);
    act(ui, Escape{});
    EXPECT_TRUE(!ui.range && ui.selection);
    act(ui, Escape{});
    EXPECT_FALSE(ui.selection);
}

TEST_F(Picture, FitShowsTheRangeAndThenTheWholeRun) {
    UiState ui = at_the_end();
    act(ui, SelectRange{0.2, 0.7});
    act(ui, FitView{});
    EXPECT_FALSE(ui.view.fitted);
    EXPECT_NEAR(ui.view.begin, 0.185, 1e-9);
    EXPECT_NEAR(ui.view.end, 0.715, 1e-9);
    act(ui, FitView{});
    EXPECT_TRUE(ui.view.fitted);
}

// What the sums say, one bar after the other.
StateTimes walked(const Lane& lane, Time begin, Time end, const Known& known) {
    StateTimes times;
    for (const Span& span : lane.spans) {
        if (span.first_event >= known.position) break;
        const Time until = std::min({span.last_event >= known.position ? known.time : span.end, end, known.time});
        times.of(span.activity) += std::max<Time>(0, until - std::max(span.begin, begin));
    }
    return times;
}

TEST(LaneTotals, SumsAreThoseOfEveryBarWhateverTheRange) {
    Lane lane;
    std::mt19937 dice(7);
    Time now = 0;
    for (std::size_t i = 0; i < 1000; ++i) {
        Span span;
        span.activity = span.phase = static_cast<Activity>(1 + dice() % (kActivities - 1));
        if (span.activity == Activity::blocking) span.activity = Activity::ready;
        now += dice() % 3 == 0 ? dice() % 50 : 0;
        span.begin = now, span.end = now += dice() % 4 == 0 ? 0 : dice() % 100;
        span.first_event = 2 * i, span.last_event = 2 * i + 2;
        lane.spans.push_back(span);
    }
    LaneTotals totals;
    totals.read(lane);
    for (int i = 0; i < 2000; ++i) {
        const Time begin = dice() % static_cast<unsigned>(now), end = begin + dice() % static_cast<unsigned>(now);
        const std::size_t bar = dice() % lane.spans.size();
        const Known known{lane.spans[bar].first_event + 1, lane.spans[bar].begin + (lane.spans[bar].end - lane.spans[bar].begin) / 2};
        if (begin > known.time) continue;
        EXPECT_EQ(totals.between(lane, begin, end, known).time, walked(lane, begin, end, known).time) << begin << " " << end << " " << bar;
    }
    const StateTimes all = totals.of_bars(lane, 0, lane.spans.size());
    std::size_t bars = 0;
    for (const std::size_t count : all.bars) bars += count;
    EXPECT_EQ(bars, lane.spans.size());
}

TEST_F(Picture, TheRunInSmallIsThereWhileOnlyAPartIsShown) {
    UiState ui = at_the_end();
    EXPECT_FALSE(show(ui).timeline.minimap);
    act(ui, ShowView{0.1, 0.3});
    const Scene scene = show(ui);
    ASSERT_TRUE(scene.timeline.minimap);
    const MinimapView& map = *scene.timeline.minimap;
    ASSERT_EQ(map.lanes.size(), scene.timeline.lanes.size());
    for (std::size_t i = 0; i < map.lanes.size(); ++i) EXPECT_EQ(map.lanes[i].name, scene.timeline.lanes[i].name) << "in the order of the lanes";
    const auto cell_at = [&](std::size_t lane, double at) { return map.lanes[lane].cells.at(static_cast<std::size_t>(at / map.cell)); };
    EXPECT_EQ(map.lanes[1].name, "A");
    EXPECT_EQ(cell_at(1, 0.2), Activity::waiting_timer);
    EXPECT_EQ(cell_at(1, 0.6), Activity::blocking);
    EXPECT_EQ(cell_at(2, 0.7), Activity::waiting_timer) << "B's timer rang at 0.50 s and nobody heard it";
}

TEST_F(Picture, TheRunInSmallDoesNotShowWhatWasNotSeen) {
    UiState ui;
    act(ui, GoToTime{from_seconds(0.3)});
    act(ui, ShowView{0.1, 0.3});
    const Scene scene = show(ui);
    const MinimapView& map = *scene.timeline.minimap;
    for (const MinimapLane& lane : map.lanes)
        for (std::size_t i = 0; i < lane.cells.size(); ++i) {
            if (static_cast<double>(i + 1) * map.cell > 0.3 + 1e-9) {
                EXPECT_EQ(lane.cells[i], Activity::nothing) << lane.name << " " << i;
            }
        }
    EXPECT_EQ(map.lanes[1].cells[10], Activity::waiting_timer);
}

TEST_F(Picture, ASearchFindsStatesNamesLinesAndOutput) {
    UiState ui = at_the_end();
    act(ui, ShowPictureSearch{true});
    EXPECT_EQ(show(ui).timeline.search->count, "");
    act(ui, SearchPicture{"blocking"});
    EXPECT_EQ(show(ui).timeline.search->count, "1 found");
    act(ui, GoToFound{1});
    EXPECT_EQ(show(ui).timeline.search->count, "1 of 1");
    ASSERT_TRUE(ui.selection);
    EXPECT_EQ(find_span(run_.lanes(), *ui.selection)->activity, Activity::blocking);
    act(ui, SearchPicture{"b"});
    act(ui, GoToFound{1});
    EXPECT_EQ(actor_name(run_.trace(), run_.end(), found(ui).actor), "B") << "who is called so, not everybody with this letter";
    EXPECT_EQ(show(ui).timeline.search->count, "1 of 1");
    act(ui, SearchPicture{"line 10"});
    act(ui, GoToFound{1});
    EXPECT_EQ(find_span(run_.lanes(), found(ui))->line, 10u);
    act(ui, SearchPicture{"B IS DONE"});
    EXPECT_EQ(show(ui).timeline.search->count, "1 found");
    act(ui, SearchPicture{"nobody"});
    EXPECT_EQ(show(ui).timeline.search->count, "nothing found");
    act(ui, GoToFound{1});
    EXPECT_FALSE(ui.search->found);
}

TEST_F(Picture, NextAndPreviousGoAroundInTheOrderOfTime) {
    UiState ui = at_the_end();
    act(ui, ShowPictureSearch{true});
    act(ui, SearchPicture{"timer"});
    const std::size_t count = show(ui).timeline.search->found;
    ASSERT_EQ(count, 2u) << "A's sleep and B's";
    act(ui, GoToFound{1});
    const Selection first = found(ui);
    EXPECT_EQ(show(ui).timeline.search->count, "1 of 2");
    act(ui, GoToFound{1});
    EXPECT_GT(found(ui).first_event, first.first_event);
    EXPECT_EQ(show(ui).timeline.search->count, "2 of 2");
    act(ui, GoToFound{1});
    EXPECT_EQ(found(ui), first);
    act(ui, GoToFound{-1});
    EXPECT_EQ(show(ui).timeline.search->count, "2 of 2");
}

TEST_F(Picture, ASearchDoesNotGiveAwayWhatWasNotSeen) {
    UiState ui;
    act(ui, GoToTime{from_seconds(0.3)});
    act(ui, ShowPictureSearch{true});
    act(ui, SearchPicture{"blocking"});
    EXPECT_EQ(show(ui).timeline.search->count, "nothing found");
}

TEST_F(Picture, WhatIsFoundComesIntoSightOfAPartAndThePlayheadGoesThereOnlyWhenItComesLater) {
    UiState ui = at_the_end();
    act(ui, ShowView{0.9, 1.0});
    act(ui, ShowPictureSearch{true});
    act(ui, SearchPicture{"blocking"});
    act(ui, GoToFound{1});
    EXPECT_LE(ui.view.begin, 0.4);
    EXPECT_GE(ui.view.end, 0.4);
    EXPECT_EQ(ui.time, run_.total());
    act(ui, GoToStart{});
    act(ui, GoToFound{1});
    EXPECT_EQ(ui.time, from_seconds(0.4));
}

TEST_F(Picture, GoingBackShowsWhatOneLookedAtBefore) {
    UiState ui = at_the_end();
    const Stand all{ui.position, ui.time, ui.ruler, ui.view, ui.selection, ui.range};
    act(ui, ZoomView{1.5, 0.4, 0, 0.9});
    act(ui, ZoomView{1.5, 0.4, 0.1, 0.7});
    const View zoomed = ui.view;
    act(ui, GoToTime{from_seconds(0.5)});
    act(ui, GoToTime{from_seconds(0.45), true});
    act(ui, GoToTime{from_seconds(0.40), true});
    act(ui, SelectRange{0.1, 0.2});
    act(ui, SelectRange{0.1, 0.3});
    act(ui, WalkTrail{-1});
    EXPECT_FALSE(ui.range) << "one drag is one step";
    EXPECT_EQ(ui.time, from_seconds(0.4));
    act(ui, WalkTrail{-1});
    EXPECT_EQ(ui.time, all.time);
    EXPECT_EQ(ui.view, zoomed);
    act(ui, WalkTrail{-1});
    EXPECT_TRUE(ui.view.fitted);
    act(ui, WalkTrail{-1});
    EXPECT_TRUE(ui.view.fitted) << "there is nothing before";
    act(ui, WalkTrail{1});
    EXPECT_EQ(ui.view, zoomed);
    act(ui, WalkTrail{1});
    act(ui, WalkTrail{1});
    EXPECT_EQ(ui.range, (Range{0.1, 0.3}));
}

TEST_F(Picture, TwoDragsAreTwoStepsBackAndStepsOfThePlayheadAreNone) {
    UiState ui = at_the_end();
    act(ui, GoToTime{from_seconds(0.5)});
    act(ui, GoToTime{from_seconds(0.2)});
    act(ui, StepForward{});
    act(ui, WalkTrail{-1});
    EXPECT_EQ(ui.time, from_seconds(0.5));
}

TEST_F(Picture, GoingBackNeverShowsMoreThanWasSeen) {
    UiState ui = at_the_end();
    act(ui, GoToTime{from_seconds(0.2)});
    act(ui, Restart{});
    act(ui, WalkTrail{-1});
    EXPECT_EQ(ui.position, 0u);
}

TEST_F(Picture, AZoomedViewStaysWhereItIsUntilThePlayheadMoves) {
    UiState ui = at_the_end();
    act(ui, ShowView{0.1, 0.3});
    act(ui, Select{Selection{run_.lanes().lanes.back().actor, run_.lanes().lanes.back().spans[0].first_event}});
    EXPECT_EQ(ui.view, (View{0.1, 0.3, false})) << "a click on a bar does not move the picture under the pointer";
    act(ui, GoToTime{from_seconds(0.6)});
    EXPECT_LE(ui.view.begin, 0.6);
    EXPECT_GE(ui.view.end, 0.6);
}

TEST_F(Picture, AZoomKeepsThePlaceUnderThePointerWhateverWasShown) {
    UiState ui;  // not fitted to the run's end: half of it was not seen yet
    act(ui, GoToTime{from_seconds(0.3)});
    act(ui, ZoomView{2, 0.3, 0, 1.2});
    EXPECT_NEAR((0.3 - ui.view.begin) / (ui.view.end - ui.view.begin), 0.3 / 1.2, 1e-9);
    EXPECT_NEAR(ui.view.end - ui.view.begin, 0.6, 1e-9);
}

TEST_F(Picture, IterationsTileTheTimeTheLoopWasAlive) {
    UiState ui = at_the_end();
    EXPECT_THAT(show(ui).timeline.passes, IsEmpty());
    act(ui, TogglePasses{});
    const auto passes = show(ui).timeline.passes;
    ASSERT_GE(passes.size(), 2u);
    EXPECT_DOUBLE_EQ(passes.front().begin, 0);
    for (std::size_t i = 1; i < passes.size(); ++i) {
        EXPECT_DOUBLE_EQ(passes[i].begin, passes[i - 1].end);
        EXPECT_GT(passes[i].number, passes[i - 1].number);
    }
    // The turn in which A blocks.
    EXPECT_THAT(passes, ::testing::Contains(AllOf(Field(&PassView::begin, ::testing::DoubleNear(0.4, 1e-9)), Field(&PassView::end, ::testing::DoubleNear(0.8, 1e-9)))));
}

TEST_F(Picture, OnTheTurnsRulerIterationsAreThereUntilSomebodyWantsThemGone) {
    UiState ui = at_the_end();
    act(ui, SetRuler{Ruler::turns});
    const Scene scene = show(ui);
    ASSERT_FALSE(scene.timeline.passes.empty());
    EXPECT_EQ(scene.timeline.passes.front().number, 1u);
    act(ui, TogglePasses{});
    EXPECT_THAT(show(ui).timeline.passes, IsEmpty());
}

// --- the order of the lanes ----------------------------------------------------------------------------------

constexpr const char* kPairs = R"(import asyncio

async def cook():
    await asyncio.sleep(0.1)

async def serve():
    await asyncio.to_thread(print, "served")

async def main():
    make = asyncio.create_task
    await asyncio.gather(make(cook(), name="C1"), make(serve(), name="S1"), make(cook(), name="C2"), make(serve(), name="S2"))

asyncio.run(main())
)";

class LaneOrders : public Picture {
  protected:
    void SetUp() override { open_plain(kPairs); }

    std::vector<std::string> names(const UiState& ui) {
        std::vector<std::string> names;
        const Scene scene = show(ui);
        for (const LaneView& lane : scene.timeline.lanes)
            if (!lane.worker) names.push_back(lane.name);
        return names;
    }
    Actor called(const std::string& name) {
        const Scene scene = show(at_the_end());
        for (const LaneView& lane : scene.timeline.lanes)
            if (lane.name == name) return lane.actor;
        throw std::runtime_error("no lane " + name);
    }
};

TEST_F(LaneOrders, ALaneMovesAndStopsAtTheEnds) {
    UiState ui = at_the_end();
    ASSERT_THAT(names(ui), ElementsAre("main", "C1", "S1", "C2", "S2"));
    act(ui, MoveLane{called("C2"), -2});
    EXPECT_THAT(names(ui), ElementsAre("main", "C2", "C1", "S1", "S2"));
    act(ui, MoveLane{called("C2"), -9});
    EXPECT_THAT(names(ui), ElementsAre("C2", "main", "C1", "S1", "S2"));
    act(ui, ResetLanes{});
    EXPECT_THAT(names(ui), ElementsAre("main", "C1", "S1", "C2", "S2"));
}

TEST_F(LaneOrders, APinnedLaneStandsOnTopAndTheOthersStayBelowIt) {
    UiState ui = at_the_end();
    act(ui, PinLane{called("S2")});
    act(ui, PinLane{called("S1")});
    EXPECT_THAT(names(ui), ElementsAre("S2", "S1", "main", "C1", "C2"));
    act(ui, MoveLane{called("C2"), -9});
    EXPECT_THAT(names(ui), ElementsAre("S2", "S1", "C2", "main", "C1"));
    act(ui, MoveLane{called("S1"), -1});
    EXPECT_THAT(names(ui), ElementsAre("S1", "S2", "C2", "main", "C1"));
    const Scene scene = show(ui);
    EXPECT_TRUE(scene.timeline.lanes[1].pinned && !scene.timeline.lanes[2].pinned);
    act(ui, PinLane{called("S1")});
    EXPECT_EQ(names(ui).front(), "S2");
}

TEST_F(LaneOrders, LanesOfOneFunctionStandTogether) {
    UiState ui = at_the_end();
    act(ui, GroupLanes{});
    EXPECT_THAT(names(ui), ElementsAre("main", "C1", "C2", "S1", "S2"));
    std::vector<std::string> first;
    const Scene scene = show(ui);
    for (const LaneView& lane : scene.timeline.lanes)
        if (lane.first_of_group) first.push_back(lane.name);
    ASSERT_GE(first.size(), 3u);
    EXPECT_EQ(first[0], "C1");
    EXPECT_EQ(first[1], "S1");
    act(ui, GroupLanes{});
    EXPECT_THAT(names(ui), ElementsAre("main", "C1", "S1", "C2", "S2"));
}

TEST_F(LaneOrders, TheRunInSmallFollowsTheOrder) {
    UiState ui = at_the_end();
    act(ui, PinLane{called("S2")});
    act(ui, ShowView{0, 0.05});
    const Scene scene = show(ui);
    EXPECT_EQ(scene.timeline.minimap->lanes.front().name, "S2");
}

TEST(LaneOrdersOfLessons, AreKeptWhileTheAppRuns) {
    Playground playground(source_root() / "lessons", built_runner());
    ASSERT_TRUE(playground.open("5"));
    playground.finish_run();
    playground.apply({GroupLanes{}});
    ASSERT_TRUE(playground.open("6"));
    playground.finish_run();
    EXPECT_TRUE(playground.ui().lanes.usual());
    ASSERT_TRUE(playground.open("5"));
    playground.finish_run();
    EXPECT_TRUE(playground.ui().lanes.grouped);
}

TEST(OpenQuestions, HideWhatASearchOrGoingBackWouldShow) {
    Playground playground(source_root() / "lessons", built_runner());
    ASSERT_TRUE(playground.open("5"));
    playground.finish_run();
    playground.apply({GoToStage{Stage::predict}, ShowPictureSearch{true}, SearchPicture{"timer"}, GoToFound{1}});
    EXPECT_EQ(playground.ui().position, 0u);
    EXPECT_EQ(playground.scene().timeline.search->count, "nothing found");
}

}  // namespace
}  // namespace asynchio::testing
