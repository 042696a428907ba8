// Everything can be reached: whatever can be clicked is large enough for a hand that trembles, and wherever Tab stops, one
// sees it. With the real lessons, in every stage.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <set>
#include <tuple>

#include "app/panels/window_layout.h"
#include "app/play/playground.h"
#include "app/tests/runner_fixture.h"
#include "app/tests/seen_run.h"
#include "app/widgets/places.h"
#include "app/widgets/test_screen.h"
#include "core/tests/source_root.h"

namespace asynchio {
namespace {

constexpr float kLeastTarget = 24;

// Targets whose size is given by what they stand for, and what else does the same.
const std::set<std::string> kAsLargeAsWhatTheyAre = {
    "line",     // of the program: the height of a line of code
    "gutter",   // its number; F9 and the line's own keys do the same
    "pills",    // names in a line of code; only a tooltip
    "link",     // a word in a text
    "end",      // of a bar, to pull it; its slider does the same
    "point",    // of a curve: as wide as one value of the slider
    "columns",  // the splitter lies between two columns; arrow keys move it
    "rows",     // the other one, between lanes and what stands below them
    "less", "value", "more", "choice",  // chips are as high as their line of code; the rows of the sliders do the same
};

// Rows of the timeline: as high as what of them is not scrolled out of sight.
const std::set<std::string> kRows = {"lane", "lane label", "pin lane"};

struct Room {
    int width, height;
};
void PrintTo(const Room& room, std::ostream* out) { *out << room.width << " x " << room.height; }

class ReachTest : public ::testing::TestWithParam<std::tuple<const char*, Room>> {
  protected:
    ReachTest() : playground(source_root() / "lessons", testing::built_runner()), screen(room().width, room().height) {
        screen.set_reduced_motion(true);
    }
    static Room room() { return std::get<1>(GetParam()); }

    void draw() {
        screen.set_projector(playground.ui().project);
        Actions ignored;
        screen.frame([&](ui::Ui& ui) {
            places.begin_frame();
            const ui::Rect area{0, 0, static_cast<float>(room().width), static_cast<float>(room().height)};
            panels::draw_window(ui, area, playground.scene(), playground.ui(), playground.editor(), ignored);
        });
    }
    // Calls look(name) in every stage of the lesson.
    template <class Look>
    void in_every_stage(const Look& look) {
        ASSERT_TRUE(playground.open(std::get<0>(GetParam())));
        playground.finish_run();
        for (const Stage stage : {Stage::story, Stage::predict, Stage::run, Stage::explain, Stage::break_it, Stage::challenge}) {
            playground.apply({GoToStage{stage}});
            if (playground.running()) playground.finish_run();
            playground.finish_questions();
            if (playground.ui().flow.stage != stage) continue;
            for (int i = 0; i < 3; ++i) draw();
            look("stage " + std::to_string(static_cast<int>(stage) + 1));
        }
        playground.apply({GoToEnd{}, ShowMachine{true}});
        for (int i = 0; i < 3; ++i) draw();
        look("the machine");
    }

    Playground playground;
    ui::TestScreen screen;
    ui::Places places;
};

TEST_P(ReachTest, WhatCanBeClickedIsLargeEnough) {
    std::set<std::string> small;
    in_every_stage([&](const std::string&) {
        for (const ui::Place& place : places.all()) {
            if (place.target.empty() || place.seen.empty()) continue;
            const std::string name = place.name.substr(place.name.find('/') + 1);
            if (kAsLargeAsWhatTheyAre.contains(name)) continue;
            if (place.target.w < kLeastTarget || (place.target.h < kLeastTarget && !kRows.contains(name)))
                small.insert(place.name + ": " + std::to_string(std::lround(place.target.w)) + " x " + std::to_string(std::lround(place.target.h)));
        }
    });
    EXPECT_EQ(small, std::set<std::string>());
}

// Positions and colours of everything that is drawn.
std::size_t picture_of(const ImDrawData& data) {
    std::size_t sum = 1469598103934665603u;
    const auto add = [&](std::uint32_t value) { sum = (sum ^ value) * 1099511628211u; };
    for (int i = 0; i < data.CmdListsCount; ++i)
        for (const ImDrawVert& vertex : data.CmdLists[i]->VtxBuffer)
            add(std::bit_cast<std::uint32_t>(vertex.pos.x)), add(std::bit_cast<std::uint32_t>(vertex.pos.y)), add(vertex.col);
    return sum;
}

TEST_P(ReachTest, WhereverTabStopsOneSeesIt) {
    in_every_stage([&](const std::string& where) {
        ui::Focus& focus = screen.memory().focus;
        focus.id = 0, focus.visible = false;
        const std::size_t stops = focus.last.size();
        ASSERT_GT(stops, 10u) << where;
        std::set<ImGuiID> reached;
        for (std::size_t i = 0; i < stops; ++i) {
            screen.input().press(Key::tab);
            for (int frame = 0; frame < 3; ++frame) draw();
            if (focus.id == 0 || !reached.insert(focus.id).second) break;
            if (screen.memory().editing.id == focus.id) continue;  // a field that is typed into has its own frame and cursor
            const std::size_t with = picture_of(screen.drawn());
            focus.visible = false;
            draw();
            EXPECT_NE(picture_of(screen.drawn()), with) << "stop " << i << " of " << stops << " in " << where;
            focus.visible = true;
            draw();
        }
        EXPECT_GT(reached.size(), 8u) << where;
    });
}

INSTANTIATE_TEST_SUITE_P(Lessons, ReachTest,
                         ::testing::Combine(::testing::Values("5", "8", "9", "11", "13", "18"), ::testing::Values(Room{1366, 768}, Room{1920, 1080})),
                         [](const auto& one) { return std::string("lesson") + std::get<0>(one.param) + "in" + std::to_string(std::get<1>(one.param).width); });

}  // namespace
}  // namespace asynchio
