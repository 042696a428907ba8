// Words of a line, for moving by words and for the double click. Places are byte columns on character
// boundaries.
#pragma once

#include <cstddef>
#include <string_view>

namespace asynchio {

enum class CharKind { space, word, punctuation };

// Letters, digits, '_' and nearly everything beyond ASCII are word characters; spaces and the general and
// East Asian punctuation beyond ASCII are not.
CharKind char_kind(char32_t code);

// The end of the run of one kind that follows `at` after any spaces; the end of the line when there is none.
std::size_t word_end_after(std::string_view line, std::size_t at);
// The start of the run of one kind that precedes `at` and any spaces; 0 when there is none.
std::size_t word_start_before(std::string_view line, std::size_t at);

struct WordSpan {
    std::size_t begin = 0, end = 0;
};
// The run of one kind around `at`. Between two runs the word wins, then the one that follows. Empty line: 0,
// 0.
WordSpan word_around(std::string_view line, std::size_t at);

// Bytes of spaces and tabs at the start of the line.
std::size_t indentation_size(std::string_view line);
inline bool is_blank_line(std::string_view line) {
    return indentation_size(line) == line.size();
}

}  // namespace asynchio
