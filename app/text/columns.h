// Display columns: where the characters of a line stand on a grid of equal cells. A tab reaches to the next
// multiple of kTabColumns, a wide East Asian character or emoji takes two cells, a combining character none.
//
// A "cluster" is what the caret passes in one move: a character with the zero-width characters that follow
// it. Lines are valid UTF-8 without '\n'.
#pragma once

#include <cstddef>
#include <string_view>

namespace asynchio {

inline constexpr std::size_t kTabColumns = 4;

// Cells taken by one character that is not a tab: 0, 1 or 2. Control characters take one.
int cell_width(char32_t code);

// The display column of the place before byte `at`; beyond the end of the line: its width.
std::size_t column_at_byte(std::string_view line, std::size_t at);

// The byte of the place between two clusters that is nearest to the display column, for a mouse hit
// (fractions count: 3.6 is nearer to 4). A tie goes to the left. Negative or beyond the end: the start or end
// of the line.
std::size_t byte_at_column(std::string_view line, double column);

// The end of the cluster at or around `at`; the start of the cluster before `at`. At the ends of the line:
// `at`.
std::size_t next_cluster(std::string_view line, std::size_t at);
std::size_t previous_cluster(std::string_view line, std::size_t at);

}  // namespace asynchio
