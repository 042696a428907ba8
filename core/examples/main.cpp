// Runs an example in virtual time and prints what it prints; with --trace, the trace.
#include <cstdio>
#include <cstring>

#include "core/asynchio.h"
#include "core/trace/state.h"
#include "core/trace/text.h"

void asynchio_program();

int main(int count, char** words) {
    using namespace asynchio;
    OwnedTraceBuffer buffer(1 << 18, 1 << 22);
    RunRequest request;
    request.filename = words[0];
    program::run_program(buffer.get(), request, asynchio_program);
    const Trace trace = read_trace(buffer.get());
    if (count > 1 && std::strcmp(words[1], "--trace") == 0) {
        std::fputs(trace_to_text(trace).c_str(), stdout);
        return 0;
    }
    const State end = fold(trace, trace.size());
    for (const OutputState& output : end.output)
        std::fputs(std::string(trace.text(output.text)).c_str(), output.stream == Stream::out ? stdout : stderr);
    if (end.end.outcome == RunOutcome::finished) return 0;
    std::fprintf(stderr, "%s\n", std::string(trace.text(end.end.message)).c_str());
    return end.end.outcome == RunOutcome::stuck ? 3 : 1;
}
