// A run is a pure function: the same program gives the same trace, byte for byte, whatever ran before it in the process.
#include <gtest/gtest.h>

#include "core/tests/programs.h"
#include "core/tests/python_run.h"

namespace asynchio {
namespace {

using testing::PythonRun;
using testing::run_python;

RunRequest request_for(const char* program) {
    RunRequest request;
    request.program = program;
    request.limits.memory_bytes = 64u << 20;
    return request;
}

TEST(SameBytes, TwiceInARow) {
    for (const auto& [name, text] : testing::varied_programs()) {
        const RunRequest request = request_for(text);
        const PythonRun first = run_python(request), second = run_python(request), third = run_python(request);
        EXPECT_EQ(first_difference(first.trace, second.trace), "") << name;
        EXPECT_EQ(first_difference(first.trace, third.trace), "") << name;
        EXPECT_FALSE(first.dirty) << name;
        EXPECT_FALSE(third.dirty) << name;
        EXPECT_EQ(first.out.find("0x55"), std::string::npos) << name << " shows an address: " << first.out;
    }
}

TEST(SameBytes, InAnyOrder) {
    std::map<std::string, std::string> traces;
    for (const auto& [name, text] : testing::varied_programs()) traces[name] = trace_to_text(run_python(request_for(text)).trace);
    const auto& programs = testing::varied_programs();
    for (auto program = programs.rbegin(); program != programs.rend(); ++program) {
        const PythonRun again = run_python(request_for(program->text));
        const Result<Trace> before = parse_trace_text(traces[program->name]);
        ASSERT_TRUE(before) << before.why();
        EXPECT_EQ(first_difference(*before, again.trace), "") << program->name;
    }
}

TEST(SameBytes, WithEveryMachineAndSeed) {
    for (const char* machine : {"gil=off", "cores=1", "seed=7", "preempt=any,seed=3"}) {
        for (const char* policy : {"fair", "random"}) {
            for (const auto& [name, text] : testing::varied_programs()) {
                RunRequest request = request_for(text);
                request.machine = *parse_machine(machine);
                request.schedule = *parse_schedule(policy);
                const PythonRun first = run_python(request), second = run_python(request);
                EXPECT_EQ(first_difference(first.trace, second.trace), "") << name << " " << machine << " " << policy;
            }
        }
    }
}

}  // namespace
}  // namespace asynchio
