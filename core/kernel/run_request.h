// What a run is a function of. The same request gives the same trace, byte for byte.
#pragma once

#include <string>
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
    std::vector<std::string> arguments;    // sys.argv[1:]

    friend bool operator==(const RunRequest&, const RunRequest&) = default;
};

}  // namespace asynchio
