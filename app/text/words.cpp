#include "app/text/words.h"

#include <algorithm>

#include "app/text/utf8.h"

namespace asynchio {
namespace {

CharKind kind_at(std::string_view line, std::size_t at) {
    return char_kind(utf8::decode(line, at).code);
}

std::size_t before(std::string_view line, std::size_t at) {
    return utf8::floor(line, at - 1);
}

std::size_t run_end(std::string_view line, std::size_t at, CharKind kind) {
    while (at < line.size() && kind_at(line, at) == kind) at += utf8::decode(line, at).length;
    return at;
}

std::size_t run_start(std::string_view line, std::size_t at, CharKind kind) {
    while (at > 0 && kind_at(line, before(line, at)) == kind) at = before(line, at);
    return at;
}

}  // namespace

CharKind char_kind(char32_t code) {
    if (code < 0x80) {
        if (code <= ' ' || code == 0x7F) return CharKind::space;
        const char32_t lower = code | 0x20;
        const bool word = (lower >= 'a' && lower <= 'z') || (code >= '0' && code <= '9') || code == '_';
        return word ? CharKind::word : CharKind::punctuation;
    }
    const auto within = [code](char32_t first, char32_t last) { return code >= first && code <= last; };
    if (code == 0xA0 || within(0x2000, 0x200A) || within(0x2028, 0x2029) || code == 0x202F ||
        code == 0x205F || code == 0x3000) {
        return CharKind::space;
    }
    const bool latin_letter = code == 0xAA || code == 0xB5 || code == 0xBA;
    if ((within(0x80, 0xBF) && !latin_letter) || code == 0xD7 || code == 0xF7) return CharKind::punctuation;
    if (within(0x2010, 0x205E) || within(0x2190, 0x23FF) || within(0x2500, 0x25FF))
        return CharKind::punctuation;
    if (within(0x3001, 0x3003) || within(0x3008, 0x3020) || within(0xFF01, 0xFF0F))
        return CharKind::punctuation;
    return CharKind::word;
}

std::size_t word_end_after(std::string_view line, std::size_t at) {
    at = run_end(line, utf8::floor(line, at), CharKind::space);
    return at < line.size() ? run_end(line, at, kind_at(line, at)) : at;
}

std::size_t word_start_before(std::string_view line, std::size_t at) {
    at = run_start(line, utf8::floor(line, at), CharKind::space);
    return at > 0 ? run_start(line, at, kind_at(line, before(line, at))) : at;
}

WordSpan word_around(std::string_view line, std::size_t at) {
    if (line.empty()) return {};
    at = utf8::floor(line, at);
    CharKind kind = at < line.size() ? kind_at(line, at) : kind_at(line, before(line, at));
    if (kind != CharKind::word && at > 0 && kind_at(line, before(line, at)) == CharKind::word) {
        kind = CharKind::word;
    }
    return {run_start(line, at, kind), run_end(line, at, kind)};
}

std::size_t indentation_size(std::string_view line) {
    return std::min(line.find_first_not_of(" \t"), line.size());
}

}  // namespace asynchio
