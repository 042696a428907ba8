#include "lessons/reader/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lessons/reader/compare.h"
#include "lessons/reader/decimal.h"
#include "lessons/reader/markdown.h"
#include "lessons/tests/lesson_files.h"

namespace asynchio {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Text, LinesEndAsPythonCountsThem) {
    EXPECT_THAT(split_lines("a\nb\r\nc\rd"), ElementsAre("a", "b", "c", "d"));
    EXPECT_THAT(split_lines("a\n\nb\n"), ElementsAre("a", "", "b"));
    EXPECT_THAT(split_lines("\r\n"), ElementsAre(""));
    EXPECT_THAT(split_lines(""), IsEmpty());
}

TEST(Text, Utf8) {
    EXPECT_TRUE(is_valid_utf8("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x8D\xB0"));
    for (const std::string_view bad : {"\x80", "\xC3", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80",
                                       "\xF4\x90\x80\x80", "\xFF", "\xE2\x82", "a\xC3z"}) {
        EXPECT_FALSE(is_valid_utf8(bad));
        EXPECT_TRUE(is_valid_utf8(to_valid_utf8(bad)));
    }
    EXPECT_FALSE(is_valid_utf8(std::string_view("\0", 1)));
    EXPECT_EQ(to_valid_utf8("a\xC3z"), "a\xEF\xBF\xBDz");
}

TEST(Text, NearestName) {
    const std::string_view keys[] = {"ask", "with", "answer", "options", "why"};
    EXPECT_EQ(nearest_name("anwser", keys), "answer");
    EXPECT_EQ(nearest_name("Answer", keys), "answer");
    EXPECT_EQ(nearest_name("option", keys), "options");
    EXPECT_EQ(nearest_name("wiht", keys), "with");
    EXPECT_EQ(nearest_name("hint", keys), "");
    EXPECT_EQ(nearest_name("", keys), "");
    EXPECT_EQ(nearest_name(std::string(100000, 'a'), keys), "");
}

TEST(Text, ExcerptsAreShortAndPrintable) {
    EXPECT_EQ(excerpt("a\tb\x1B[0m"), "a b [0m");
    EXPECT_EQ(excerpt("abcdef", 3), "abc...");
    EXPECT_EQ(excerpt("ab\xC3\xA9z", 3), "ab...");
    EXPECT_EQ(excerpt("\xFF", 3), "\xEF\xBF\xBD");
}

TEST(Text, OnlyRegularFilesOfReasonableSizeAreRead) {
    const TemporaryFolder folder;
    folder.write("small", "x");
    folder.write("large", std::string(kMaxFileBytes + 1, 'x'));
    EXPECT_EQ(*read_text_file(folder.path() / "small"), "x");
    EXPECT_THAT(read_text_file(folder.path() / "large").why(), HasSubstr("larger than 1 MiB"));
    EXPECT_THAT(read_text_file(folder.path()).why(), HasSubstr("is not a file"));
    EXPECT_THAT(read_text_file(folder.path() / "none").why(), HasSubstr("does not exist"));
    EXPECT_THAT(read_text_file("/dev/zero").why(), HasSubstr("is not a file"));
}

TEST(Decimal, ReadsExactly) {
    EXPECT_EQ(parse_decimal("0.1")->value, kOne / 10);
    EXPECT_EQ(parse_decimal("-.5")->value, -kOne / 2);
    EXPECT_EQ(parse_decimal("3.")->value, 3 * kOne);
    EXPECT_TRUE(parse_decimal("3")->whole);
    EXPECT_FALSE(parse_decimal("3.0")->whole);
    EXPECT_EQ(parse_decimal("0.1234567890000")->decimals, 9);
    EXPECT_FALSE(parse_decimal("0.1234567891"));
    for (const char* bad : {"", ".", "-", "+.", "1e3", "inf", " 1", "1 ", "1..2", "0x1", "1,5"}) {
        EXPECT_FALSE(parse_decimal(bad)) << bad;
    }
    EXPECT_EQ(parse_decimal(std::string(400, '9') + ".5")->value, kDecimalLimit);
    EXPECT_EQ(parse_decimal("-" + std::string(400, '9'))->value, -kDecimalLimit);
}

TEST(Decimal, WritesExactly) {
    EXPECT_EQ(format_decimal(3 * (kOne / 10), 1, 1), "0.3");
    EXPECT_EQ(format_decimal(kOne, 0, 9), "1");
    EXPECT_EQ(format_decimal(kOne, 2, 9), "1.00");
    EXPECT_EQ(format_decimal(-kOne / 20, 1, 2), "-0.05");
    EXPECT_EQ(format_decimal(-kOne / 20, 1, 1), "0.0");
    EXPECT_EQ(format_decimal(1, 0, 9), "0.000000001");
}

std::string difference(std::string_view expected, std::string_view actual) {
    return compare_output(expected, actual).value_or("same");
}

TEST(Compare, EqualOutputsAgree) {
    EXPECT_EQ(difference("", ""), "same");
    EXPECT_EQ(difference("tick 0\ntick 1\n", "tick 0\ntick 1\n"), "same");
    EXPECT_EQ(difference("a\r\n", "a\n"), "same");
}

