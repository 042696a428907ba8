// The words on and over the bars of one lane: numbers of turns, what is waited for, what was printed, plates on patterns.
#pragma once

#include "app/panels/timeline_lanes.h"

namespace asynchio::panels {

// Returns where they stand.
std::vector<ui::Rect> draw_lane_words(const DrawnLane& drawn);

}  // namespace asynchio::panels
