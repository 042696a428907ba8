#include "app/text/cpp_lexer.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "app/text/python_words.h"

namespace asynchio {
namespace {

constexpr std::array<std::string_view, 42> kKeywords = {
    "auto",     "bool",     "break",   "case",     "catch",    "char",      "class",    "const",   "continue",
    "co_return", "co_yield", "default", "delete",   "do",       "double",    "else",     "enum",    "false",
    "float",    "for",      "if",      "inline",   "int",      "long",      "namespace", "new",    "nullptr",
    "private",  "public",   "return",  "static",   "struct",   "switch",    "template", "this",    "throw",
    "true",     "try",      "unsigned", "using",   "void",     "while"};

CodeKind kind_of_word(std::string_view word) {
    if (word == "co_await") return CodeKind::await;
    return std::ranges::find(kKeywords, word) != kKeywords.end() ? CodeKind::keyword : CodeKind::other;
}

// Where the quoted text that begins at `begin` ends: behind its quote, or with the line.
std::size_t end_of_quoted(std::string_view line, std::size_t begin) {
    for (std::size_t at = begin + 1; at < line.size(); ++at) {
        if (line[at] == '\\') ++at;
        else if (line[at] == line[begin]) return at + 1;
    }
    return line.size();
}

std::size_t end_of_word(std::string_view line, std::size_t begin) {
    while (begin < line.size() && python_words::is_name_char(line[begin])) ++begin;
    return begin;
}

// A digit group of 1'000 holds a quote; a number may hold letters.
std::size_t end_of_number(std::string_view line, std::size_t begin) {
    while (begin < line.size() && (python_words::is_name_char(line[begin]) || line[begin] == '.' || line[begin] == '\''))
        ++begin;
    return begin;
}

}  // namespace

void lex_cpp_line(std::string_view line, std::vector<CodeToken>& tokens) {
    tokens.clear();
    const auto add = [&](CodeKind kind, std::size_t begin, std::size_t end) {
        if (!tokens.empty() && tokens.back().kind == kind) tokens.back().end = static_cast<std::uint32_t>(end);
        else tokens.push_back({kind, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    };
    for (std::size_t at = 0; at < line.size();) {
        std::size_t end = at + 1;
        CodeKind kind = CodeKind::other;
        if (line.substr(at, 2) == "//") {
            kind = CodeKind::comment;
            end = line.size();
        } else if (python_words::is_quote(line[at])) {
            kind = CodeKind::string;
            end = end_of_quoted(line, at);
        } else if (python_words::is_digit(line[at])) {
            kind = CodeKind::number;
            end = end_of_number(line, at);
        } else if (python_words::is_name_start(line[at])) {
            end = end_of_word(line, at);
            kind = kind_of_word(line.substr(at, end - at));
        } else if (line[at] == '#' && tokens.empty()) {  // #include
            kind = CodeKind::keyword;
            end = end_of_word(line, at + 1);
        }
        add(kind, at, end);
        at = end;
    }
}

}  // namespace asynchio
