#include "app/text/columns.h"

#include <gtest/gtest.h>

#include <string>

#include "app/text/utf8.h"

namespace asynchio {
namespace {

TEST(Columns, WidthOfCharacters) {
    EXPECT_EQ(cell_width(U'a'), 1);
    EXPECT_EQ(cell_width(U'é'), 1);
    EXPECT_EQ(cell_width(U'Ω'), 1);
    EXPECT_EQ(cell_width(U'漢'), 2);
    EXPECT_EQ(cell_width(U'한'), 2);
    EXPECT_EQ(cell_width(U'Ａ'), 2);
    EXPECT_EQ(cell_width(U'😀'), 2);
    EXPECT_EQ(cell_width(0x2FFFD), 2);
    EXPECT_EQ(cell_width(0x0301), 0) << "combining acute";
    EXPECT_EQ(cell_width(0x200D), 0) << "zero width joiner";
    EXPECT_EQ(cell_width(0xFE0F), 0) << "variation selector";
    EXPECT_EQ(cell_width(0x00AD), 1) << "soft hyphen is drawn";
    EXPECT_EQ(cell_width(0x07), 1);
    EXPECT_EQ(cell_width(0x10FFFF), 1);
}

TEST(Columns, TabsGoToMultiplesOfFour) {
    EXPECT_EQ(column_at_byte("\tx", 1), 4u);
    EXPECT_EQ(column_at_byte("a\tx", 2), 4u);
    EXPECT_EQ(column_at_byte("abc\tx", 4), 4u);
    EXPECT_EQ(column_at_byte("abcd\tx", 5), 8u);
    EXPECT_EQ(column_at_byte("漢字\tx", 7), 8u);
}

TEST(Columns, CountsCellsNotBytes) {
    const std::string_view line = "aé漢e\u0301😀b";
    EXPECT_EQ(column_at_byte(line, 0), 0u);
    EXPECT_EQ(column_at_byte(line, 1), 1u);
    EXPECT_EQ(column_at_byte(line, 3), 2u);
    EXPECT_EQ(column_at_byte(line, 6), 4u);
    EXPECT_EQ(column_at_byte(line, 7), 5u);
    EXPECT_EQ(column_at_byte(line, 9), 5u) << "the accent takes no cell";
    EXPECT_EQ(column_at_byte(line, 13), 7u);
    EXPECT_EQ(column_at_byte(line, 999), 8u);
}

TEST(Columns, MouseHitsGoToTheNearestPlace) {
    EXPECT_EQ(byte_at_column("abc", -3), 0u);
    EXPECT_EQ(byte_at_column("abc", 0.4), 0u);
    EXPECT_EQ(byte_at_column("abc", 0.6), 1u);
    EXPECT_EQ(byte_at_column("abc", 2.4), 2u);
    EXPECT_EQ(byte_at_column("abc", 77), 3u);
    EXPECT_EQ(byte_at_column("", 3), 0u);
    EXPECT_EQ(byte_at_column("漢字", 0.9), 0u);
    EXPECT_EQ(byte_at_column("漢字", 1.1), 3u);
    EXPECT_EQ(byte_at_column("\tx", 1.9), 0u);
    EXPECT_EQ(byte_at_column("\tx", 2.1), 1u);
    EXPECT_EQ(byte_at_column("e\u0301x", 0.8), 3u) << "never between a letter and its accent";
}

TEST(Columns, ClustersKeepAccentsOnTheirLetters) {
    const std::string_view line = "ae\u0301\u0302b";
    EXPECT_EQ(next_cluster(line, 0), 1u);
    EXPECT_EQ(next_cluster(line, 1), 6u);
    EXPECT_EQ(next_cluster(line, 6), 7u);
    EXPECT_EQ(next_cluster(line, 7), 7u);
    EXPECT_EQ(previous_cluster(line, 7), 6u);
    EXPECT_EQ(previous_cluster(line, 6), 1u);
    EXPECT_EQ(previous_cluster(line, 1), 0u);
    EXPECT_EQ(previous_cluster(line, 0), 0u);
    EXPECT_EQ(previous_cluster(line, 2), 1u) << "from inside a cluster";
    EXPECT_EQ(previous_cluster("\u0301\u0302", 4), 0u) << "an accent without a letter";
    EXPECT_EQ(next_cluster("\u0301\u0302", 0), 4u);
}

// From every cluster to its column and back.
TEST(Columns, BothWaysAgree) {
    for (const std::string line :
         {"plain text", "\ta\tbc\t", "漢字 kanji\t한", "e\u0301a\u0301 😀👍🏽 x", "aé€😀"}) {
        for (std::size_t at = 0;; at = next_cluster(line, at)) {
            const std::size_t column = column_at_byte(line, at);
            EXPECT_EQ(byte_at_column(line, static_cast<double>(column)), at) << line << " at " << at;
            if (at == line.size()) break;
            EXPECT_EQ(previous_cluster(line, next_cluster(line, at)), at);
        }
    }
}

}  // namespace
}  // namespace asynchio
