// The trace as JSON, one object a line, for other programs:
//   {"time":0.6,"thread":1,"kind":"task_waits","task":3,"what":"timer","object":9,"deadline":0.85}
#pragma once

#include <string>

#include "core/trace/trace.h"

namespace asynchio {

std::string trace_to_json(const Trace& trace);

}  // namespace asynchio
