// The trace for Perfetto (ui.perfetto.dev) and its tools: their native protobuf form, TrackEvent, in virtual nanoseconds.
#pragma once

#include <string>

#include "core/trace/trace.h"

namespace asynchio {

// The bytes of a file. The same trace gives the same bytes.
std::string trace_to_perfetto(const Trace& trace);

}  // namespace asynchio
