// In which order the lanes stand: as they appeared, workers last, unless somebody has arranged them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/model/ui_state.h"
#include "core/trace/lanes.h"
#include "core/trace/trace.h"

namespace asynchio {

// Those that `shows` tells, from top to bottom: pinned ones first.
std::vector<const Lane*> lanes_in_order(const Trace& trace, const State& end, const Lanes& lanes, const LaneOrder& order,
                                        const std::function<bool(const Lane&)>& shows);

// What a lane is grouped by: the process and the function it runs, or that it is a worker.
std::string group_of(const Trace& trace, const State& end, const Lane& lane);

// `step` places down (up when negative) among `shown`, but never over the border of those that are pinned.
void move_lane(LaneOrder& order, const std::vector<const Lane*>& shown, Actor actor, int step);
void pin_lane(LaneOrder& order, Actor actor);

}  // namespace asynchio
