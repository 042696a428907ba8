// The columns of the strip and how they share its width.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "app/panels/strip_pieces.h"

namespace asynchio::panels {

struct StripColumn {
    std::string_view title, note;
    std::string_view brief;   // the title for a projector
    float share = 1;          // of the room, while everybody has enough
    StripContents (*pieces)(ui::Ui&, const StripView&, float height, bool brief) = nullptr;
};
// `seat`: the learner decides who of those that can run goes on.
std::vector<StripColumn> columns_of(const ui::Ui& ui, const StripView& strip, bool seat);

// The room that a column wants, in pixels: for its first piece and the number of the others, for all in brief, for all.
struct StripNeed {
    float share = 1;
    std::array<float, 3> levels{};
};
// Their shares of the width; who needs more than that gets it from those that have room to spare.
std::vector<float> share_strip(std::span<const StripNeed> needs, float width);

float least_width(const ui::Ui& ui, const StripContents& contents);
float full_width(const ui::Ui& ui, const StripContents& contents);

// Pieces from the left, in the height of a token; what does not fit is counted, and named where the mouse points at the number.
void draw_pieces(ui::Ui& ui, ui::Rect room, float height, const StripContents& contents);

}  // namespace asynchio::panels
