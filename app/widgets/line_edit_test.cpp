#include "app/widgets/line_edit.h"

#include <gtest/gtest.h>

namespace asynchio::ui {
namespace {

void press(LineEdit& line, Key key, bool ctrl = false, bool shift = false) {
    line.apply({key, ctrl, shift, false, false});
}

TEST(LineEdit, StartsSelectedSoThatTypingReplaces) {
    LineEdit line("3.0");
    EXPECT_EQ(line.selected(), "3.0");
    line.insert(std::string_view("1"));
    EXPECT_EQ(line.text(), "1");
    EXPECT_EQ(line.cursor(), 1u);
}

TEST(LineEdit, MovesOverWholeCharacters) {
    LineEdit line("aé→b");
    press(line, Key::end);
    press(line, Key::left);
    press(line, Key::left);
    EXPECT_EQ(line.cursor(), 3u);  // before the arrow
    press(line, Key::backspace);
    EXPECT_EQ(line.text(), "a→b");
    press(line, Key::del);
    EXPECT_EQ(line.text(), "ab");
}

TEST(LineEdit, ArrowsLeaveASelectionAtItsEnds) {
    LineEdit line("hello");
    press(line, Key::left);
    EXPECT_EQ(line.cursor(), 0u);
    line.select_all();
    press(line, Key::right);
    EXPECT_EQ(line.cursor(), 5u);
    EXPECT_FALSE(line.has_selection());
}

TEST(LineEdit, SelectsWithShiftAndWordsWithCtrl) {
    LineEdit line("time.sleep(BLOCK)");
    press(line, Key::home);
    press(line, Key::right, true, true);
    EXPECT_EQ(line.selected(), "time");
    press(line, Key::right, true, true);
    EXPECT_EQ(line.selected(), "time.sleep");
    press(line, Key::end);
    press(line, Key::backspace, true);
    EXPECT_EQ(line.text(), "time.sleep(");
    line.select_word_at(6);
    EXPECT_EQ(line.selected(), "sleep");
}

TEST(LineEdit, UndoesAndRedoes) {
    LineEdit line("");
    line.insert(U"ab");
    line.insert(U"c");
    press(line, Key::z, true);
    EXPECT_EQ(line.text(), "ab");
    press(line, Key::z, true);
    EXPECT_EQ(line.text(), "");
    press(line, Key::z, true);
    EXPECT_EQ(line.text(), "");
    press(line, Key::y, true);
    press(line, Key::z, true, true);
    EXPECT_EQ(line.text(), "abc");
}

TEST(LineEdit, KeepsToOneLine) {
    LineEdit line("a\nb\tc\x01");
    EXPECT_EQ(line.text(), "a b c");
    line.insert(std::string_view("x\r\ny"));
    EXPECT_EQ(line.text(), "x y");
}

TEST(LineEdit, CursorNeverStandsInsideACharacter) {
    LineEdit line("é");
    line.place_cursor(1, false);
    EXPECT_EQ(line.cursor(), 0u);
    line.place_cursor(99, false);
    EXPECT_EQ(line.cursor(), 2u);
}

TEST(LineEdit, OtherKeysAreNotItsOwn) {
    LineEdit line("x");
    EXPECT_FALSE(line.apply({Key::f5, false, false, false, false}));
    EXPECT_FALSE(line.apply({Key::a, false, false, false, false}));
    EXPECT_FALSE(line.apply({Key::left, false, false, true, false}));
    EXPECT_EQ(line.text(), "x");
}

TEST(LineEdit, LeavesOutWhatIsNoCharacter) {
    std::string text;
    append_utf8(text, 0xD800);
    append_utf8(text, 0x110000);
    EXPECT_EQ(text, "");
    append_utf8(text, U'ß');
    append_utf8(text, U'\U0001F600');
    EXPECT_EQ(text, "ß\U0001F600");
}

}  // namespace
}  // namespace asynchio::ui
