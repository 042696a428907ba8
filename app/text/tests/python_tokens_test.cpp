#include "app/text/python_tokens.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace asynchio {
namespace {

using Lines = std::vector<std::string>;

void expect_like_fresh(const PythonTokens& tokens, const Lines& lines) {
    PythonTokens fresh;
    fresh.update(lines);
    ASSERT_EQ(tokens.line_count(), lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto mine = tokens.line(i), right = fresh.line(i);
        EXPECT_TRUE(std::equal(mine.begin(), mine.end(), right.begin(), right.end())) << "line " << i;
        EXPECT_EQ(tokens.state_after(i), fresh.state_after(i)) << "line " << i;
    }
}

Lines hundred_lines() {
    Lines lines;
    for (int i = 0; i < 100; ++i) lines.push_back("await step(" + std::to_string(i) + ")");
    return lines;
}

TEST(PythonTokens, LexesOnlyWhatChanged) {
    Lines lines = hundred_lines();
    PythonTokens tokens;
    EXPECT_EQ(tokens.update(lines), 100u);
    EXPECT_EQ(tokens.update(lines), 0u);
    lines[50] += "  # note";
    EXPECT_EQ(tokens.update(lines), 1u);
    expect_like_fresh(tokens, lines);
    lines.insert(lines.begin() + 20, {"x = 1", "y = 2"});
    EXPECT_EQ(tokens.update(lines), 2u);
    lines.erase(lines.begin() + 5, lines.begin() + 15);
    EXPECT_EQ(tokens.update(lines), 0u) << "nothing new to lex when lines go";
    expect_like_fresh(tokens, lines);
}

TEST(PythonTokens, GoesOnWhileAnOpenStringColoursOtherwise) {
    Lines lines = hundred_lines();
    PythonTokens tokens;
    tokens.update(lines);
    lines[90] = "text = '''";
    EXPECT_EQ(tokens.update(lines), 10u) << "the string reaches the end";
    EXPECT_EQ(tokens.kind_at(99, 0), CodeKind::string);
    lines[93] = "'''";
    EXPECT_EQ(tokens.update(lines), 7u);
    EXPECT_EQ(tokens.kind_at(92, 0), CodeKind::string);
    EXPECT_EQ(tokens.kind_at(94, 0), CodeKind::await);
    lines[90] = "text = 1";
    lines[93] = "pass";
    EXPECT_EQ(tokens.update(lines), 4u) << "from the first to the last line that changed";
    expect_like_fresh(tokens, lines);
}

TEST(PythonTokens, ErasingTheLineThatClosedAString) {
    Lines lines = {"'''", "if", "'''", "if", "if"};
    PythonTokens tokens;
    tokens.update(lines);
    lines.erase(lines.begin() + 2);
    EXPECT_EQ(tokens.update(lines), 2u);
    expect_like_fresh(tokens, lines);
    EXPECT_EQ(tokens.kind_at(3, 0), CodeKind::string);
}

TEST(PythonTokens, RepeatedLinesDoNotConfuseTheComparison) {
    Lines lines = {"a", "a", "a"};
    PythonTokens tokens;
    tokens.update(lines);
    lines = {"a", "a"};
    tokens.update(lines);
    expect_like_fresh(tokens, lines);
    lines = {"a", "a", "a", "a", "b"};
    tokens.update(lines);
    expect_like_fresh(tokens, lines);
    lines = {""};
    tokens.update(lines);
    expect_like_fresh(tokens, lines);
}

TEST(PythonTokens, KindsAndStringsAtAPlace) {
    PythonTokens tokens;
    tokens.update({"x = 'ab' + '''c", "d''' # e", "open 'str"});
    EXPECT_EQ(tokens.kind_at(0, 0), CodeKind::other);
    EXPECT_EQ(tokens.kind_at(0, 4), CodeKind::string);
    EXPECT_EQ(tokens.kind_at(0, 99), CodeKind::other);
    EXPECT_EQ(tokens.kind_at(1, 6), CodeKind::comment);
    EXPECT_FALSE(tokens.inside_string(0, 0));
    EXPECT_FALSE(tokens.inside_string(0, 4)) << "before the quote";
    EXPECT_TRUE(tokens.inside_string(0, 5));
    EXPECT_FALSE(tokens.inside_string(0, 8)) << "after the quote";
    EXPECT_TRUE(tokens.inside_string(0, 15)) << "at the end of the line, in three quotes";
    EXPECT_TRUE(tokens.inside_string(1, 0));
    EXPECT_FALSE(tokens.inside_string(1, 4));
    EXPECT_FALSE(tokens.inside_string(2, 9)) << "an open string ends with its line";
}

}  // namespace
}  // namespace asynchio
