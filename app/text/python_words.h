// What the lexer of Python knows about single words and characters.
#pragma once

#include <string_view>

namespace asynchio::python_words {

inline bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
inline bool is_blank_char(char c) {
    return c == ' ' || c == '\t' || c == '\f';
}
inline bool is_name_start(char c) {
    const char lower = static_cast<char>(c | 0x20);
    return (lower >= 'a' && lower <= 'z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
inline bool is_name_char(char c) {
    return is_name_start(c) || is_digit(c);
}
inline bool is_quote(char c) {
    return c == '"' || c == '\'';
}

// The reserved words of Python 3.11 without `await`, which the lexer treats on its own.
bool is_keyword(std::string_view word);

struct StringPrefix {
    bool valid = false, formatted = false, raw = false;
};

// What `word` means directly before a quote.
StringPrefix string_prefix(std::string_view word);

// Whether what follows `match` or `case` makes it the start of a statement rather than a name: something
// that can begin an expression, and a colon outside brackets and strings.
bool opens_match_block(std::string_view rest);

}  // namespace asynchio::python_words
