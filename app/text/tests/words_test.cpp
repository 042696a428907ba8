#include "app/text/words.h"

#include <gtest/gtest.h>

namespace asynchio {
namespace {

TEST(Words, KindsOfCharacters) {
    EXPECT_EQ(char_kind(U'a'), CharKind::word);
    EXPECT_EQ(char_kind(U'_'), CharKind::word);
    EXPECT_EQ(char_kind(U'7'), CharKind::word);
    EXPECT_EQ(char_kind(U'é'), CharKind::word);
    EXPECT_EQ(char_kind(U'漢'), CharKind::word);
    EXPECT_EQ(char_kind(U' '), CharKind::space);
    EXPECT_EQ(char_kind(U'\t'), CharKind::space);
    EXPECT_EQ(char_kind(0xA0), CharKind::space);
    EXPECT_EQ(char_kind(0x3000), CharKind::space);
    EXPECT_EQ(char_kind(U'('), CharKind::punctuation);
    EXPECT_EQ(char_kind(U'…'), CharKind::punctuation);
    EXPECT_EQ(char_kind(U'«'), CharKind::punctuation);
    EXPECT_EQ(char_kind(U'→'), CharKind::punctuation);
}

TEST(Words, EndsAndStarts) {
    const std::string_view line = "  foo.bar(x)";
    EXPECT_EQ(word_end_after(line, 0), 5u);
    EXPECT_EQ(word_end_after(line, 5), 6u);
    EXPECT_EQ(word_end_after(line, 6), 9u);
    EXPECT_EQ(word_end_after(line, 11), 12u);
    EXPECT_EQ(word_end_after(line, 12), 12u);
    EXPECT_EQ(word_start_before(line, 12), 11u);
    EXPECT_EQ(word_start_before(line, 8), 6u);
    EXPECT_EQ(word_start_before(line, 6), 5u);
    EXPECT_EQ(word_start_before(line, 2), 0u);
    EXPECT_EQ(word_start_before("a   ", 4), 0u);
    EXPECT_EQ(word_end_after("a   ", 1), 4u);
    EXPECT_EQ(word_end_after("größe x", 0), 7u);
    EXPECT_EQ(word_start_before("x größe", 9), 2u);
}

TEST(Words, AroundAPlace) {
    const auto around = [](std::string_view line, std::size_t at) {
        const WordSpan word = word_around(line, at);
        return line.substr(word.begin, word.end - word.begin);
    };
    EXPECT_EQ(around("await gather(a)", 0), "await");
    EXPECT_EQ(around("await gather(a)", 2), "await");
    EXPECT_EQ(around("await gather(a)", 5), "await") << "between two runs the word wins";
    EXPECT_EQ(around("await gather(a)", 12), "gather");
    EXPECT_EQ(around("await gather(a)", 13), "a");
    EXPECT_EQ(around("a  == b", 2), "  ");
    EXPECT_EQ(around("a  == b", 4), "==");
    EXPECT_EQ(around("a))", 3), "))");
    EXPECT_EQ(around("größe", 4), "größe");
    EXPECT_EQ(around("", 0), "");
}

TEST(Words, Indentation) {
    EXPECT_EQ(indentation_size("  \tx "), 3u);
    EXPECT_EQ(indentation_size("x"), 0u);
    EXPECT_EQ(indentation_size("   "), 3u);
    EXPECT_TRUE(is_blank_line(" \t"));
    EXPECT_TRUE(is_blank_line(""));
    EXPECT_FALSE(is_blank_line(" #"));
}

}  // namespace
}  // namespace asynchio
