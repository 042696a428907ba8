// Small tools for reading files that people write by hand.
//
// All functions are pure and take any bytes. Views point into the text that was given.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "lessons/reader/problem.h"

namespace asynchio {

// The lines of a text without their ends. A line ends at "\n", "\r\n" or "\r", as Python counts them, so that
// line numbers here and in a trace agree. A final line end begins no further line.
std::vector<std::string_view> split_lines(std::string_view text);

// Some editors put it in front of UTF-8 text. It belongs to no line.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Without spaces, tabs and line ends at both sides.
std::string_view trim(std::string_view text);

// The words between spaces and tabs.
std::vector<std::string_view> split_words(std::string_view text);

bool is_valid_utf8(std::string_view text);
// The text with U+FFFD for each byte that belongs to no UTF-8 character, and for NUL.
std::string to_valid_utf8(std::string_view text);

// The problem of a text that is not valid UTF-8, at its first such line; without a file name.
Problem not_utf8(std::string_view text);

// The candidate that a person most likely meant by `word`, or "" when none is near. Small letters and
// capitals count as the same; the first of equally near ones wins.
std::string nearest_name(std::string_view word, std::span<const std::string_view> candidates);

// " Did you mean 'answer'?", or "" when no candidate is near. To be put behind a sentence.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

// The text for use inside a sentence: one line of printable UTF-8, cut to about `limit` bytes with "...".
std::string excerpt(std::string_view text, std::size_t limit = 60);

inline constexpr std::size_t kMaxFileBytes = 1 << 20;

// The bytes of a regular file of at most kMaxFileBytes. The failure names the file.
Result<std::string> read_text_file(const std::filesystem::path& path);

}  // namespace asynchio
