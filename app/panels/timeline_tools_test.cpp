// The timeline's tools: the run in small, ranges, the search, folded bars.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/panels/range_panel.h"
#include "app/panels/timeline_fixture.h"
#include "app/panels/timeline_map.h"
#include "app/panels/timeline_marks.h"
#include "app/widgets/places.h"

namespace asynchio::panels {
namespace {

class Tools : public Timeline {
  protected:
    void show_part(double begin, double end) {
        state.view = {begin, end, false};
        MinimapView map;
        map.end = 2.5, map.cell = 2.0 / 512, map.playhead = 2;
        for (const LaneView& lane : scene.timeline.lanes) map.lanes.push_back({lane.name, std::vector<Activity>(512, Activity::waiting_timer)});
        scene.timeline.minimap = map;
    }
    // Where a control was drawn in the last frame.
    ui::Rect place_of(std::string_view name) {
        for (const ui::Place& place : places.all())
            if (place.name == name) return place.rect;
        ADD_FAILURE() << "no " << name;
        return {};
    }
    void settle() {
        places.begin_frame();
        screen.settle(draw);
    }
    void shift_drag(float x0, float x1, float y) {
        const platform::Modifiers shift{.shift = true};
        screen.input().move(x0, y);
        screen.input().push(platform::MouseButton{0, true, shift});
        for (const float x : {x0 + (x1 - x0) / 2, x1}) settle(), screen.input().move(x, y);
        settle();
        screen.input().push(platform::MouseButton{0, false, shift});
        settle();
    }
    template <class A>
    A last() {
        const std::vector<A> all = only<A>(actions);
        if (all.empty()) throw std::runtime_error("nothing was asked for");
        return all.back();
    }

