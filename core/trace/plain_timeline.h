// The lanes of a run in plain text, one character for each slice of time:
//
//   main  #ggggggggggggggg#
//   A     #---------------#
//
// For terminals and e-mails. The letters are those of activity_letter().
#pragma once

#include <string>

#include "core/trace/lanes.h"

namespace asynchio {

// `width`: characters for the whole time.
std::string plain_timeline(const Trace& trace, const Lanes& lanes, const State& end, int width = 72);

// Lanes that a picture of this run shows: no plumbing, and the main thread only if it does something besides running
// its loop.
bool lane_is_shown(const Lane& lane);

}  // namespace asynchio
