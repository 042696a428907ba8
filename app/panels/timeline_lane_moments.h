// What happened to one lane at a moment, over its bars: the bell of a timer that nobody looked at, "cancel() by main".
#pragma once

#include "app/panels/timeline_lanes.h"

namespace asynchio::panels {

// Keeps off the words that stand there already, and adds its own places to them.
void draw_lane_moments(const DrawnLane& drawn, std::vector<ui::Rect>& said);

}  // namespace asynchio::panels
