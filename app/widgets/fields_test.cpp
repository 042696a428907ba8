// Text fields, popups, tooltips, lists and scrolling, used through the input queue.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "app/widgets/button.h"
#include "app/widgets/field.h"
#include "app/widgets/focus.h"
#include "app/widgets/list.h"
#include "app/widgets/motion.h"
#include "app/widgets/popup.h"
#include "app/widgets/scroll.h"
#include "app/widgets/test_screen.h"
#include "app/widgets/tooltip.h"

namespace asynchio::ui {
namespace {

class Field : public testing::Test {
  protected:
    TestScreen screen;
    std::string text;
    int submitted = 0, cancelled = 0, changed = 0;
    TestScreen::Draw draw = [this](Ui& ui) {
        const FieldEvent event = text_field(ui, "search", {10, 10, 200, 40}, text, {.placeholder = "Search"});
        submitted += event.submitted, cancelled += event.cancelled, changed += event.changed;
        button(ui, "other", {10, 100, 100, 40}, "Other");
    };
    void press(Key key, platform::Modifiers modifiers = {}) { screen.input().press(key, modifiers); }
};

TEST_F(Field, TakesEveryKeyThatIsTyped) {
    screen.input().click(100, 30);
    screen.input().type("gather?");
    const std::vector<KeyPress> left = screen.settle(draw);
    EXPECT_EQ(text, "gather?");
    EXPECT_EQ(changed, 7);
    EXPECT_TRUE(left.empty());
}

TEST_F(Field, LeavesShortcutsToTheApp) {
    screen.input().click(100, 30);
    press(Key::f5);
    press(Key::enter, {.ctrl = true});
    press(Key::page_down);
    const std::vector<KeyPress> left = screen.settle(draw);
    ASSERT_EQ(left.size(), 3u);
    EXPECT_EQ(left[0].key, Key::f5);
    EXPECT_TRUE(left[1].ctrl);
}

TEST_F(Field, EditsWithKeysAndClipboard) {
    screen.input().click(100, 30);
    screen.input().type("one two");
    press(Key::backspace, {.ctrl = true});
    press(Key::a, {.ctrl = true});
    press(Key::x, {.ctrl = true});
    screen.settle(draw);
    EXPECT_EQ(text, "");
    press(Key::v, {.ctrl = true});
    press(Key::v, {.ctrl = true});
    screen.settle(draw);
    EXPECT_EQ(text, "one one ");
    press(Key::z, {.ctrl = true});
    screen.settle(draw);
    EXPECT_EQ(text, "one ");
}

TEST_F(Field, TypesOtherScripts) {
    screen.input().click(100, 30);
    screen.input().type("żółw äöü");
    screen.settle(draw);
    EXPECT_EQ(text, "żółw äöü");
}

TEST_F(Field, EnterSubmitsAndEscapeCancels) {
    screen.input().click(100, 30);
    screen.input().type("a");
    press(Key::enter);
    press(Key::space);
    std::vector<KeyPress> left = screen.settle(draw);
    EXPECT_EQ(submitted, 1);
    ASSERT_EQ(left.size(), 1u);  // the space after it is the app's again
    screen.input().click(100, 30);
    press(Key::escape);
    left = screen.settle(draw);
    EXPECT_EQ(cancelled, 1);
    EXPECT_TRUE(left.empty());
    EXPECT_EQ(text, "a");
}

TEST_F(Field, TabGoesInAndOut) {
    screen.settle(draw);
    press(Key::tab);
    screen.input().type("x");
    press(Key::tab);
    screen.input().type("y");
    screen.settle(draw);
    EXPECT_EQ(text, "x");
    press(Key::tab, {.shift = true});
    screen.input().type("z");  // everything was selected on entering
    screen.settle(draw);
    EXPECT_EQ(text, "z");
}

TEST_F(Field, AVanishedFieldHoldsNoKeys) {
    screen.input().click(100, 30);
    screen.settle(draw);
    EXPECT_NE(screen.memory().editing.id, 0u);
    screen.settle([](Ui&) {});
    press(Key::t);
    const std::vector<KeyPress> left = screen.settle([](Ui&) {});
    EXPECT_EQ(left.size(), 1u);
}

TEST_F(Field, SelectsByDragging) {
    text = "mmmmmmmmmm";
    screen.settle(draw);
    screen.input().drag(21, 30, 205, 30);
    screen.settle(draw);
    EXPECT_GE(screen.memory().editing.line.selected().size(), 8u);
    screen.input().type("n");
    screen.settle(draw);
    EXPECT_LE(text.size(), 3u);
}

class Popups : public testing::Test {
  protected:
    TestScreen screen;
    bool open = false;
    int inside = 0, outside = 0;
    TestScreen::Draw draw = [this](Ui& ui) {
        outside += button(ui, "outside", {10, 10, 100, 40}, "Outside");
        if (PopupCard card(ui, "help", {200, 200, 200, 100}, open); card)
            inside += button(ui, "inside", {220, 220, 100, 40}, "Inside");
    };
};

TEST_F(Popups, CloseOnEscapeAndGiveTheFocusBack) {
    screen.settle(draw);
    screen.input().press(Key::tab);
    screen.settle(draw);
    const ImGuiID before = screen.memory().focus.id;
    open = true;
    screen.settle(draw);
    screen.input().press(Key::enter);
    screen.input().press(Key::tab);  // stays inside
    screen.input().press(Key::enter);
    screen.settle(draw);
    EXPECT_EQ(inside, 2);
    screen.input().press(Key::escape);
    const std::vector<KeyPress> left = screen.settle(draw);
    EXPECT_FALSE(open);
    EXPECT_TRUE(left.empty());
    EXPECT_EQ(screen.memory().focus.id, before);
    EXPECT_EQ(screen.memory().focus.open_scope, 0u);
}

TEST_F(Popups, AreClickedAndCloseByAClickBesideThem) {
    open = true;
    screen.settle(draw);
    screen.input().click(250, 240);
    screen.settle(draw);
    EXPECT_EQ(inside, 1);
    EXPECT_TRUE(open);
    screen.input().click(50, 30);
    screen.settle(draw);
    EXPECT_FALSE(open);
    EXPECT_EQ(outside, 1) << "what lies beside it works at once";
    EXPECT_NE(screen.memory().focus.id, 0u);
    screen.input().press(Key::tab);
    screen.input().press(Key::enter);
    screen.settle(draw);
    EXPECT_EQ(outside, 2) << "and has the focus";
}

TEST_F(Popups, ThatAreNoLongerDrawnReleaseTheFocus) {
    open = true;
    screen.settle(draw);
    int clicks = 0;
    const TestScreen::Draw alone = [&](Ui& ui) { clicks += button(ui, "alone", {10, 10, 100, 40}, "Alone"); };
    screen.settle(alone);
    screen.input().press(Key::tab);
    screen.input().press(Key::enter);
    screen.settle(alone);
    EXPECT_EQ(clicks, 1);
}

TEST_F(Popups, CoverWhatLiesBelow) {
    int below = 0;
    const TestScreen::Draw covered = [&](Ui& ui) {
        below += button(ui, "below", {200, 200, 200, 100}, "Below");
        if (PopupCard card(ui, "help", {200, 200, 200, 100}, open); card) {
        }
    };
    open = true;
    screen.settle(covered);
    screen.input().click(300, 250);
    screen.settle(covered);
    EXPECT_EQ(below, 0);
    EXPECT_TRUE(open);
}

TEST_F(Popups, MayBeClosedByTheirOwner) {
    open = true;
    screen.settle(draw);
    open = false;
    screen.settle(draw);
    EXPECT_EQ(screen.memory().focus.open_scope, 0u);
}

class Tooltips : public testing::Test {
  protected:
    TestScreen screen;
    TestScreen::Draw draw = [](Ui& ui) { button(ui, "theme", {10, 10, 40, 40}, {}, {.tooltip = "Theme"}); };
    int drawn() {
        screen.frame(draw);
        return screen.vertex_count();
    }
};

TEST_F(Tooltips, OpenAfterARestAndCloseWhenTheMouseLeaves) {
    screen.settle(draw);
    screen.input().move(30, 30);
    screen.pass(0.3, draw);
    const int before = drawn();
    EXPECT_LT(screen.memory().redraw_in, 0.2) << "asks for the frame in which it will open";
    screen.pass(0.2, draw);
    EXPECT_GT(drawn(), before);
    screen.input().move(300, 300);
    screen.settle(draw);
    EXPECT_LT(drawn(), before + 1);
    EXPECT_EQ(screen.memory().redraw_in, std::numeric_limits<double>::infinity());
}

TEST_F(Tooltips, AreClosedByAKeyUntilTheMouseMoves) {
    screen.settle(draw);
    const int without = drawn();
    screen.input().move(30, 30);
    screen.pass(0.6, draw);
    ASSERT_GT(drawn(), without);
    screen.input().press(Key::q);
    screen.settle(draw);
    screen.pass(1, draw);
    EXPECT_EQ(drawn(), without) << "what the key opened may lie under the mouse";
    screen.input().move(31, 30);
    screen.pass(0.3, draw);
    EXPECT_EQ(drawn(), without) << "rests anew";
    screen.pass(0.3, draw);
    EXPECT_GT(drawn(), without);
}

TEST_F(Tooltips, OpenOnF1ForTheFocus) {
    screen.settle(draw);
    screen.input().press(Key::tab);
    screen.settle(draw);
    const int before = drawn();
    screen.input().press(Key::f1);
    screen.settle(draw);
    EXPECT_GT(drawn(), before);
}

TEST_F(Tooltips, AreNotForProjectors) {
    screen.set_projector(true);
    screen.settle(draw);
    screen.input().move(30, 30);
    screen.settle(draw);
    const int before = drawn();
    screen.pass(1, draw);
    EXPECT_EQ(drawn(), before);
}

TEST(Lists, ArePickedAndWalked) {
    TestScreen screen;
    std::string picked;
    const TestScreen::Draw draw = [&](Ui& ui) {
        for (int i = 0; i < 3; ++i) {
            ImGui::PushID(i);
            const auto y = static_cast<float>(10 + 40 * i);
            if (menu_row(ui, "row", {10, y, 300, 38}, "Row", "T", i == 0)) picked += std::to_string(i);
            ImGui::PopID();
        }
    };
    screen.input().click(100, 110);
    screen.settle(draw);
    EXPECT_EQ(picked, "2");
    screen.input().press(Key::tab);  // on from the clicked one: the first again
    screen.input().press(Key::down);
    screen.input().press(Key::enter);
    screen.settle(draw);
    EXPECT_EQ(picked, "21");
    screen.input().press(Key::up);
    screen.input().press(Key::up);
    screen.input().press(Key::space);
    screen.settle(draw);
    EXPECT_EQ(picked, "212");
}

TEST(Lists, StagesAnswerOnlyWhereTheyCanBeReached) {
    TestScreen screen;
    int clicked = -1;
    const Stage stages[] = {{"Story", RowState::done, true},
                            {"Predict", RowState::current, true},
                            {"Run", RowState::open, false}};
    const TestScreen::Draw draw = [&](Ui& ui) {
        const int now = stage_bar(ui, "stages", {10, 10, 600, 40}, stages, true);
        if (now >= 0) clicked = now;
    };
    screen.input().click(20, 30);
    screen.settle(draw);
    EXPECT_EQ(clicked, 0);
    for (float x = 200; x < 600; x += 10) screen.input().click(x, 30);
    screen.settle(draw);
    EXPECT_NE(clicked, 2);
}

TEST(Scrolling, SettlesOnAWholeRow) {
    TestScreen screen;
    float top = 0;
    bool reveal = false;
    const TestScreen::Draw draw = [&](Ui& ui) {
        ScrollArea area(ui, "list", {10, 10, 300, 200}, 1000);
        top = area.content().y;
        if (reveal) area.reveal({10, top + 480, 100, 40});
        area.begin_with_whole_row(40);
    };
    const auto beyond = [&] { return std::fmod(10 - top, 40.0f); };
    screen.settle(draw);
    screen.input().move(50, 50);
    for (int i = 0; i < 4; ++i) {
        screen.input().push(platform::MouseWheel{0, -0.1f, {}});
        screen.frame(draw);
    }
    screen.frame(draw);
    EXPECT_LT(top, -10) << "small movements add up";
    EXPECT_NE(beyond(), 0);
    screen.pass(0.4, draw);
    EXPECT_LT(top, 10);
    EXPECT_EQ(beyond(), 0);
    reveal = true;
    screen.pass(0.4, draw);
    EXPECT_EQ(top, 10 - 320) << "what is revealed stays in sight";
}

TEST(Scrolling, ByWheelByRevealAndByFocus) {
    TestScreen screen;
    float top = 0;
    int pressed = 0;
    bool reveal = false;
    const TestScreen::Draw draw = [&](Ui& ui) {
        ScrollArea area(ui, "list", {10, 10, 300, 200}, 1000);
        top = area.content().y;
        EXPECT_TRUE(area.scrolls());
        pressed += button(ui, "last", {20, area.content().y + 950, 100, 40}, "Last");
        if (reveal) area.reveal({20, area.content().y + 500, 10, 10});
    };
    screen.settle(draw);
    EXPECT_EQ(top, 10);
    screen.input().move(100, 100);
    screen.input().push(platform::MouseWheel{0, -1, {}});
    screen.settle(draw);
    EXPECT_LT(top, 10);
    reveal = true;
    screen.settle(draw);
    EXPECT_EQ(top, 10 - 310);
    reveal = false;
    screen.input().press(Key::tab);
    screen.settle(draw);
    EXPECT_LT(top, -600) << "the focus is brought into view";
    screen.input().press(Key::enter);
    screen.settle(draw);
    EXPECT_EQ(pressed, 1);
}

TEST(Motion, SlidesAndThenRests) {
    TestScreen screen;
    float target = 0, at = 0;
    const TestScreen::Draw draw = [&](Ui& ui) { at = slide(ui, 7, target); };
    screen.settle(draw);
    EXPECT_EQ(at, 0);
    EXPECT_EQ(screen.memory().redraw_in, std::numeric_limits<double>::infinity());
    target = 100;
    screen.frame(draw);
    screen.frame(draw);
    EXPECT_GT(at, 0);
    EXPECT_LT(at, 100);
    EXPECT_EQ(screen.memory().redraw_in, 0);
    screen.pass(0.25, draw);
    EXPECT_EQ(at, 100);
    EXPECT_EQ(screen.memory().redraw_in, std::numeric_limits<double>::infinity());
    screen.sleep(30);
    target = 50;
    screen.frame(draw);
    screen.frame(draw);
    EXPECT_NE(at, 50) << "it slides after a long rest too";
    screen.settle([](Ui&) {});
    EXPECT_TRUE(screen.memory().slides.empty());
    screen.settle(draw);
    EXPECT_EQ(at, 50);
    screen.set_reduced_motion(true);
    target = 0;
    screen.frame(draw);
    EXPECT_EQ(at, 0);
    EXPECT_EQ(ease_out(0), 0);
    EXPECT_EQ(ease_out(1), 1);
}

TEST(Motion, WhatRestsIsNotDrawnAgainAtAnyTime) {
    TestScreen screen;
    screen.set_reduced_motion(true);
    const TestScreen::Draw draw = [](Ui& ui) { slide(ui, 7, 100); };
    for (int i = 0; i < 20'000; ++i) {
        screen.sleep(0.0137f);
        screen.frame(draw);
        ASSERT_EQ(screen.memory().redraw_in, std::numeric_limits<double>::infinity()) << "frame " << i;
    }
}

}  // namespace
}  // namespace asynchio::ui
