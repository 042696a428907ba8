// The views of coroutines and of waiting, as a person uses them; nothing leaves its card, however long or many.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "app/panels/awaits_panel.h"
#include "app/panels/coroutines_panel.h"
#include "app/panels/view_face.h"
#include "app/panels/wait_graph_panel.h"
#include "app/panels/wait_layout.h"
#include "app/panels/window_layout.h"
#include "app/widgets/test_screen.h"

namespace asynchio::panels {
namespace {

constexpr const char* kLong = "fetch_the_whole_catalogue_of_every_library_in_the_country_with_retries_and_backoff";

TokenView token(std::uint32_t task, const std::string& name, Activity activity = Activity::waiting_box) {
    return {Actor::of(TaskId(task)), name, activity};
}

CoroutinesView coroutines(std::size_t count, const std::string& name) {
    CoroutinesView view;
    view.shown = true;
    for (std::size_t i = 0; i < count; ++i) {
        CoroutineCard card;
        card.phase = static_cast<CoroutineCard::Phase>(i % 6);
        card.name = name + "()", card.kind = i % 5 == 0 ? "async generator" : "coroutine";
        card.state = "paused at yield, line 3, gave '" + name + "'", card.maker = name + ", line 15";
        card.drives = i % 6 == 0 ? "driven by nobody" : "driven by", card.place = "its own task";
        if (i % 6 != 0) card.driver = token(static_cast<std::uint32_t>(i + 1), name);
        card.line = static_cast<int>(i) + 1;
        view.cards.push_back(card);
    }
    view.sentence = "Not one line of " + name + "() ran: it was made in line 15 and thrown away.";
    view.warning = true;
    view.current = count / 2;
    return view;
}

AwaitsView awaits(std::size_t count, const std::string& name, int deepest) {
    AwaitsView view;
    view.shown = true, view.stopped = view.going = name;
    for (std::size_t i = 0; i < count; ++i) {
        AwaitRow row;
        row.depth = std::min(static_cast<int>(i), deepest);
        row.name = name, row.words = "awaits timer 2.00, in " + name, row.line = static_cast<int>(i) + 1;
        if (i % 2 == 0) row.who = token(static_cast<std::uint32_t>(i + 1), name);
        view.rows.push_back(row);
    }
    view.left_out = count > 30 ? 7 : 0;
    return view;
}

// Each party has one lock and wants its neighbour's; `closed`: the last one wants the first one's, too.
WaitGraphView chain(std::size_t parties, bool closed, const std::string& name = "T") {
    WaitGraphView view;
    view.shown = true;
    for (std::size_t i = 0; i < parties; ++i) {
        view.parties.push_back({token(static_cast<std::uint32_t>(i + 1), name + std::to_string(i)), static_cast<int>(i) + 10,
                                std::nullopt, closed});
        view.things.push_back({"lock " + name + std::to_string(i), true, true, closed});
        view.arrows.push_back({i, i, false, "held by", closed});
        if (closed) view.circle.push_back(i);
    }
    for (std::size_t i = 0; i + (closed ? 0 : 1) < parties; ++i)
        view.arrows.push_back({i, (i + 1) % parties, true, "wants", closed});
    view.sentence = "T0 (line 10) wants lock T1, held by " + name + ": a circle, nobody can go on.";
    return view;
}

// The part of the screen on which the last frame left ink, clipping included.
ui::Rect inked(const ui::TestScreen& screen) {
    const ImDrawData& data = screen.drawn();
    ui::Rect all;
    for (int list = 0; list < data.CmdListsCount; ++list) {
        const ImDrawList& draw = *data.CmdLists[list];
        for (const ImDrawCmd& command : draw.CmdBuffer) {
            const ui::Rect clip = ui::rect_between({command.ClipRect.x, command.ClipRect.y}, {command.ClipRect.z, command.ClipRect.w});
            for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
                ImVec2 low{1e9f, 1e9f}, high{-1e9f, -1e9f};
                for (unsigned corner = 0; corner < 3; ++corner) {
                    const ImVec2 at = draw.VtxBuffer[static_cast<int>(draw.IdxBuffer[static_cast<int>(command.IdxOffset + i + corner)] + command.VtxOffset)].pos;
                    low = {std::min(low.x, at.x), std::min(low.y, at.y)};
                    high = {std::max(high.x, at.x), std::max(high.y, at.y)};
                }
                const ui::Rect piece = ui::intersection(ui::rect_between(low, high), clip);
                if (piece.empty()) continue;
                if (all.empty()) { all = piece; continue; }
                all = ui::rect_between({std::min(all.x, piece.x), std::min(all.y, piece.y)},
                                       {std::max(all.right(), piece.right()), std::max(all.bottom(), piece.bottom())});
            }
        }
    }
    return all;
}

using DrawView = void (*)(ui::Ui&, const ui::Rect&, const Scene&, const UiState&, Actions&);

void expect_inside(ui::TestScreen& screen, DrawView draw, const Scene& scene, const ui::Rect& rect) {
    Actions actions;
    screen.settle([&](ui::Ui& ui) { draw(ui, rect, scene, {}, actions); });
    EXPECT_TRUE(actions.empty()) << "drawing alone asks for nothing";
    const ui::Rect ink = inked(screen);
    EXPECT_GE(ink.x, rect.x - 1.5f);
    EXPECT_GE(ink.y, rect.y - 1.5f);
    EXPECT_LE(ink.right(), rect.right() + 1.5f);
    EXPECT_LE(ink.bottom(), rect.bottom() + 1.5f);
    EXPECT_GT(ink.w, rect.w * 0.9f) << "something was drawn";
}

class InsideItsCard : public testing::TestWithParam<ui::Rect> {};

TEST_P(InsideItsCard, IsEveryViewWhateverItShows) {
    ui::TestScreen screen(1400, 900);
    screen.set_reduced_motion(true);
    for (const bool projector : {false, true}) {
        screen.set_projector(projector);
        for (const std::string& name : {std::string("A"), std::string(kLong)}) {
            for (const std::size_t count : {0u, 1u, 2u, 6u, 40u}) {
                SCOPED_TRACE((projector ? "projector, " : "window, ") + std::to_string(count) + " of " + name);
                Scene scene;
                scene.coroutines = coroutines(count, name);
                expect_inside(screen, draw_coroutines_panel, scene, GetParam());
                scene.awaits = awaits(count, name, 30);
                expect_inside(screen, draw_awaits_panel, scene, GetParam());
                for (const bool closed : {false, true}) {
                    scene.wait_graph = chain(count, closed && count > 0, name);
                    expect_inside(screen, draw_wait_graph_panel, scene, GetParam());
                }
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Sizes, InsideItsCard,
                         testing::Values(ui::Rect{20, 30, 300, 150}, ui::Rect{20, 30, 430, 209}, ui::Rect{20, 30, 510, 255},
                                         ui::Rect{20, 30, 1070, 320}),
                         [](const auto& rect) { return "Width" + std::to_string(static_cast<int>(rect.param.w)); });

WaitSizes sizes_for(const WaitGraphView& view) {
    WaitSizes sizes;
    for (std::size_t i = 0; i < view.parties.size(); ++i) sizes.parties.push_back(60 + 7 * static_cast<float>(i));
    for (std::size_t i = 0; i < view.things.size(); ++i) sizes.things.push_back(90 - 5 * static_cast<float>(i));
    sizes.token = 30, sizes.caption = 16, sizes.tag = 28, sizes.row_gap = 3;
    sizes.arrow = 34, sizes.most_arrow = 150, sizes.clearance = 4;
    return sizes;
}

void expect_apart(const WaitLayout& layout, const WaitSizes& sizes, const ui::Rect& area) {
    std::vector<ui::Rect> nodes = layout.things;
    for (ui::Rect party : layout.parties) {
        party.h += party.empty() ? 0 : sizes.caption;
        nodes.push_back(party);
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].empty()) continue;
        EXPECT_NEAR(ui::intersection(nodes[i], area).w, nodes[i].w, 1.1f) << "node " << i << " is inside";
        EXPECT_NEAR(ui::intersection(nodes[i], area).h, nodes[i].h, 1.1f) << "node " << i << " is inside";
        for (std::size_t j = 0; j < i; ++j) EXPECT_TRUE(ui::intersection(nodes[i], nodes[j]).empty()) << i << " and " << j;
    }
}

TEST(WaitLayout, NothingOverlapsForTwoToSixPartiesAndOneLooksAlwaysTheSame) {
    const ui::Rect area{10, 20, 900, 300};
    for (std::size_t parties = 2; parties <= kMostParties; ++parties) {
        for (const bool closed : {false, true}) {
            const WaitGraphView view = chain(parties, closed);
            const WaitSizes sizes = sizes_for(view);
            const WaitLayout layout = lay_out_waits(view, sizes, area);
            EXPECT_EQ(layout.kind, closed && parties > 2 ? WaitLayout::Kind::ring : WaitLayout::Kind::sides) << parties;
            expect_apart(layout, sizes, area);
            EXPECT_EQ(layout.parties, lay_out_waits(view, sizes, area).parties);
            for (const WaitWay& way : layout.ways) {
                EXPECT_TRUE(way.drawn);
                EXPECT_GT(std::hypot(way.to.x - way.from.x, way.to.y - way.from.y), 15) << "an arrow that can be seen";
            }
        }
    }
}

TEST(WaitLayout, TwoPartiesStandAcrossFromEachOtherAndACircleOfThreeGoesAround) {
    const WaitGraphView two = chain(2, true);
    const WaitLayout pair = lay_out_waits(two, sizes_for(two), {0, 0, 500, 160});
    ASSERT_EQ(pair.kind, WaitLayout::Kind::sides);
    EXPECT_LT(pair.parties[0].right(), pair.things[0].x);
    EXPECT_LT(pair.things[0].right(), pair.parties[1].x);
    // Clockwise: every step turns the same way around the middle.
    const WaitGraphView three = chain(3, true);
    const ui::Rect area{0, 0, 700, 200};
    const WaitLayout ring = lay_out_waits(three, sizes_for(three), area);
    ASSERT_EQ(ring.kind, WaitLayout::Kind::ring);
    std::vector<ImVec2> around;
    for (const std::size_t party : three.circle) {
        around.push_back(ring.parties[party].centre());
        around.push_back(ring.things[wanted_by(three, party)].centre());
    }
    ImVec2 middle{0, 0};
    for (const ImVec2 at : around) middle.x += at.x / 6, middle.y += at.y / 6;
    for (std::size_t i = 0; i < around.size(); ++i) {
        const ImVec2 a = around[i], b = around[(i + 1) % around.size()];
        EXPECT_GT((a.x - middle.x) * (b.y - middle.y) - (a.y - middle.y) * (b.x - middle.x), 0) << "step " << i;
    }
}

TEST(WaitLayout, WhatHasNoRoomIsAList) {
    const WaitGraphView seven = chain(7, true), three = chain(3, true), two = chain(2, false);
    EXPECT_EQ(lay_out_waits(seven, sizes_for(seven), {0, 0, 2000, 900}).kind, WaitLayout::Kind::list);
    EXPECT_EQ(lay_out_waits(three, sizes_for(three), {0, 0, 260, 100}).kind, WaitLayout::Kind::list);
    const ui::Rect high{0, 0, 260, 200};
    const WaitLayout ring = lay_out_waits(three, sizes_for(three), high);
    EXPECT_EQ(ring.kind, WaitLayout::Kind::ring) << "it may be higher than wide";
    expect_apart(ring, sizes_for(three), high);
    EXPECT_EQ(lay_out_waits(two, sizes_for(two), {0, 0, 500, 40}).kind, WaitLayout::Kind::list);
}

class Picking : public testing::Test {
  protected:
    void click(DrawView draw, float x, float y) {
        const auto frame = [&](ui::Ui& ui) { draw(ui, {0, 0, 600, 260}, scene, {}, actions); };
        screen.settle(frame);
        screen.input().click(x, y);
        screen.settle(frame);
    }
    ui::TestScreen screen{800, 600};
    Scene scene;
    Actions actions;
};

TEST_F(Picking, ARowOfATaskSelectsItsBarAndOneOfACoroutineLightsItsLine) {
    scene.awaits = awaits(2, "A", 1);
    scene.awaits.rows[0].bar = Selection{Actor::of(TaskId(1)), 42};
    const float first = 9 + 18 + 6 + 20 + 6 + 14;  // padding, heading, summary, half a row
    click(draw_awaits_panel, 200, first);
    ASSERT_EQ(actions.size(), 1u);
    EXPECT_EQ(std::get<Select>(actions[0]).selection, (Selection{Actor::of(TaskId(1)), 42}));
    actions.clear();
    click(draw_awaits_panel, 200, first + 28);
    ASSERT_EQ(actions.size(), 1u);
    EXPECT_EQ(std::get<LightLine>(actions[0]).line, 2);
}

TEST_F(Picking, ACardLightsTheLineThatMadeItOrSelectsItsDriver) {
    scene.coroutines = coroutines(2, "cook");
    scene.coroutines.cards[1].bar = Selection{Actor::of(TaskId(2)), 7};
    click(draw_coroutines_panel, 100, 130);
    ASSERT_EQ(actions.size(), 1u);
    EXPECT_EQ(std::get<LightLine>(actions[0]).line, 1);
    actions.clear();
    click(draw_coroutines_panel, 400, 130);
    ASSERT_EQ(actions.size(), 1u);
    EXPECT_EQ(std::get<Select>(actions[0]).selection.first_event, 7u);
}

TEST_F(Picking, ANodeOfTheGraphSelectsItsBar) {
    scene.wait_graph = chain(2, true);
    scene.wait_graph.parties[0].bar = Selection{Actor::of(TaskId(1)), 11};
    // Where it stands follows the words; look for it along the middle.
    const auto frame = [&](ui::Ui& ui) { draw_wait_graph_panel(ui, {0, 0, 600, 260}, scene, {}, actions); };
    screen.settle(frame);
    for (float x = 20; x < 300 && actions.empty(); x += 20) {
        for (float y = 60; y < 200 && actions.empty(); y += 12) {
            screen.input().click(x, y);
            screen.settle(frame);
        }
    }
    ASSERT_EQ(actions.size(), 1u);
    EXPECT_EQ(std::get<Select>(actions[0]).selection.first_event, 11u);
}

}  // namespace
}  // namespace asynchio::panels
