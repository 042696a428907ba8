#include "app/text/python_statement.h"

#include <algorithm>

#include "app/text/brackets.h"
#include "app/text/python_fragment.h"
#include "app/text/words.h"

namespace asynchio {

using namespace python_text;

bool CodeText::is_code(TextPosition place) const {
    const CodeKind kind = tokens.kind_at(place.line, place.column);
    return kind != CodeKind::string && kind != CodeKind::comment;
}

std::string_view CodeText::code_of(std::size_t line) const {
    std::string_view text = document.line(line);
    for (const CodeToken& token : tokens.line(line))
        if (token.kind == CodeKind::comment) text = text.substr(0, token.begin);
    const auto last = text.find_last_not_of(" \t");
    return last == text.npos ? std::string_view{} : text.substr(0, last + 1);
}

std::optional<std::size_t> CodeText::find(std::size_t line, std::string_view word, std::size_t column) const {
    const std::string& text = document.line(line);
    for (std::size_t at = text.find(word, column); at != text.npos; at = text.find(word, at + 1))
        if (is_word_at(text, at, word) && is_code({line, at})) return at;
    return std::nullopt;
}

std::optional<TextPosition> CodeText::closing(TextPosition opening) const { return partner_of(document, tokens, opening); }

bool CodeText::inside_async_def(std::size_t line) const {
    std::size_t indent = indentation_size(document.line(line));
    for (std::size_t i = line + 1; i-- > 0;) {
        const std::string_view code = code_of(i);
        const std::size_t own = indentation_size(code);
        if (code.empty() || own == code.size() || tokens.kind_at(i, own) == CodeKind::string) continue;
        const std::string_view words = code.substr(own);
        const bool outer = own < indent || i == line;
        if (outer && words.starts_with("async def ")) return i != line || find(i, ":") != std::nullopt;
        if (outer && (words.starts_with("def ") || words.starts_with("class "))) return false;
        if (own < indent) indent = own;
    }
    return false;
}

std::optional<AwaitStatement> await_statement(const CodeText& code, std::size_t line) {
    AwaitStatement statement{line, line, indentation_size(code.document.line(line)), {}, {}, {}};
    if (code.tokens.inside_string(line, statement.indent)) return std::nullopt;
    const std::string_view first = code.code_of(line);
    const auto await = code.find(line, "await");
    if (!await) return std::nullopt;
    const std::string_view before = first.substr(statement.indent, *await - statement.indent);
    if (!before.empty()) {
        const std::size_t equals = assignment_in(before);
        if (equals == before.npos || !trimmed(before.substr(equals + 1)).empty()) return std::nullopt;
        statement.targets = names_in(before.substr(0, equals));
        if (statement.targets.empty()) return std::nullopt;
    }
    std::size_t begin = first.find_first_not_of(" \t", *await + 5);
    if (begin == first.npos) return std::nullopt;
    // Lines join while a bracket is open.
    std::string text(first.substr(begin));
    int open = 0;
    const auto count = [&](std::size_t row, std::size_t from) {
        const std::string_view words = code.code_of(row);
        for (std::size_t i = from; i < words.size(); ++i) {
            if (!code.is_code({row, i})) continue;
            open += is_opening_bracket(words[i]) ? 1 : is_closing_bracket(words[i]) ? -1 : 0;
        }
    };
    count(line, begin);
    while (open > 0 && statement.last + 1 < code.document.line_count()) {
        if (code.code_of(statement.last).size() != code.document.line(statement.last).size()) return std::nullopt;  // a comment would be lost
        const std::string_view next = trimmed(code.code_of(++statement.last));
        const bool glued = text.ends_with('(') || text.ends_with('[') || next.starts_with(')') || next.starts_with(']');
        text += (glued ? "" : " ") + std::string(next);
        count(statement.last, 0);
    }
    if (open != 0 || text.ends_with('\\')) return std::nullopt;
    const PythonFragment fragment(text);
    bool alone = true;  // no second statement, no conditional expression, no further operand
    fragment.each_outside_brackets([&](std::size_t i) { return alone = alone && text[i] != ';' && text[i] != ' ' && text[i] != ','; });
    if (!alone) return std::nullopt;
    statement.awaited = text;
    const std::string& whole = code.document.line(statement.last);
    statement.comment = whole.substr(code.code_of(statement.last).size());
    if (trimmed(statement.comment).empty()) statement.comment.clear();
    return statement;
}

std::optional<CallText> call_of(std::string_view text) {
    if (!text.ends_with(')')) return std::nullopt;
    const std::size_t open = text.find('(');
    if (open == text.npos || open == 0) return std::nullopt;
    const std::string_view function = text.substr(0, open);
    const bool dotted = std::ranges::all_of(function, [](char c) { return is_name_byte(c) || c == '.'; });
    const auto arguments = cut_at_commas(text.substr(open + 1, text.size() - open - 2));
    if (!dotted || !arguments) return std::nullopt;
    return CallText{std::string(function), *arguments};
}

std::optional<ComprehensionText> comprehension_of(std::string_view text) {
    const PythonFragment fragment(text);
    std::vector<std::size_t> fors, ins;
    bool simple = true;
    const bool whole = fragment.each_outside_brackets([&](std::size_t i) {
        if (is_word_at(text, i, "for")) fors.push_back(i);
        if (is_word_at(text, i, "in") && !fors.empty()) ins.push_back(i);
        simple = simple && !is_word_at(text, i, "if") && !is_word_at(text, i, "async") && text[i] != ',';
        return true;
    });
    // `for x, y in ...` has a comma that belongs to it.
    if (!whole || fors.size() != 1 || ins.empty()) return std::nullopt;
    const std::string_view targets = trimmed(text.substr(fors[0] + 3, ins[0] - fors[0] - 3));
    if (!simple && names_in(targets).size() < 2) return std::nullopt;
    if (names_in(targets).empty()) return std::nullopt;
    ComprehensionText parts{std::string(trimmed(text.substr(0, fors[0]))), std::string(targets), std::string(trimmed(text.substr(ins[0] + 2)))};
    if (parts.element.empty() || parts.iterable.empty()) return std::nullopt;
    return parts;
}

std::string as_one_expression(std::string_view text) {
    bool comma = false;
    PythonFragment(text).each_outside_brackets([&](std::size_t i) { return !(comma = comma || text[i] == ','); });
    return comma ? "(" + std::string(text) + ")" : std::string(text);
}

bool uses_name(std::string_view text, std::string_view name) {
    const PythonFragment fragment(text);
    for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1))
        if (is_word_at(text, at, name) && (fragment.is_code(at) || text.find('{') != text.npos)) return true;
    return false;
}

}  // namespace asynchio
