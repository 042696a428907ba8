// The chain of causes in the picture, and the switch for all of it on the card.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/panels/explain_card.h"
#include "app/panels/timeline_chain.h"
#include "app/panels/timeline_fixture.h"
#include "app/panels/timeline_lanes.h"
#include "app/widgets/places.h"

namespace asynchio::panels {
namespace {

class ChainPicture : public Timeline {
  protected:
    // A runs again from 1 on and wakes B, which waits until then.
    ChainPicture() {
        run.lanes[0].spans.push_back(span_of(Activity::running, 1, 1.5, 51, 55));
        run.lanes[1].spans[1] = span_of(Activity::waiting_box, 0, 1.5, 21, 54);
        run.lanes[1].spans.push_back(span_of(Activity::running, 1.5, 1.8, 56, 58));
        show_lanes();
        go_to(60, 2);
        scene.timeline.chain.arrows = {{1, {0, 54, 1.5}, ChainSpot{1, 54, 1.5}, true, std::nullopt}};
    }

    ChainPlan plan() {
        ChainPlan found;
        screen.frame([&](ui::Ui& ui) {
            const Plot it = plot();
            DrawnRows drawn{it.area.y, it.area, {}, words};
            for (const TimelineRow& row : it.rows) drawn.marks.push_back(marks_of(ui, it, it.view.lanes[row.lane]));
            found = plan_chain(ui, it, drawn);
        });
        return found;
    }
    float upright_of(const ChainLine& line) {
        for (std::size_t i = 1; i < line.points.size(); ++i)
            if (line.points[i].x == line.points[i - 1].x) return line.points[i].x;
        ADD_FAILURE() << "it never goes from lane to lane";
        return 0;
    }

    std::vector<ui::Rect> words;
};

TEST_F(ChainPicture, AnArrowLeadsFromTheCauseToTheBarThatBegins) {
    const ChainPlan all = plan();
    ASSERT_EQ(all.lines.size(), 1u);
    const ChainLine& line = all.lines[0];
    const Plot it = plot();
    EXPECT_NEAR(line.points.front().x, it.x(1.5), 30);
    EXPECT_NEAR(line.points.back().x, it.x(1.5), 30);
    EXPECT_LT(line.points.front().y, it.area.y + it.rows[1].top);
    EXPECT_GT(line.points.back().y, it.area.y + it.rows[1].top);
    ASSERT_EQ(all.discs.size(), 1u);
    EXPECT_EQ(all.discs[0].text, "1");
}

TEST_F(ChainPicture, AnArrowGoesAroundWords) {
    const float usual = upright_of(plan().lines[0]);
    const Plot it = plot();
    words = {{usual - 20, it.area.y, 40, it.rows_height}};
    const float x = upright_of(plan().lines[0]);
    EXPECT_TRUE(x < words[0].x || x > words[0].right()) << x;
}

TEST_F(ChainPicture, WhereThereIsNoWayAroundItPassesBehindThem) {
    const Plot it = plot();
    words = {{it.area.x - 50, it.area.y + it.rows[1].top - 8, it.area.w + 200, 12}};
    const ChainPlan all = plan();
    ui::Keys keys;
    const ui::Ui ui{screen.theme(), screen.fonts(), screen.memory(), keys, 1};
    const std::vector<ui::Rect> parts = parts_of(ui, all.lines[0], words, 2.5f);
    EXPECT_GE(parts.size(), 2u);
    for (const ui::Rect& part : parts) EXPECT_TRUE(ui::intersection(part, words[0]).empty());
    EXPECT_TRUE(all.discs.empty() || ui::intersection(ui::rect_around(all.discs[0].centre, 19, 19), words[0]).empty());
}

TEST_F(ChainPicture, ArrowsFromOneBarShareTheirUprightAndOthersKeepApart) {
    for (std::uint32_t i = 3; i <= 4; ++i) {
        run.lanes.push_back(run.lanes[1]);
        run.lanes.back().actor = Actor::of(TaskId(i));
    }
    show_lanes();
    auto& arrows = scene.timeline.chain.arrows;
    arrows.clear();
    for (const std::size_t lane : {2u, 3u}) arrows.push_back({1, {0, 10, 0}, ChainSpot{lane, 20, 0}, true, std::nullopt});
    ChainPlan all = plan();
    ASSERT_EQ(all.lines.size(), 2u);
    EXPECT_EQ(upright_of(all.lines[0]), upright_of(all.lines[1]));
    EXPECT_EQ(all.discs.size(), 2u);
    arrows[1].from = {1, 20, 0};
    all = plan();
    EXPECT_GE(std::abs(upright_of(all.lines[0]) - upright_of(all.lines[1])), 7);
}

TEST_F(ChainPicture, LinesAlongALaneAreDrawnAndABellWhereATimerRang) {
    scene.timeline.chain.paths = {{{0, 11, 0}, {0, 51, 1}, false, true}};
    const ChainPlan all = plan();
    ASSERT_EQ(all.lines.size(), 2u);
    const ChainLine& path = all.lines[0];  // paler ones lie below
    EXPECT_FALSE(path.arrow || path.direct);
    EXPECT_EQ(path.points.front().y, path.points.back().y);
    EXPECT_EQ(std::ranges::count(all.discs, std::string(ui::icon::bell), &ChainDisc::text), 1);
}

TEST_F(ChainPicture, ItIsDrawnOverTheBars) {
    screen.settle(draw);
    const int with = screen.vertex_count();
    scene.timeline.chain = {};
    screen.settle(draw);
    EXPECT_LT(screen.vertex_count(), with);
}

TEST_F(ChainPicture, TheSwitchOnTheCardAsksForTheWholeChain) {
    scene.explain = ExplainView{"WHY DID B WAKE UP?", "It waited.", {}, "Whole chain: 2 before this bar, 1 after it.", true};
    ui::Places places;
    const auto card = [&](ui::Ui& ui) { draw_explain_card(ui, {20, 20, 420, 160}, scene, state, actions); };
    screen.settle(card);
    const auto place = std::ranges::find(places.all(), "whole chain", &ui::Place::name);
    ASSERT_NE(place, places.all().end());
    EXPECT_GE(place->rect.h, 24);
    screen.input().click(place->rect.centre().x, place->rect.centre().y);
    screen.settle(card);
    EXPECT_EQ(only<ToggleChain>(actions).size(), 1u);
    scene.explain->can_chain = false;
    places.begin_frame();
    screen.settle(card);
    EXPECT_EQ(std::ranges::find(places.all(), "whole chain", &ui::Place::name), places.all().end()) << "nobody did anything";
}

}  // namespace
}  // namespace asynchio::panels
