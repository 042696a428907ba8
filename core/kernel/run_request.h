// What a run is a function of. The same request gives the same trace, byte for byte.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/kernel/limits.h"
#include "core/kernel/machine.h"
#include "core/kernel/schedule.h"

namespace asynchio {

struct RunRequest {
    std::string program;                   // the text, UTF-8
    std::string filename = "program.py";   // how tracebacks call it
    Machine machine;
    Limits limits;
    ScheduleText schedule;
    std::vector<std::string> inputs;       // answers to input(); after the last one it raises EOFError
    Time interrupt_at = kNever;            // when somebody presses Ctrl+C
    std::vector<std::string> arguments;    // sys.argv[1:]
    // A program that is compiled into the runner, by its lesson's folder; empty for Python. `program` is its text then,
    // which only people read, and its sliders are these.
    std::string compiled;
    std::vector<std::pair<std::string, std::string>> parameters;
    // Expressions of the question language, computed over the run after its end. They change nothing in the trace.
    std::vector<std::string> questions;

    friend bool operator==(const RunRequest&, const RunRequest&) = default;
};

}  // namespace asynchio
