#include "lessons/reader/formula.h"

#include <optional>

#include "lessons/reader/text.h"

namespace asynchio {
namespace {

constexpr std::size_t kLongestFormula = 2000;

// Where the brace that opens at `open` closes. Braces inside quotes do not count.
std::optional<std::size_t> closing_brace(std::string_view text, std::size_t open) {
    char quote = 0;
    for (std::size_t i = open + 1; i < text.size() && i - open < kLongestFormula; ++i) {
        const char c = text[i];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '}') {
            return i;
        } else if (c == '{' || c == '\n') {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

std::string without_code(std::string_view text) {
    std::string rest;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = text.find('`', at), end = begin == text.npos ? begin : text.find('`', begin + 1);
        rest += text.substr(at, end == text.npos ? end : begin - at);
        at = end == text.npos ? text.size() : end + 1;
    }
    return rest;
}

// The question language has commas and colons between brackets only.
bool can_be_computed(std::string_view formula) {
    int depth = 0;
    char quote = 0;
    for (const char c : formula) {
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '(' || c == '[') {
            ++depth;
        } else if (c == ')' || c == ']') {
            --depth;
        } else if (depth == 0 && (c == ',' || c == ':')) {
            return false;
        }
    }
    return true;
}

}  // namespace

std::vector<TextPiece> split_formulas(std::string_view text) {
    std::vector<TextPiece> pieces;
    std::string plain;
    const auto end_plain = [&] {
        if (!plain.empty()) pieces.push_back({std::move(plain), false});
        plain.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool doubled = (c == '{' || c == '}') && i + 1 < text.size() && text[i + 1] == c;
        const auto close = c == '{' && !doubled ? closing_brace(text, i) : std::nullopt;
        const std::string_view formula = close ? trim(text.substr(i + 1, *close - i - 1)) : std::string_view();
        if (!formula.empty()) {
            end_plain();
            pieces.push_back({std::string(formula), true});
            i = *close;
        } else {
            plain += c;
            if (doubled) ++i;
        }
    }
    end_plain();
    return pieces;
}

std::vector<std::string> formulas_in(std::string_view text) {
    std::vector<std::string> formulas;
    for (TextPiece& piece : split_formulas(text))
        if (piece.formula) formulas.push_back(std::move(piece.text));
    return formulas;
}

std::vector<std::string> forgotten_formulas(std::string_view text) {
    std::vector<std::string> formulas = formulas_in(without_code(text));
    std::erase_if(formulas, [](const std::string& formula) { return !can_be_computed(formula); });
    return formulas;
}

std::string unclosed_formula(std::string_view line) {
    const std::string text = without_code(line);
    const auto begins_word = [](char c) { return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const char c = text[i];
        if ((c == '{' || c == '}') && text[i + 1] == c) {
            ++i;
        } else if (c == '{') {
            if (const auto close = closing_brace(text, i)) i = *close;
            else if (begins_word(text[i + 1])) return std::string(trim(text.substr(i, text.find_first_of("{\n", i + 1) - i)));
        }
    }
    return "";
}

std::string fill_formulas(std::string_view text, const std::vector<std::string>& values) {
    std::string filled;
    std::size_t next = 0;
    for (const TextPiece& piece : split_formulas(text)) {
        if (!piece.formula) filled += piece.text;
        else if (next < values.size()) filled += values[next++];
        else filled += "{" + piece.text + "}";
    }
    return filled;
}

}  // namespace asynchio
