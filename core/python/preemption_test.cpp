// Lost updates: which the language permits and which this interpreter can show, found by random schedules and replayed.
#include <gtest/gtest.h>

#include "core/tests/python_run.h"

namespace asynchio {
namespace {

using testing::PythonRun;
using testing::run_python;

std::string counting(const std::string& update, const std::string& setup = "") {
    return "import threading\ncounter = 0\n" + setup + R"(
def work():
    global counter
    for _ in range(3):
        )" + update + R"(
threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(counter)
)";
}

RunRequest random_run(const std::string& program, PreemptModel model, std::uint32_t seed) {
    RunRequest request;
    request.program = program;
    request.machine.seed = seed;
    request.machine.preempt = model;
    request.schedule.policy = ScheduleText::Policy::random;
    return request;
}

// The first seed whose run does not count to six; 0 if there is none.
std::uint32_t losing_seed(const std::string& program, PreemptModel model, std::uint32_t seeds) {
    for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
        const PythonRun run = run_python(random_run(program, model, seed));
        EXPECT_EQ(run.outcome(), RunOutcome::finished) << run.message() << run.err;
        if (run.out != "6\n") return seed;
    }
    return 0;
}

TEST(Preemption, AnyModelLosesUpdatesOfAnAugmentedAssignment) {
    EXPECT_NE(losing_seed(counting("counter += 1"), PreemptModel::any, 300), 0u);
}

TEST(Preemption, ThisCPythonNeverLosesThem) {
    EXPECT_EQ(losing_seed(counting("counter += 1"), PreemptModel::cpython, 500), 0u);
    EXPECT_EQ(losing_seed(counting("seen = counter; seen += 1; counter = seen"), PreemptModel::cpython, 300), 0u)
        << "no call and no loop edge between the read and the write";
}

TEST(Preemption, ThisCPythonLosesThemWhenACallLiesBetween) {
    EXPECT_NE(losing_seed(counting("counter = int(counter) + 1"), PreemptModel::cpython, 300), 0u);
}

TEST(Preemption, ALockMakesThemSafeInEveryModel) {
    const std::string program = counting("with lock: counter += 1", "lock = threading.Lock()\n");
    EXPECT_EQ(losing_seed(program, PreemptModel::any, 300), 0u);
    EXPECT_EQ(losing_seed(program, PreemptModel::cpython, 300), 0u);
}

TEST(Preemption, AWaitBetweenReadAndWriteLosesThemWithoutAnySchedule) {
    RunRequest request;
    request.program = counting("seen = counter; time.sleep(0.1); counter = seen + 1", "import time\n");
    EXPECT_EQ(run_python(request).out, "3\n");
}

TEST(Preemption, TheFairScheduleSwitchesOnlyWhereThreadsWait) {
    RunRequest request;
    request.program = counting("counter += 1");
    request.machine.preempt = PreemptModel::any;
    EXPECT_EQ(run_python(request).out, "6\n");
}

// "v1 any <hash> 12:1,15:2": the decisions of a run that were not the default.
std::string recorded_schedule(const PythonRun& run, const RunRequest& request) {
    ScheduleText schedule;
    schedule.policy = ScheduleText::Policy::replay;
    schedule.model = request.machine.preempt;
    schedule.program_hash = program_hash(request.program);
    for (const Event& event : run.trace.events()) {
        if (event.kind != EventKind::ChoiceMade) continue;
        const auto choice = unpack<ChoiceMade>(event);
        if (choice.chosen != 0) schedule.choices[choice.step] = choice.chosen;
    }
    return format_schedule(schedule);
}

TEST(Preemption, ARecordedScheduleReplaysTheRunExactly) {
    const std::string program = counting("counter += 1");
    for (const PreemptModel model : {PreemptModel::any, PreemptModel::cpython}) {
        for (std::uint32_t seed = 1; seed <= 40; ++seed) {
            RunRequest request = random_run(program, model, seed);
            const PythonRun recorded = run_python(request);
            const std::string text = recorded_schedule(recorded, request);
            EXPECT_TRUE(text.starts_with("v1 ")) << text;
            const Result<ScheduleText> schedule = parse_schedule(text);
            ASSERT_TRUE(schedule) << schedule.why();
            request.schedule = *schedule;
            const PythonRun replayed = run_python(request);
            EXPECT_EQ(first_difference(recorded.trace, replayed.trace), "") << "seed " << seed << ": " << text;
        }
    }
}

TEST(Preemption, TheSameSeedIsTheSameRunAndOthersDiffer) {
    const std::string program = counting("counter += 1");
    std::set<std::string> traces;
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        const RunRequest request = random_run(program, PreemptModel::any, seed);
        const std::string first = trace_to_text(run_python(request).trace);
        EXPECT_EQ(first, trace_to_text(run_python(request).trace)) << seed;
        traces.insert(first.substr(first.find('\n')));  // without the line that has the seed
    }
    EXPECT_GT(traces.size(), 5u);
}

}  // namespace
}  // namespace asynchio
