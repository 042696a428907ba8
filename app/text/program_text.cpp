#include "app/text/program_text.h"

#include <algorithm>
#include <array>

#include "app/text/python_fragment.h"
#include "app/text/words.h"

namespace asynchio {
namespace {

using namespace python_text;

constexpr std::array<std::string_view, 13> kHeads = {"for",    "while", "if",  "elif",  "else",  "try", "except",
                                                     "finally", "with",  "def", "class", "async", "match"};

// How many brackets the line opens more than it closes; none if two statements are on it.
std::optional<int> opened_by(const CodeText& code, std::size_t line) {
    const std::string_view words = code.code_of(line);
    int open = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!code.is_code({line, i})) continue;
        if (words[i] == ';') return std::nullopt;
        open += is_opening_bracket(words[i]) ? 1 : is_closing_bracket(words[i]) ? -1 : 0;
    }
    return open;
}

void cut_head(Statement& statement) {
    if (std::ranges::find(kHeads, first_word(statement.text)) == kHeads.end()) return;
    const std::string_view text = statement.text;
    std::size_t colon = text.npos;
    PythonFragment(text).each_outside_brackets([&](std::size_t i) {
        if (text[i] == ':') colon = i;
        return colon == text.npos;
    });
    if (colon == text.npos) return;
    statement.head = text.substr(0, colon + 1);
    statement.body = trimmed(text.substr(colon + 1));
}

// Adds the next line to the statement.
void join(Statement& statement, const CodeText& code, std::size_t line) {
    const std::string_view words = trimmed(code.code_of(line));
    statement.last = line;
    if (words.empty()) return;
    const std::string_view text = statement.text;
    const bool glued = text.ends_with('(') || text.ends_with('[') || text.ends_with('{') || is_closing_bracket(words.front());
    statement.text += (glued ? "" : " ") + std::string(words);
}

}  // namespace

std::optional<ProgramText> ProgramText::read(const CodeText& code) {
    ProgramText program;
    std::vector<Statement>& all = program.statements_;
    std::vector<std::size_t> blocks;  // the headers around the line
    for (std::size_t line = 0; line < code.document.line_count(); ++line) {
        const std::string_view words = code.code_of(line);
        const std::size_t indent = indentation_size(words);
        if (indent == words.size()) continue;
        if (words.substr(0, indent).find('\t') != words.npos) return std::nullopt;
        Statement statement{line, line, indent, std::string(words.substr(indent)), {}, false, false, {}, {}, kNoStatement, kNoStatement};
        int open = 0;
        while (true) {
            const auto more = opened_by(code, statement.last);
            if (!more || code.code_of(statement.last).ends_with('\\')) return std::nullopt;
            open += *more;
            const std::size_t next = statement.last + 1;
            const bool in_string = next < code.document.line_count() && code.tokens.inside_string(next, 0);
            if (next >= code.document.line_count() || (open <= 0 && !in_string)) break;
            statement.in_string |= in_string;
            statement.loses_comments |= code.code_of(statement.last).size() != code.document.line(statement.last).size();
            join(statement, code, next);
        }
        if (open != 0) return std::nullopt;
        statement.comment = code.document.line(statement.last).substr(code.code_of(statement.last).size());
        if (trimmed(statement.comment).empty()) statement.comment.clear();
        while (!blocks.empty() && all[blocks.back()].indent >= indent) blocks.pop_back();
        if (!blocks.empty()) statement.parent = blocks.back();
        for (std::size_t up = statement.parent; up != kNoStatement && statement.function == kNoStatement; up = all[up].parent)
            if (all[up].is_function()) statement.function = up;
        cut_head(statement);
        if (!statement.head.empty() && statement.body.empty()) blocks.push_back(all.size());
        line = statement.last;
        all.push_back(std::move(statement));
    }
    return program;
}

bool ProgramText::uses(std::string_view word) const {
    return std::ranges::any_of(statements_, [&](const Statement& statement) { return has_word(statement.text, word); });
}

std::vector<std::size_t> ProgramText::children(std::size_t index) const {
    std::vector<std::size_t> found;
    for (std::size_t i = index + 1; i < statements_.size(); ++i)
        if (statements_[i].parent == index) found.push_back(i);
    return found;
}

std::size_t ProgramText::outermost(std::size_t index) const {
    while (statements_[index].parent != kNoStatement) index = statements_[index].parent;
    return index;
}

}  // namespace asynchio
