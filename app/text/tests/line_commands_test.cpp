#include "app/text/line_commands.h"

#include <gtest/gtest.h>

#include "app/text/tests/marked_text.h"

namespace asynchio {
namespace {

constexpr EditAction kIndent = EditAction::indent, kOutdent = EditAction::outdent;

TEST(Indent, TheSelectedLines) {
    EXPECT_EQ(after("^a\nb|\nc", kIndent), "^    a\n    b|\nc");
    EXPECT_EQ(after("^a\nb\n|c", kIndent), "^    a\n    b\n|c")
        << "a line without a selected character stays";
    EXPECT_EQ(after("a|\n\n^b", kIndent), "    a|\n\n^b");
    EXPECT_EQ(after("x^y|z", kIndent), "    x^y|z") << "a selection is never typed over";
    EXPECT_EQ(after("^a\n\n  \nb|", kIndent), "^    a\n\n  \n    b|") << "blank lines stay as they are";
    EXPECT_EQ(after("^ \n|a", kIndent), "^ \n|a");
}

TEST(Indent, KeepsTheShapeOfABlock) {
    EXPECT_EQ(after("^  if x:\n      y\n  z|", kIndent), "^    if x:\n        y\n    z|");
    EXPECT_EQ(after("^    if x:\n      y|", kOutdent), "^if x:\n  y|");
    EXPECT_EQ(after("^      a\n    b|", kOutdent), "^    a\n  b|");
}

TEST(Outdent, TheCaretsLineOrTheSelectedOnes) {
    EXPECT_EQ(after("        a|b", kOutdent), "    a|b");
    EXPECT_EQ(after("      a|b", kOutdent), "    a|b");
    EXPECT_EQ(after("  a|b", kOutdent), "a|b");
    EXPECT_EQ(after("a|b", kOutdent), "a|b");
    EXPECT_EQ(after(" |   ab", kOutdent), "|ab") << "the caret was in what went away";
    EXPECT_EQ(after("\t\ta|", kOutdent), "\ta|");
    EXPECT_EQ(after("^a\n    b\n  c|", kOutdent), "^a\nb\nc|") << "each line goes as far as it can";
    EXPECT_EQ(after("    |    a", kOutdent, kOutdent), "|a");
}

TEST(Comment, IsPutBeforeEveryLineInOneColumn) {
    const EditAction comment = EditAction::toggle_comment;
    EXPECT_EQ(after("    a|b", comment), "    # a|b");
    EXPECT_EQ(after("^    if x:\n        y|", comment), "^    # if x:\n    #     y|");
    EXPECT_EQ(after("^a\n\nb|", comment), "^# a\n\n# b|");
    EXPECT_EQ(after("    |", comment), "    # |") << "a blank line alone";
    EXPECT_EQ(after("|", comment), "# |");
    EXPECT_EQ(after("^a\n# b|", comment), "^# a\n# # b|") << "one line is no comment: all get the sign";
}

TEST(Comment, IsTakenAwayWhenEveryLineHasIt) {
    const EditAction comment = EditAction::toggle_comment;
    EXPECT_EQ(after("    # a|b", comment), "    a|b");
    EXPECT_EQ(after("#a|b", comment), "a|b");
    EXPECT_EQ(after("^# a\n\n  #  b|", comment), "^a\n\n   b|");
    EXPECT_EQ(after("#|", comment), "|");
    for (const char* text : {"^    if x:\n        y|", "a|b", "^a\n\n  b\n|c"}) {
        EXPECT_EQ(after(text, comment, comment), text) << "twice is nothing";
    }
}

TEST(Duplicate, PutsACopyBelow) {
    EXPECT_EQ(after("a\nb|c\nd", EditAction::duplicate_lines), "a\nbc\nb|c\nd");
    EXPECT_EQ(after("ab|", EditAction::duplicate_lines), "ab\nab|");
    EXPECT_EQ(after("^a\nb|\nc", EditAction::duplicate_lines), "a\nb\n^a\nb|\nc");
    EXPECT_EQ(after("^a\n|c", EditAction::duplicate_lines), "a\n^a\n|c");
}

TEST(MoveLines, UpAndDown) {
    const EditAction up = EditAction::move_lines_up, down = EditAction::move_lines_down;
    EXPECT_EQ(after("a\nb|c\nd", up), "b|c\na\nd");
    EXPECT_EQ(after("a\nb|c\nd", down), "a\nd\nb|c");
    EXPECT_EQ(after("a\n^b\nc|\nd", up), "^b\nc|\na\nd");
    EXPECT_EQ(after("a\n^b\nc|\nd", down), "a\nd\n^b\nc|");
    EXPECT_EQ(after("^a\n|b", down), "b\n^a|") << "there is no line left to end before";
    EXPECT_EQ(after("a|\nb", up), "a|\nb");
    EXPECT_EQ(after("a\nb|", down), "a\nb|");
    EXPECT_EQ(after("a\nb|\nc", up, down), "a\nb|\nc");
}

TEST(Clipboard, CopiesTheSelectionOrTheLine) {
    EXPECT_EQ(editor_with("a^bc|d").copy(), "bc");
    EXPECT_EQ(editor_with("a|b\nc^d").copy(), "b\nc");
    EXPECT_EQ(editor_with("a\nb|c\nd").copy(), "bc\n");
    EXPECT_EQ(editor_with("a\nb|").copy(), "b\n");
}

TEST(Clipboard, Cuts) {
    const auto cut = [](std::string_view marked) {
        TextEditor editor = editor_with(marked);
        const std::string text = editor.cut();
        return text + " -> " + drawn(editor);
    };
    EXPECT_EQ(cut("a^bc|d"), "bc -> a|d");
    EXPECT_EQ(cut("a\nb|c\ndef"), "bc\n -> a\nd|ef");
    EXPECT_EQ(cut("abc\nde|"), "de\n -> ab|c") << "the last line takes the line break before it along";
    EXPECT_EQ(cut("ab|c"), "abc\n -> |");
    EXPECT_EQ(cut("|"), " -> |");
    EXPECT_EQ(cut("a\n|"), "\n -> |a");
}

TEST(Clipboard, Pastes) {
    EXPECT_EQ(after("a|b", PasteText{"x\r\ny"}), "ax\ny|b");
    EXPECT_EQ(after("a^zz|b", PasteText{"x"}), "ax|b");
    EXPECT_EQ(after("|", PasteText{"\tx"}), "\tx|") << "tabs stay";
    EXPECT_EQ(after("|", PasteText{""}), "|");
}

TEST(Clipboard, ALineThatWasCopiedWholeIsPastedWhole) {
    TextEditor editor = editor_with("ab|c\nde");
    const std::string line = editor.copy();
    editor.apply(MoveCaret{CaretMove::down});
    editor.apply(PasteText{line});
    EXPECT_EQ(drawn(editor), "abc\nabc\nde|");
    editor.apply(EditAction::undo);
    EXPECT_EQ(drawn(editor), "abc\nde|");
    editor.apply(PasteText{"from elsewhere\n"});
    EXPECT_EQ(drawn(editor), "abc\ndefrom elsewhere\n|") << "other text goes to the caret";
    editor.apply(EditAction::undo);
    editor.apply(SetSelection{{{0, 0}, {1, 0}}});
    EXPECT_EQ(editor.copy(), "abc\n");
    editor.apply(SetSelection{TextSelection::at({1, 1})});
    editor.apply(PasteText{"abc\n"});
    EXPECT_EQ(drawn(editor), "abc\ndabc\n|e") << "a selection is pasted where the caret is";
}

}  // namespace
}  // namespace asynchio
