#include "app/text/brackets.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace asynchio {
namespace {

bool is_bracket(char c) {
    return is_opening_bracket(c) || is_closing_bracket(c);
}

char other_shape(char c) {
    constexpr std::string_view kOpening = "([{", kClosing = ")]}";
    return is_opening_bracket(c) ? kClosing[kOpening.find(c)] : kOpening[kClosing.find(c)];
}

// Byte columns of the brackets of one line that are code.
std::vector<std::size_t> code_brackets(const TextDocument& document, const PythonTokens& tokens,
                                       std::size_t line) {
    std::vector<std::size_t> columns;
    const std::string& text = document.line(line);
    for (const CodeToken& token : tokens.line(line)) {
        if (token.kind != CodeKind::other) continue;
        for (std::size_t i = token.begin; i < token.end; ++i) {
            if (is_bracket(text[i])) columns.push_back(i);
        }
    }
    return columns;
}

// Follows brackets in one direction from the one that was put in first, until its partner or a contradiction.
class Nesting {
  public:
    explicit Nesting(char first) : forwards_(is_opening_bracket(first)) { expected_ += other_shape(first); }

    // False once the search is over; then `matched` says whether the last bracket was the partner.
    bool goes_on(char bracket) {
        if (is_opening_bracket(bracket) == forwards_) {
            expected_ += other_shape(bracket);
            return true;
        }
        const bool fits = bracket == expected_.back();
        expected_.pop_back();
        matched = fits && expected_.empty();
        return fits && !expected_.empty();
    }
    bool matched = false;

  private:
    bool forwards_;
    std::string expected_;
};

}  // namespace

bool is_opening_bracket(char c) {
    return c == '(' || c == '[' || c == '{';
}
bool is_closing_bracket(char c) {
    return c == ')' || c == ']' || c == '}';
}

std::optional<TextPosition> partner_of(const TextDocument& document, const PythonTokens& tokens,
                                       TextPosition bracket) {
    const char first = document.line(bracket.line)[bracket.column];
    const bool forwards = is_opening_bracket(first);
    Nesting nesting(first);
    for (std::size_t line = bracket.line; line < document.line_count();) {
        std::vector<std::size_t> columns = code_brackets(document, tokens, line);
        if (!forwards) std::reverse(columns.begin(), columns.end());
        for (const std::size_t column : columns) {
            const bool passed = forwards ? column <= bracket.column : column >= bracket.column;
            if (line == bracket.line && passed) continue;
            if (nesting.goes_on(document.line(line)[column])) continue;
            if (!nesting.matched) return std::nullopt;
            return TextPosition{line, column};
        }
        if (!forwards && line == 0) break;
        forwards ? ++line : --line;
    }
    return std::nullopt;
}

std::optional<BracketPair> bracket_at(const TextDocument& document, const PythonTokens& tokens,
                                      TextPosition caret) {
    const std::string& text = document.line(caret.line);
    const auto is_code_bracket = [&](std::size_t column) {
        return column < text.size() && is_bracket(text[column]) &&
               tokens.kind_at(caret.line, column) == CodeKind::other;
    };
    TextPosition bracket = caret;
    if (!is_code_bracket(caret.column)) {
        if (caret.column == 0 || !is_code_bracket(caret.column - 1)) return std::nullopt;
        --bracket.column;
    }
    return BracketPair{bracket, partner_of(document, tokens, bracket)};
}

}  // namespace asynchio
