// The run as plain sentences, one for each turn of a task or stretch of a thread:
//
//   0.00 s, turn 2: A runs, prints 'start A', waits for its timer until 3.00 s
//
// The picture for those who cannot see it, and what the tests of lessons read.
#pragma once

#include <string>

#include "core/trace/trace.h"

namespace asynchio {

std::string transcript(const Trace& trace);

}  // namespace asynchio
