// What shows the machine and compares runs: lanes whose threads take turns, cores, and the comparison's rows.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/panels/comparison_panel.h"
#include "app/panels/projected_totals.h"
#include "app/panels/only.h"
#include "app/panels/timeline.h"
#include "app/panels/timeline_cores.h"
#include "app/panels/timeline_marks.h"
#include "app/widgets/test_screen.h"

namespace asynchio::panels {
namespace {

constexpr ui::Rect kArea{0, 0, 1000, 500};
constexpr double kSlice = 0.005;  // seconds
constexpr std::size_t kTurns = 400;

// Four threads that compute for two seconds together, each 5 ms in turn, on a machine with four cores and a GIL.
class TurnTaking : public testing::Test {
  protected:
    TurnTaking() {
        machine.cores.resize(4);
        machine.gils.resize(1);
        for (std::size_t i = 0; i < kTurns; ++i) {
            const Occupation turn{ThreadId(static_cast<std::uint32_t>(i % 4 + 1)), from_seconds(kSlice * static_cast<double>(i)),
                                  from_seconds(kSlice * static_cast<double>(i + 1)), 10 * i, 10 * i + 9};
            machine.cores[0].spans.push_back(turn);
            machine.gils[0].spans.push_back(turn);
        }
        for (std::uint32_t thread = 1; thread <= 4; ++thread) run.lanes.push_back(lane_of(thread));
        scene.timeline.run = &run;
        scene.timeline.shown_end = scene.timeline.end = 2;
        CoresView& cores = scene.timeline.cores;
        cores.on = true, cores.title = "A MODEL";
        cores.thread_names = {"", "W0", "W1", "W2", "W3"};
        for (const OccupancyLane& core : machine.cores) cores.lanes.push_back({false, "core", "W0", true, &core});
        cores.lanes.push_back({true, "GIL", "W0", true, &machine.gils[0]});
        for (const Lane& lane : run.lanes) {
            LaneView view;
            view.lane = &lane, view.actor = lane.actor, view.name = "W", view.begun = true;
            scene.timeline.lanes.push_back(view);
        }
        go_to(10 * kTurns, 2);
    }

    static Lane lane_of(std::uint32_t thread) {
        Lane lane;
        lane.kind = Lane::Kind::thread;
        lane.actor = Actor::of(ThreadId(thread));
        std::size_t since = 0;
        for (std::size_t i = thread - 1; i < kTurns; i += 4) {
            if (i > since) lane.spans.push_back(span_of(Activity::wants_gil, since, i));
            lane.spans.push_back(span_of(Activity::running, i, i + 1));
            since = i + 1;
        }
        return lane;
    }
    static Span span_of(Activity activity, std::size_t from, std::size_t to) {
        Span span;
        span.activity = span.phase = activity;
        span.begin = from_seconds(kSlice * static_cast<double>(from)), span.end = from_seconds(kSlice * static_cast<double>(to));
        span.first_event = 10 * from + (activity == Activity::running ? 1 : 0);
        span.last_event = 10 * to;
        return span;
    }
    void go_to(std::size_t position, double time) {
        state.position = state.seen = position;
        state.time = from_seconds(time);
        scene.timeline.playhead = scene.timeline.seen = time;
    }
    Plot plot() { return make_plot(ui, kArea, scene.timeline, state); }

