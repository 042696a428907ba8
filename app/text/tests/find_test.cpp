#include "app/text/find.h"

#include <gtest/gtest.h>

#include "app/text/tests/marked_text.h"

namespace asynchio {
namespace {

std::string found(std::string_view text, const FindQuery& query) {
    std::string out;
    for (const TextRange& m : find_all(TextDocument(text), query)) {
        out += std::to_string(m.start.line) + ":" + std::to_string(m.start.column) + "-" +
               std::to_string(m.end.line) + ":" + std::to_string(m.end.column) + " ";
    }
    return out;
}

TEST(Find, AllMatchesInOrder) {
    EXPECT_EQ(found("foo\nbar foo foo", {"foo"}), "0:0-0:3 1:4-1:7 1:8-1:11 ");
    EXPECT_EQ(found("aaaa", {"aa"}), "0:0-0:2 0:2-0:4 ") << "matches do not overlap";
    EXPECT_EQ(found("abc", {""}), "");
    EXPECT_EQ(found("abc", {"x"}), "");
    EXPECT_EQ(found("a.c abc", {"a.c"}), "0:0-0:3 ") << "a needle is literal";
}

TEST(Find, CaseOption) {
    EXPECT_EQ(found("Foo foo FOO", {"fOo"}), "0:0-0:3 0:4-0:7 0:8-0:11 ");
    EXPECT_EQ(found("Foo foo FOO", {"foo", true}), "0:4-0:7 ");
    EXPECT_EQ(found("GRÖSSE größe", {"grö"}), "0:0-0:4 0:8-0:12 ");
    EXPECT_EQ(found("ΑΘΗΝΑ Москва ŽŻ Ÿ", {"αθηνα москва žż ÿ"}), "0:0-0:31 ");
}

TEST(Find, FoldingNeverChangesTheLength) {
    for (char32_t code = 0; code < 0x3000; ++code) {
        std::string text;
        if (code < 0x80) {
            text = static_cast<char>(code);
        } else if (code < 0x800) {
            text = {static_cast<char>(0xC0 | (code >> 6)), static_cast<char>(0x80 | (code & 0x3F))};
        } else {
            continue;
        }
        EXPECT_EQ(fold_case(text).size(), text.size());
        EXPECT_EQ(fold_case(fold_case(text)), fold_case(text)) << "folding twice is folding once";
    }
    EXPECT_EQ(fold_case("ÀÞ×ß÷İıŸſĹĸŹ"), "àþ×ß÷İıÿſĺĸź");
    EXPECT_EQ(fold_case("\xFF"
                        "A"),
              "\xFF"
              "a");
}

TEST(Find, AcrossLines) {
    EXPECT_EQ(found("a\nb\na\nb", {"a\nb"}), "0:0-1:1 2:0-3:1 ");
    EXPECT_EQ(found("xa\nmid\nbx", {"a\nMID\nb"}), "0:1-2:1 ");
    EXPECT_EQ(found("xa\nmid\nbx", {"a\nmi\nb"}), "");
    EXPECT_EQ(found("a\n\n\nb", {"\n"}), "0:1-1:0 1:0-2:0 2:0-3:0 ");
    EXPECT_EQ(found("a\na\na", {"a\na"}), "0:0-1:1 ") << "the line in the middle belongs to one match";
    EXPECT_EQ(found("a", {"a\n"}), "");
}

TEST(FindNext, GoesRound) {
    const FindQuery query{"ab"};
    TextEditor editor = editor_with("ab x|ab ab");
    FindResult result = editor.find(query, FindStep::here);
    EXPECT_EQ(drawn(editor), "ab x^ab| ab");
    EXPECT_EQ(result.count, 3u);
    EXPECT_EQ(result.current, 2u);
    EXPECT_FALSE(result.wrapped);
    result = editor.find(query, FindStep::here);
    EXPECT_EQ(result.current, 2u) << "the match that is selected is found again";
    result = editor.find(query, FindStep::next);
    EXPECT_EQ(drawn(editor), "ab xab ^ab|");
    result = editor.find(query, FindStep::next);
    EXPECT_EQ(drawn(editor), "^ab| xab ab");
    EXPECT_TRUE(result.wrapped);
    result = editor.find(query, FindStep::previous);
    EXPECT_EQ(drawn(editor), "ab xab ^ab|");
    EXPECT_EQ(result.current, 3u);
    EXPECT_TRUE(result.wrapped);
    result = editor.find(query, FindStep::previous);
    EXPECT_EQ(drawn(editor), "ab x^ab| ab");
    EXPECT_FALSE(result.wrapped);
}

TEST(FindNext, TakesMatchesThatTouchTheCaret) {
    TextEditor editor = editor_with("abab|abab");
    editor.find({"ab"}, FindStep::previous);
    EXPECT_EQ(drawn(editor), "ab^ab|abab");
    editor.find({"ab"}, FindStep::previous);
    EXPECT_EQ(drawn(editor), "^ab|ababab");
    editor = editor_with("abab|abab");
    editor.find({"ab"}, FindStep::next);
    EXPECT_EQ(drawn(editor), "abab^ab|ab");
    editor.find({"ab"}, FindStep::next);
    EXPECT_EQ(drawn(editor), "ababab^ab|");
}

TEST(FindNext, WithoutMatchesNothingMoves) {
    TextEditor editor = editor_with("a^b|c");
    const FindResult result = editor.find({"x"}, FindStep::next);
    EXPECT_EQ(result.count, 0u);
    EXPECT_EQ(result.current, 0u);
    EXPECT_EQ(drawn(editor), "a^b|c");
}

TEST(FindMatches, FollowTheTextAndTheQuery) {
    TextEditor editor = editor_with("ab|");
    EXPECT_EQ(editor.matches({"ab"}).size(), 1u);
    editor.apply(TypeText{" ab"});
    EXPECT_EQ(editor.matches({"ab"}).size(), 2u);
    EXPECT_EQ(editor.matches({"AB", true}).size(), 0u);
    editor.apply(EditAction::undo);
    EXPECT_EQ(editor.matches({"ab"}).size(), 1u);
}

TEST(Replace, OneMatchAfterTheOther) {
    const FindQuery query{"ab"};
    TextEditor editor = editor_with("|ab ab");
    EXPECT_EQ(editor.replace_match(query, "x").count, 2u);
    EXPECT_EQ(drawn(editor), "^ab| ab") << "nothing was selected yet: the first match is shown";
    EXPECT_EQ(editor.replace_match(query, "abc").count, 2u);
    EXPECT_EQ(drawn(editor), "abc ^ab|") << "what was put in is not found again at once";
    editor.apply(EditAction::undo);
    EXPECT_EQ(drawn(editor), "^ab| ab");
}

TEST(Replace, AllInOneStep) {
    TextEditor editor = editor_with("ab Ab\nxab y|z");
    EXPECT_EQ(editor.replace_all({"ab"}, "1234"), 3u);
    EXPECT_EQ(drawn(editor), "1234 1234\nx1234 y|z");
    editor.apply(EditAction::undo);
    EXPECT_EQ(drawn(editor), "ab Ab\nxab y|z");
    EXPECT_EQ(editor.replace_all({"ab", true}, ""), 2u);
    EXPECT_EQ(drawn(editor), " Ab\nx y|z");
    EXPECT_EQ(editor.replace_all({"nowhere"}, "x"), 0u);
}

TEST(Replace, AllCarriesTheSelection) {
    TextEditor editor = editor_with("a,^b,c,|d");
    EXPECT_EQ(editor.replace_all({","}, ",\n"), 3u);
    EXPECT_EQ(drawn(editor), "a,\n^b,\nc,\n|d");
    EXPECT_EQ(editor.replace_all({",\n"}, "; "), 3u);
    EXPECT_EQ(drawn(editor), "a; ^b; c; |d");
    EXPECT_EQ(editor.replace_all({"; "}, "; "), 3u) << "counted, though nothing is different";
    EXPECT_EQ(editor.replace_all({"a"}, "\xFF\r"), 1u);
    EXPECT_EQ(editor.document().line(0), "\xEF\xBF\xBD");
}

TEST(Replace, TwentyThousandMatches) {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "x = 1\n";
    TextEditor editor(text);
    EXPECT_EQ(editor.replace_all({"="}, "=\n"), 20'000u);
    EXPECT_EQ(editor.document().line_count(), 40'001u);
    editor.apply(EditAction::undo);
    EXPECT_EQ(editor.document().text(), text);
}

}  // namespace
}  // namespace asynchio
