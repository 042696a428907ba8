// All bars of a lane that are in one state, without a look at each of the others: rare ones among a million.
#pragma once

#include <cstddef>
#include <vector>

#include "app/model/state_times.h"

namespace asynchio {

// Their indices, ascending. `totals`: those of this lane.
std::vector<std::size_t> bars_in(const Lane& lane, const LaneTotals& totals, Activity activity);

}  // namespace asynchio
