#include "app/text/brackets.h"

#include <gtest/gtest.h>

#include "app/text/tests/marked_text.h"

namespace asynchio {
namespace {

// The bracket at the caret and its partner, as the bytes that stand there and their places.
std::string pair_at(std::string_view marked) {
    const TextEditor editor = editor_with(marked);
    const auto pair = editor.brackets_at_caret();
    if (!pair) return "none";
    const auto tell = [&](TextPosition place) {
        return std::string(1, editor.document().line(place.line)[place.column]) + std::to_string(place.line) +
               ":" + std::to_string(place.column);
    };
    return tell(pair->bracket) + " " + (pair->partner ? tell(*pair->partner) : "alone");
}

TEST(Brackets, FindsThePartnerBothWays) {
    EXPECT_EQ(pair_at("f|(a[1])"), "(0:1 )0:6");
    EXPECT_EQ(pair_at("f(a[1]|)"), ")0:6 (0:1");
    EXPECT_EQ(pair_at("f(a|[1])"), "[0:3 ]0:5");
    EXPECT_EQ(pair_at("f(a[1])|"), ")0:6 (0:1") << "at the end: the one before the caret";
    EXPECT_EQ(pair_at("f(|a)"), "(0:1 )0:3");
    EXPECT_EQ(pair_at("x |y"), "none");
    EXPECT_EQ(pair_at("|"), "none");
    EXPECT_EQ(pair_at("(|)"), ")0:1 (0:0") << "the one that follows comes first";
}

TEST(Brackets, CrossesLines) {
    EXPECT_EQ(pair_at("f|(\n  [1,\n   {2: 3}],\n)"), "(0:1 )3:0");
    EXPECT_EQ(pair_at("f(\n  [1,\n   {2: 3}],\n|)"), ")3:0 (0:1");
    EXPECT_EQ(pair_at("f(\n  [1,\n   {2: 3}|],\n)"), "]2:9 [1:2");
}

TEST(Brackets, TextIsNoBracket) {
    EXPECT_EQ(pair_at("f|(')', \"]\", x)  # )"), "(0:1 )0:13");
    EXPECT_EQ(pair_at("f('|)')"), "none");
    EXPECT_EQ(pair_at("# |("), "none");
    EXPECT_EQ(pair_at("f|(f'{x(1)}')"), "(0:1 )0:11");
    EXPECT_EQ(pair_at("f'{x|(1)}'"), "(0:4 )0:6") << "inside the braces of an f-string it is code";
    EXPECT_EQ(pair_at("f|('''\n)\n''')"), "(0:1 )2:3");
}

TEST(Brackets, SaysWhenTheyDoNotMatch) {
    EXPECT_EQ(pair_at("f|(a"), "(0:1 alone");
    EXPECT_EQ(pair_at("a|)"), ")0:1 alone");
    EXPECT_EQ(pair_at("f|(a]"), "(0:1 alone");
    EXPECT_EQ(pair_at("f|([)]"), "(0:1 alone");
    EXPECT_EQ(pair_at("(f]|)"), ")0:3 alone");
    EXPECT_EQ(pair_at("[(|])"), "]0:2 alone");
}

}  // namespace
}  // namespace asynchio
