#include "app/text/indent.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "app/text/brackets.h"
#include "app/text/columns.h"
#include "app/text/words.h"

namespace asynchio {
namespace {

// What the line says before the caret, as far as the next line's indentation cares.
struct LineShape {
    std::optional<std::size_t> last;     // byte of the last thing that is not space or comment
    std::vector<std::size_t> open;       // bytes of the brackets that are opened and still open
    std::optional<std::size_t> outdent;  // byte of the last bracket that closes one from an earlier line
};

LineShape shape_of(std::string_view before, std::span<const CodeToken> tokens) {
    LineShape shape;
    for (const CodeToken& token : tokens) {
        if (token.begin >= before.size() || token.kind == CodeKind::comment) break;
        for (std::size_t i = token.begin; i < token.end && i < before.size(); ++i) {
            const char c = before[i];
            if (c != ' ' && c != '\t') shape.last = i;
            if (token.kind != CodeKind::other) continue;
            if (is_opening_bracket(c)) shape.open.push_back(i);
            if (!is_closing_bracket(c)) continue;
            if (shape.open.empty()) {
                shape.outdent = i;
            } else {
                shape.open.pop_back();
            }
        }
    }
    return shape;
}

std::string_view leading_space(std::string_view text) {
    return text.substr(0, indentation_size(text));
}

bool leaves_block(std::string_view line) {
    const std::string_view code = line.substr(indentation_size(line));
    const WordSpan first = word_around(code, 0);
    for (const std::string_view word : {"return", "pass", "break", "continue", "raise"}) {
        if (code.substr(0, first.end) == word) return true;
    }
    return false;
}

}  // namespace

std::string indentation_after(const TextDocument& document, const PythonTokens& tokens, TextPosition caret) {
    const std::string_view line = document.line(caret.line);
    const std::string_view before = line.substr(0, caret.column);
    std::string same(leading_space(before));
    if (tokens.inside_string(caret.line, caret.column)) return same;
    const LineShape shape = shape_of(before, tokens.line(caret.line));
    if (!shape.last) return same;

    std::string_view statement = before;
    if (shape.outdent) {
        const auto opener = partner_of(document, tokens, {caret.line, *shape.outdent});
        if (opener) statement = document.line(opener->line);
        same = leading_space(statement);
    }
    if (!shape.open.empty() && shape.open.back() != *shape.last) {
        const std::size_t wanted = column_at_byte(line, shape.open.back() + 1);
        const std::size_t given = column_at_byte(same, same.size());
        return same + std::string(wanted > given ? wanted - given : 0, ' ');
    }
    const bool colon =
        before[*shape.last] == ':' && tokens.kind_at(caret.line, *shape.last) == CodeKind::other;
    if (!shape.open.empty() || colon) return same + std::string(kIndentColumns, ' ');
    if (leaves_block(statement)) same.resize(same.size() - bytes_to_previous_level(same));
    return same;
}

std::string spaces_to_next_level(std::size_t column) {
    return std::string(kIndentColumns - column % kIndentColumns, ' ');
}

std::size_t bytes_to_previous_level(std::string_view indentation) {
    if (indentation.empty()) return 0;
    if (indentation.back() == '\t') return 1;
    const std::size_t column = column_at_byte(indentation, indentation.size());
    const std::size_t wanted = (column - 1) % kIndentColumns + 1;
    std::size_t bytes = 0;
    while (bytes < wanted && bytes < indentation.size() && indentation[indentation.size() - 1 - bytes] == ' ')
        ++bytes;
    return bytes;
}

}  // namespace asynchio
