#include "app/platform/input_queue.h"

#include <gtest/gtest.h>

#include <array>

#include "app/platform/null_frames.h"
#include "app/widgets/compat/imgui_compat.h"

namespace asynchio::platform {
namespace {

class Queue : public testing::Test {
  protected:
    NullFrames frames{800, 600};
    void SetUp() override {
        unsigned char* pixels = nullptr;
        int width = 0, height = 0;
        ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
    }
    FrameInput frame() {
        FrameInput input = frames.begin();
        frames.end();
        return input;
    }
    // How many frames it takes until nothing is waiting.
    int drain() {
        int count = 0;
        do frame(), ++count;
        while (frames.input().waiting());
        return count;
    }
};

TEST_F(Queue, APressAndReleaseWithinOneFrameAreBothSeen) {
    frames.input().press(Key::f5);
    const FrameInput first = frame();
    ASSERT_EQ(first.keys.size(), 1u);
    EXPECT_EQ(first.keys[0].key, Key::f5);
    EXPECT_TRUE(frames.input().waiting());
    EXPECT_TRUE(frame().keys.empty());
    EXPECT_FALSE(frames.input().waiting());
}

TEST_F(Queue, TwentyFastPressesAreTwentyPresses) {
    for (int i = 0; i < 20; ++i) frames.input().press(Key::page_down);
    int seen = 0;
    do seen += static_cast<int>(frame().keys.size());
    while (frames.input().waiting());
    EXPECT_EQ(seen, 20);
}

TEST_F(Queue, TwentyFastClicksAreTwentyClicks) {
    for (int i = 0; i < 20; ++i) frames.input().click(static_cast<float>(10 * i), 10);
    int clicks = 0;
    do {
        frames.begin();
        clicks += ImGui::IsMouseClicked(0);
        frames.end();
    } while (frames.input().waiting());
    EXPECT_EQ(clicks, 20);
}

TEST_F(Queue, AButtonIsNeverPressedInTheFrameOfAMove) {
    frames.input().click(100, 50);
    frame();
    EXPECT_EQ(ImGui::GetIO().MousePos.x, 100);
    EXPECT_FALSE(ImGui::GetIO().MouseDown[0]);
    frame();
    EXPECT_TRUE(ImGui::GetIO().MouseDown[0]);
    frames.input().move(200, 50);
    frame();  // the release, before the move
    EXPECT_FALSE(ImGui::GetIO().MouseDown[0]);
    EXPECT_EQ(ImGui::GetIO().MousePos.x, 100);
    frame();
    EXPECT_EQ(ImGui::GetIO().MousePos.x, 200);
}

TEST_F(Queue, MovesAreFoldedIntoTheLast) {
    for (int i = 0; i <= 500; ++i) frames.input().move(static_cast<float>(i), 7);
    frame();
    EXPECT_EQ(ImGui::GetIO().MousePos.x, 500);
    EXPECT_FALSE(frames.input().waiting());
}

// What xdotool sends for ctrl+c: ctrl goes up before c does.
TEST_F(Queue, CtrlCIsNeverCWithoutCtrl) {
    const Modifiers ctrl{.ctrl = true};
    frames.input().push(KeyChanged{Key::none, true, false, ctrl});
    frames.input().push(KeyChanged{Key::c, true, false, ctrl});
    frames.input().push(KeyChanged{Key::none, false, false, {}});
    frames.input().push(KeyChanged{Key::c, false, false, {}});
    int copies = 0;
    do {
        const FrameInput input = frames.begin();
        for (const KeyPress& press : input.keys) {
            EXPECT_EQ(press.key, Key::c);
            EXPECT_TRUE(press.ctrl);
            EXPECT_TRUE(ImGui::GetIO().KeyCtrl);
            ++copies;
        }
        frames.end();
    } while (frames.input().waiting());
    EXPECT_EQ(copies, 1);
    EXPECT_FALSE(ImGui::GetIO().KeyCtrl);
}

TEST_F(Queue, PunctuationIsTheCharacterThatWasTyped) {
    // A German keyboard: the question mark is shift and the key right of the zero.
    frames.input().push(KeyChanged{Key::minus, true, false, {.shift = true}});
    frames.input().push(CharacterTyped{U'?'});
    frames.input().push(KeyChanged{Key::minus, false, false, {.shift = true}});
    const FrameInput input = frame();
    ASSERT_EQ(input.keys.size(), 1u);
    EXPECT_EQ(input.keys[0].key, Key::question);
    EXPECT_FALSE(input.keys[0].shift);
    EXPECT_EQ(input.text, U"?");
}

TEST_F(Queue, PunctuationWithCtrlIsTheKey) {
    frames.input().press(Key::plus, {.ctrl = true});
    const FrameInput input = frame();
    ASSERT_EQ(input.keys.size(), 1u);
    EXPECT_EQ(input.keys[0].key, Key::plus);
    EXPECT_TRUE(input.keys[0].ctrl);
    EXPECT_TRUE(input.text.empty());
}

TEST_F(Queue, TypedTextArrivesInOrderWithItsKeys) {
    frames.input().type("Ab 1.ö");
    std::u32string text;
    std::vector<Key> keys;
    do {
        const FrameInput input = frame();
        text += input.text;
        for (const KeyPress& press : input.keys) keys.push_back(press.key);
        EXPECT_LE(input.keys.size(), 1u);
    } while (frames.input().waiting());
    EXPECT_EQ(text, U"Ab 1.ö");
    EXPECT_EQ(keys, (std::vector<Key>{Key::a, Key::b, Key::space, Key::digit_1, Key::period}));
}

TEST_F(Queue, RepeatsAreMarked) {
    frames.input().push(KeyChanged{Key::right, true, false, {}});
    frames.input().push(KeyChanged{Key::right, true, true, {}});
    EXPECT_FALSE(frame().keys.at(0).repeat);
    EXPECT_TRUE(frame().keys.at(0).repeat);
}

TEST_F(Queue, WhatIsDownComesUpWhenTheWindowLosesTheFocus) {
    frames.input().push(MouseButton{0, true, {.shift = true}});
    frames.input().push(KeyChanged{Key::a, true, false, {.shift = true}});
    drain();
    EXPECT_TRUE(ImGui::GetIO().MouseDown[0]);
    frames.input().push(FocusLost{});
    drain();
    frame();  // newer versions of ImGui spread it over two frames
    EXPECT_FALSE(ImGui::GetIO().MouseDown[0]);
    EXPECT_FALSE(ImGui::GetIO().KeyShift);
}

TEST_F(Queue, TheWheelIsSummedWhereTheMouseIs) {
    frames.input().push(MouseWheel{0, 1, {}});
    frames.input().push(MouseWheel{0, 2, {.ctrl = true}});
    frames.input().move(50, 50);
    frames.begin();
    EXPECT_EQ(ImGui::GetIO().MouseWheel, 3);
    EXPECT_TRUE(ImGui::GetIO().KeyCtrl);
    EXPECT_NE(ImGui::GetIO().MousePos.x, 50);
    frames.end();
    frames.begin();
    EXPECT_EQ(ImGui::GetIO().MouseWheel, 0);
    EXPECT_EQ(ImGui::GetIO().MousePos.x, 50);
    frames.end();
}

TEST_F(Queue, ImguisOwnTextFieldsGetEveryKey) {
    std::array<char, 64> text{};
    const auto draw = [&] {
        frames.begin();
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({400, 200});
        ImGui::Begin("window", nullptr, ImGuiWindowFlags_NoDecoration);
        ImGui::InputText("text", text.data(), text.size());
        ImGui::End();
        frames.end();
    };
    draw();
    frames.input().click(40, 15);
    do draw();
    while (frames.input().waiting());
    frames.input().type("aabb");
    frames.input().press(Key::backspace);
    frames.input().press(Key::home);
    frames.input().press(Key::del);
    do draw();
    while (frames.input().waiting());
    EXPECT_STREQ(text.data(), "ab");
    frames.input().press(Key::a, {.ctrl = true});
    frames.input().press(Key::x, {.ctrl = true});
    do draw();
    while (frames.input().waiting());
    EXPECT_STREQ(text.data(), "");
}

TEST_F(Queue, FilesThatAreDroppedComeWithTheFrame) {
    frames.input().push(FilesDropped{{"/a b.py", "/c"}});
    EXPECT_EQ(frame().files, (std::vector<std::string>{"/a b.py", "/c"}));
    EXPECT_TRUE(frame().files.empty());
}

}  // namespace
}  // namespace asynchio::platform
