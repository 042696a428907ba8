// Python's indentation: what a new line begins with, and steps of one level.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "app/text/document.h"
#include "app/text/python_tokens.h"

namespace asynchio {

inline constexpr std::size_t kIndentColumns = 4;

// The spaces and tabs that a line begins with when the line of `caret` is broken there. They are those of the
// statement before the caret, and
//   one level more after ':' and after a bracket that was just opened,
//   up to the first thing in the bracket when one is open and has something in it,
//   one level less after return, pass, break, continue and raise.
// Inside a string they are kept. `tokens` must be those of `document`.
std::string indentation_after(const TextDocument& document, const PythonTokens& tokens, TextPosition caret);

// Spaces from display column `column` to the next level.
std::string spaces_to_next_level(std::size_t column);

// How many bytes to take away at the end of `indentation` (spaces and tabs) to be one level further left. The
// previous level is the next multiple of kIndentColumns to the left.
std::size_t bytes_to_previous_level(std::string_view indentation);

}  // namespace asynchio
