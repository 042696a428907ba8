// Lines of the program that somebody wants to stop at, and where a recorded run comes to them. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "app/model/run_data.h"

namespace asynchio {

// Whether the event before this position reaches one of these lines (in order).
bool is_hit(const RunData& run, std::span<const int> lines, std::size_t position);

// All positions of the playhead that are hits, in order.
std::vector<std::size_t> hits_of(const RunData& run, std::span<const int> lines);

// The first one behind a position (step > 0), or the last one before it. Nothing when there is none.
std::optional<std::size_t> hit_from(const RunData& run, std::span<const int> lines, std::size_t position, int step);

}  // namespace asynchio
