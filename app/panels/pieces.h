// Pieces of different widths from left to right, in rows; what has no room is counted: "and 985 more".
#pragma once

#include <span>
#include <vector>

#include "app/widgets/ui.h"

namespace asynchio::panels {

struct Pieces {
    std::vector<ui::Rect> places;  // of the pieces that have room
    std::size_t more = 0;          // pieces that must be mentioned, but have none
    ui::Rect more_place;           // where to say so
    float bottom = 0;              // of the last row
};

// Lengths in pixels of the window. `widths` are those of the first of `required` pieces; what comes behind these is
// left out without a word where there is no room. A piece that is wider than a row is cut.
struct PieceRows {
    ui::Rect room;                 // its height does not matter
    float height = 0, gap = 0;     // of a row; between pieces and rows
    std::size_t rows = 1;
};
Pieces lay_pieces(ui::Ui& ui, const PieceRows& rows, std::span<const float> widths, std::size_t required);
void say_more(ui::Ui& ui, const Pieces& pieces);

}  // namespace asynchio::panels
