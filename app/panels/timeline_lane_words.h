// The words on and over the bars of one lane: numbers of turns, what is waited for, what was printed, plates on patterns.
#pragma once

#include "app/panels/timeline_marks.h"

namespace asynchio::panels {

// Returns where they stand.
std::vector<ui::Rect> draw_lane_words(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top, const std::vector<Mark>& marks);
// Whether the short stretches of a mark that computes by turns are wide enough to be drawn each at its place.
bool slices_are_seen(const Mark& mark);

}  // namespace asynchio::panels