    ui::TestScreen screen{1000, 500};
    ui::Keys keys;
    ui::Ui ui{screen.theme(), screen.fonts(), screen.memory(), keys, 1};
    Occupancy machine;
    Lanes run;
    Scene scene;
    UiState state;
    Actions actions;
};

TEST_F(TurnTaking, ShowsNoMoreComputingThanThereWas) {
    const Plot it = plot();
    for (const LaneView& lane : scene.timeline.lanes) {
        const auto marks = collect_marks(ui, it, *lane.lane, {state.position, 2});
        float computing = 0;
        for (const Mark& mark : marks) {
            EXPECT_LE(mark.x1, it.x(2) + 1) << "nothing right of the playhead";
            if (mark.turns) computing += (mark.x1 - mark.x0) * mark.computes;
        }
        EXPECT_NEAR(computing, 0.25f * (it.x(2) - it.x(0)), 6) << "a quarter of the time";
    }
    state.view = {1, 1.02, false};
    const Plot near = plot();
    const auto marks = collect_marks(ui, near, *scene.timeline.lanes[0].lane, {state.position, 2});
    ASSERT_GE(marks.size(), 2u) << "zoomed in, each stretch stands for itself";
    for (const Mark& mark : marks) EXPECT_FALSE(mark.turns);
}

TEST_F(TurnTaking, FillsOneCoreAndLeavesTheOthersEmpty) {
    const Plot it = plot();
    const auto marks = collect_core_marks(ui, it, machine.cores[0], state.position, 2);
    ASSERT_EQ(marks.size(), 1u) << "slices that cannot be told apart are one box";
    EXPECT_EQ(marks[0].count, kTurns);
    EXPECT_NEAR(marks[0].x1, it.x(2), 1);
    EXPECT_TRUE(collect_core_marks(ui, it, machine.cores[1], state.position, 2).empty());
    go_to(10 * 100 + 5, 0.5025);
    const auto half = collect_core_marks(ui, plot(), machine.cores[0], state.position, 0.5025);
    ASSERT_EQ(half.size(), 1u);
    EXPECT_NEAR(half[0].x1, plot().x(0.5025), 1) << "cut at the playhead";
    EXPECT_TRUE(half[0].cut);
    state.view = {0.4, 0.45, false};
    EXPECT_EQ(collect_core_marks(ui, plot(), machine.cores[0], 10 * kTurns, 2).front().count, 1u) << "zoomed in";
}

TEST_F(TurnTaking, LanesAndCoresShareTheRoomWithoutOverlap) {
    for (const float height : {220.0f, 265.0f, 400.0f, 700.0f}) {
        const Plot it = make_plot(ui, {0, 0, 800, height}, scene.timeline, state);
        EXPECT_GE(it.cores.y + 0.5f, it.area.y + std::min(it.rows_height, it.area.h)) << height;
        EXPECT_LE(it.cores.bottom(), height) << height;
        EXPECT_GT(it.core_rows.height, 0) << height;
        EXPECT_EQ(it.core_rows.core_stripes, height < 240) << height;
    }
    const float with = plot().area.h;
    scene.timeline.cores = CoresView();
    const Plot without = plot();
    EXPECT_EQ(without.core_rows.height, 0);
    EXPECT_GT(without.area.h, with + 80);
}

TEST_F(TurnTaking, IsDrawnInEveryTheme) {
    for (const char* theme : {"light", "dark", "projector"}) {
        screen.theme() = ui::built_in_theme(theme);
        screen.set_projector(std::string_view(theme) == "projector");
        screen.settle([&](ui::Ui& u) { draw_timeline(u, kArea, scene, state, actions); });
        EXPECT_GT(screen.vertex_count(), 1000) << theme;
        EXPECT_TRUE(actions.empty());
    }
}

// --- the comparison ------------------------------------------------------------------------------------------

class ComparisonPanel : public testing::Test {
  protected:
    ComparisonPanel() {
        ComparisonView& view = scene.comparison;
        view.on = true, view.parameter = "HOW", view.settings = "N = 4", view.machine = "4 cores", view.end = 2;
        for (const char* name : {"plain", "async", "threads", "processes"}) {
            WayView way;
            way.name = name, way.value = std::to_string(view.ways.size()), way.total = "2.00 s";
            way.current = view.ways.size() == 2;
            auto made = std::make_shared<ComparedRun>();
            made->total = 2, made->ended_well = true;
            made->lanes = {{Stretch{0, 1, Activity::waiting_timer, 0}, Stretch{1, 2, Activity::wants_gil, 0.25}}};
            way.run = made;
            view.ways.push_back(way);
        }
        for (int row = 0; row < 5; ++row) view.table.push_back({"pure computing", "", std::vector<TotalView>(4, TotalView{"2.00", false, false, ""})});
    }    ui::TestScreen screen{1400, 500};
    Scene scene;
    UiState state;
    Actions actions;
    ui::Rect room{0, 0, 520, 190};
    ui::TestScreen::Draw draw = [this](ui::Ui& ui) { draw_comparison_panel(ui, room, scene, state, actions); };
};

TEST_F(ComparisonPanel, AClickOnARowChoosesItsWay) {
    screen.settle(draw);
    EXPECT_TRUE(actions.empty());
    screen.input().click(250, 160 - 10);  // in the last row
    screen.settle(draw);
    const auto chosen = only<SetParameter>(actions);
    ASSERT_EQ(chosen.size(), 1u);
    EXPECT_EQ(chosen[0].name, "HOW");
    EXPECT_EQ(chosen[0].value, "3");
}

TEST_F(ComparisonPanel, TheCurrentWayAsksForNothing) {
    screen.input().click(250, 110);
    screen.settle(draw);
    EXPECT_TRUE(only<SetParameter>(actions).empty());
}

TEST_F(ComparisonPanel, HasATabForTheTableWhereThereIsNoRoomForBoth) {
    screen.input().click(485, 20);
    screen.settle(draw);
    ASSERT_EQ(only<ShowTotals>(actions).size(), 1u);
    EXPECT_TRUE(only<ShowTotals>(actions)[0].open);
    const int bars = screen.vertex_count();
    state.show_totals = true;
    screen.settle(draw);
    EXPECT_NE(screen.vertex_count(), bars);
    actions.clear();
    room.w = 1300;
    screen.input().click(1250, 20);
    screen.settle(draw);
    EXPECT_TRUE(actions.empty()) << "both are shown, there are no tabs";
}

TEST_F(ComparisonPanel, WhatIsWithheldOrWrongIsASentenceAndCannotBeClicked) {
    scene.comparison.withheld = "It opens when your answers are fixed.";
    screen.input().click(250, 150);
    screen.settle(draw);
    EXPECT_TRUE(actions.empty());
    scene.comparison.withheld.clear();
    scene.comparison.ways[1].problem = "Line 9: ValueError: no";
    scene.comparison.ways[3].run = nullptr, scene.comparison.ways[3].pending = true;
    scene.comparison.table[0].cells[1].problem = "Line 9: ValueError: no";
    for (const bool table : {false, true}) {
        state.show_totals = table;
        screen.settle(draw);
    }
    screen.set_projector(true);
    room = {0, 0, 1400, 500};
    screen.settle(draw);
    EXPECT_TRUE(actions.empty());
}

// --- for the room: all ways beside the sentence --------------------------------------------------------------

TEST_F(ComparisonPanel, TotalsForTheRoomWaitForAllWays) {
    screen.set_projector(true);
    const auto width = [&] {
        float wanted = 0;
        screen.settle([&](ui::Ui& ui) { wanted = projected_totals_width(ui, scene.comparison); });
        return wanted;
    };
    const float all = width();
    EXPECT_GT(all, 300);
    screen.settle([&](ui::Ui& ui) { draw_projected_totals(ui, {20, 20, all, 150}, scene.comparison); });
    EXPECT_TRUE(screen.memory().cut.empty()) << "the room that it asks for is enough";
    scene.comparison.ways[1].problem = "Line 9: ValueError: no";
    EXPECT_EQ(width(), 0) << "a total of a run that ended badly says nothing";
    scene.comparison.ways[1].problem.clear();
    scene.comparison.ways[2].pending = scene.comparison.pending = true;
    EXPECT_EQ(width(), 0);
    scene.comparison.ways[2].pending = scene.comparison.pending = false;
    scene.comparison.withheld = "It opens when your answers are fixed.";
    EXPECT_EQ(width(), 0);
}

}  // namespace
}  // namespace asynchio::panels
