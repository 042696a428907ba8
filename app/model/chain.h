// The chain of causes through a bar: what led to it, one link before the other, and everything that follows from it. Only of
// what has happened up to a position in the trace, and only between lanes of the picture.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "app/model/run_data.h"
#include "app/model/ui_state.h"

namespace asynchio {

inline constexpr std::size_t kLongestChain = 12;  // links before the bar, and as many after it

// Places in run.links().
struct Chain {
    std::vector<std::size_t> before;              // the oldest first; the last one led to the bar itself
    std::vector<std::size_t> after;               // in the order in which they happened
    std::vector<bool> direct;                     // of `after`: it began in the bar itself
    bool cut_before = false, cut_after = false;   // there are more
};

Chain chain_of(const RunData& run, const Selection& bar, std::size_t position);

// The last bar in the picture in which somebody ran, one with a chain if there is any; workers aside: when all is over, they
// only look for the next call. None before anybody did.
std::optional<Selection> bar_that_ran_last(const RunData& run, std::size_t position);

}  // namespace asynchio
