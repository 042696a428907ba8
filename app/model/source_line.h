// From the trace to the program's text.
#pragma once

#include <cstddef>

#include "app/model/run_data.h"

namespace asynchio {

// The line that somebody was in when they did this; where their bar began when no line was reached in it. 0: none, as of
// somebody without a lane.
int source_line(const RunData& run, Actor actor, std::size_t event);

}  // namespace asynchio
