#include "app/text/python_tokens.h"

#include <algorithm>

#include "core/base/check.h"

namespace asynchio {

std::size_t PythonTokens::update(const std::vector<std::string>& lines) {
    const auto same = [](const Row& row, const std::string& line) { return row.text == line; };
    const std::size_t shorter = std::min(rows_.size(), lines.size());
    std::size_t head = 0;
    while (head < shorter && same(rows_[head], lines[head])) ++head;
    if (head == rows_.size() && head == lines.size()) return 0;
    std::size_t tail = 0;
    while (tail < shorter - head && same(rows_[rows_.size() - 1 - tail], lines[lines.size() - 1 - tail]))
        ++tail;

    const auto place = [this](std::size_t index) {
        return rows_.begin() + static_cast<std::ptrdiff_t>(index);
    };
    const std::size_t old_middle = rows_.size() - head - tail;
    const std::size_t new_middle = lines.size() - head - tail;
    if (new_middle > old_middle) {
        rows_.insert(place(head), new_middle - old_middle, Row{});
    } else {
        rows_.erase(place(head), place(head + old_middle - new_middle));
    }

    std::size_t lexed = 0;
    for (std::size_t i = head; i < rows_.size(); ++i, ++lexed) {
        Row& row = rows_[i];
        const LexState before = i == 0 ? LexState{} : rows_[i - 1].after;
        const bool unchanged_text = i >= head + new_middle;
        if (unchanged_text && row.before == before) break;
        if (!unchanged_text) row.text = lines[i];
        row.before = before;
        row.after = lex_python_line(row.text, before, row.tokens);
    }
    return lexed;
}

std::span<const CodeToken> PythonTokens::line(std::size_t line) const {
    ASYNCHIO_CHECK(line < rows_.size(), "a line whose tokens are asked for exists");
    return rows_[line].tokens;
}

const LexState& PythonTokens::state_after(std::size_t line) const {
    ASYNCHIO_CHECK(line < rows_.size(), "a line whose state is asked for exists");
    return rows_[line].after;
}

CodeKind PythonTokens::kind_at(std::size_t line, std::size_t column) const {
    for (const CodeToken& token : this->line(line)) {
        if (column < token.end) return token.kind;
    }
    return CodeKind::other;
}

bool PythonTokens::inside_string(std::size_t line, std::size_t column) const {
    const std::span<const CodeToken> tokens = this->line(line);
    if (column == 0) return line > 0 && rows_[line - 1].after.in_string();
    if (column >= rows_[line].text.size()) return rows_[line].after.in_string();
    for (const CodeToken& token : tokens) {
        if (token.kind == CodeKind::string && token.begin < column && column < token.end) return true;
    }
    return false;
}

}  // namespace asynchio
