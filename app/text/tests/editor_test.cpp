#include "app/text/editor.h"

#include <gtest/gtest.h>

#include "app/text/tests/marked_text.h"

namespace asynchio {
namespace {

TEST(Typing, ReplacesTheSelection) {
    EXPECT_EQ(after("a|c", TypeText{"b"}), "ab|c");
    EXPECT_EQ(after("a^xyz|c", TypeText{"b"}), "ab|c");
    EXPECT_EQ(after("a|x\ny^c", TypeText{"é"}), "aé|c");
}

TEST(Typing, LeavesControlCharactersOut) {
    EXPECT_EQ(after("|", TypeText{std::string("a\x01\x7F\x1B"
                                              "b\0c",
                                              7)}),
              "abc|");
    TextEditor editor;
    EXPECT_FALSE(editor.apply(TypeText{"\x1B"}));
    EXPECT_FALSE(editor.apply(TypeText{""}));
    EXPECT_FALSE(editor.can_undo());
}

TEST(Typing, LoneNewlineAndTabAreTheKeys) {
    EXPECT_EQ(after("if x:|", TypeText{"\n"}), "if x:\n    |");
    EXPECT_EQ(after("ab|", TypeText{"\t"}), "ab  |");
}

TEST(Newline, KeepsTheIndentation) {
    EXPECT_EQ(after("    x = 1|", EditAction::newline), "    x = 1\n    |");
    EXPECT_EQ(after("\tx|", EditAction::newline), "\tx\n\t|");
    EXPECT_EQ(after("|x", EditAction::newline), "\n|x");
    EXPECT_EQ(after("|    x", EditAction::newline), "\n|    x")
        << "nothing before the caret, nothing to keep";
    EXPECT_EQ(after("  |  x", EditAction::newline), "  \n  |  x");
    EXPECT_EQ(after("    a^bc|", EditAction::newline), "    a\n    |");
    EXPECT_EQ(after("    a|  b", EditAction::newline), "    a\n    |b") << "spaces at the break go";
}

TEST(Newline, OneLevelMoreAfterAColon) {
    EXPECT_EQ(after("async def main():|", EditAction::newline), "async def main():\n    |");
    EXPECT_EQ(after("    if x:  # why:|", EditAction::newline), "    if x:  # why:\n        |");
    EXPECT_EQ(after("if x:   |", EditAction::newline), "if x:   \n    |");
    EXPECT_EQ(after("x = 1  # note:|", EditAction::newline), "x = 1  # note:\n|");
    EXPECT_EQ(after("x = 'a:'|", EditAction::newline), "x = 'a:'\n|");
    EXPECT_EQ(after("x = 'a:|", EditAction::newline), "x = 'a:\n|");
    EXPECT_EQ(after("if x:| pass", EditAction::newline), "if x:\n    |pass");
    EXPECT_EQ(after("# if x:|", EditAction::newline), "# if x:\n|");
}

TEST(Newline, OneLevelLessAfterLeavingABlock) {
    for (const std::string word :
         {"return", "return x", "pass", "break", "continue", "raise", "raise E() from None"}) {
        EXPECT_EQ(after("        " + word + "|", EditAction::newline), "        " + word + "\n    |");
    }
    EXPECT_EQ(after("    pass  # done|", EditAction::newline), "    pass  # done\n|");
    EXPECT_EQ(after("    returned = 1|", EditAction::newline), "    returned = 1\n    |");
    EXPECT_EQ(after("    if x: return|", EditAction::newline), "    if x: return\n    |");
    EXPECT_EQ(after("pass|", EditAction::newline), "pass\n|");
    EXPECT_EQ(after("\t\tpass|", EditAction::newline), "\t\tpass\n\t|");
    EXPECT_EQ(after("      pass|", EditAction::newline), "      pass\n    |") << "to the level before";
}

TEST(Newline, InsideBrackets) {
    EXPECT_EQ(after("  x = f(|", EditAction::newline), "  x = f(\n      |");
    EXPECT_EQ(after("x = f(a,|", EditAction::newline), "x = f(a,\n      |");
    EXPECT_EQ(after("x = f(a, [b,|", EditAction::newline), "x = f(a, [b,\n          |");
    EXPECT_EQ(after("x = f(a, b)|", EditAction::newline), "x = f(a, b)\n|");
    EXPECT_EQ(after("    return [|", EditAction::newline), "    return [\n        |");
    EXPECT_EQ(after("  x = [\n    1,\n    2]|", EditAction::newline), "  x = [\n    1,\n    2]\n  |");
    EXPECT_EQ(after("    return f(\n        1)|", EditAction::newline), "    return f(\n        1)\n|");
    EXPECT_EQ(after("def f(\n        a,\n        b):|", EditAction::newline),
              "def f(\n        a,\n        b):\n    |");
    EXPECT_EQ(after("    )|", EditAction::newline), "    )\n    |") << "a bracket that nothing opened";
    EXPECT_EQ(after("                  f(\n) + g(a,|", EditAction::newline),
              "                  f(\n) + g(a,\n                  |");
}

TEST(Newline, InsideStringsOnlyKeepsTheIndentation) {
    EXPECT_EQ(after("  '''a:|", EditAction::newline), "  '''a:\n  |");
    EXPECT_EQ(after("'''\n  return|  x\n'''", EditAction::newline), "'''\n  return\n  |  x\n'''");
}

TEST(Backspace, ErasesOneCharacter) {
    EXPECT_EQ(after("ab|c", EditAction::backspace), "a|c");
    EXPECT_EQ(after("a漢|", EditAction::backspace), "a|");
    EXPECT_EQ(after("xe\u0301|", EditAction::backspace), "x|") << "a letter goes with its accent";
    EXPECT_EQ(after("a\n|b", EditAction::backspace), "a|b");
    EXPECT_EQ(after("|a", EditAction::backspace), "|a");
    EXPECT_EQ(after("a^bc|d", EditAction::backspace), "a|d");
    EXPECT_EQ(after("x    |", EditAction::backspace), "x   |");
}

TEST(Backspace, UnindentsInLeadingSpaces) {
    EXPECT_EQ(after("        |x", EditAction::backspace), "    |x");
    EXPECT_EQ(after("      |x", EditAction::backspace), "    |x");
    EXPECT_EQ(after("   |x", EditAction::backspace), "|x");
    EXPECT_EQ(after("      |  x", EditAction::backspace), "    |  x");
    EXPECT_EQ(after("    \t|x", EditAction::backspace), "    |x") << "a tab is one step";
    EXPECT_EQ(after("\t  |x", EditAction::backspace), "\t|x");
    EXPECT_EQ(after("    |", EditAction::backspace), "|");
}

TEST(Deleting, ToTheRightAndByWords) {
    EXPECT_EQ(after("a|bc", EditAction::delete_right), "a|c");
    EXPECT_EQ(after("a|\nb", EditAction::delete_right), "a|b");
    EXPECT_EQ(after("a|", EditAction::delete_right), "a|");
    EXPECT_EQ(after("|e\u0301x", EditAction::delete_right), "|x");
    EXPECT_EQ(after("foo bar| baz", EditAction::delete_word_left), "foo | baz");
    EXPECT_EQ(after("foo |bar baz", EditAction::delete_word_right), "foo | baz");
    EXPECT_EQ(after("a\n|b", EditAction::delete_word_left), "a|b");
    EXPECT_EQ(after("a^bcd|e", EditAction::delete_word_left), "a|e");
}

TEST(TabKey, GoesToTheNextMultipleOfFour) {
    EXPECT_EQ(after("|x", EditAction::indent), "    |x");
    EXPECT_EQ(after("ab|x", EditAction::indent), "ab  |x");
    EXPECT_EQ(after("abcd|x", EditAction::indent), "abcd    |x");
    EXPECT_EQ(after("漢|x", EditAction::indent), "漢  |x");
    EXPECT_EQ(after("\ta|x", EditAction::indent), "\ta   |x");
}

TEST(Undo, ARunOfTypingIsOneStep) {
    TextEditor editor = editor_with("^old| x");
    for (const char* key : {"n", "e", "w", " ", "é"}) editor.apply(TypeText{key});
    EXPECT_EQ(drawn(editor), "new é| x");
    editor.apply(EditAction::undo);
    EXPECT_EQ(drawn(editor), "^old| x") << "text and selection are back";
    EXPECT_FALSE(editor.can_undo());
    editor.apply(EditAction::redo);
    EXPECT_EQ(drawn(editor), "new é| x");
    EXPECT_FALSE(editor.apply(EditAction::redo));
}

TEST(Undo, MovesAndNewlinesEndARun) {
    const TypeText a{"a"}, b{"b"};
    const EditAction undo = EditAction::undo;
    EXPECT_EQ(after("|", a, EditAction::newline, b, undo), "a\n|");
    EXPECT_EQ(after("|", a, EditAction::newline, b, undo, undo), "a|");
    EXPECT_EQ(after("x|y", a, MoveCaret{CaretMove::right}, b, undo), "xay|");
    EXPECT_EQ(after("x|", a, MoveCaret{CaretMove::right}, b, undo), "xa|") << "even a move that cannot move";
    EXPECT_EQ(after("|", a, b, EditAction::backspace, undo), "ab|") << "erasing is another run";
    EXPECT_EQ(after("abc|", EditAction::backspace, EditAction::backspace, undo), "abc|");
    EXPECT_EQ(after("|abc", EditAction::delete_right, EditAction::delete_right, undo), "|abc");
    EXPECT_EQ(after("a\n|b", EditAction::backspace, EditAction::backspace, undo), "a\n|b");
    EXPECT_EQ(after("|", a, PasteText{"p"}, b, undo), "ap|");
    EXPECT_EQ(after("|", a, undo, EditAction::redo, b, undo), "a|");
}

TEST(Undo, RestoresASelectionMadeBackwards) {
    EXPECT_EQ(after("a|bc^d", EditAction::delete_right, EditAction::undo), "a|bc^d");
}

TEST(Undo, NothingDoneIsNoStep) {
    TextEditor editor = editor_with("|abc");
    EXPECT_FALSE(editor.apply(EditAction::backspace));
    EXPECT_FALSE(editor.apply(EditAction::outdent));
    EXPECT_FALSE(editor.apply(EditAction::move_lines_up));
    EXPECT_FALSE(editor.apply(EditAction::undo));
    editor.apply(SetSelection{{{0, 0}, {0, 1}}});
    EXPECT_TRUE(editor.apply(TypeText{"a"})) << "the selection is gone, the text is the same";
    EXPECT_FALSE(editor.can_undo());
    EXPECT_EQ(editor.revision(), 0u);
}

TEST(Revision, ComesBackWithTheText) {
    TextEditor editor("x");
    EXPECT_FALSE(editor.is_modified());
    editor.apply(TypeText{"a"});
    const auto typed = editor.revision();
    EXPECT_NE(typed, 0u);
    EXPECT_TRUE(editor.is_modified());
    editor.mark_saved();
    EXPECT_FALSE(editor.is_modified());
    editor.apply(TypeText{"b"});
    EXPECT_TRUE(editor.is_modified());
    editor.apply(EditAction::undo);
    EXPECT_EQ(drawn(editor), "a|x");
    EXPECT_EQ(editor.revision(), typed);
    EXPECT_FALSE(editor.is_modified());
    editor.apply(MoveCaret{CaretMove::right});
    EXPECT_EQ(editor.revision(), typed) << "moving is no change of the text";
}

TEST(Replace, KeepsTheSelectionOnItsText) {
    TextEditor editor = editor_with("DELAY = 1.0\nawait ^sleep|()");
    EXPECT_TRUE(editor.replace({{0, 8}, {0, 11}}, "2.25\nX = 1"));
    EXPECT_EQ(drawn(editor), "DELAY = 2.25\nX = 1\nawait ^sleep|()");
    EXPECT_FALSE(editor.replace({{0, 0}, {0, 5}}, "DELAY"));
    editor.apply(EditAction::undo);
    EXPECT_EQ(drawn(editor), "DELAY = 1.0\nawait ^sleep|()");
    EXPECT_TRUE(editor.replace({{9, 9}, {0, 0}}, "")) << "any range will do";
    EXPECT_EQ(drawn(editor), "|");
}

TEST(Replace, TheWholeTextTouchesOnlyWhatDiffers) {
    TextEditor editor = editor_with("a = 1\nb = 2\nc =^ 3|");
    EXPECT_TRUE(editor.replace_text("a = 1\r\nb = 77\nx\nc = 3"));
    EXPECT_EQ(drawn(editor), "a = 1\nb = 77\nx\nc =^ 3|");
    EXPECT_FALSE(editor.replace_text("a = 1\nb = 77\nx\nc = 3"));
    EXPECT_TRUE(editor.replace_text("a = 1"));
    EXPECT_EQ(editor.document().text(), "a = 1");
    EXPECT_TRUE(editor.replace_text("a = 11"));
    EXPECT_TRUE(editor.replace_text(""));
    EXPECT_TRUE(editor.replace_text("é"));
    EXPECT_TRUE(editor.replace_text("è")) << "the first byte is the same, the character is not";
    EXPECT_EQ(editor.document().text(), "è");
    EXPECT_TRUE(editor.replace_text("Ĩ")) << "the last byte is the same";
    EXPECT_EQ(editor.document().text(), "Ĩ");
    for (int i = 0; i < 7; ++i) editor.apply(EditAction::undo);
    EXPECT_EQ(drawn(editor), "a = 1\nb = 2\nc =^ 3|");
}

TEST(Tokens, FollowTheText) {
    TextEditor editor = editor_with("x = |1");
    EXPECT_EQ(editor.tokens().kind_at(0, 4), CodeKind::number);
    editor.apply(TypeText{"await "});
    EXPECT_EQ(editor.tokens().kind_at(0, 4), CodeKind::await);
    editor.apply(EditAction::undo);
    EXPECT_EQ(editor.tokens().kind_at(0, 4), CodeKind::number);
    editor.apply(EditAction::newline);
    EXPECT_EQ(editor.tokens().line_count(), 2u);
}

}  // namespace
}  // namespace asynchio
