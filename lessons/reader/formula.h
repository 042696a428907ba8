// Formulas: expressions of the question language (curriculum 9.4). Here they are only text that stands somewhere in a
// file; whoever runs the program computes them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace asynchio {

struct Formula {
    std::string text;
    int line = 0;  // of lesson.md, from 1

    explicit operator bool() const { return !text.empty(); }
    friend bool operator==(const Formula&, const Formula&) = default;
};

// A piece of a text that may hold formulas: "It took {total} s" is "It took ", the formula "total", " s".
struct TextPiece {
    std::string text;
    bool formula = false;
    friend bool operator==(const TextPiece&, const TextPiece&) = default;
};

// Splits at {...}. "{{" and "}}" are one brace each; so is a brace without its other half.
std::vector<TextPiece> split_formulas(std::string_view text);

// The formulas of a text, in order.
std::vector<std::string> formulas_in(std::string_view text);

// "{total s." of "It took {total s.": where a formula begins that has no end in its line; "" when there is none. A brace
// with no word behind it is only a brace, and so is one between backquotes.
std::string unclosed_formula(std::string_view text);
// What seems to be a formula in a text whose formulas nobody computes. Code between backquotes, {1: "dict"} and
// {x:.2f} are only quoted.
std::vector<std::string> forgotten_formulas(std::string_view text);

// The text with these values in place of its formulas, in order; a formula without a value stays as it is written.
std::string fill_formulas(std::string_view text, const std::vector<std::string>& values);

}  // namespace asynchio
