// Runs a Python program in this process and hands back what it did. One interpreter serves all tests of a process.
#pragma once

#include <string>

#include "core/python/interpreter.h"
#include "core/python/program.h"
#include "core/trace/names.h"
#include "core/trace/state.h"
#include "core/trace/text.h"

namespace asynchio::testing {

struct PythonRun {
    Trace trace;
    State end;
    std::string out, err;
    bool dirty = false;
    std::uint64_t steps = 0;

    std::string message() const { return std::string(trace.text(end.end.message)); }
    RunOutcome outcome() const { return end.end.outcome; }
};

inline PythonRun run_python(RunRequest request, RecordObserver* observer = nullptr) {
    static OwnedTraceBuffer buffer(1 << 20, 1 << 25);
    static python::Interpreter interpreter;
    PythonRun run;
    const python::RunResult result = python::run_program(buffer.get(), request, observer);
    run.dirty = result.dirty;
    run.steps = result.steps;
    run.trace = read_trace(buffer.get());
    run.end = fold(run.trace, run.trace.size());
    for (const OutputState& output : run.end.output)
        (output.stream == Stream::out ? run.out : run.err) += run.trace.text(output.text);
    return run;
}

inline PythonRun run_python(const std::string& program) {
    RunRequest request;
    request.program = program;
    return run_python(std::move(request));
}

}  // namespace asynchio::testing
