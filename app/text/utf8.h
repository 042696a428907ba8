// UTF-8 as bytes. Everything that holds text for the editor holds valid UTF-8; `to_valid` is the gate.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace asynchio::utf8 {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

struct Char {
    char32_t code = kReplacementCharacter;
    std::size_t length = 1;  // bytes; at least 1
    bool valid = false;
};

// Whether the byte continues a character that began before it.
inline bool is_tail(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// The character that begins at `at`, which must be less than text.size(). Where no character begins: U+FFFD
// and the length of the broken piece (the longest start of a character, as CPython's errors='replace' counts
// it).
Char decode(std::string_view text, std::size_t at);

// Appends one character; a surrogate or a number beyond Unicode becomes U+FFFD.
void append(std::string& out, char32_t code);

// The text with every broken piece replaced by one U+FFFD.
std::string to_valid(std::string_view text);

// The nearest character boundary at or before `at` (beyond the end: the end). `text` must be valid.
std::size_t floor(std::string_view text, std::size_t at);

}  // namespace asynchio::utf8
