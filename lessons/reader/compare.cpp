#include "lessons/reader/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "lessons/reader/text.h"

namespace asynchio {
namespace {

constexpr double kRoundingError = 1e-9;  // 1.03 - 1.0 is a little more than 0.03

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_word_part(char c) {
    return is_digit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::size_t digits_from(std::string_view line, std::size_t at) {
    while (at < line.size() && is_digit(line[at])) ++at;
    return at;
}

// The length of the decimal number at `at`: digits, a point, digits, perhaps a sign and an exponent. 0 when
// there is none, or when it is part of something else like "v1.2" or "10.0.0.1".
std::size_t decimal_number_length(std::string_view line, std::size_t at) {
    if (at > 0 && (is_word_part(line[at - 1]) || line[at - 1] == '.')) return 0;
    const std::size_t begin = at < line.size() && (line[at] == '-' || line[at] == '+') ? at + 1 : at;
    const std::size_t point = digits_from(line, begin);
    if (point == begin || point >= line.size() || line[point] != '.') return 0;
    std::size_t end = digits_from(line, point + 1);
    if (end == point + 1) return 0;
    if (end < line.size() && line[end] == 'e') {
        const bool sign = end + 1 < line.size() && (line[end + 1] == '-' || line[end + 1] == '+');
        const std::size_t exponent = end + (sign ? 2 : 1);
        if (digits_from(line, exponent) > exponent) end = digits_from(line, exponent);
    }
    const bool goes_on = end + 1 < line.size() && line[end] == '.' && is_digit(line[end + 1]);
    return goes_on ? 0 : end - at;
}

std::optional<double> read_number(std::string_view text) {
    if (text[0] == '+') text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() ? std::optional(value) : std::nullopt;
}

bool numbers_agree(std::string_view a, std::string_view b) {
    const auto x = read_number(a), y = read_number(b);
    // Too large or too small for a double: there is no "near".
    if (!x || !y) return a == b;
    return std::abs(*x - *y) <= kDecimalTolerance + kRoundingError;
}

bool lines_agree(std::string_view expected, std::string_view actual) {
    std::size_t i = 0, j = 0;
    while (i < expected.size() && j < actual.size()) {
        const std::size_t wanted = decimal_number_length(expected, i);
        const std::size_t given = decimal_number_length(actual, j);
        if (wanted > 0 && given > 0) {
            if (!numbers_agree(expected.substr(i, wanted), actual.substr(j, given))) return false;
            i += wanted;
            j += given;
        } else if (expected[i++] != actual[j++]) {
            return false;
        }
    }
    return i == expected.size() && j == actual.size();
}

}  // namespace

std::optional<std::string> compare_output(std::string_view expected, std::string_view actual) {
    const auto wanted = split_lines(expected);
    const auto given = split_lines(actual);
    for (std::size_t i = 0; i < std::max(wanted.size(), given.size()); ++i) {
        if (i >= given.size())
            return fmt::format("line {} is missing: expected \"{}\"", i + 1, excerpt(wanted[i]));
        if (i >= wanted.size())
            return fmt::format("line {} is one too many: got \"{}\"", i + 1, excerpt(given[i]));
        if (lines_agree(wanted[i], given[i])) continue;
        return fmt::format("line {}: expected \"{}\", but got \"{}\"", i + 1, excerpt(wanted[i]),
                           excerpt(given[i]));
    }
    if (expected.ends_with('\n') == actual.ends_with('\n')) return std::nullopt;
    const bool missing = expected.ends_with('\n');
    return fmt::format("line {}: its line end is {}", wanted.size(), missing ? "missing" : "one too many");
}

}  // namespace asynchio
