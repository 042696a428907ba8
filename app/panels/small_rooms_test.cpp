// What gives way where there is little room, and what never does: names in the strip, code beside the pills, words of a
// lane, the circle of the wait-for graph; and lanes for a room that has much of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "app/panels/code_panel.h"
#include "app/panels/strip.h"
#include "app/panels/strip_columns.h"
#include "app/panels/timeline.h"
#include "app/panels/timeline_plot.h"
#include "app/panels/wait_graph_panel.h"
#include "app/panels/wait_layout.h"
#include "app/widgets/test_screen.h"

namespace asynchio::panels {
namespace {

using Texts = std::vector<std::string>;

TokenView thread(std::uint32_t id, const std::string& name, Activity activity = Activity::waiting_lock) {
    return {Actor::of(ThreadId(id)), name, activity};
}

// --- the strip ----------------------------------------------------------------------------------------------------

// As a program with a pool of threads has it while all workers sleep.
Scene sleeping_workers() {
    Scene scene;
    scene.strip.has_pool = true;
    for (const char* name : {"W0", "W1", "W2", "W3"}) scene.strip.sleeping.push_back({name, "0.50", "in 0.20 s", false});
    scene.strip.waits.push_back({thread(1, "main"), "waits for the job of", "W0"});
    scene.strip.waits_note = "no circle, so not stuck";
    return scene;
}

// main joins ann; she and bob wait for each other.
Scene deadlock() {
    Scene scene;
    scene.strip.waits = {{thread(1, "main"), "joins", "ann"}, {thread(3, "bob"), "wants board", "ann"}, {thread(2, "ann"), "wants knife", "bob"}};
    scene.strip.circle = true;
    scene.strip.waits_note = "a circle: deadlock";
    return scene;
}

class StripIn : public testing::TestWithParam<Locale> {
  protected:
    // What had no room in a strip of this size.
    Texts cut(const Scene& scene, float width, float height, bool projector = false) {
        ui::TestScreen screen{static_cast<int>(width), static_cast<int>(height)};
        screen.set_projector(projector);
        screen.set_locale(GetParam());
        Actions actions;
        screen.settle([&](ui::Ui& ui) { draw_strip(ui, {0, 0, width, height}, scene, {}, actions); });
        return screen.memory().cut;
    }
};

TEST_P(StripIn, EverybodyHasAWholeName) {
    for (const Scene& scene : {sleeping_workers(), deadlock()}) {
        EXPECT_EQ(cut(scene, 785, 74), Texts()) << "beside the program at 1366";
        EXPECT_EQ(cut(scene, 1220, 96), Texts());
        EXPECT_EQ(cut(scene, 1920, 104, true), Texts()) << "for a room";
    }
}
INSTANTIATE_TEST_SUITE_P(Languages, StripIn, testing::Values(Locale::en, Locale::de),
                         [](const auto& locale) { return locale.param == Locale::en ? "English" : "German"; });

TEST(Strip, NamesThoseThatHaveNoRoomWhereTheMousePointsAtTheirNumber) {
    ui::TestScreen screen{785, 74};
    const Scene scene = sleeping_workers();
    Actions actions;
    Texts said;
    const ui::TestScreen::Draw draw = [&](ui::Ui& ui) {
        draw_strip(ui, {0, 0, 785, 74}, scene, {}, actions);
        if (ui.memory.tooltip.content) said = ui.memory.tooltip.content->lines;
    };
    screen.settle(draw);
    for (float x = 200; x < 420 && said.empty(); x += 8) {
        screen.input().move(x, 46);
        screen.settle(draw);
        screen.pass(0.6, draw);
    }
    EXPECT_EQ(said, (Texts{"W1 0.50", "W2 0.50", "W3 0.50"}));
    EXPECT_TRUE(actions.empty());
}

TEST(Strip, GoesFromWhoeverWaitsToThoseWhoWaitInTurn) {
    const auto told = [](const std::vector<WaitView>& waits) {
        Texts words;
        for (const auto& chain : chains_of(waits)) {
            words.push_back(chain.front()->waiter.name);
            for (const WaitView* wait : chain) words.back() += " > " + wait->target;
        }
        return words;
    };
    EXPECT_EQ(told(deadlock().strip.waits), Texts{"main > ann > bob > ann"});
    const TokenView a = thread(1, "a"), b = thread(2, "b");
    EXPECT_EQ(told({{a, "joins", "c"}, {b, "wants", "c"}}), (Texts{"a > c", "b > c"}));
    EXPECT_EQ(told({{a, "wants", "b"}, {b, "wants", "a"}}), Texts{"a > b > a"}) << "a circle begins anywhere, and ends";
    EXPECT_EQ(told({}), Texts());
}

TEST(Strip, ColumnsTakeRoomOnlyFromThoseThatHaveItToSpare) {
    const StripNeed small{1, {50, 50, 50}}, large{1, {90, 150, 300}};
    const auto expect_shared = [](std::vector<StripNeed> needs, float width, const std::vector<float>& expected) {
        const std::vector<float> widths = share_strip(needs, width);
        EXPECT_NEAR(std::accumulate(widths.begin(), widths.end(), 0.0f), width, 0.01);
        for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR(widths[i], expected[i], 0.1) << i;
    };
    expect_shared({small, small}, 200, {100, 100});                // as long as all have enough, nothing moves
    expect_shared({small, large}, 240, {108, 132});                // no column takes more than its part
    expect_shared({small, small, large}, 300, {67.5, 67.5, 165});
    expect_shared({small, large}, 70, {25, 45});                   // all give way alike
}

// --- code and pills -------------------------------------------------------------------------------------------------

TEST(CodeLine, WithFourLongNamesOnItStaysWhole) {
    ui::TestScreen screen{800, 600};
    Scene scene;
    scene.code.resize(2);
    scene.code[0].number = 1, scene.code[0].text = "    result = await job(a, b, c)";
    scene.code[1].number = 2, scene.code[1].text = "print(result)";
    for (int i = 0; i < 4; ++i)
        scene.code[0].pills.push_back({"ThreadPoolExecutor-0_" + std::to_string(i), Activity::waiting_timer, false, Outcome::done});
    Actions actions;
    Texts named;
    const ui::TestScreen::Draw draw = [&](ui::Ui& ui) {
        draw_code_lines(ui, {0, 0, 556, 400}, scene, actions);
        if (ui.memory.tooltip.content) named = ui.memory.tooltip.content->lines;
    };
    screen.input().click(100, 28 + 14);
    screen.input().click(100, 28 + 14);
    screen.settle(draw);
    const auto asked = std::ranges::find_if(actions, [](const Action& action) { return std::holds_alternative<StartEditing>(action); });
    ASSERT_NE(asked, actions.end());
    EXPECT_EQ(std::get<StartEditing>(*asked).line, 2) << "the first line takes one row";
    screen.input().move(520, 14);
    screen.settle(draw);
    screen.pass(0.6, draw);
    EXPECT_EQ(named.size(), 4u) << "who is there is said where the mouse points at them";
}

// --- lanes ----------------------------------------------------------------------------------------------------------

class FewLanes : public testing::Test {
  protected:
    FewLanes() {
        run.lanes.resize(1);
        run.lanes[0].actor = Actor::of(TaskId(1));
        scene.timeline.run = &run;
        scene.timeline.shown_end = 2;
        show(2);
    }
    void show(std::size_t count) {
        LaneView lane;
        lane.lane = &run.lanes[0], lane.actor = run.lanes[0].actor, lane.begun = true, lane.activity = Activity::blocking;
        lane.name = "report", lane.state_word = "BLOCKING the loop", lane.state_brief = "BLOCKING";
        scene.timeline.lanes.assign(count, lane);
    }
    Lanes run;
    Scene scene;
    UiState state;
    Actions actions;
};

// Sign, bar and pattern say the state, too; half a word says nothing.
TEST_F(FewLanes, HoweverLowNeverCutTheWordOfTheirState) {
    ui::TestScreen screen{1000, 500};
    for (const bool projector : {false, true}) {
        screen.set_projector(projector);
        for (const char* name : {"B", "report", "a_task_with_a_name_that_has_no_room"}) {
            for (LaneView& lane : scene.timeline.lanes) lane.name = name;
            for (const float height : {140.0f, 170.0f, 260.0f, 500.0f}) {
                screen.settle([&](ui::Ui& ui) { draw_timeline(ui, {0, 0, 1000, height}, scene, state, actions); });
                for (const std::string& cut : screen.memory().cut)
                    EXPECT_EQ(cut.find("BLOCKING"), cut.npos) << name << ", " << height;
            }
        }
    }
}

TEST_F(FewLanes, AreLargerForARoomWhenTheyAreFew) {
    ui::TestScreen screen{1920, 1080};
    ui::Keys keys;
    screen.settle([](ui::Ui&) {});
    ui::Ui ui{screen.theme(), screen.fonts(), screen.memory(), keys, 1, true, true};
    const auto pitch = [&](std::size_t lanes) {
        show(lanes);
        return make_plot(ui, {0, 0, 1920, 736}, scene.timeline, state).rows.front().height;
    };
    EXPECT_NEAR(pitch(8), 84, 1);
    EXPECT_GT(pitch(4), 160);
    EXPECT_GT(pitch(3), 220) << "no empty room below";
    EXPECT_LT(pitch(1), 270) << "but no lane is a wall";
}

// --- the wait-for graph -----------------------------------------------------------------------------------------------

// Each has a lock and wants the next one's.
WaitGraphView circle_of(std::size_t parties) {
    WaitGraphView view;
    view.shown = true;
    for (std::size_t i = 0; i < parties; ++i) {
        view.parties.push_back({thread(static_cast<std::uint32_t>(i + 1), "T" + std::to_string(i)), static_cast<int>(i) + 10, std::nullopt, true});
        view.things.push_back({"fork " + std::to_string(i), true, true, true});
        view.arrows.push_back({i, i, false, "held by", true});
        view.arrows.push_back({i, (i + 1) % parties, true, "wants", true});
        view.circle.push_back(i);
    }
    view.sentence = "T0 (line 10) wants fork 1, held by T1: a circle, nobody can go on.";
    return view;
}

// Beside the program at 1366: the list, which has a row for each, is for more than six.
TEST(WaitGraph, DrawsACircleOfUpToSixInASmallWindow) {
    for (std::size_t parties = 3; parties <= kMostParties + 1; ++parties) {
        SCOPED_TRACE(parties);
        ui::TestScreen screen(1366, 768);
        screen.set_reduced_motion(true);
        Scene scene;
        scene.wait_graph = circle_of(parties);
        std::string said;
        Actions actions;
        const ui::TestScreen::Draw draw = [&](ui::Ui& ui) {
            draw_wait_graph_panel(ui, {0, 0, 450, 230}, scene, {}, actions);
            if (ui.memory.tooltip.content) said = ui.memory.tooltip.content->title;
        };
        screen.settle(draw);
        EXPECT_EQ(screen.memory().cut, Texts());
        // A node of the graph says its line when the mouse rests on it; the list has it in every row.
        for (float x = 10; x < 440 && said.empty(); x += 14) {
            for (float y = 40; y < 200 && said.empty(); y += 10) {
                screen.input().move(x, y);
                screen.settle(draw);
                screen.sleep(0.5f);
                screen.frame(draw);
                screen.frame(draw);
            }
        }
        EXPECT_EQ(!said.empty(), parties <= kMostParties);
    }
}

}  // namespace
}  // namespace asynchio::panels
