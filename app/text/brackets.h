// The bracket beside the caret and the one it belongs to. Brackets in strings and comments are text, not
// brackets.
#pragma once

#include <optional>

#include "app/text/document.h"
#include "app/text/python_tokens.h"

namespace asynchio {

struct BracketPair {
    TextPosition bracket;  // the place before the bracket beside the caret
    std::optional<TextPosition>
        partner;  // none: it is never closed or opened, or by a bracket of another shape
};

// Whether the byte is one of ( [ { or one of ) ] }.
bool is_opening_bracket(char c);
bool is_closing_bracket(char c);

// The bracket that follows the caret, else the one before it, else none. `tokens` must be those of
// `document`.
std::optional<BracketPair> bracket_at(const TextDocument& document, const PythonTokens& tokens,
                                      TextPosition caret);

// The partner of the bracket at `bracket`, which must be one.
std::optional<TextPosition> partner_of(const TextDocument& document, const PythonTokens& tokens,
                                       TextPosition bracket);

}  // namespace asynchio
