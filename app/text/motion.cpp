#include "app/text/motion.h"

#include "app/text/columns.h"
#include "app/text/words.h"
#include "core/base/check.h"

namespace asynchio {
namespace {

TextPosition to_the_left(const TextDocument& document, TextPosition from, CaretMove move) {
    const std::string& line = document.line(from.line);
    if (from.column == 0) return from.line == 0 ? from : document.line_end(from.line - 1);
    if (move == CaretMove::left) return {from.line, previous_cluster(line, from.column)};
    return {from.line, word_start_before(line, from.column)};
}

TextPosition to_the_right(const TextDocument& document, TextPosition from, CaretMove move) {
    const std::string& line = document.line(from.line);
    if (from.column == line.size()) {
        return from.line + 1 == document.line_count() ? from : TextPosition{from.line + 1, 0};
    }
    if (move == CaretMove::right) return {from.line, next_cluster(line, from.column)};
    return {from.line, word_end_after(line, from.column)};
}

}  // namespace

bool is_vertical(CaretMove move) {
    return move == CaretMove::up || move == CaretMove::down || move == CaretMove::page_up ||
           move == CaretMove::page_down;
}

TextPosition moved(const TextDocument& document, TextPosition from, CaretMove move) {
    switch (move) {
        case CaretMove::left:
        case CaretMove::word_left: return to_the_left(document, from, move);
        case CaretMove::right:
        case CaretMove::word_right: return to_the_right(document, from, move);
        case CaretMove::line_start: {
            const std::size_t text_start = indentation_size(document.line(from.line));
            return {from.line, from.column == text_start ? 0 : text_start};
        }
        case CaretMove::line_end: return document.line_end(from.line);
        case CaretMove::document_start: return {0, 0};
        case CaretMove::document_end: return document.end();
        case CaretMove::up:
        case CaretMove::down:
        case CaretMove::page_up:
        case CaretMove::page_down: break;
    }
    ASYNCHIO_CHECK(false, "vertical moves have a goal column and go through moved_rows");
    return from;
}

TextPosition moved_rows(const TextDocument& document, TextPosition from, std::ptrdiff_t rows,
                        std::size_t goal) {
    if (rows < 0 && from.line == 0) return {0, 0};
    const auto last = static_cast<std::ptrdiff_t>(document.line_count()) - 1;
    if (rows > 0 && from.line == static_cast<std::size_t>(last)) return document.end();
    std::ptrdiff_t line = static_cast<std::ptrdiff_t>(from.line);
    // Clamped before adding: a caller may ask for any number of rows.
    line += rows < -line ? -line : rows > last - line ? last - line : rows;
    const auto target = static_cast<std::size_t>(line);
    return {target, byte_at_column(document.line(target), static_cast<double>(goal))};
}

TextRange word_range(const TextDocument& document, TextPosition place) {
    const TextPosition at = document.snapped(place);
    const WordSpan word = word_around(document.line(at.line), at.column);
    return {{at.line, word.begin}, {at.line, word.end}};
}

TextRange line_range(const TextDocument& document, std::size_t line) {
    if (line + 1 >= document.line_count()) return {{document.line_count() - 1, 0}, document.end()};
    return {{line, 0}, {line + 1, 0}};
}

}  // namespace asynchio
