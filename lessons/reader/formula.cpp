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
