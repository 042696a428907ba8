#include "app/text/document.h"

#include <gtest/gtest.h>

#include "app/text/tests/printing.h"

namespace asynchio {
namespace {

TEST(TextDocument, HasAtLeastOneLine) {
    const TextDocument empty;
    EXPECT_EQ(empty.line_count(), 1u);
    EXPECT_EQ(empty.line(0), "");
    EXPECT_EQ(empty.text(), "");
    EXPECT_EQ(empty.end(), (TextPosition{0, 0}));
}

TEST(TextDocument, LoadsLinesAndGivesThemBack) {
    const TextDocument document("a\n\nbc\n");
    EXPECT_EQ(document.lines(), (std::vector<std::string>{"a", "", "bc", ""}));
    EXPECT_EQ(document.text(), "a\n\nbc\n");
    EXPECT_EQ(document.end(), (TextPosition{3, 0}));
}

TEST(TextDocument, NormalisesLineBreaksAndBrokenBytes) {
    EXPECT_EQ(TextDocument("a\r\nb\rc\n\r\nd\r").text(), "a\nb\nc\n\nd\n");
    EXPECT_EQ(TextDocument("x\xFFy").text(), "x\xEF\xBF\xBDy");
    EXPECT_EQ(TextDocument("\xEF\xBB\xBFprint()").text(), "print()");
    EXPECT_EQ(TextDocument("\tkept\t").text(), "\tkept\t");
    EXPECT_EQ(TextDocument(std::string_view("a\0b", 3)).text(), std::string("a\0b", 3));
}

TEST(TextDocument, SnapsPlacesToCharacters) {
    const TextDocument document("aé\nb");
    EXPECT_EQ(document.snapped(TextPosition{0, 2}), (TextPosition{0, 1}));
    EXPECT_EQ(document.snapped(TextPosition{0, 3}), (TextPosition{0, 3}));
    EXPECT_EQ(document.snapped(TextPosition{0, 77}), (TextPosition{0, 3}));
    EXPECT_EQ(document.snapped(TextPosition{9, 0}), (TextPosition{1, 1}));
    const TextRange range = document.snapped(TextRange{{1, 1}, {0, 2}});
    EXPECT_EQ(range, (TextRange{{0, 1}, {1, 1}}));
    EXPECT_EQ(document.text(range), "é\nb");
}

TEST(TextDocument, ReplacesWithinALine) {
    TextDocument document("one two three\nx");
    const TextEdit edit = document.replace({{0, 4}, {0, 7}}, "2");
    EXPECT_EQ(document.text(), "one 2 three\nx");
    EXPECT_EQ(edit, (TextEdit{{0, 4}, "two", "2"}));
}

TEST(TextDocument, ReplacesAcrossLines) {
    TextDocument document("ab\ncd\nef\ngh");
    EXPECT_EQ(document.replace({{0, 1}, {2, 1}}, "X\nY").removed, "b\ncd\ne");
    EXPECT_EQ(document.text(), "aX\nYf\ngh");
    document.replace({{0, 1}, {0, 1}}, "1\n2\n3\n");
    EXPECT_EQ(document.text(), "a1\n2\n3\nX\nYf\ngh");
    document.replace({{0, 0}, document.end()}, "");
    EXPECT_EQ(document.lines(), std::vector<std::string>{""});
}

TEST(TextDocument, CleansWhatIsInserted) {
    TextDocument document("ab");
    const TextEdit edit = document.replace({{0, 1}, {0, 1}}, "\r\n\xFF");
    EXPECT_EQ(document.text(),
              "a\n\xEF\xBF\xBD"
              "b");
    EXPECT_EQ(edit.inserted, "\n\xEF\xBF\xBD");
}

TEST(TextDocument, NeverCutsACharacter) {
    TextDocument document("a€b");
    document.replace({{0, 2}, {0, 3}}, "-");
    EXPECT_EQ(document.text(), "a-€b") << "both ends snap back to the start of the character";
}

TEST(TextDocument, EditsCanBeRevertedAndRepeated) {
    TextDocument document("ab\ncd\nef");
    const TextEdit first = document.replace({{0, 1}, {1, 1}}, "x\ny\nz");
    const std::string between = document.text();
    const TextEdit second = document.replace({{1, 0}, {3, 0}}, "");
    const std::string last = document.text();
    document.revert(second);
    EXPECT_EQ(document.text(), between);
    document.revert(first);
    EXPECT_EQ(document.text(), "ab\ncd\nef");
    document.repeat(first);
    document.repeat(second);
    EXPECT_EQ(document.text(), last);
}

TEST(TextDocument, TwentyThousandLinesAreNoTrouble) {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "    await step(" + std::to_string(i) + ")\n";
    TextDocument document(text);
    ASSERT_EQ(document.line_count(), 20'001u);
    for (int i = 0; i < 500; ++i) document.replace({{10'000, 4}, {10'000, 4}}, "x\n    ");
    EXPECT_EQ(document.line_count(), 20'501u);
    for (int i = 0; i < 500; ++i) document.replace({{10'000, 4}, {10'001, 4}}, "");
    EXPECT_EQ(document.text(), text);
}

TEST(TextPosition, EndOfText) {
    EXPECT_EQ(end_of({2, 3}, ""), (TextPosition{2, 3}));
    EXPECT_EQ(end_of({2, 3}, "ab"), (TextPosition{2, 5}));
    EXPECT_EQ(end_of({2, 3}, "ab\n"), (TextPosition{3, 0}));
    EXPECT_EQ(end_of({2, 3}, "ab\n\ncde"), (TextPosition{4, 3}));
}

TEST(TextPosition, ShiftsWithEdits) {
    const TextReplacement insert{{{1, 2}, {1, 2}}, "xy"};
    EXPECT_EQ(shifted({0, 9}, insert, Gravity::moves), (TextPosition{0, 9}));
    EXPECT_EQ(shifted({1, 1}, insert, Gravity::moves), (TextPosition{1, 1}));
    EXPECT_EQ(shifted({1, 2}, insert, Gravity::stays), (TextPosition{1, 2}));
    EXPECT_EQ(shifted({1, 2}, insert, Gravity::moves), (TextPosition{1, 4}));
    EXPECT_EQ(shifted({1, 5}, insert, Gravity::stays), (TextPosition{1, 7}));
    EXPECT_EQ(shifted({2, 5}, insert, Gravity::moves), (TextPosition{2, 5}));

    const TextReplacement lines{{{1, 2}, {3, 4}}, "a\nbcd"};
    EXPECT_EQ(shifted({1, 2}, lines, Gravity::moves), (TextPosition{1, 2}));
    EXPECT_EQ(shifted({2, 0}, lines, Gravity::stays), (TextPosition{2, 3}))
        << "inside: the end of the new text";
    EXPECT_EQ(shifted({3, 4}, lines, Gravity::stays), (TextPosition{2, 3}));
    EXPECT_EQ(shifted({3, 6}, lines, Gravity::stays), (TextPosition{2, 5}));
    EXPECT_EQ(shifted({7, 6}, lines, Gravity::stays), (TextPosition{6, 6}));
}

}  // namespace
}  // namespace asynchio
