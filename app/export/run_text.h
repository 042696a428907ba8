// A run as the text of a file, in the forms that are made of the trace alone.
#pragma once

#include <string>

#include "app/model/export_form.h"
#include "core/trace/trace.h"

namespace asynchio {

// CSV, JSON, the transcript, or the bytes of a Perfetto trace; empty for forms that need more than a trace.
std::string run_text(ExportForm form, const Trace& trace);

}  // namespace asynchio
