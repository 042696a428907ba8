// Controls as a person uses them: mouse and keys go in through the input queue, real frames answer.
#include <gtest/gtest.h>

#include <array>

#include "app/widgets/button.h"
#include "app/widgets/chip.h"
#include "app/widgets/draw.h"
#include "app/widgets/field.h"
#include "app/widgets/focus.h"
#include "app/widgets/segmented.h"
#include "app/widgets/slider.h"
#include "app/widgets/splitter.h"
#include "app/widgets/test_screen.h"

namespace asynchio::ui {
namespace {

constexpr SliderRange kBlock{0, 2, 0.1, 0.8, 1};
constexpr std::array<std::string_view, 3> kWays = {"one", "two", "three"};

class Controls : public testing::Test {
  protected:
    TestScreen screen;

    void click(float x, float y) { screen.input().click(x, y); }
    void press(Key key, platform::Modifiers modifiers = {}) { screen.input().press(key, modifiers); }
};

class Buttons : public Controls {
  protected:
    int first = 0, second = 0, dead = 0;
    TestScreen::Draw draw = [this](Ui& ui) {
        first += button(ui, "first", {10, 10, 100, 40}, "First", {.kind = ButtonKind::primary});
        second += button(ui, "second", {120, 10, 100, 40}, "Second", {.key = "T"});
        dead += button(ui, "dead", {230, 10, 100, 40}, "Dead", {.enabled = false});
    };
};

TEST_F(Buttons, AreClicked) {
    click(50, 30);
    screen.settle(draw);
    EXPECT_EQ(first, 1);
    EXPECT_EQ(second, 0);
    click(280, 30);
    click(50, 80);
    screen.settle(draw);
    EXPECT_EQ(first + second + dead, 1);
}

TEST_F(Buttons, AClickThatEndsElsewhereDoesNothing) {
    screen.input().drag(50, 30, 180, 30);
    screen.settle(draw);
    EXPECT_EQ(first + second, 0);
}

TEST_F(Buttons, TabWalksAndSpaceAndEnterPress) {
    screen.settle(draw);
    press(Key::tab);
    press(Key::space);
    screen.settle(draw);
    EXPECT_EQ(first, 1);
    press(Key::tab);
    press(Key::enter);
    screen.settle(draw);
    EXPECT_EQ(second, 1);
    press(Key::tab);  // the dead one is left out; back to the first
    press(Key::enter);
    screen.settle(draw);
    EXPECT_EQ(first, 2);
    press(Key::tab, {.shift = true});
    press(Key::enter);
    screen.settle(draw);
    EXPECT_EQ(second, 2);
}

TEST_F(Buttons, KeysGoToTheAppUntilTheKeyboardChoseAControl) {
    click(50, 30);
    screen.settle(draw);
    press(Key::space);
    std::vector<KeyPress> left = screen.settle(draw);
    EXPECT_EQ(first, 1);
    ASSERT_EQ(left.size(), 1u);
    EXPECT_EQ(left[0].key, Key::space);
    press(Key::tab);
    press(Key::escape);  // puts the ring away
    press(Key::space);
    left = screen.settle(draw);
    ASSERT_EQ(left.size(), 1u);
    EXPECT_EQ(left[0].key, Key::space);
}

TEST_F(Buttons, SmallOnesCanBeHitWithin24Pixels) {
    int small = 0;
    const TestScreen::Draw tiny = [&](Ui& ui) { small += button(ui, "tiny", {100, 100, 10, 10}, {}); };
    click(95, 116);
    screen.settle(tiny);
    EXPECT_EQ(small, 1);
    click(90, 105);
    screen.settle(tiny);
    EXPECT_EQ(small, 1);
}

TEST_F(Buttons, WhatIsClippedAwayCannotBeClicked) {
    int clicks = 0;
    const TestScreen::Draw clipped = [&](Ui& ui) {
        const Clip clip(ui, {100, 100, 50, 50});
        clicks += button(ui, "half", {120, 100, 100, 50}, {});
    };
    click(200, 125);
    screen.settle(clipped);
    EXPECT_EQ(clicks, 0);
    click(140, 125);
    screen.settle(clipped);
    EXPECT_EQ(clicks, 1);
}

TEST_F(Buttons, ARemovedControlLosesTheFocus) {
    screen.settle(draw);
    press(Key::tab);
    screen.settle(draw);
    EXPECT_NE(screen.memory().focus.id, 0u);
    press(Key::space);
    const std::vector<KeyPress> left = screen.settle([](Ui&) {});
    EXPECT_EQ(screen.memory().focus.id, 0u);
    EXPECT_EQ(left.size(), 1u);
}

TEST_F(Controls, TabFollowsGroupsBeforeDrawingOrder) {
    std::string order;
    const TestScreen::Draw draw = [&](Ui& ui) {
        const auto named = [&](int group, std::string_view id, float x) {
            const FocusGroup in(ui, group);
            if (button(ui, id, {x, 10, 40, 40}, id)) order += id;
        };
        named(4, "transport", 10), named(0, "text", 60), named(2, "slider", 110), named(0, "more", 160);
    };
    screen.settle(draw);
    for (int i = 0; i < 4; ++i) {
        press(Key::tab);
        press(Key::enter);
    }
    screen.settle(draw);
    EXPECT_EQ(order, "textmoreslidertransport");
}

class SliderRow : public Controls {
  protected:
    double value = 0.8;
    int committed = 0, changed_while_dragging = 0;
    TestScreen::Draw draw = [this](Ui& ui) {
        const ValueEdit edit = slider_row(ui, "block", {10, 10, 500, 44}, {"BLOCK", "s", kBlock}, value);
        EXPECT_EQ(edit.changed, edit.value != value);
        value = edit.value;
        committed += edit.committed;
        changed_while_dragging += edit.changed && edit.dragging;
    };
    // name 80, minus 32, gap 12, track, gap 12, plus 32, gap 12, field 84
    static constexpr float kTrackX = 134, kTrackW = 236, kMinus = 106, kPlus = 398, kField = 450, kY = 32;
};

TEST_F(SliderRow, ButtonsMoveOneStepAndWithShiftTen) {
    click(kPlus, kY);
    click(kPlus, kY);
    screen.settle(draw);
    EXPECT_EQ(value, 1.0);
    EXPECT_EQ(committed, 2);
    click(kMinus, kY);
    screen.settle(draw);
    EXPECT_EQ(value, 0.9);
    screen.input().push(platform::MouseButton{0, true, {.shift = true}});
    screen.input().push(platform::MouseButton{0, false, {.shift = true}});
    screen.settle(draw);
    EXPECT_EQ(value, 0.0);
}

TEST_F(SliderRow, DragsWithEveryFrameAndCommitsOnceOnRelease) {
    screen.input().drag(kTrackX + kTrackW * 0.4f, kY, kTrackX + kTrackW * 0.75f, kY);
    screen.settle(draw);
    EXPECT_EQ(value, 1.5);
    EXPECT_GE(changed_while_dragging, 2);
    EXPECT_EQ(committed, 1);
    screen.input().drag(kTrackX + kTrackW * 0.5f, kY, 2000, 500);
    screen.settle(draw);
    EXPECT_EQ(value, 2.0);
    EXPECT_EQ(committed, 2);
}

TEST_F(SliderRow, AClickThatChangesNothingCommitsNothing) {
    click(kTrackX + kTrackW * 0.4f, kY);
    screen.settle(draw);
    EXPECT_EQ(value, 0.8);
    EXPECT_EQ(committed, 0);
}

TEST_F(SliderRow, TheWheelDoesNothing) {
    screen.input().move(kTrackX + 50, kY);
    screen.input().push(platform::MouseWheel{0, 3, {}});
    screen.settle(draw);
    EXPECT_EQ(value, 0.8);
}

TEST_F(SliderRow, ArrowKeysStep) {
    screen.settle(draw);
    press(Key::tab);
    press(Key::right);
    press(Key::up);
    screen.settle(draw);
    EXPECT_EQ(value, 1.0);
    press(Key::left, {.shift = true});
    screen.settle(draw);
    EXPECT_EQ(value, 0.0);
    EXPECT_EQ(committed, 3);
    press(Key::left);  // at the limit
    screen.settle(draw);
    EXPECT_EQ(committed, 3);
    press(Key::end);
    screen.settle(draw);
    EXPECT_EQ(value, 2.0);
    press(Key::home);
    screen.settle(draw);
    EXPECT_EQ(value, 0.0);
}

TEST_F(SliderRow, AfterAClickOnTheTrackArrowsBelongToIt) {
    click(kTrackX + kTrackW * 0.4f, kY);
    press(Key::right);
    const std::vector<KeyPress> left = screen.settle(draw);
    EXPECT_EQ(value, 0.9);
    EXPECT_TRUE(left.empty());
}

TEST_F(SliderRow, AfterAClickTheOtherKeysAreTheWindows) {
    click(kTrackX + kTrackW * 0.4f, kY);
    for (const Key key : {Key::home, Key::end, Key::enter}) {
        press(key);
        EXPECT_EQ(screen.settle(draw).size(), 1u) << "nobody took it";
    }
    EXPECT_EQ(value, 0.8);
    EXPECT_FALSE(screen.memory().focus.presses) << "a card with a button that goes on may take Enter";
}

TEST_F(SliderRow, TypesAValue) {
    click(kField, kY);
    screen.input().type("1,25");
    press(Key::enter);
    const std::vector<KeyPress> left = screen.settle(draw);
    EXPECT_EQ(value, 1.3);
    EXPECT_EQ(committed, 1);
    EXPECT_TRUE(left.empty()) << "typing is nobody else's";
    EXPECT_EQ(screen.memory().editing.id, 0u);
}

TEST_F(SliderRow, WrongTextAndEscapeChangeNothing) {
    click(kField, kY);
    screen.input().type("abc");
    press(Key::enter);
    screen.settle(draw);
    click(kField, kY);
    screen.input().type("1.7");
    press(Key::escape);
    screen.settle(draw);
    EXPECT_EQ(value, 0.8);
    EXPECT_EQ(committed, 0);
}

TEST_F(SliderRow, LeavingTheFieldKeepsWhatWasTyped) {
    click(kField, kY);
    screen.input().type("1.7");
    press(Key::tab);
    screen.settle(draw);
    EXPECT_EQ(value, 1.7);
    click(kField, kY);
    screen.input().type("0.2");
    click(700, 500);
    screen.settle(draw);
    EXPECT_EQ(value, 0.2);
    EXPECT_EQ(committed, 2);
}

TEST_F(SliderRow, DigitsTypeIntoTheFocusedField) {
    screen.settle(draw);
    press(Key::tab);
    press(Key::tab);
    screen.input().type("1.4");
    press(Key::enter);
    const std::vector<KeyPress> left = screen.settle(draw);
    EXPECT_EQ(value, 1.4);
    EXPECT_TRUE(left.empty());
}

TEST_F(SliderRow, StaysUsableWhenNarrow) {
    const TestScreen::Draw narrow = [this](Ui& ui) {
        value = slider_row(ui, "block", {10, 10, 200, 44}, {"BLOCK", "s", kBlock}, value).value;
    };
    screen.settle(narrow);
    press(Key::tab);
    screen.input().type("1.1");
    press(Key::enter);
    screen.settle(narrow);
    EXPECT_EQ(value, 1.1);
}

class Chips : public Controls {
  protected:
    double value = 0.8;
    int committed = 0, choice = 0;
    TestScreen::Draw draw = [this](Ui& ui) {
        const ValueEdit edit = value_chip(ui, "value", {100, 100, 100, 24}, kBlock, value);
        value = edit.value;
        committed += edit.committed;
        if (const auto picked = choice_chip(ui, "choice", {300, 100, 100, 24}, kWays, choice))
            choice = *picked;
    };
};

TEST_F(Chips, StepByTheirZones) {
    click(190, 112);
    screen.settle(draw);
    EXPECT_EQ(value, 0.9);
    click(110, 112);
    click(110, 112);
    screen.settle(draw);
    EXPECT_EQ(value, 0.7);
    EXPECT_EQ(committed, 3);
}

TEST_F(Chips, StepByDragging) {
    screen.input().drag(150, 112, 150 + 40, 112);
    screen.settle(draw);
    EXPECT_EQ(value, 1.3);  // 8 pixels a step
    EXPECT_EQ(committed, 1);
    EXPECT_EQ(screen.memory().editing.id, 0u) << "a drag is no click";
    screen.input().drag(150, 112, 150 - 24, 112);
    screen.settle(draw);
    EXPECT_EQ(value, 1.0);
}

TEST_F(Chips, AreTypedInto) {
    click(150, 112);
    screen.input().type("1.6");
    press(Key::enter);
    screen.settle(draw);
    EXPECT_EQ(value, 1.6);
    press(Key::left);
    screen.settle(draw);
    EXPECT_EQ(value, 1.5);
    EXPECT_EQ(committed, 2);
}

TEST_F(Chips, ChoicesOpenAListThatPicksAndCloses) {
    click(350, 112);
    screen.settle(draw);
    EXPECT_NE(screen.memory().open_list, 0u);
    click(350, 128 + 6 + 34 * 2 + 10);  // the third row of the list
    screen.settle(draw);
    EXPECT_EQ(choice, 2);
    EXPECT_EQ(screen.memory().open_list, 0u);
}

TEST_F(Chips, ChoicesByKeyboard) {
    screen.settle(draw);
    press(Key::tab);
    press(Key::tab);
    press(Key::right);
    screen.settle(draw);
    EXPECT_EQ(choice, 1);
    press(Key::enter);  // opens
    press(Key::down);
    press(Key::down);
    press(Key::enter);
    screen.settle(draw);
    EXPECT_EQ(choice, 2);
    EXPECT_EQ(screen.memory().open_list, 0u);
    press(Key::enter);
    press(Key::escape);
    screen.settle(draw);
    EXPECT_EQ(choice, 2);
    EXPECT_EQ(screen.memory().open_list, 0u);
    press(Key::left);  // the focus is back at the chip
    screen.settle(draw);
    EXPECT_EQ(choice, 1);
}

TEST_F(Controls, SegmentsAreChosenByMouseAndArrows) {
    int chosen = 0, answers = 0;
    float middle = 0;
    const TestScreen::Draw draw = [&](Ui& ui) {
        middle = 10 + segmented_width(ui, kWays) / 2;
        if (const auto picked = segmented(ui, "ways", {10, 10, 400, 30}, kWays, chosen))
            chosen = *picked, ++answers;
    };
    screen.settle(draw);
    click(middle, 25);
    click(middle, 25);  // already chosen: no answer
    screen.settle(draw);
    EXPECT_EQ(chosen, 1);
    EXPECT_EQ(answers, 1);
    press(Key::tab);
    press(Key::right);
    press(Key::right);
    screen.settle(draw);
    EXPECT_EQ(chosen, 2);
    press(Key::left);
    screen.settle(draw);
    EXPECT_EQ(chosen, 1);
}

TEST_F(Controls, ASplitterThatLiesGivesWhatIsBelowItMoreHeightUpwards) {
    float position = 200;
    const TestScreen::Draw draw = [&](Ui& ui) {
        position = splitter(ui, "split", {0, 600 - position, 800, 4}, position, 100, 400, 150, SplitterLine::lies).position;
    };
    screen.input().drag(300, 402, 310, 302);
    screen.settle(draw);
    EXPECT_EQ(position, 300);
    screen.input().drag(300, 302, 300, 10);
    screen.settle(draw);
    EXPECT_EQ(position, 400);
    press(Key::tab);
    press(Key::down);
    screen.settle(draw);
    EXPECT_EQ(position, 384);
}

TEST_F(Controls, SplittersDragResetAndMoveByKeys) {
    float position = 300;
    int committed = 0;
    const TestScreen::Draw draw = [&](Ui& ui) {
        const SplitterEdit edit = splitter(ui, "split", {position - 2, 0, 4, 600}, position, 200, 500, 250);
        position = edit.position;
        committed += edit.committed;
    };
    screen.input().drag(300, 300, 400, 310);
    screen.settle(draw);
    EXPECT_EQ(position, 400);
    EXPECT_EQ(committed, 1);
    screen.input().drag(400, 300, 790, 300);
    screen.settle(draw);
    EXPECT_EQ(position, 500);
    screen.pass(1, draw);
    click(500, 300);
    click(500, 300);
    screen.settle(draw);
    EXPECT_EQ(position, 250);
    press(Key::tab);
    press(Key::left);
    screen.settle(draw);
    EXPECT_EQ(position, 234);
}

}  // namespace
}  // namespace asynchio::ui
