#include "app/text/motion.h"

#include <gtest/gtest.h>

#include "app/text/tests/marked_text.h"

namespace asynchio {
namespace {

std::string go(std::string_view marked, CaretMove move, int times = 1) {
    TextEditor editor = editor_with(marked);
    for (int i = 0; i < times; ++i) editor.apply(MoveCaret{move});
    return drawn(editor);
}
std::string go_selecting(std::string_view marked, CaretMove move, int times = 1) {
    TextEditor editor = editor_with(marked);
    for (int i = 0; i < times; ++i) editor.apply(MoveCaret{move, true});
    return drawn(editor);
}

TEST(CaretMoves, LeftAndRight) {
    EXPECT_EQ(go("ab|c", CaretMove::left), "a|bc");
    EXPECT_EQ(go("ab|c", CaretMove::right), "abc|");
    EXPECT_EQ(go("a\n|b", CaretMove::left), "a|\nb");
    EXPECT_EQ(go("a|\nb", CaretMove::right), "a\n|b");
    EXPECT_EQ(go("|a", CaretMove::left), "|a");
    EXPECT_EQ(go("a|", CaretMove::right), "a|");
    EXPECT_EQ(go("|é漢😀", CaretMove::right, 2), "é漢|😀");
    EXPECT_EQ(go("xe\u0301|y", CaretMove::left), "x|e\u0301y");
}

TEST(CaretMoves, ASelectionIsLeftAtItsEnds) {
    EXPECT_EQ(go("a^bc|d", CaretMove::left), "a|bcd");
    EXPECT_EQ(go("a|bc^d", CaretMove::right), "abc|d");
    EXPECT_EQ(go("^ab\nc|d\nef", CaretMove::down), "ab\ncd\ne|f");
    EXPECT_EQ(go("xy\na^b\nc|d", CaretMove::up), "x|y\nab\ncd");
    EXPECT_EQ(go("a^bc|d", CaretMove::line_end), "abcd|");
}

TEST(CaretMoves, Selecting) {
    EXPECT_EQ(go_selecting("ab|c", CaretMove::left, 2), "|ab^c");
    EXPECT_EQ(go_selecting("^ab|c", CaretMove::left, 2), "|abc") << "back to the anchor: nothing is selected";
    EXPECT_EQ(go_selecting("a|b\ncd", CaretMove::down), "a^b\nc|d");
    EXPECT_EQ(go_selecting("a|b\ncd", CaretMove::document_end), "a^b\ncd|");
    EXPECT_EQ(go_selecting("foo |bar baz", CaretMove::word_right), "foo ^bar| baz");
}

TEST(CaretMoves, Words) {
    EXPECT_EQ(go("|await gather(a, b)", CaretMove::word_right), "await| gather(a, b)");
    EXPECT_EQ(go("|await gather(a, b)", CaretMove::word_right, 2), "await gather|(a, b)");
    EXPECT_EQ(go("await gather|(a, b)", CaretMove::word_left), "await |gather(a, b)");
    EXPECT_EQ(go("a|\n  b", CaretMove::word_right), "a\n|  b");
    EXPECT_EQ(go("a\n|b", CaretMove::word_left), "a|\nb");
    EXPECT_EQ(go("  |b", CaretMove::word_left), "|  b");
}

TEST(CaretMoves, SmartHomeAndEnd) {
    EXPECT_EQ(go("    foo|", CaretMove::line_start), "    |foo");
    EXPECT_EQ(go("    foo|", CaretMove::line_start, 2), "|    foo");
    EXPECT_EQ(go("    foo|", CaretMove::line_start, 3), "    |foo");
    EXPECT_EQ(go("  |  foo", CaretMove::line_start), "    |foo");
    EXPECT_EQ(go("fo|o", CaretMove::line_start), "|foo");
    EXPECT_EQ(go("|foo\nbar", CaretMove::line_end), "foo|\nbar");
    EXPECT_EQ(go("a\nb|\nc", CaretMove::document_start), "|a\nb\nc");
    EXPECT_EQ(go("a\nb|\nc", CaretMove::document_end), "a\nb\nc|");
}

TEST(CaretMoves, GoalColumnOutlivesShortLines) {
    const char* text = "abcdef|\nx\n\nabcdefgh";
    EXPECT_EQ(go(text, CaretMove::down), "abcdef\nx|\n\nabcdefgh");
    EXPECT_EQ(go(text, CaretMove::down, 2), "abcdef\nx\n|\nabcdefgh");
    EXPECT_EQ(go(text, CaretMove::down, 3), "abcdef\nx\n\nabcdef|gh");
    const MoveCaret down{CaretMove::down}, up{CaretMove::up}, left{CaretMove::left};
    EXPECT_EQ(after("abcdef|\nx\nabcdefgh", down, left, down), "abcdef\nx\n|abcdefgh")
        << "another move ends it";
    EXPECT_EQ(after("abcdef|\nx\nabcdefgh", down, TypeText{"y"}, down), "abcdef\nxy\nab|cdefgh");
    EXPECT_EQ(after("a|b\ncd", up, down), "ab\nc|d") << "it is kept at the edge of the text";
    EXPECT_EQ(after("ab\nc|d", down, up), "a|b\ncd");
}

TEST(CaretMoves, GoalColumnCountsCells) {
    EXPECT_EQ(go("abcd|e\n漢字漢字", CaretMove::down), "abcde\n漢字|漢字");
    EXPECT_EQ(go("\t|x\nabcdef", CaretMove::down), "\tx\nabcd|ef");
}

TEST(CaretMoves, EdgesOfTheText) {
    EXPECT_EQ(go("ab|c\nd", CaretMove::up), "|abc\nd");
    EXPECT_EQ(go("a\nb|cd", CaretMove::down), "a\nbcd|");
}

TEST(CaretMoves, Pages) {
    const std::string text = "|0\n1\n2\n3\n4\n5";
    EXPECT_EQ(after(text, MoveCaret{CaretMove::page_down, false, 3}), "0\n1\n2\n|3\n4\n5");
    EXPECT_EQ(after(text, MoveCaret{CaretMove::page_down, false, 30}), "0\n1\n2\n3\n4\n|5");
    EXPECT_EQ(after("0\n1\n2\n3|", MoveCaret{CaretMove::page_up, true, 2}), "0\n1|\n2\n3^");
    EXPECT_EQ(after(text, MoveCaret{CaretMove::page_down, false, 0}), "0\n|1\n2\n3\n4\n5");
    EXPECT_EQ(after(text, MoveCaret{CaretMove::page_down, false, ~std::size_t{0}}), "0\n1\n2\n3\n4\n|5");
}

TEST(Selecting, AllWordAndLine) {
    EXPECT_EQ(after("a\nb|\nc", EditAction::select_all), "^a\nb\nc|");
    EXPECT_EQ(after("await ga|ther()", EditAction::select_word), "await ^gather|()");
    EXPECT_EQ(after("a\nb|x\nc", EditAction::select_line), "a\n^bx\n|c");
    EXPECT_EQ(after("a\nb|x\nc", EditAction::select_line, EditAction::select_line), "a\n^bx\nc|");
    EXPECT_EQ(after("a\n|", EditAction::select_line), "a\n|");
}

TEST(Selecting, AnyNumbersAreSnapped) {
    TextEditor editor("aé\nb");
    EXPECT_TRUE(editor.apply(SetSelection{{{0, 2}, {7, 7}}}));
    EXPECT_EQ(drawn(editor), "a^é\nb|");
    EXPECT_FALSE(editor.apply(SetSelection{{{0, 1}, {1, 1}}})) << "the same places: nothing is different";
}

TEST(Selecting, RangesForTheMouse) {
    const TextDocument document("foo bar\nx");
    EXPECT_EQ(word_range(document, {0, 5}), (TextRange{{0, 4}, {0, 7}}));
    EXPECT_EQ(word_range(document, {9, 9}), (TextRange{{1, 0}, {1, 1}}));
    EXPECT_EQ(line_range(document, 0), (TextRange{{0, 0}, {1, 0}}));
    EXPECT_EQ(line_range(document, 1), (TextRange{{1, 0}, {1, 1}}));
    EXPECT_EQ(line_range(document, 99), (TextRange{{1, 0}, {1, 1}}));
}

}  // namespace
}  // namespace asynchio
