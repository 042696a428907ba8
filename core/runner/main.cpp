// asynchio-runner: runs programs for the app, one after another, in a process of its own that may die.
//
// Started by the app with a socket and the trace's memory; of no use by hand.
#include <sys/mman.h>
#include <sys/stat.h>

#include <cstdio>
#include <cstdlib>

#include "core/python/interpreter.h"
#include "core/python/program.h"
#include "core/python/questions.h"
#include "core/runner/confine.h"
#include "core/runner/protocol.h"
#include "lessons/reader/program.h"
#include "lessons/twins.h"

namespace asynchio {
namespace {

constexpr std::size_t kLongestAskedRun = 300'000;  // events

std::span<std::byte> map_trace() {
    struct stat info {};
    if (fstat(kTraceDescriptor, &info) != 0 || info.st_size <= 0) return {};
    const auto size = static_cast<std::size_t>(info.st_size);
    void* memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, kTraceDescriptor, 0);
    return memory == MAP_FAILED ? std::span<std::byte>() : std::span(static_cast<std::byte*>(memory), size);
}

// In whichever language it is written.
python::RunResult run(TraceBuffer buffer, const RunRequest& request) {
    if (request.compiled.empty()) return python::run_program(buffer, request);
    const program::EntryPoint main = find_twin(request.compiled);
    if (main != nullptr) {
        program::run_program(buffer, request, main);
        return {};
    }
    // The app offers what it finds in the lessons; this runner was built without it.
    Recorder recorder(buffer, request.limits.events);
    RunEnded end;
    end.outcome = RunOutcome::refused;
    end.exit_code = 1;
    end.message = recorder.text("This build has no C++ program of lesson " + request.compiled + ": build Asynchio again.");
    recorder.record(end);
    return {};
}

// With the values they had in this run, as they stand in the program.
std::vector<std::pair<std::string, std::string>> sliders_of(const RunRequest& request) {
    if (!request.compiled.empty()) return request.parameters;
    std::vector<std::pair<std::string, std::string>> sliders;
    for (const Parameter& parameter : parse_program(request.program).parameters)
        sliders.emplace_back(parameter.name, parameter.default_value);
    return sliders;
}

std::vector<Answer> answer(TraceBuffer buffer, const RunRequest& request, const python::RunResult& result) {
    if (request.questions.empty()) return {};
    const Trace trace = read_trace(buffer);
    if (trace.size() > kLongestAskedRun)
        return {request.questions.size(), Answer::failure("the run has too many events to be asked about")};
    return python::answer_questions(request.questions, {Facts(trace), sliders_of(request), result.globals});
}

int serve() {
    const std::span<std::byte> memory = map_trace();
    const Result<TraceBuffer> buffer = TraceBuffer::open(memory);
    if (!buffer) {
        std::fprintf(stderr, "asynchio-runner: %s. This program is started by asynchio.\n", buffer.why().c_str());
        return 2;
    }
    // Never destroyed: a program may have left it in any state, and the process ends with it.
    static_cast<void>(new python::Interpreter);
    if (!write_frame(kSocketDescriptor, "ready")) return 0;
    while (const auto text = read_frame(kSocketDescriptor)) {
        const Result<NumberedRequest> request = decode_request(*text);
        if (!request) {
            std::fprintf(stderr, "asynchio-runner: %s\n", request.why().c_str());
            return 2;
        }
        const python::RunResult result = run(*buffer, request->request);
        RunReply reply{request->run, result.steps, result.dirty, {}};
        reply.answers = answer(*buffer, request->request, result);
        if (!write_frame(kSocketDescriptor, encode_reply(reply))) return 0;
        if (result.dirty) std::_Exit(0);
    }
    return 0;
}

}  // namespace
}  // namespace asynchio

int main() {
    asynchio::confine_process();
    const int status = asynchio::serve();
    // Not exit(): nothing is left that matters, and a damaged interpreter must not get to run code again.
    std::_Exit(status);
}
