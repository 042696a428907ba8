// The golden form of a trace: one event a line, for tests, for `--show trace`, and to be read back.
//
//   0.600000000 T1 task_waits task=3 kind=timer object=9 deadline=0.850000000
//
// Times are seconds with nine digits or `never`; T0 is the kernel; texts are quoted, with \n \t \" \\ \xHH.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/trace/trace.h"

namespace asynchio {

std::string event_to_text(const Trace& trace, const Event& event);
std::string trace_to_text(const Trace& trace);

// Reads the form back. A failure names the line and what was expected there; nothing is guessed.
Result<Trace> parse_trace_text(std::string_view text);

// Where two traces differ first, as a sentence with both lines; empty if they are equal.
std::string first_difference(const Trace& expected, const Trace& actual);

}  // namespace asynchio
