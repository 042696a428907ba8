#include "app/platform/offscreen.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/platform/null_frames.h"
#include "app/platform/window_keys.h"
#include "app/widgets/compat/imgui_compat.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

namespace asynchio::platform {
namespace {

using testing::AllOf;
using testing::HasSubstr;

constexpr ImU32 kBackground = IM_COL32(10, 20, 30, 255);

Picture draw_picture(int width, int height) {
    auto surface = Offscreen::create(width, height);
    EXPECT_TRUE(surface) << surface.why();
    if (!surface) return {};
    for (int i = 0; i < 2; ++i) {
        (*surface)->begin_frame();
        ImDrawList* draw = ImGui::GetForegroundDrawList();
        draw->AddRectFilled({10, 10}, {20, 15}, IM_COL32(255, 0, 0, 255));
        draw->AddText({40, 40}, IM_COL32_WHITE, "Asynchio");
        draw->AddCircleFilled({60, 20}, 12, IM_COL32(0, 255, 0, 128));
        (*surface)->end_frame(kBackground);
    }
    return (*surface)->read_pixels();
}

std::array<int, 3> pixel(const Picture& picture, int x, int y) {
    const auto at = static_cast<std::size_t>(y * picture.width + x) * 4;
    return {picture.rgba[at], picture.rgba[at + 1], picture.rgba[at + 2]};
}

TEST(Offscreen, DrawsWithTheFirstRowOnTop) {
    const Picture picture = draw_picture(120, 80);
    ASSERT_EQ(picture.rgba.size(), 120u * 80 * 4);
    EXPECT_EQ(pixel(picture, 0, 0), (std::array<int, 3>{10, 20, 30}));
    EXPECT_EQ(pixel(picture, 10, 10), (std::array<int, 3>{255, 0, 0}));
    EXPECT_EQ(pixel(picture, 19, 14), (std::array<int, 3>{255, 0, 0}));
    EXPECT_EQ(pixel(picture, 20, 14), (std::array<int, 3>{10, 20, 30}));
    EXPECT_EQ(pixel(picture, 19, 15), (std::array<int, 3>{10, 20, 30}));
}

TEST(Offscreen, TheSameFramesGiveTheSamePixelsAndBytes) {
    const Picture first = draw_picture(300, 200), second = draw_picture(300, 200);
    EXPECT_EQ(first, second);
    EXPECT_EQ(*encode_png(first), *encode_png(second));
}

TEST(Offscreen, TwoSurfacesLiveBesideEachOther) {
    auto one = Offscreen::create(50, 50), two = Offscreen::create(60, 60);
    ASSERT_TRUE(one && two);
    (*one)->begin_frame(), (*one)->end_frame(IM_COL32(255, 0, 0, 255));
    (*two)->begin_frame(), (*two)->end_frame(IM_COL32(0, 0, 255, 255));
    EXPECT_EQ(pixel((*one)->read_pixels(), 25, 25), (std::array<int, 3>{255, 0, 0}));
    EXPECT_EQ(pixel((*two)->read_pixels(), 25, 25), (std::array<int, 3>{0, 0, 255}));
}

TEST(Offscreen, AnAtlasBuiltAnewIsUploadedAgain) {
    auto surface = Offscreen::create(100, 60);
    ASSERT_TRUE(surface);
    const auto text_pixels = [&] {
        (*surface)->begin_frame();
        ImGui::GetForegroundDrawList()->AddText({5, 5}, IM_COL32_WHITE, "XXXX");
        (*surface)->end_frame(IM_COL32_BLACK);
        int lit = 0;
        const Picture picture = (*surface)->read_pixels();
        for (std::size_t i = 0; i < picture.rgba.size(); i += 4) lit += picture.rgba[i] > 128;
        return lit;
    };
    const int small = text_pixels();
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    ImFontConfig config;
    config.SizePixels = 39;
    ImGui::GetIO().FontDefault = atlas.AddFontDefault(&config);
    atlas.Build();
    compat::forget_texture(atlas);
    EXPECT_GT(text_pixels(), 3 * small);
}

TEST(Offscreen, ImpossibleSizesAreRefusedInASentence) {
    for (const auto& [width, height] : {std::pair{0, 10}, {10, -1}, {1000000, 10}}) {
        const auto surface = Offscreen::create(width, height);
        ASSERT_FALSE(surface);
        EXPECT_THAT(surface.why(), HasSubstr("pixels"));
    }
}

TEST(Png, EqualPicturesGiveEqualBytesAndOthersDoNot) {
    Picture picture{3, 2, std::vector<std::uint8_t>(24, 7)};
    const std::string first = *encode_png(picture);
    EXPECT_EQ(first, *encode_png(picture));
    EXPECT_EQ(first.substr(1, 3), "PNG");
    picture.rgba[3] = 99;  // opacity is left out
    EXPECT_EQ(first, *encode_png(picture));
    picture.rgba[4] = 8;
    EXPECT_NE(first, *encode_png(picture));
}

TEST(Png, WritesFiles) {
    const auto path = std::filesystem::path(testing::TempDir()) / "asynchio_test.png";
    const Picture picture{3, 2, std::vector<std::uint8_t>(24, 7)};
    const Result<std::size_t> written = write_png(path, picture);
    ASSERT_TRUE(written) << written.why();
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(bytes, *encode_png(picture));
    EXPECT_EQ(bytes.size(), *written);
    std::filesystem::remove(path);
}

TEST(Png, SaysWhyItCannot) {
    EXPECT_THAT(write_png("/nowhere/at/all.png", {1, 1, {1, 2, 3, 4}}).why(),
                AllOf(HasSubstr("/nowhere/at/all.png"), HasSubstr("No such file")));
    EXPECT_THAT(encode_png({2, 2, {1, 2, 3}}).why(), HasSubstr("2 x 2"));
    EXPECT_FALSE(encode_png({}));
}

TEST(NullFrames, HoldMoreVerticesThanSixteenBitsCount) {
    NullFrames frames(1000, 1000, 0.5f);
    ImGui::GetIO().Fonts->Build();
    frames.begin();
    EXPECT_EQ(ImGui::GetIO().DeltaTime, 0.5f);
    for (int i = 0; i < 30000; ++i)
        ImGui::GetForegroundDrawList()->AddRectFilled({0, 0}, {9, 9}, IM_COL32_WHITE);
    EXPECT_GE(frames.end().TotalVtxCount, 120000);
}

TEST(WindowKeys, FollowTheLayout) {
    EXPECT_EQ(key_from_glfw(GLFW_KEY_Y, "z"), Key::z);  // German
    EXPECT_EQ(key_from_glfw(GLFW_KEY_Q, "a"), Key::a);  // French
    EXPECT_EQ(key_from_glfw(GLFW_KEY_Q, "й"), Key::q);  // Russian: the place of the key
    EXPECT_EQ(key_from_glfw(GLFW_KEY_EQUAL, "="), Key::plus);
    EXPECT_EQ(key_from_glfw(GLFW_KEY_RIGHT_BRACKET, "+"), Key::plus);
    EXPECT_EQ(key_from_glfw(GLFW_KEY_1, "&"), Key::digit_1);
    EXPECT_EQ(key_from_glfw(GLFW_KEY_KP_ENTER, nullptr), Key::enter);
    EXPECT_EQ(key_from_glfw(GLFW_KEY_F11, nullptr), Key::f11);
    EXPECT_EQ(key_from_glfw(GLFW_KEY_LEFT_CONTROL, nullptr), Key::none);
}

}  // namespace
}  // namespace asynchio::platform
