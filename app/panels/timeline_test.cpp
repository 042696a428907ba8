// The timeline, the strip and the transport as a person uses them: input goes in, frames answer with actions.
#include "app/panels/timeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/panels/looks.h"
#include "app/panels/strip.h"
#include "app/panels/timeline_fixture.h"
#include "app/panels/timeline_flags.h"
#include "app/panels/timeline_lanes.h"
#include "app/panels/timeline_marks.h"
#include "app/panels/timeline_ruler.h"
#include "app/panels/transport.h"
#include "app/widgets/test_screen.h"

namespace asynchio::panels {
namespace {

TEST_F(Timeline, AClickOnABarSelectsIt) {
    screen.settle(draw);
    screen.input().click(plot().x(1.5), lane_middle(1));
    screen.settle(draw);
    const auto selected = only<Select>(actions);
    ASSERT_EQ(selected.size(), 1u);
    EXPECT_EQ(selected[0].selection, (Selection{Actor::of(TaskId(2)), 21}));
}

TEST_F(Timeline, AClickBesideTheBarsDeselects) {
    screen.settle(draw);
    state.selection = Selection{Actor::of(TaskId(2)), 21};
    screen.input().click(plot().x(1.5), lane_middle(0));
    screen.settle(draw);
    EXPECT_EQ(only<Deselect>(actions).size(), 1u);
    EXPECT_TRUE(only<Select>(actions).empty());
}

TEST_F(Timeline, DraggingTheRulerMovesThePlayhead) {
    screen.settle(draw);
    const Plot it = plot();
    screen.input().drag(it.x(2), it.ruler.centre().y, it.x(0.5), it.ruler.centre().y);
    screen.settle(draw);
    const auto moves = only<GoToTime>(actions);
    ASSERT_FALSE(moves.empty());
    EXPECT_NEAR(to_seconds(moves.back().time), 0.5, 0.01);
}

TEST_F(Timeline, OnTheTurnsRulerADragGoesToAColumn) {
    scene.timeline.ruler = state.ruler = Ruler::turns;
    scene.timeline.shown_end = 8;
    screen.settle(draw);
    const Plot it = plot();
    screen.input().click(it.x(1.5), it.ruler.centre().y);
    screen.settle(draw);
    const auto moves = only<GoToPosition>(actions);
    ASSERT_FALSE(moves.empty());
    EXPECT_EQ(moves.back().position, 21u);
}

TEST_F(Timeline, TheWheelZoomsAtThePlaceUnderThePointer) {
    screen.settle(draw);
    const float x = plot().x(1.25), y = lane_middle(0);
    screen.input().move(x, y);
    screen.settle(draw);
    screen.input().push(platform::MouseWheel{0, 1, {}});
    screen.settle(draw);
    const auto zooms = only<ZoomView>(actions);
    ASSERT_EQ(zooms.size(), 1u);
    EXPECT_NEAR(zooms[0].at, 1.25, 1e-4);
    EXPECT_GT(zooms[0].factor, 1);
    // The view that such a zoom makes shows the same time at the same pixel.
    const Plot before = plot();
    state.view = {zooms[0].at - (zooms[0].at - before.begin) / zooms[0].factor,
                  zooms[0].at + (before.end - zooms[0].at) / zooms[0].factor, false};
    EXPECT_NEAR(plot().x(1.25), x, 0.5);
}

TEST_F(Timeline, DragsOnTheLanesPanWhenZoomed) {
    state.view = {0.5, 1.5, false};
    screen.settle(draw);
    const Plot it = plot();
    screen.input().drag(it.x(0.8), lane_middle(0), it.x(0.7), lane_middle(0));
    screen.settle(draw);
    double by = 0;
    for (const PanView& pan : only<PanView>(actions)) by += pan.by;
    EXPECT_NEAR(by, 0.1, 0.02);
    EXPECT_TRUE(only<Select>(actions).empty());
}

TEST_F(Timeline, PullingTheEndOfASleepAsksForAnotherEnd) {
    screen.settle(draw);
    const Plot it = plot();
    const float y = lane_middle(0);
    screen.input().move(it.x(1) - 1, y);
    screen.settle(draw);
    screen.input().drag(it.x(1) - 1, y, it.x(1.5), y);
    screen.settle(draw);
    const auto pulls = only<DragBarEnd>(actions);
    ASSERT_FALSE(pulls.empty());
    EXPECT_EQ(pulls.back().bar, (Selection{Actor::of(TaskId(1)), 11}));
    EXPECT_NEAR(to_seconds(pulls.back().end), 1.5, 0.02);
    EXPECT_FALSE(pulls.back().dragging);
    EXPECT_TRUE(only<Select>(actions).empty());
}

TEST_F(Timeline, KeysWorkWhileTheMouseIsOverIt) {
    screen.settle(draw);
    screen.input().move(plot().x(1), lane_middle(0));
    for (const Key key : {Key::w, Key::d, Key::f, Key::left_bracket, Key::period})
        screen.input().press(key);
    screen.settle(draw);
    EXPECT_EQ(only<ZoomView>(actions).size(), 1u);
    EXPECT_EQ(only<PanView>(actions).size(), 1u);
    EXPECT_EQ(only<FitView>(actions).size(), 1u);
    EXPECT_EQ(only<FollowWake>(actions).size(), 1u);
    EXPECT_EQ(only<SelectNeighbour>(actions).size(), 1u);
    actions.clear();
    state.editing = true;
    screen.input().press(Key::w);
    screen.settle(draw);
    EXPECT_TRUE(actions.empty()) << "letters belong to the program text";
}

TEST_F(Timeline, AWaitEndsAtThePlayheadAndGrowsWithIt) {
    screen.settle(draw);
    ui::Keys keys;
    ui::Ui ui{screen.theme(), screen.fonts(), screen.memory(), keys, 1};
    go_to(30, 0.5);
    const Plot it = plot();
    const auto marks = collect_marks(ui, it, run.lanes[1], {30, 0.5});
    ASSERT_EQ(marks.size(), 2u);
    EXPECT_TRUE(marks[0].slice);
    EXPECT_TRUE(marks[1].cut);
    EXPECT_NEAR(marks[1].x1, it.x(0.5), 0.5);
    EXPECT_EQ(marks[1].x0, marks[0].x1) << "the slice pushes the following bar";
}

TEST_F(Timeline, ABellStandsWhereATimerWasDueWhenNobodyCouldLook) {
    const auto drawn = [&](Time deadline) {
        run.lanes[1].spans[1].wait.deadline = deadline;
        screen.settle(draw);
        return screen.vertex_count();
    };
    const int none = drawn(kNever);
    EXPECT_EQ(drawn(from_seconds(2)), none) << "it rang in time";
    EXPECT_GT(drawn(from_seconds(1.2)), none);
    go_to(51, 1);  // B still sleeps
    EXPECT_EQ(drawn(from_seconds(1.2)), drawn(kNever)) << "it is not due yet";
    go_to(60, 2);
    state.ruler = scene.timeline.ruler = Ruler::turns;
    EXPECT_EQ(drawn(from_seconds(1.2)), drawn(kNever)) << "moments have no place among turns";
}

TEST_F(Timeline, TheWordsOfMomentsHaveARoomAboveTheRuler) {
    screen.settle(draw);
    const float without = plot().area.y;
    scene.timeline.flags = {{0.75, "you said 0.75 s", false}, {0.8, "you said 0.8 s", false}, {2.4, "Ctrl+C", true}, {9, "far off", false}};
    screen.frame([&](ui::Ui& ui) {
        const Plot it = make_plot(ui, kArea, scene.timeline, state);
        const std::vector<FlagPlace> places = flag_places(ui, it);
        ASSERT_EQ(places.size(), 3u) << "what is out of sight has none";
        for (const FlagPlace& place : places) {
            EXPECT_GE(place.plate.y, it.flags.y);
            EXPECT_LE(place.plate.bottom(), it.ruler.y) << "covers neither numbers nor lanes";
            EXPECT_LE(place.plate.right(), kArea.right());
        }
        for (std::size_t i = 1; i < places.size(); ++i) EXPECT_LT(places[i - 1].plate.right(), places[i].plate.x);
    });
    EXPECT_GT(plot().area.y, without + 15) << "the lanes give it the room";
    scene.timeline.ruler = state.ruler = Ruler::turns;
    EXPECT_TRUE(plot().flags.empty()) << "a moment has no place among turns";
}

TEST_F(Timeline, TheWordsOfMomentsStayWhereTheLanesScroll) {
    scene.timeline.flags = {{0.75, "you said 0.75 s", false}};
    const auto letters = [&] {
        screen.settle(draw);
        ui::Rect plate;
        screen.frame([&](ui::Ui& ui) {
            draw(ui);
            plate = flag_places(ui, timeline_places(ui, kArea, scene, state).plot).front().plate;
        });
        return seen_in(plate.inset(8, 4));
    };
    const std::size_t all = letters();
    EXPECT_GT(all, 20u);
    run.lanes.resize(40, run.lanes[1]);
    show_lanes();
    EXPECT_GT(plot().rows_height, plot().area.h);
    EXPECT_EQ(letters(), all);
}

TEST_F(Timeline, TheWordsOfAFrozenLoopStandInTheStretchOrBesideItAndNeverOnTheBarThatFroze) {
    run.lanes[0].spans = {span_of(Activity::blocking, 0, 2, 1, 59)};
    screen.settle(draw);
    const Plot it = plot();
    const float width = 150, gap = 4;
    TakenRoom taken{it.area, it.area.y, {}};
    const auto place = [&](const FrozenView& frozen) { return frozen_words_place(it, frozen, {width, 18}, gap, taken); };
    const FrozenView wide{0, 2, ""}, narrow{0.5, 0.6, ""}, late{2.4, 2.5, ""};
    const auto in_it = place(wide);
    ASSERT_TRUE(in_it);
    EXPECT_GE(in_it->x, it.x(0));
    EXPECT_LE(in_it->x + width, it.x(2));
    EXPECT_EQ(in_it->y, it.area.y + it.rows[1].top + gap) << "A's bar fills the first lane";
    EXPECT_GE(place(narrow)->x, it.x(0.6));
    EXPECT_LE(place(late)->x + width, it.x(2.4)) << "on the right there is no room";
    scene.timeline.frozen = {narrow, {0.7, 0.8, ""}};
    EXPECT_FALSE(place(scene.timeline.frozen[0])) << "the next one is there";
    EXPECT_TRUE(place(scene.timeline.frozen[1]));
    scene.timeline.frozen = {};
    taken.words = {{in_it->x + 20, in_it->y + 2, 60, 12}};
    const auto beside = place(wide);
    ASSERT_TRUE(beside);
    EXPECT_TRUE(ui::intersection(taken.words[0], *beside).empty()) << "words of a lane stay as they are";
    taken.words.clear();
    taken.bars = {{in_it->x + 20, in_it->y + 2, 60, 12}};
    EXPECT_TRUE(ui::intersection(taken.bars[0], *place(wide)).empty()) << "and its bars whole";
    taken.bars = {it.area}, taken.words = {{in_it->x + 20, in_it->y + 2, 60, 12}};
    EXPECT_TRUE(ui::intersection(taken.words[0], *place(wide)).empty()) << "rather over bars than over words";
    taken.bars.clear();
    taken.words = {it.area};
    EXPECT_TRUE(place(wide)) << "where there is no free place, it is still said";
    // Scrolled: what is out of sight is no place.
    taken = {{it.area.x, it.area.y, it.area.w, it.rows[0].height}, it.area.y - it.rows[1].top, {}};
    EXPECT_EQ(place(wide)->y, it.area.y + gap) << "B is in sight now";
    taken.words = {{it.area.x, it.area.y, it.area.w, it.rows[0].height}};
    EXPECT_LE(place(wide)->bottom(), taken.lanes.bottom());
}

TEST_F(Timeline, WhatHasNotHappenedIsNotThere) {
    screen.settle(draw);
    ui::Keys keys;
    ui::Ui ui{screen.theme(), screen.fonts(), screen.memory(), keys, 1};
    EXPECT_TRUE(collect_marks(ui, plot(), run.lanes[1], {20, 0}).empty());
}

TEST_F(Timeline, AHundredThousandSpansBecomeAtMostTwoBoxesForAPixel) {
    Lane& lane = run.lanes[0];
    lane.spans.clear();
    for (std::size_t i = 0; i < 100'000; ++i) {
        const double begin = static_cast<double>(i) * 2e-5;
        const bool runs = i % 2 == 0;
        lane.spans.push_back(span_of(runs ? Activity::running : Activity::waiting_timer, begin,
                                     runs ? begin : begin + 4e-5, 2 * i, 2 * i + 2));
    }
    go_to(400'000, 2);
    show_lanes();
    screen.settle(draw);
    ui::Keys keys;
    ui::Ui ui{screen.theme(), screen.fonts(), screen.memory(), keys, 1};
    for (const double width : {2.5, 0.3, 0.02, 0.001}) {
        state.view = {1, 1 + width, false};
        const Plot it = plot();
        const auto marks = collect_marks(ui, it, lane, {400'000, 2});
        EXPECT_FALSE(marks.empty());
        EXPECT_LE(static_cast<float>(marks.size()), 2 * it.area.w);
        for (std::size_t i = 1; i < marks.size(); ++i) EXPECT_LE(marks[i - 1].x1, marks[i].x0 + 0.6f);
    }
}

TEST(Ruler, TicksAreOneTwoOrFive) {
    EXPECT_DOUBLE_EQ(tick_step(100, 60), 1);
    EXPECT_DOUBLE_EQ(tick_step(50, 60), 2);
    EXPECT_DOUBLE_EQ(tick_step(20, 60), 5);
    EXPECT_NEAR(tick_step(1000, 60), 0.1, 1e-12);
}

TEST(Looks, EveryActivityHasItsOwnSign) {
    EXPECT_EQ(look_of(Activity::waiting_pool), ui::Look::waiting_lock);
    EXPECT_EQ(look_of(Activity::blocking), ui::Look::blocking);
    EXPECT_TRUE(sign_of(Activity::nothing).empty());
    EXPECT_EQ(cap_of(Outcome::cancelled), ui::EndCap::cancelled);
}

class Transport : public testing::Test {
  protected:
    ui::TestScreen screen{1600, 64};
    Scene scene;
    UiState state;
    Actions actions;
    ui::TestScreen::Draw draw = [this](ui::Ui& ui) {
        draw_transport(ui, {0, 0, 1600, 64}, scene, state, actions);
    };
};

TEST_F(Transport, ButtonsAskForSteps) {
    for (const float x : {38.0f, 110.0f, 190.0f, 270.0f, 400.0f}) screen.input().click(x, 32);
    screen.settle(draw);
    ASSERT_EQ(actions.size(), 5u);
    EXPECT_TRUE(std::holds_alternative<GoToStart>(actions[0]));
    EXPECT_TRUE(std::holds_alternative<StepBack>(actions[1]));
    EXPECT_TRUE(std::holds_alternative<TogglePlay>(actions[2]));
    EXPECT_TRUE(std::holds_alternative<StepForward>(actions[3]));
    EXPECT_TRUE(std::holds_alternative<NextTurn>(actions[4]));
}

TEST_F(Transport, AtTheEndNothingGoesForward) {
    scene.transport.at_end = true;
    screen.input().click(270, 32);
    screen.input().click(400, 32);
    screen.input().press(Key::page_down);
    screen.settle(draw);
    EXPECT_TRUE(actions.empty());
}

TEST(Strip, DrawsEverybodyOnceAndSlidesOnlyWithMotion) {
    ui::TestScreen screen{1200, 100};
    Scene scene;
    scene.strip.has_loop = true;
    for (std::uint32_t i = 1; i <= 40; ++i)
        scene.strip.ready.push_back({Actor::of(TaskId(i)), "task " + std::to_string(i), Activity::ready});
    Actions actions;
    const ui::TestScreen::Draw draw = [&](ui::Ui& ui) {
        draw_strip(ui, {0, 0, 1200, 100}, scene, {}, actions);
    };
    screen.settle(draw);
    screen.memory().redraw_in = 1e9;
    screen.frame(draw);
    EXPECT_GT(screen.memory().redraw_in, 1) << "nothing moves";
    scene.strip.running = scene.strip.ready.front();
    scene.strip.ready.erase(scene.strip.ready.begin());
    screen.frame(draw);
    EXPECT_EQ(screen.memory().redraw_in, 0) << "it slides to its place";
    EXPECT_TRUE(actions.empty());
}

}  // namespace
}  // namespace asynchio::panels