    ui::Places places;
};

// --- the run in small ----------------------------------------------------------------------------------------

TEST_F(Tools, TheRunInSmallIsThereOnlyBesideAPart) {
    settle();
    EXPECT_FALSE(shows_map(plot()));
    show_part(0.5, 1.0);
    settle();
    EXPECT_TRUE(shows_map(plot()));
    const ui::Rect map = place_of("map");
    EXPECT_LE(map.bottom(), plot().ruler.y) << "it stands in the header and takes no room from the lanes";
}

TEST_F(Tools, DraggingTheFrameMovesThePart) {
    show_part(0.5, 1.0);
    settle();
    const ui::Rect map = place_of("map");
    const auto x = [&](double at) { return map.x + 3 + static_cast<float>(at / 2.5) * (map.w - 6); };
    screen.input().drag(x(0.75), map.centre().y, x(1.75), map.centre().y);
    settle();
    EXPECT_NEAR(last<ShowView>().begin, 1.5, 0.03);
    EXPECT_NEAR(last<ShowView>().end, 2.0, 0.03);
}

TEST_F(Tools, AClickBesideTheFramePutsItThere) {
    show_part(0.5, 1.0);
    settle();
    const ui::Rect map = place_of("map");
    screen.input().click(map.x + 3 + static_cast<float>(1.5 / 2.5) * (map.w - 6), map.centre().y);
    settle();
    EXPECT_NEAR(last<ShowView>().begin, 1.25, 0.03);
    EXPECT_NEAR(last<ShowView>().end, 1.75, 0.03);
}

TEST_F(Tools, AnEndOfTheFrameCanBePulledAndTheOtherStays) {
    show_part(0.5, 1.0);
    settle();
    const ui::Rect map = place_of("map");
    const auto x = [&](double at) { return map.x + 3 + static_cast<float>(at / 2.5) * (map.w - 6); };
    screen.input().drag(x(1.0), map.centre().y, x(2.0), map.centre().y);
    settle();
    EXPECT_DOUBLE_EQ(last<ShowView>().begin, 0.5);
    EXPECT_NEAR(last<ShowView>().end, 2.0, 0.03);
}

// --- ranges --------------------------------------------------------------------------------------------------

TEST_F(Tools, ShiftAndADragOverALaneMarkARangeThatSnapsToTheEndsOfBars) {
    show_part(0.25, 2.25);
    settle();
    const Plot it = plot();
    shift_drag(it.x(0.5), it.x(1.0) + 4, lane_middle(0));
    EXPECT_DOUBLE_EQ(last<SelectRange>().end, 1.0) << "where A's sleep ends";
    EXPECT_NEAR(last<SelectRange>().begin, 0.5, 0.005);
    EXPECT_TRUE(only<PanView>(actions).empty());
    EXPECT_TRUE(only<Select>(actions).empty());
}

TEST_F(Tools, ARangeCanBeMarkedOnTheRulerBackwardsAndEndsAtThePlayhead) {
    go_to(30, 0.8);
    settle();
    const Plot it = plot();
    shift_drag(it.x(1.5), it.x(0.2), it.ruler.centre().y);
    EXPECT_NEAR(last<SelectRange>().begin, 0.2, 0.005);
    EXPECT_DOUBLE_EQ(last<SelectRange>().end, 0.8) << "what was not shown has no statistics";
    EXPECT_TRUE(only<GoToTime>(actions).empty());
}

TEST_F(Tools, OnTheTurnsRulerARangeIsOfWholeColumns) {
    scene.timeline.ruler = state.ruler = Ruler::turns;
    scene.timeline.shown_end = 8;
    settle();
    const Plot it = plot();
    shift_drag(it.x(0.4), it.x(1.3), it.ruler.centre().y);
    EXPECT_DOUBLE_EQ(last<SelectRange>().begin, 0);
    EXPECT_DOUBLE_EQ(last<SelectRange>().end, 2);
}

TEST(RangeCard, NamesEveryStateInFull) {
    Scene scene;
    RangeView range;
    range.title = "0.00 s TO 1.00 s", range.length = "1.00 s", range.sentence = "Tasks had the loop for 0.40 s of 1.00 s, 40 %, in 7 turns.";
    for (std::uint32_t i = 1; i <= 2; ++i)
        range.lanes.push_back({Actor::of(TaskId(i)), "task", i == 2, {{Activity::waiting_timer, "waiting: timer", "0.60 s, 60 %", 0.6}, {Activity::blocking, "BLOCKING the loop", "0.40 s, 40 %", 0.4}}});
    scene.timeline.range = range;
    for (const float scale : {1.0f, 2.0f}) {
        ui::TestScreen screen(static_cast<int>(520 * scale), static_cast<int>(240 * scale), scale);
        Actions actions;
        screen.settle([&](ui::Ui& ui) { draw_range_panel(ui, {0, 0, 520 * scale, 240 * scale}, scene, {}, actions); });
        EXPECT_THAT(screen.memory().cut, ::testing::IsEmpty());
        EXPECT_TRUE(actions.empty());
    }
}

// --- the search ----------------------------------------------------------------------------------------------

TEST_F(Tools, TheSearchHasTheKeyboardFromTheFirstKeyOn) {
    scene.timeline.search = SearchView{"", 0, ""};
    state.searches = 1;
    settle();
    screen.input().type("wait");
    settle();
    EXPECT_EQ(last<SearchPicture>().words, "wait");
    EXPECT_TRUE(only<ZoomView>(actions).empty()) << "W is a letter here";
    screen.input().press(Key::enter);
    settle();
    EXPECT_EQ(last<GoToFound>().step, 1);
    screen.input().press(Key::enter, {.shift = true});
    settle();
    EXPECT_EQ(last<GoToFound>().step, -1);
    screen.input().press(Key::escape);
    settle();
    EXPECT_FALSE(last<ShowPictureSearch>().open);
}

TEST_F(Tools, TheButtonsOfTheSearchGoOnBackAndAway) {
    scene.timeline.search = SearchView{"timer", 2, "1 of 2"};
    settle();
    for (const char* name : {"found next", "found before", "close search"}) {
        const ui::Rect place = place_of(name);
        screen.input().click(place.centre().x, place.centre().y);
        settle();
    }
    ASSERT_EQ(only<GoToFound>(actions).size(), 2u);
    EXPECT_EQ(only<GoToFound>(actions)[0].step, 1);
    EXPECT_EQ(only<GoToFound>(actions)[1].step, -1);
    EXPECT_EQ(only<ShowPictureSearch>(actions).size(), 1u);
}

// --- the order of the lanes ----------------------------------------------------------------------------------

TEST_F(Tools, ALabelThatIsDraggedOverAnotherLaneTakesItsPlace) {
    settle();
    const Plot it = plot();
    const float x = it.labels.x + 60;
    screen.input().drag(x, lane_middle(0), x, lane_middle(1));
    settle();
    const auto moves = only<MoveLane>(actions);
    ASSERT_FALSE(moves.empty());
    EXPECT_EQ(moves.front().lane, Actor::of(TaskId(1)));
    EXPECT_EQ(moves.front().step, 1);
    EXPECT_TRUE(only<PanView>(actions).empty());
}

TEST_F(Tools, TheSignLeftOfANamePinsItsLane) {
    settle();
    screen.input().click(plot().labels.x + 8, lane_middle(1));
    settle();
    EXPECT_EQ(last<PinLane>().lane, Actor::of(TaskId(2)));
}

TEST_F(Tools, KeysArrangeTheLaneUnderThePointer) {
    settle();
    screen.input().move(plot().x(0.5), lane_middle(1));
    settle();
    screen.input().press(Key::up, {.alt = true});
    screen.input().press(Key::j);
    settle();
    EXPECT_EQ(last<MoveLane>().lane, Actor::of(TaskId(2)));
    EXPECT_EQ(last<MoveLane>().step, -1);
    EXPECT_EQ(only<PinLane>(actions).size(), 1u);
}

// --- folded bars ---------------------------------------------------------------------------------------------

class Folded : public Tools {
  protected:
    // Turns that take no time, with sleeps between them.
    Folded() {
        Lane& lane = run.lanes[0];
        lane.spans.clear();
        for (std::size_t i = 0; i < 10'000; ++i) {
            const double begin = static_cast<double>(i / 2) * 4e-4;
            lane.spans.push_back(i % 2 == 0 ? span_of(Activity::running, begin, begin, 2 * i, 2 * i + 2)
                                            : span_of(Activity::waiting_timer, begin, begin + 4e-4, 2 * i, 2 * i + 2));
        }
        totals.read(lane);
        go_to(20'000, 2);
        show_lanes();
        scene.timeline.lanes[0].totals = &totals;
    }
    std::vector<Mark> marks() {
        ui::Keys keys;
        ui::Ui ui{screen.theme(), screen.fonts(), screen.memory(), keys, 1};
        return collect_marks(ui, plot(), run.lanes[0], {state.position, to_seconds(state.time)});
    }
    LaneTotals totals;
};

TEST_F(Folded, ABoxForManyShowsTheLongestStateAndTheTallest) {
    settle();
    const auto found = marks();
    ASSERT_FALSE(found.empty());
    std::size_t bars = 0;
    for (const Mark& mark : found) {
        bars += mark.count;
        EXPECT_EQ(mark.activity, Activity::running);
        EXPECT_EQ(mark.most, Activity::waiting_timer) << "a lane that sleeps all the time is not shown as one that runs";
    }
    EXPECT_EQ(bars, 10'000u) << "none is dropped";
}

TEST_F(Folded, TurnsThatWouldPushEachOtherFromTheirTimesAreFoldedToo) {
    state.view = {0.5, 0.56, false};  // a turn every five pixels: each is drawn nine wide
    settle();
    const Plot it = plot();
    for (const Mark& mark : marks()) {
        if (mark.x1 > it.area.right() - 100) break;
        EXPECT_EQ(mark.activity, Activity::running);
        EXPECT_EQ(mark.most, Activity::waiting_timer);
        const Span& last = run.lanes[0].spans[mark.span + mark.count - 1];
        EXPECT_NEAR(mark.x1, it.x(to_seconds(last.end)), 4) << "it ends where its last bar does";
    }
}

// Fifty sleeps of 0.1 s, wherever the picture ends: as close as to be folded, as far apart as to be drawn each, and between.
TEST_F(Folded, NoTurnStandsFarFromItsTimeHoweverCloseTheyAre) {
    auto& spans = run.lanes[0].spans;
    spans.clear();
    for (std::size_t i = 0; i < 100; ++i) {
        const double begin = static_cast<double>(i / 2) * 0.1;
        spans.push_back(i % 2 == 0 ? span_of(Activity::running, begin, begin, 2 * i, 2 * i + 2) : span_of(Activity::waiting_timer, begin, begin + 0.1, 2 * i, 2 * i + 2));
    }
    scene.timeline.lanes[0].totals = nullptr;
    go_to(200, 5);
    for (double end = 3; end < 60; end += 0.5) {
        state.view = {0, end, false};
        settle();
        const Plot it = plot();
        const float slice = it.sizes.slice;
        for (const Mark& mark : marks()) {
            if (mark.slice) EXPECT_NEAR(mark.x0, it.x(to_seconds(spans[mark.span].begin)), slice + 1) << "of " << end;
            EXPECT_LE(mark.x1, it.x(5) + 2 * slice) << "of " << end;
        }
    }
}

TEST_F(Folded, WithRoomForEachTurnNoneIsFolded) {
    state.view = {0.5, 0.51, false};
    settle();
    for (const Mark& mark : marks()) EXPECT_EQ(mark.count, 1u);
}

TEST_F(Folded, WithoutSumsTheSameIsFound) {
    settle();
    const auto with = marks();
    scene.timeline.lanes[0].totals = nullptr;
    const auto without = marks();
    ASSERT_EQ(with.size(), without.size());
    for (std::size_t i = 0; i < with.size(); ++i) EXPECT_TRUE(with[i].count == without[i].count && with[i].most == without[i].most);
}

TEST_F(Folded, ItsTooltipTellsHowManyAndHowLongInEachState) {
    settle();
    const Plot it = plot();
    screen.input().move(it.x(1), lane_middle(0));
    settle();
    screen.sleep(1);
    std::optional<ui::TooltipContent> content;
    const ui::TestScreen::Draw look = [&](ui::Ui& ui) {
        draw(ui);
        if (ui.memory.tooltip.content) content = ui.memory.tooltip.content;
    };
    screen.frame(look);
    screen.frame(look);
    ASSERT_TRUE(content);
    EXPECT_EQ(content->title, "A: 10000 bars");
    ASSERT_EQ(content->lines.size(), 3u);
    EXPECT_EQ(content->lines[1], "waiting: timer: 5000 ×, 2.00 s");
    EXPECT_EQ(content->lines[2], "running: 5000 ×, 0.00 s");
}

TEST_F(Folded, UpToThePlayheadOnlyWhatHappenedIsCounted) {
    settle();
    go_to(10'001, 1);
    std::size_t bars = 0;
    Time waited = 0;
    for (const Mark& mark : marks()) bars += mark.count, waited += folded_times(plot(), run.lanes[0], &totals, mark).of(Activity::waiting_timer);
    EXPECT_EQ(bars, 5001u);
    EXPECT_LE(waited, from_seconds(1.0));
}

}  // namespace
}  // namespace asynchio::panels
