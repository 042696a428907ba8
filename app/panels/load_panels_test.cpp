// Queues, meters and the log as a person uses them; and however much there is to show, it stays in its panel.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "app/panels/log_panel.h"
#include "app/panels/meter_panel.h"
#include "app/panels/only.h"
#include "app/panels/pieces.h"
#include "app/panels/projected_queue.h"
#include "app/panels/queue_panel.h"
#include "app/panels/window_layout.h"
#include "app/widgets/test_screen.h"
#include "app/widgets/text.h"

namespace asynchio::panels {
namespace {

const std::string kLongName = "a_task_with_a_name_that_is_longer_than_any_panel_could_ever_show_without_cutting_it_off";

TokenView token(std::uint32_t ordinal, const std::string& name) {
    return {Actor::of(TaskId(ordinal)), name, Activity::waiting_lock, 100 + ordinal};
}

WaitLineView line(const std::string& title, std::size_t count, const std::string& name) {
    WaitLineView line{title, {}, count};
    for (std::uint32_t i = 1; i <= std::min<std::size_t>(count, 80); ++i)
        line.waiters.push_back(token(i, name + std::to_string(i)));
    return line;
}

QueueView items(std::size_t count, const std::string& item) {
    QueueView queue{"q", false, "first in, first out", std::to_string(count) + " items", {}, count, {}, "Many items are not done.", false};
    for (std::size_t i = 0; i < std::min<std::size_t>(count, 80); ++i)
        queue.places.push_back({PlaceView::Kind::item, item + std::to_string(i), {}});
    queue.lines.push_back(line("wait for an item", 0, ""));
    return queue;
}

QueueView pool(std::size_t places, std::size_t waiters, const std::string& name) {
    QueueView queue{"pool", true, "places", "all taken", {}, places, {}, name + " failed without giving its place back.", true};
    for (std::uint32_t i = 0; i < places; ++i)
        queue.places.push_back({i % 3 == 0   ? PlaceView::Kind::kept
                                : i % 3 == 1 ? PlaceView::Kind::promised
                                             : PlaceView::Kind::taken,
                                i % 3 == 0 ? "failed" : i % 3 == 1 ? "next" : "", token(300 + i, name + std::to_string(i))});
    queue.lines.push_back(line("in line", waiters, name));
    return queue;
}

MetersView meters(std::size_t answers) {
    MetersView view;
    for (const char* name : {"arrivals", "throughput", "errors", "tasks alive", "ready queue", "workers busy", "turns"})
        view.meters.push_back({name, "1234567.8 per s", "most 100000 of 200000", 0, {}});
    view.meters.push_back({"longest hold", "0.80 s", kLongName + ", line 16", 16, token(7, kLongName)});
    StairsView stairs{"response time of " + kLongName + "()", {}, 2, {}};
    for (std::size_t i = 0; i < answers; ++i)
        stairs.answers.push_back(2 * std::pow(static_cast<double>(i + 1) / static_cast<double>(answers), 3));
    if (answers > 0)
        stairs.percentiles = {{"p50", "0.25 s", 0.25, 0.5}, {"p95", "1.71 s", 1.71, 0.95}, {"p99", "1.94 s", 1.94, 0.99}};
    view.stairs = stairs;
    return view;
}

LogView records(std::size_t count) {
    LogView view{true, {}};
    for (std::size_t i = 0; i < count; ++i)
        view.records.push_back({"1.40", kLongName, "WARNING", "Executing <Task name='" + kLongName + "'> took 0.800 seconds",
                                "Line 16 kept the loop for 0.80 s.", 16, 150 + i, i + 1 == count});
    return view;
}

// What can be seen of a triangle lies within this rectangle, a pixel of soft edge aside.
void expect_within(const ImDrawData& drawn, const ui::Rect& rect, const std::string& what) {
    constexpr float soft = 2;
    for (int i = 0; i < drawn.CmdListsCount; ++i) {
        const ImDrawList& list = *drawn.CmdLists[i];
        for (const ImDrawCmd& command : list.CmdBuffer)
            for (unsigned k = 0; k < command.ElemCount; ++k) {
                const ImVec2 at = list.VtxBuffer[static_cast<int>(command.VtxOffset + list.IdxBuffer[static_cast<int>(command.IdxOffset + k)])].pos;
                const ImVec4& clip = command.ClipRect;
                const float x = std::clamp(at.x, clip.x, clip.z), y = std::clamp(at.y, clip.y, clip.w);
                const bool inside = x >= rect.x - soft && x <= rect.right() + soft && y >= rect.y - soft && y <= rect.bottom() + soft;
                ASSERT_TRUE(inside) << what << ": " << x << ", " << y;
            }
    }
}

class LoadPanels : public testing::Test {
  protected:
    ui::TestScreen screen{1000, 700};
    Scene scene;
    UiState ui_state;
    Actions actions;
};

TEST_F(LoadPanels, PiecesThatHaveNoRoomAreCountedInTheRoomThatIsLeft) {
    screen.frame([](ui::Ui& ui) {
        for (const float width : {120.0f, 200.0f, 330.0f, 800.0f})
            for (const float piece : {34.0f, 90.0f, 300.0f})
                for (const std::size_t rows : {1u, 3u}) {
                    const ui::Rect room{50, 20, width, 200};
                    const std::vector<float> widths(80, piece);
                    const Pieces pieces = lay_pieces(ui, {room, 30, 6, rows}, widths, 1000);
                    ASSERT_EQ(pieces.places.size() + pieces.more, 1000u);
                    for (const ui::Rect& place : pieces.places) {
                        ASSERT_LE(place.right(), room.right() + 1);
                        ASSERT_TRUE(ui::intersection(place, pieces.more_place).empty());
                        ASSERT_LE(place.bottom(), pieces.bottom);
                    }
                    ASSERT_LE(pieces.bottom, room.y + static_cast<float>(rows) * 36);
                    ASSERT_LE(pieces.more_place.right(), room.right() + 1);
                    const std::string more = "and " + std::to_string(pieces.more) + " more";
                    ASSERT_LE(ui::text_width(ui, ui::Type::small_strong, more), pieces.more_place.w) << width << ", " << piece;
                }
    });
}

TEST_F(LoadPanels, AllPiecesAreShownWhenTheyFit) {
    screen.frame([](ui::Ui& ui) {
        const std::vector<float> widths(4, 50.0f);
        const Pieces exact = lay_pieces(ui, {{0, 0, 4 * 50 + 3 * 6, 30}, 30, 6, 1}, widths, 4);
        EXPECT_EQ(exact.places.size(), 4u);
        EXPECT_EQ(exact.more, 0u);
        // Free places are not counted as missing.
        const Pieces free = lay_pieces(ui, {{0, 0, 2 * 50 + 6, 30}, 30, 6, 1}, widths, 2);
        EXPECT_EQ(free.places.size(), 2u);
        EXPECT_EQ(free.more, 0u);
    });
}

TEST_F(LoadPanels, NothingLeavesItsPanelHoweverMuchThereIs) {
    const auto check = [&](const ui::Rect& rect, const std::string& what) {
        screen.frame([&](ui::Ui& ui) { draw_queue_panel(ui, rect, scene, ui_state, actions); });
        expect_within(screen.drawn(), rect, what + " queue");
        screen.frame([&](ui::Ui& ui) { draw_meter_panel(ui, rect, scene, ui_state, actions); });
        expect_within(screen.drawn(), rect, what + " meters");
        screen.frame([&](ui::Ui& ui) { draw_log_panel(ui, rect, scene, ui_state, actions); });
        expect_within(screen.drawn(), rect, what + " log");
    };
    for (const std::size_t count : {0u, 1u, 5u, 1000u})
        for (const std::string& name : {std::string("u"), kLongName}) {
            scene.queues = QueuesView{"QUEUES AND PLACES", {items(count, name), pool(std::min<std::size_t>(count, 60), count, name)}};
            scene.meters = meters(count);
            scene.log = records(std::min<std::size_t>(count, 30));
            for (const ui::Rect rect : {ui::Rect{40, 30, 330, 150}, ui::Rect{40, 30, 440, 230}, ui::Rect{10, 10, 900, 300}, ui::Rect{10, 10, 200, 110}})
                check(rect, std::to_string(count) + " in " + std::to_string(static_cast<int>(rect.w)));
        }
    EXPECT_TRUE(actions.empty());
}

TEST_F(LoadPanels, AClickOnATokenSelectsItsBar) {
    scene.queues = QueuesView{"PLACES", {pool(2, 3, "u")}};
    scene.queues->queues[0].sentence = "";
    const ui::TestScreen::Draw draw = [&](ui::Ui& ui) { draw_queue_panel(ui, {0, 0, 400, 200}, scene, ui_state, actions); };
    // Heading of the card, heading of the queue, places of 42, then the line: its first token stands behind "in line".
    screen.input().click(92, 9 + 18 + 6 + 26 + 42 + 4 + 17);
    screen.settle(draw);
    ASSERT_EQ(only<Select>(actions).size(), 1u);
    EXPECT_EQ(only<Select>(actions)[0].selection, (Selection{Actor::of(TaskId(1)), 101}));
}

TEST_F(LoadPanels, WhoKeepsAPlaceIsSeenWhereTheWordsHaveNoRoom) {
    QueueView kept = pool(2, 2, "u");
    for (PlaceView& place : kept.places) place.kind = PlaceView::Kind::kept, place.text = "fehlgeschlagen";
    scene.queues = QueuesView{"PLACES", {kept}};
    const ui::TestScreen::Draw draw = [&](ui::Ui& ui) { draw_queue_panel(ui, {0, 0, 290, 150}, scene, ui_state, actions); };
    std::vector<Actor> seen;
    for (float x = 20; x < 280; x += 8)
        for (float y = 50; y < 120; y += 12) {
            actions.clear();
            screen.input().click(x, y);
            screen.settle(draw);
            for (const Select& select : only<Select>(actions))
                if (std::ranges::find(seen, select.selection.actor) == seen.end()) seen.push_back(select.selection.actor);
        }
    EXPECT_THAT(seen, testing::IsSupersetOf({Actor::of(TaskId(300)), Actor::of(TaskId(301))}));
}

TEST_F(LoadPanels, AClickOnARecordGoesThereAndLightsItsLine) {
    scene.log = records(1);
    const ui::TestScreen::Draw draw = [&](ui::Ui& ui) { draw_log_panel(ui, {0, 0, 400, 200}, scene, ui_state, actions); };
    screen.input().click(200, 60);
    screen.settle(draw);
    ASSERT_EQ(only<GoToPosition>(actions).size(), 1u);
    EXPECT_EQ(only<GoToPosition>(actions)[0].position, 150u);
    ASSERT_EQ(only<LightLine>(actions).size(), 1u);
    EXPECT_EQ(only<LightLine>(actions)[0].line, 16);
}

TEST_F(LoadPanels, AClickOnTheLongestHoldShowsWhoAndWhere) {
    scene.meters = MetersView{{{"longest hold", "0.80 s", "report, line 16", 16, token(7, "report")}}, {}};
    const ui::TestScreen::Draw draw = [&](ui::Ui& ui) { draw_meter_panel(ui, {0, 0, 400, 200}, scene, ui_state, actions); };
    screen.input().click(100, 9 + 18 + 6 + 12);
    screen.settle(draw);
    ASSERT_EQ(only<Select>(actions).size(), 1u);
    EXPECT_EQ(only<Select>(actions)[0].selection.first_event, 107u);
    EXPECT_EQ(only<LightLine>(actions).size(), 1u);
}

TEST_F(LoadPanels, ProjectedTheQueueStandsBesideASentenceOnlyIfBothFit) {
    scene.queues = QueuesView{"PLACES", {pool(2, 200, "u")}};
    scene.meters = meters(12);
    screen.set_projector(true);
    const ui::Rect whole{0, 0, 1000, 700};
    const auto vertices = [&](const std::string& sentence) {
        scene.explain = ExplainView{"WHY?", sentence, {}};
        const auto draw = [&](ui::Ui& ui) { draw_project_window(ui, whole, scene, ui_state, actions); };
        screen.frame(draw), screen.frame(draw);
        expect_within(screen.drawn(), whole, sentence);
        return screen.vertex_count();
    };
    const int brief = vertices("It grows.");
    std::string words;
    for (int i = 0; i < 30; ++i) words += "word ";
    const int alone = vertices(words);
    scene.queues.reset();
    EXPECT_EQ(vertices(words), alone) << "a long sentence has the room for itself";
    EXPECT_LT(vertices("It grows."), brief) << "beside a short one the queue is drawn";
    for (const float most : {200.0f, 500.0f, 1500.0f}) {
        scene.queues = QueuesView{"QUEUE", {items(1000, kLongName)}};
        screen.frame([&](ui::Ui& ui) {
            const float width = projected_queue_width(ui, scene, most);
            ASSERT_LE(width, most);
            draw_projected_queue(ui, {0, 0, width, 150}, scene);
        });
        expect_within(screen.drawn(), {0, 0, most, 150}, "projected");
    }
}

}  // namespace
}  // namespace asynchio::panels
