// A client of the runner that was built beside the tests.
#pragma once

#include <string>

#include "app/runs/run_client.h"
#include "core/trace/state.h"

namespace asynchio::testing {

inline std::filesystem::path built_runner() { return std::filesystem::path(ASYNCHIO_BINARY_DIR) / "bin/asynchio-runner"; }

// What a program wrote and how it ended.
struct Outcome {
    std::string out, err, message;
    State end;
    std::string trace;  // golden text
};

inline Outcome outcome_of(const Trace& trace) {
    Outcome result;
    result.end = fold(trace, trace.size());
    for (const OutputState& output : result.end.output)
        (output.stream == Stream::out ? result.out : result.err) += trace.text(output.text);
    result.message = trace.text(result.end.end.message);
    return result;
}

inline Outcome run(RunClient& client, RunRequest request) {
    client.start(std::move(request));
    client.finish();
    return outcome_of(client.trace());
}

inline Outcome run(RunClient& client, const std::string& program) {
    RunRequest request;
    request.program = program;
    return run(client, std::move(request));
}

}  // namespace asynchio::testing