TEST(Compare, DecimalsMayDifferALittle) {
    EXPECT_EQ(difference("total 1.00 s", "total 1.03 s"), "same");
    EXPECT_EQ(difference("total 1.00s", "total 1.004s"), "same");
    EXPECT_EQ(difference("[0.3, 0.6]", "[0.30000000000000004, 0.62]"), "same");
    EXPECT_EQ(difference("-0.01", "0.01"), "same");
    EXPECT_EQ(difference("-0.02", "0.02"), "line 1: expected \"-0.02\", but got \"0.02\"");
    EXPECT_EQ(difference("x -0.01", "x -0.02"), "same");
    EXPECT_EQ(difference("9.99", "10.01"), "same");
    EXPECT_EQ(difference("1.5e-05", "0.0"), "same");
    EXPECT_EQ(difference("total 1.00 s", "total 1.04 s"),
              "line 1: expected \"total 1.00 s\", but got \"total 1.04 s\"");
    EXPECT_EQ(difference("1.0e999", "1.0e998"), "line 1: expected \"1.0e999\", but got \"1.0e998\"");
}

TEST(Compare, EverythingElseIsExact) {
    EXPECT_EQ(difference("read 6", "read 7"), "line 1: expected \"read 6\", but got \"read 7\"");
    EXPECT_EQ(difference("1", "1.0"), "line 1: expected \"1\", but got \"1.0\"");
    EXPECT_EQ(difference("v1.20", "v1.21"), "line 1: expected \"v1.20\", but got \"v1.21\"");
    EXPECT_EQ(difference("10.0.0.1", "10.0.0.2"), "line 1: expected \"10.0.0.1\", but got \"10.0.0.2\"");
    EXPECT_EQ(difference("a\nb \n", "a\nb\n"), "line 2: expected \"b \", but got \"b\"");
    EXPECT_EQ(difference("a\nb\n", "a\n"), "line 2 is missing: expected \"b\"");
    EXPECT_EQ(difference("a\n", "a\nb\n"), "line 2 is one too many: got \"b\"");
    EXPECT_EQ(difference("a\n", "a"), "line 1: its line end is missing");
    EXPECT_EQ(difference("a", "a\n"), "line 1: its line end is one too many");
}

TEST(Markdown, BoldAndCode) {
    const auto paragraphs =
        parse_markdown("Then it sets a timer: `await asyncio.sleep`. **Same** ovens,\nsame cook.\n\nWatch!");
    ASSERT_EQ(paragraphs.size(), 2u);
    EXPECT_THAT(paragraphs[0].runs,
                ElementsAre(TextRun{"Then it sets a timer: "}, TextRun{"await asyncio.sleep", false, true},
                            TextRun{". "}, TextRun{"Same", true}, TextRun{" ovens, same cook."}));
    EXPECT_THAT(paragraphs[1].runs, ElementsAre(TextRun{"Watch!"}));
}

TEST(Markdown, Lists) {
    const auto paragraphs = parse_markdown("* one\n  * two\n* three\n\n  more\n\nend\n\n3. x\n4. y\n");
    std::vector<std::tuple<Paragraph::Kind, int, int>> shape;
    for (const Paragraph& p : paragraphs) shape.emplace_back(p.kind, p.depth, p.number);
    using enum Paragraph::Kind;
    EXPECT_THAT(shape, ElementsAre(std::tuple(bullet, 1, 0), std::tuple(bullet, 2, 0),
                                   std::tuple(bullet, 1, 0), std::tuple(text, 1, 0), std::tuple(text, 0, 0),
                                   std::tuple(number, 1, 3), std::tuple(number, 1, 4)));
    EXPECT_EQ(plain_text(paragraphs), "- one\n- two\n- three\nmore\nend\n3. x\n4. y");
}

TEST(Markdown, ExpressionsStandOnTheirOwn) {
    const auto paragraphs = parse_markdown("{N*WAIT} and **{A*B}** `{ C }` {} {open");
    ASSERT_EQ(paragraphs.size(), 1u);
    EXPECT_THAT(paragraphs[0].runs, ElementsAre(TextRun{"N*WAIT", false, false, true}, TextRun{" and "},
                                                TextRun{"A*B", true, false, true}, TextRun{" "},
                                                TextRun{"C", false, true, true}, TextRun{" {} {open"}));
    EXPECT_EQ(plain_text(parse_markdown("x {a} y")), "x {a} y");
}

TEST(Markdown, TheRestBecomesPlainText) {
    EXPECT_EQ(
        plain_text(parse_markdown("# Title\n\n> quote *it* [link](x) <b>\n\n```\ncode {x}\nmore\n```\n")),
        "Title\nquote it link <b>\ncode {x}\nmore");
    EXPECT_EQ(plain_text(parse_markdown("a &amp; b &lt; c &unknown;")), "a & b < c &unknown;");
    EXPECT_EQ(plain_text(parse_markdown(std::string_view("a\0b\x01"
                                                         "0\x02 \xFF",
                                                         8))),
              "a\xEF\xBF\xBD"
              "b 0  \xEF\xBF\xBD");
    EXPECT_THAT(parse_markdown(""), IsEmpty());
    EXPECT_EQ(plain_text(parse_markdown("    indented")), "indented");
}

}  // namespace
}  // namespace asynchio
