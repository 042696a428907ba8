// Nothing that a program does hurts the app: it ends in time, with a sentence, and the next run is as if nothing had
// happened.
#include <gtest/gtest.h>

#include <chrono>

#include "app/tests/hostile_programs.h"
#include "app/tests/processes.h"
#include "app/tests/runner_fixture.h"
#include "core/trace/text.h"

namespace asynchio {
namespace {

using testing::HostileProgram;
using testing::Outcome;

#ifdef ASYNCHIO_SANITIZED
constexpr double kSlower = 10;
#else
constexpr double kSlower = 1;
#endif
constexpr double kMostSeconds = 2 * kSlower;          // what a learner waits at most
constexpr double kMostSecondsLastResort = 4 * kSlower;  // for calls into C
constexpr double kBusyMachine = 4;                     // other tests run at the same time, so the clock says little

constexpr const char* kLesson = R"(import asyncio, threading
lock = threading.Lock()
async def brew(name, s):
    print('start', name, len(name), sorted([s, 1.0]), hash(name) != 0, {name, 'x'})
    await asyncio.sleep(s)
    with lock: print('ready', name, lock, object())
    return name
async def main():
    print('tray', await asyncio.gather(brew('A', 3.0), brew('B', 1.0), asyncio.to_thread(str, 5)))
asyncio.run(main())
)";

std::string lesson_trace(RunClient& client) {
    testing::run(client, kLesson);
    EXPECT_TRUE(client.reproducible());
    return trace_to_text(client.trace());
}

double seconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void check_end(const HostileProgram& program, const Outcome& outcome, const Trace& trace) {
    const std::string words = testing::end_words(outcome.end.end);
    EXPECT_TRUE(trace.ended());
    EXPECT_TRUE(testing::is_allowed(words, program.ends)) << "it ended as " << words << ": " << outcome.message << "\n"
                                                         << outcome.err.substr(0, 2000);
    EXPECT_NE(outcome.message.empty(), outcome.end.end.outcome != RunOutcome::finished) << "a sentence: " << outcome.message;
    EXPECT_EQ(outcome.message.find('\n'), std::string::npos) << outcome.message;
    EXPECT_NE((outcome.message + "\n" + outcome.err).find(program.says), std::string::npos)
        << outcome.message << "\n" << outcome.err.substr(0, 2000);
    EXPECT_NE(outcome.out.find(program.prints), std::string::npos) << outcome.out.substr(0, 2000);
}

void run_and_check(RunClient& client, const HostileProgram& program) {
    const auto begin = std::chrono::steady_clock::now();
    const double computed = testing::processor_time_of_children();
    RunRequest request;
    request.program = program.text;
    request.filename = program.name() + ".py";
    const Outcome outcome = testing::run(client, request);
    const double limit = program.slow ? kMostSecondsLastResort : kMostSeconds;
    EXPECT_LE(testing::processor_time_of_children() - computed, limit) << "seconds of processor: on a quiet machine, of the clock";
    EXPECT_LE(seconds_since(begin), limit * kBusyMachine);
    check_end(program, outcome, client.trace());
}

class Hostile : public ::testing::TestWithParam<std::string> {};

TEST_P(Hostile, ProgramsEndInTimeWithASentenceAndTheNextRunIsAsNew) {
    {
        RunClient fresh(testing::built_runner());
        const std::string expected = lesson_trace(fresh);
        RunClient client(testing::built_runner());
        EXPECT_EQ(lesson_trace(client), expected);
        for (const HostileProgram& program : testing::hostile_programs(GetParam())) {
            SCOPED_TRACE(program.name());
            run_and_check(client, program);
            const std::string trace = lesson_trace(client);
            if (trace != expected)
                ADD_FAILURE() << "the run after it differs: "
                              << first_difference(*parse_trace_text(expected), *parse_trace_text(trace));
        }
    }
    EXPECT_TRUE(testing::child_processes().empty()) << "no runner is left";
}

INSTANTIATE_TEST_SUITE_P(Families, Hostile, ::testing::ValuesIn(testing::hostile_families()),
                         [](const auto& family) { return family.param; });

TEST(HostileClient, KeepsItsMemory) {
    RunClient client(testing::built_runner());
    std::size_t first = 0;
    for (int round = 0; round < 3; ++round) {
        for (const char* name : {"endless/print", "endless/generator", "text/long_line", "tasks/soon_for_ever",
                                 "crash/bad_bytecode", "exits/attributes_exit", "memory/string_doubling"})
            run_and_check(client, testing::read_hostile_program(testing::hostile_folder() / (std::string(name) + ".py")));
        lesson_trace(client);
        if (round == 0) first = testing::resident_memory();
    }
    EXPECT_LE(testing::resident_memory(), first + (16u << 20) * static_cast<std::size_t>(kSlower));
}

TEST(HostileClient, StopsAndReplacesRunsThatHang) {
    RunClient client(testing::built_runner());
    const std::string expected = lesson_trace(client);
    for (int i = 0; i < 5; ++i) {
        RunRequest request;
        request.program = "sum(range(10 ** 12))\n";
        client.start(request);
        client.poll(20 * kMillisecond);
        if (i % 2 == 0) client.stop();
        EXPECT_EQ(lesson_trace(client), expected);
    }
    client.stop();
    RunRequest request;
    request.program = "sum(range(10 ** 12))\n";
    client.start(request);
    client.stop();
    const Outcome outcome = testing::outcome_of(client.trace());
    EXPECT_EQ(outcome.end.end.outcome, RunOutcome::stopped);
    EXPECT_EQ(outcome.message, "You stopped the run.");
    EXPECT_FALSE(client.reproducible());
}

TEST(HostileClient, SurvivesARunnerThatIsMissing) {
    RunClient client("/nonexistent/asynchio-runner");
    const Outcome outcome = testing::run(client, "print(1)\n");
    EXPECT_EQ(outcome.end.end.outcome, RunOutcome::crashed);
    EXPECT_NE(outcome.message.find("could not be started"), std::string::npos) << outcome.message;
}

TEST(HostileClient, SurvivesARunnerThatIsSomethingElse) {
    for (const char* program : {"/bin/true", "/bin/cat", "/bin/sleep"}) {
        RunClient client(program, PatienceLimits{kSecond, kSecond});
        const Outcome outcome = testing::run(client, "print(1)\n");
        EXPECT_TRUE(outcome.end.end.outcome == RunOutcome::crashed || outcome.end.end.outcome == RunOutcome::out_of_budget);
        EXPECT_FALSE(outcome.message.empty());
    }
    EXPECT_TRUE(testing::child_processes().empty());
}

TEST(HostileClient, SurvivesARunnerThatWasKilledWhileIdle) {
    RunClient client(testing::built_runner());
    const std::string expected = lesson_trace(client);
    client.prepare_spare();
    for (const int pid : testing::child_processes()) ::kill(pid, SIGKILL);
    usleep(50'000);
    EXPECT_EQ(lesson_trace(client), expected);
    EXPECT_EQ(lesson_trace(client), expected);
}

}  // namespace
}  // namespace asynchio
