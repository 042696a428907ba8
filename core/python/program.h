// Runs one program on the interpreter, from its text to the last event of its trace.
#pragma once

#include "core/python/session.h"
#include "core/trace/trace_buffer.h"

namespace asynchio::python {

struct RunResult {
    std::uint64_t steps = 0;
    // Something of the program outlived its run: the process must not be used for another one.
    bool dirty = false;
    // plain_copy_of_globals, if the request has questions.
    PyRef globals;
};

// The trace is in `buffer` when this returns; it ends with RunEnded, whatever the program did. `observer` may be null; it
// is called with the GIL held, unless the event is the kernel's own.
RunResult run_program(TraceBuffer buffer, const RunRequest& request, RecordObserver* observer = nullptr);

}  // namespace asynchio::python
