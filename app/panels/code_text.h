// A line of Python on the screen: wrapped on a grid of equal cells, and drawn in its colours. The program
// panel and the editor use the same, so that nothing moves when one takes the place of the other.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "app/text/python_lexer.h"
#include "app/widgets/draw.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// Faces and measures of program text, pixels of the window.
struct CodeFace {
    ui::Type plain, bold;
    float advance = 0;  // width of a cell
    float row = 0;      // height of a line
    float gutter = 0;   // line numbers
};
// Large when `lines` lines of at most `columns` cells fit into the room.
CodeFace code_face(ui::Ui& ui, float width, float height, std::size_t lines, std::size_t columns);
CodeFace projected_code_face(ui::Ui& ui);
// For a few lines that everybody is to read.
CodeFace large_code_face(ui::Ui& ui);

// Bytes [begin, end) of a line, and the cell where they stand.
struct CodeRow {
    std::size_t begin = 0, end = 0;
    std::size_t indent = 0;        // cells left free before it, for what hangs
    std::size_t first_column = 0;  // display column of `begin`
};
// Rows of at most `columns` cells. What does not fit hangs four cells deeper than the line begins.
std::vector<CodeRow> wrap_code(std::string_view line, std::size_t columns);
// The same, only counted.
std::size_t count_rows(std::string_view line, std::size_t columns);

// Draws the bytes [begin, end) of the line, the first of them at x. Returns x behind the last.
float draw_code(ui::Ui& ui, const CodeFace& face, ImVec2 at, std::string_view line,
                std::span<const CodeToken> tokens, std::size_t begin, std::size_t end);

// Line number, right aligned in the gutter.
void draw_line_number(ui::Ui& ui, const CodeFace& face, const ui::Rect& row, std::size_t number,
                      bool current);
// The wash and edge of the current line, over the whole width.
void draw_current_line(ui::Ui& ui, const ui::Rect& row);

}  // namespace asynchio::panels
