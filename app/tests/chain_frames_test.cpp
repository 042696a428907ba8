// The chain of causes in the picture of real lessons: its arrows are right-angled, lead from lane to lane and cover no word.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/panels/timeline.h"
#include "app/panels/timeline_chain.h"
#include "app/panels/timeline_lanes.h"
#include "app/tests/views_fixture.h"
#include "app/widgets/test_screen.h"
#include "core/trace/plain_timeline.h"

namespace asynchio {
namespace {

struct Look {
    float width, height;
    bool projected;
};

class ChainFrames : public testing::Views {
  protected:
    // Calls look(ui, plot, drawn, plan) with everything that stands in the rows.
    template <class LookAt>
    void measure(const Look& look, const Scene& scene, const UiState& ui_state, const LookAt& look_at) {
        ui::TestScreen screen(static_cast<int>(look.width), static_cast<int>(look.height));
        screen.set_projector(look.projected);
        screen.frame([&](ui::Ui& ui) {
            const panels::TimelinePlaces places = panels::timeline_places(ui, {0, 0, look.width, look.height}, scene, ui_state);
            const panels::Plot& plot = places.plot;
            panels::DrawnRows drawn{plot.area.y, plot.area, std::vector<std::vector<panels::Mark>>(plot.rows.size()), {}};
            const auto say = [&](const std::vector<ui::Rect>& words) { drawn.words.insert(drawn.words.end(), words.begin(), words.end()); };
            for (std::size_t i = 0; i < plot.rows.size(); ++i) {
                const panels::TimelineRow& row = plot.rows[i];
                if (row.pool) {
                    say(panels::draw_pool_row(ui, plot, row, plot.area.y));
                    continue;
                }
                drawn.marks[i] = panels::marks_of(ui, plot, plot.view.lanes[row.lane]);
                say(panels::draw_lane(ui, plot, row, plot.area.y, drawn.marks[i]));
                drawn.words.push_back(panels::end_cap_rect(ui, plot, row, plot.area.y, drawn.marks[i]));
                if (plot.view.lanes[row.lane].worker) say(panels::draw_job_names(ui, plot, row, plot.area.y, drawn.marks[i]));
            }
            look_at(ui, plot, drawn, panels::plan_chain(ui, plot, drawn));
        });
    }
};

TEST_F(ChainFrames, ArrowsAreRightAngledAndCoverNoWord) {
    std::size_t lines = 0, interrupted = 0;
    for (const char* lesson : {"05-gather", "08-blocked-loop", "09-worker", "11-lost-update", "12-one-thread-race", "17-crawler"}) {
        open(lesson);
        for (const Look& look : {Look{780, 380, false}, Look{1200, 600, false}, Look{1920, 700, true}})
            for (const Ruler ruler : {Ruler::time, Ruler::turns})
                for (const Lane& lane : run_.lanes().lanes) {
                    if (!lane_is_shown(lane) || lane.spans.empty()) continue;
                    UiState ui_state;
                    ui_state.ruler = ruler;
                    ui_state.project = look.projected;
                    ui_state.position = ui_state.seen = run_.trace().size();
                    ui_state.time = run_.total();
                    ui_state.whole_chain = true;
                    ui_state.selection = Selection{lane.actor, lane.spans[lane.spans.size() / 2].first_event};
                    SCOPED_TRACE(std::string(lesson) + ", " + std::to_string(look.width) + ", lane " + std::to_string(&lane - run_.lanes().lanes.data()));
                    const Scene scene = make_scene(run_, ui_state, inputs_);
                    measure(look, scene, ui_state, [&](ui::Ui& ui, const panels::Plot& plot, const panels::DrawnRows& drawn, const panels::ChainPlan& plan) {
                        for (const panels::ChainLine& line : plan.lines) {
                            ++lines;
                            ASSERT_GE(line.points.size(), 2u);
                            for (std::size_t i = 1; i < line.points.size(); ++i)
                                EXPECT_TRUE(line.points[i].x == line.points[i - 1].x || line.points[i].y == line.points[i - 1].y);
                            const auto parts = panels::parts_of(ui, line, drawn.words, 2.5f);
                            interrupted += parts.size() >= line.points.size();
                            for (const ui::Rect& part : parts)
                                for (const ui::Rect& words : drawn.words) EXPECT_TRUE(ui::intersection(part, words).empty());
                            for (const ImVec2& point : line.points) {
                                EXPECT_GE(point.x, plot.area.x - 16);
                                EXPECT_LE(point.x, plot.area.right() + plot.sizes.margin + 8);
                            }
                        }
                        for (const panels::ChainDisc& disc : plan.discs)
                            for (const ui::Rect& words : drawn.words) EXPECT_FALSE(words.contains(disc.centre));
                    });
                }
    }
    EXPECT_GT(lines, 500u);
    EXPECT_LT(interrupted, lines / 10) << "most find a way around";
}

TEST_F(ChainFrames, AnArrowEndsAtTheBarThatItLedTo) {
    open("09-worker");
    UiState ui_state;
    ui_state.position = ui_state.seen = run_.trace().size();
    ui_state.time = run_.total();
    ui_state.whole_chain = true;
    const Lane& main = run_.lanes().lanes[1];
    ui_state.selection = Selection{main.actor, main.spans.back().first_event};
    const Scene scene = make_scene(run_, ui_state, inputs_);
    measure({1200, 600, false}, scene, ui_state, [&](ui::Ui& ui, const panels::Plot& plot, const panels::DrawnRows& drawn, const panels::ChainPlan& plan) {
        std::size_t arrows = 0;
        for (const panels::ChainLine& line : plan.lines) {
            if (!line.arrow) continue;
            ++arrows;
            const ui::Rect tip = ui::rect_around(line.points.back(), 6, 6);
            bool touches = false;
            for (const panels::TimelineRow& row : plot.rows) {
                if (row.pool) touches |= !ui::intersection(tip, panels::row_rect(plot, row, drawn.top)).empty();
                if (row.pool) continue;
                const auto& marks = drawn.marks[static_cast<std::size_t>(&row - plot.rows.data())];
                for (const panels::Mark& mark : marks) touches |= !ui::intersection(tip, panels::mark_rect(ui, plot, row, drawn.top, mark)).empty();
                touches |= !ui::intersection(tip, panels::end_cap_rect(ui, plot, row, drawn.top, marks)).empty();
            }
            EXPECT_TRUE(touches) << line.points.back().x << ", " << line.points.back().y;
        }
        EXPECT_GT(arrows, 3u);
    });
}

}  // namespace
}  // namespace asynchio
