#include "app/widgets/gallery.h"

#include <gtest/gtest.h>

#include <cmath>

#include "app/widgets/test_screen.h"

namespace asynchio::ui {
namespace {

class Gallery : public testing::Test {
  protected:
    GalleryState state;
    TestScreen::Draw draw = [this](Ui& ui) {
        draw_gallery(ui, {0, 0, ImGui::GetIO().DisplaySize.x, ImGui::GetIO().DisplaySize.y}, state);
    };
};

TEST_F(Gallery, DrawsInEveryThemeAndScale) {
    for (float scale : {0.75f, 1.0f, 1.5f, 3.0f}) {
        TestScreen screen(static_cast<int>(1600 * scale), static_cast<int>(1800 * scale), scale);
        for (std::string_view theme : built_in_theme_names()) {
            screen.theme() = built_in_theme(theme);
            screen.set_projector(theme == "projector");
            screen.settle(draw);
            EXPECT_GT(screen.vertex_count(), 5000);
            for (int list = 0; list < screen.drawn().CmdListsCount; ++list)
                for (const ImDrawVert& vertex : screen.drawn().CmdLists[list]->VtxBuffer)
                    ASSERT_TRUE(std::isfinite(vertex.pos.x) && std::isfinite(vertex.pos.y))
                        << theme << " " << scale;
        }
    }
}

TEST_F(Gallery, NothingIsDrawnForNothing) {
    TestScreen screen(1600, 1800);
    screen.settle(draw);
    EXPECT_EQ(screen.memory().redraw_in, std::numeric_limits<double>::infinity());
}

TEST_F(Gallery, SurvivesTinyWindows) {
    for (int size : {1, 20, 150, 400}) {
        TestScreen screen(size, size);
        screen.settle(draw);
        screen.input().click(static_cast<float>(size) / 2, static_cast<float>(size) / 2);
        screen.settle(draw);
    }
}

TEST_F(Gallery, IsClickedAllOver) {
    TestScreen screen(1600, 1800);
    for (int y = 10; y < 1800; y += 37)
        for (int x = 10; x < 1600; x += 61)
            screen.input().click(static_cast<float>(x), static_cast<float>(y));
    screen.settle(draw);
    EXPECT_GT(state.clicks, 0);
    EXPECT_GT(state.actions, 1);
    EXPECT_GT(state.committed, 0);
}

TEST_F(Gallery, IsWalkedThroughByKeyboardAndComesRound) {
    TestScreen screen(1600, 1800);
    screen.settle(draw);
    screen.input().press(Key::tab);
    screen.settle(draw);
    const ImGuiID first = screen.memory().focus.id;
    std::size_t stops = 0;
    do {
        screen.input().press(Key::tab);
        screen.settle(draw);
        ++stops;
    } while (screen.memory().focus.id != first && stops < 100);
    EXPECT_EQ(stops, screen.memory().focus.last.size());
    EXPECT_GT(stops, 25u);
}

}  // namespace
}  // namespace asynchio::ui
