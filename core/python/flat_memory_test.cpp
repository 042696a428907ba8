// Thousands of runs in one process leave nothing behind: no memory, no threads, no objects.
#include <gtest/gtest.h>
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

#include "core/tests/flat_memory.h"
#include "core/tests/programs.h"
#include "core/tests/python_run.h"

namespace asynchio {
namespace {

using testing::run_python;

#ifdef ASYNCHIO_SANITIZED
constexpr int kRuns = 1100;
#else
constexpr int kRuns = 2000;
#endif
constexpr int kWarmUp = 700;  // the interpreter makes some tables anew, each once, in the first hundreds of runs
constexpr int kQuarter = (kRuns - kWarmUp) / testing::kQuarters;
constexpr std::int64_t kMostGrowth = kQuarter * 50;  // bytes; whatever stays after every run is larger

struct Memory {
    std::int64_t python = testing::python_memory();
    std::int64_t all = static_cast<std::int64_t>(mallinfo2().uordblks + mallinfo2().hblkhd);
};

std::size_t threads() {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& task : std::filesystem::directory_iterator("/proc/self/task")) ++count;
    return count;
}

// A thread that was joined stays on the system's list for a moment.
bool are_soon(std::size_t count) {
    for (int i = 0; i < 1000 && threads() != count; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return threads() == count;
}

class FlatMemory : public ::testing::TestWithParam<const char*> {};

TEST_P(FlatMemory, AfterThousandsOfRuns) {
    const auto program = std::ranges::find(testing::varied_programs(), std::string_view(GetParam()), &testing::NamedProgram::name);
    ASSERT_NE(program, testing::varied_programs().end());
    std::this_thread::sleep_for(std::chrono::milliseconds(20));  // for those of other tests
    static_cast<void>(run_python(program->text));  // its threads stay for the runs after it
    const std::size_t threads_before = threads();
    const auto repeat = [&](int times) {
        for (int i = 0; i < times; ++i) {
            EXPECT_FALSE(run_python(program->text).dirty);
            ASSERT_TRUE(are_soon(threads_before)) << threads() << " threads, " << threads_before << " before";
        }
    };
    repeat(kWarmUp);
    testing::Growth python, all;
    for (int quarter = 0; quarter < testing::kQuarters; ++quarter) {
        const Memory before;
        repeat(kQuarter);
        const Memory after;
        python.note(after.python - before.python, 0);  // not one byte
        all.note(after.all - before.all, kMostGrowth);
    }
    EXPECT_TRUE(python.is_flat()) << "in Python's allocators:" << python.text;
#ifndef ASYNCHIO_SANITIZED  // the sanitizers' allocators do not tell
    EXPECT_TRUE(all.is_flat()) << "in all:" << all.text;
#endif
}

INSTANTIATE_TEST_SUITE_P(Programs, FlatMemory,
                         ::testing::Values("gather", "cancel", "failing_task", "uncaught", "deadlock", "async_deadlock", "future",
                                           "daemons", "pool", "to_thread", "pending_tasks", "identities", "random", "logging",
                                           "dataclasses", "context", "finalizers", "exec", "two_loops", "thread_sync", "queues",
                                           "pool_waits", "groups", "time_limits", "waits", "async_generators",
                                           "left_hanging", "primitives", "waits_left", "threadsafe",
                                           "process_pools", "processes_left"),
                         [](const auto& program) { return std::string(program.param); });

}  // namespace
}  // namespace asynchio
