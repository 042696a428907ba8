#include "app/text/utf8.h"

namespace asynchio::utf8 {
namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

// What the first byte promises: length, value bits, and the range of the second byte, which is where overlong
// forms, surrogates and numbers beyond U+10FFFF show.
struct Lead {
    std::size_t length;
    char32_t bits;
    unsigned second_first, second_last;
};

Lead lead_of(unsigned byte) {
    if (byte >= 0xC2 && byte <= 0xDF) return {2, byte & 0x1F, 0x80, 0xBF};
    if (byte >= 0xE0 && byte <= 0xEF)
        return {3, byte & 0x0F, byte == 0xE0 ? 0xA0u : 0x80u, byte == 0xED ? 0x9Fu : 0xBFu};
    if (byte >= 0xF0 && byte <= 0xF4)
        return {4, byte & 0x07, byte == 0xF0 ? 0x90u : 0x80u, byte == 0xF4 ? 0x8Fu : 0xBFu};
    return {0, 0, 0, 0};
}

}  // namespace

Char decode(std::string_view text, std::size_t at) {
    const unsigned first = byte_at(text, at);
    if (first < 0x80) return {first, 1, true};
    const Lead lead = lead_of(first);
    if (lead.length == 0) return {};
    char32_t code = lead.bits;
    for (std::size_t i = 1; i < lead.length; ++i) {
        const unsigned lowest = i == 1 ? lead.second_first : 0x80;
        const unsigned highest = i == 1 ? lead.second_last : 0xBF;
        if (at + i >= text.size() || byte_at(text, at + i) < lowest || byte_at(text, at + i) > highest) {
            return {kReplacementCharacter, i, false};
        }
        code = (code << 6) | (byte_at(text, at + i) & 0x3F);
    }
    return {code, lead.length, true};
}

void append(std::string& out, char32_t code) {
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = kReplacementCharacter;
    const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((code >> shift) & 0x3F)); };
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | (code >> 6));
        tail(0);
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | (code >> 12));
        tail(6), tail(0);
    } else {
        out += static_cast<char>(0xF0 | (code >> 18));
        tail(12), tail(6), tail(0);
    }
}

std::string to_valid(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Char next = decode(text, at);
        if (next.valid) {
            out += text.substr(at, next.length);
        } else {
            append(out, kReplacementCharacter);
        }
        at += next.length;
    }
    return out;
}

std::size_t floor(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    while (at > 0 && is_tail(text[at])) --at;
    return at;
}

}  // namespace asynchio::utf8
