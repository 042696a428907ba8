// A run may be stopped anywhere: after every step what it made is taken down, the process stays clean, and what was
// recorded until then is what the whole run records.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/tests/programs.h"
#include "core/tests/python_run.h"

namespace asynchio {
namespace {

using testing::PythonRun;
using testing::run_python;

#ifdef ASYNCHIO_SANITIZED
constexpr std::uint64_t kMostStops = 25;
#else
constexpr std::uint64_t kMostStops = 250;
#endif

class Teardown : public ::testing::TestWithParam<const char*> {};

// How many of the first events are the same.
std::size_t common_events(const Trace& a, const Trace& b) {
    const std::size_t size = std::min(a.size(), b.size());
    std::size_t i = 0;
    while (i < size && event_to_text(a, a[i]) == event_to_text(b, b[i])) ++i;
    return i;
}

TEST_P(Teardown, AfterEveryStep) {
    const auto program = std::ranges::find(testing::varied_programs(), std::string_view(GetParam()), &testing::NamedProgram::name);
    ASSERT_NE(program, testing::varied_programs().end());
    RunRequest request;
    request.program = program->text;
    const PythonRun whole = run_python(request);
    ASSERT_GT(whole.steps, 2u);
    const std::uint64_t stride = 1 + whole.steps / kMostStops;
    for (std::uint64_t steps = 1; steps < whole.steps; steps += stride) {
        RunRequest part = request;
        part.limits.steps = steps;
        const PythonRun run = run_python(part);
        ASSERT_EQ(run.outcome(), RunOutcome::out_of_budget) << "after " << steps << " steps: " << run.message();
        ASSERT_EQ(run.end.end.budget, Budget::steps) << "after " << steps << " steps";
        ASSERT_FALSE(run.dirty) << "after " << steps << " steps something outlived the run";
        const std::size_t until = std::ranges::find(run.trace.events(), EventKind::RunEnded, &Event::kind) - run.trace.events().begin();
        ASSERT_GE(common_events(run.trace, whole.trace), until) << "after " << steps << " steps";
    }
    EXPECT_EQ(first_difference(whole.trace, run_python(request).trace), "");
}

INSTANTIATE_TEST_SUITE_P(Programs, Teardown,
                         ::testing::Values("gather", "cancel", "failing_task", "locks", "threads", "daemons", "pool", "to_thread",
                                           "pending_tasks", "generators", "groups", "time_limits", "thread_sync", "two_loops",
                                           "primitives", "waits", "async_generators", "queues", "pool_waits",
                                           "processes", "process_pools", "processes_left"),
                         [](const auto& program) { return std::string(program.param); });

}  // namespace
}  // namespace asynchio
