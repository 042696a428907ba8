#include "app/text/python_words.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>

namespace asynchio::python_words {
namespace {

constexpr std::string_view kKeywords[] = {
    "False",    "None",  "True",   "and",  "as",    "assert", "async",    "break", "class",
    "continue", "def",   "del",    "elif", "else",  "except", "finally",  "for",   "from",
    "global",   "if",    "import", "in",   "is",    "lambda", "nonlocal", "not",   "or",
    "pass",     "raise", "return", "try",  "while", "with",   "yield",
};

}  // namespace

bool is_keyword(std::string_view word) {
    return std::find(std::begin(kKeywords), std::end(kKeywords), word) != std::end(kKeywords);
}

StringPrefix string_prefix(std::string_view word) {
    if (word.empty() || word.size() > 2) return {};
    std::string lower(word);
    for (char& c : lower) c = static_cast<char>(c | 0x20);
    if (lower == "u" || lower == "b") return {true, false, false};
    if (lower == "r" || lower == "rb" || lower == "br") return {true, false, true};
    if (lower == "f") return {true, true, false};
    if (lower == "rf" || lower == "fr") return {true, true, true};
    return {};
}

bool opens_match_block(std::string_view rest) {
    const std::size_t first = rest.find_first_not_of(" \t");
    if (first == std::string_view::npos) return false;
    const char next = rest[first];
    if (!is_name_char(next) && !is_quote(next) &&
        std::string_view("([{-*~").find(next) == std::string_view::npos) {
        return false;
    }
    std::size_t name_end = first;
    while (name_end < rest.size() && is_name_char(rest[name_end])) ++name_end;
    const std::string_view name = rest.substr(first, name_end - first);
    for (const std::string_view binary : {"in", "is", "and", "or", "if", "else", "as"}) {
        if (name == binary) return false;
    }
    int depth = 0;
    for (std::size_t i = first; i < rest.size() && rest[i] != '#'; ++i) {
        const char c = rest[i];
        if (is_quote(c)) {
            i = rest.find(c, i + 1);
            if (i == std::string_view::npos) return false;
        } else if (std::string_view("([{").find(c) != std::string_view::npos) {
            ++depth;
        } else if (std::string_view(")]}").find(c) != std::string_view::npos) {
            --depth;
        } else if (c == ':' && depth == 0) {
            return i + 1 >= rest.size() || rest[i + 1] != '=';
        }
    }
    return false;
}

}  // namespace asynchio::python_words
