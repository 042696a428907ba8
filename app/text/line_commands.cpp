#include "app/text/line_commands.h"

#include <algorithm>
#include <string_view>

#include "app/text/columns.h"
#include "app/text/indent.h"
#include "app/text/words.h"

namespace asynchio {
namespace {

TextPosition down_by(TextPosition place, std::ptrdiff_t lines) {
    return {static_cast<std::size_t>(static_cast<std::ptrdiff_t>(place.line) + lines), place.column};
}

TextSelection down_by(const TextSelection& selection, std::ptrdiff_t lines) {
    return {down_by(selection.anchor, lines), down_by(selection.caret, lines)};
}

TextReplacement insertion(TextPosition place, std::string text) {
    return {{place, place}, std::move(text)};
}

EditPlan carrying(const TextSelection& selection, std::vector<TextReplacement> replacements) {
    TextSelection after = carried(selection, replacements);
    return {std::move(replacements), after};
}

std::vector<std::size_t> lines_with_text(const TextDocument& document, LineSpan span) {
    std::vector<std::size_t> lines;
    for (std::size_t i = span.first; i <= span.last; ++i) {
        if (!is_blank_line(document.line(i))) lines.push_back(i);
    }
    return lines;
}

// Bytes of indentation to take from the start of the line to move it left by at most `columns`.
std::size_t outdent_bytes(std::string_view line, std::size_t columns) {
    if (line.starts_with('\t')) return 1;
    return std::min(columns, std::min(line.find_first_not_of(' '), line.size()));
}

bool is_comment(std::string_view line) {
    const std::size_t start = indentation_size(line);
    return start < line.size() && line[start] == '#';
}

}  // namespace

LineSpan selected_lines(const TextSelection& selection) {
    const TextPosition start = selection.start(), end = selection.end();
    const bool ends_before_line = end.column == 0 && end.line > start.line;
    return {start.line, ends_before_line ? end.line - 1 : end.line};
}

TextSelection carried(const TextSelection& selection, const std::vector<TextReplacement>& replacements) {
    const auto carry = [&](TextPosition place, Gravity gravity) {
        // From the last to the first, so that each still finds its range where it was before the change.
        for (auto it = replacements.rbegin(); it != replacements.rend(); ++it)
            place = shifted(place, *it, gravity);
        return place;
    };
    const auto gravity_of = [&](TextPosition place) {
        return !selection.empty() && place == selection.start() ? Gravity::stays : Gravity::moves;
    };
    return {carry(selection.anchor, gravity_of(selection.anchor)),
            carry(selection.caret, gravity_of(selection.caret))};
}

EditPlan indent_lines(const TextDocument& document, const TextSelection& selection) {
    const std::vector<std::size_t> lines = lines_with_text(document, selected_lines(selection));
    if (lines.empty()) return {{}, selection};
    const std::string& first = document.line(lines.front());
    const std::string spaces = spaces_to_next_level(column_at_byte(first, indentation_size(first)));
    std::vector<TextReplacement> replacements;
    for (const std::size_t line : lines) replacements.push_back(insertion({line, 0}, spaces));
    return carrying(selection, std::move(replacements));
}

EditPlan outdent_lines(const TextDocument& document, const TextSelection& selection) {
    const LineSpan span = selected_lines(selection);
    std::size_t columns = 0;
    for (std::size_t i = span.first; i <= span.last && columns == 0; ++i) {
        const std::string& line = document.line(i);
        const std::size_t indentation = column_at_byte(line, indentation_size(line));
        if (indentation > 0) columns = (indentation - 1) % kIndentColumns + 1;
    }
    std::vector<TextReplacement> replacements;
    for (std::size_t i = span.first; i <= span.last && columns > 0; ++i) {
        const std::size_t bytes = outdent_bytes(document.line(i), columns);
        if (bytes > 0) replacements.push_back({{{i, 0}, {i, bytes}}, ""});
    }
    return carrying(selection, std::move(replacements));
}

EditPlan toggle_comment(const TextDocument& document, const TextSelection& selection) {
    const LineSpan span = selected_lines(selection);
    std::vector<std::size_t> lines = lines_with_text(document, span);
    if (lines.empty()) {
        for (std::size_t i = span.first; i <= span.last; ++i) lines.push_back(i);
    }
    const bool uncomment =
        std::all_of(lines.begin(), lines.end(), [&](std::size_t i) { return is_comment(document.line(i)); });
    std::size_t column = std::string::npos;
    for (const std::size_t i : lines) column = std::min(column, indentation_size(document.line(i)));
    std::vector<TextReplacement> replacements;
    for (const std::size_t i : lines) {
        const std::string& line = document.line(i);
        if (!uncomment) {
            replacements.push_back(insertion({i, column}, "# "));
            continue;
        }
        const std::size_t sign = indentation_size(line);
        const std::size_t end = sign + (line.compare(sign, 2, "# ") == 0 ? 2 : 1);
        replacements.push_back({{{i, sign}, {i, end}}, ""});
    }
    return carrying(selection, std::move(replacements));
}

EditPlan duplicate_lines(const TextDocument& document, const TextSelection& selection) {
    const LineSpan span = selected_lines(selection);
    // The copy goes above, which looks the same and needs no line break at the end of the text.
    return {{insertion({span.first, 0}, text_of_lines(document, span))},
            down_by(selection, static_cast<std::ptrdiff_t>(span.last - span.first + 1))};
}

EditPlan move_lines_up(const TextDocument& document, const TextSelection& selection) {
    const LineSpan span = selected_lines(selection);
    if (span.first == 0) return {{}, selection};
    const TextRange all{{span.first - 1, 0}, document.line_end(span.last)};
    return {{{all, text_of_lines(document, span) + document.line(span.first - 1)}}, down_by(selection, -1)};
}

EditPlan move_lines_down(const TextDocument& document, const TextSelection& selection) {
    const LineSpan span = selected_lines(selection);
    if (span.last + 1 >= document.line_count()) return {{}, selection};
    const TextRange all{{span.first, 0}, document.line_end(span.last + 1)};
    std::string text = document.line(span.last + 1) + "\n" + text_of_lines(document, span);
    text.pop_back();
    return {{{all, std::move(text)}}, down_by(selection, 1)};
}

EditPlan remove_lines(const TextDocument& document, const TextSelection& selection) {
    const LineSpan span = selected_lines(selection);
    const std::size_t last_line = document.line_count() - 1;
    TextRange range{{span.first, 0}, {span.last + 1, 0}};
    if (span.last == last_line) {
        range = {{span.first, 0}, document.end()};
        if (span.first > 0) range.start = document.line_end(span.first - 1);
    }
    const bool at_the_end = span.last == last_line && span.first > 0;
    const TextPosition caret{at_the_end ? span.first - 1 : span.first, selection.caret.column};
    return {{{range, ""}}, TextSelection::at(caret)};
}

std::string text_of_lines(const TextDocument& document, LineSpan lines) {
    return document.text({{lines.first, 0}, document.line_end(lines.last)}) + "\n";
}

}  // namespace asynchio
