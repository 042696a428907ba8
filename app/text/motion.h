// Where the caret goes. Pure functions of the text and a place, which must be one of the document's.
#pragma once

#include <cstddef>

#include "app/text/document.h"

namespace asynchio {

enum class CaretMove {
    left,
    right,
    up,
    down,
    word_left,   // start of the word before the caret, or the end of the line above
    word_right,  // end of the word after the caret, or the start of the line below
    line_start,  // first character that is not blank; from there: the very start
    line_end,
    page_up,
    page_down,
    document_start,
    document_end,
};

// Up, down and pages: they keep a goal column over short lines.
bool is_vertical(CaretMove move);

// For moves that are not vertical.
TextPosition moved(const TextDocument& document, TextPosition from, CaretMove move);

// `rows` lines further down (up if negative), as near to display column `goal` as the line allows. Beyond the
// first line is the start of the text, beyond the last line its end.
TextPosition moved_rows(const TextDocument& document, TextPosition from, std::ptrdiff_t rows,
                        std::size_t goal);

// The word around a place, for a double click; the line with its line break, for a triple click.
TextRange word_range(const TextDocument& document, TextPosition place);
TextRange line_range(const TextDocument& document, std::size_t line);

}  // namespace asynchio
