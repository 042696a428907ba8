// OS threads sleep between runs and share one core while a run goes; runs do not notice.
#include "core/kernel/os_threads.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <set>

#include "core/kernel/simulated_kernel.h"
#include "core/trace/state.h"

namespace asynchio {
namespace {

cpu_set_t cores_allowed() {
    cpu_set_t set;
    CPU_ZERO(&set);
    pthread_getaffinity_np(pthread_self(), sizeof set, &set);
    return set;
}

int number_of(const cpu_set_t& cores) { return CPU_COUNT(&cores); }

std::size_t threads_of_this_process() {
    const std::filesystem::directory_iterator tasks("/proc/self/task");
    return static_cast<std::size_t>(std::distance(begin(tasks), end(tasks)));
}

// Runs that share an environment, and what their threads saw.
class OsThreadsTest : public ::testing::Test {
  protected:
    void run(int threads, const std::function<void(SimulatedKernel&)>& work) {
        tids_.clear();
        Recorder recorder(buffer_.get());
        SimulatedKernel kernel(recorder, Machine{}, Limits{}, make_fair_schedule(), &environment_);
        kernel.run("test", [&] {
            for (int i = 0; i < threads; ++i)
                kernel.spawn(ThreadSpec{}, [&] {
                    tids_.insert(gettid());
                    cores_.push_back(number_of(cores_allowed()));
                    work(kernel);
                });
        });
        end_ = fold(read_trace(buffer_.get()), recorder.size()).end.outcome;
    }
    static void sleep_a_while(SimulatedKernel& kernel) { kernel.sleep_until(kernel.now() + kSecond); }

    OwnedTraceBuffer buffer_{1 << 16, 1 << 18};
    Environment environment_;
    std::set<pid_t> tids_;    // of the last run
    std::vector<int> cores_;  // how many each thread might use
    RunOutcome end_{};
};

TEST_F(OsThreadsTest, TheNextRunHasTheThreadsOfTheLastOne) {
    run(3, sleep_a_while);
    const std::set<pid_t> first = tids_;
    EXPECT_EQ(first.size(), 3u);
    run(3, sleep_a_while);
    EXPECT_EQ(tids_, first);
    run(2, sleep_a_while);
    EXPECT_EQ(tids_.size(), 2u);
    for (const pid_t tid : tids_) EXPECT_TRUE(first.contains(tid));
}

TEST_F(OsThreadsTest, AlsoAfterARunThatWasStuck) {
    run(3, [](SimulatedKernel& kernel) { kernel.park(Wait{WaitKind::lock, 1}, kNever); });
    EXPECT_EQ(end_, RunOutcome::stuck);
    const std::set<pid_t> first = tids_;
    run(3, sleep_a_while);
    EXPECT_EQ(end_, RunOutcome::finished);
    EXPECT_EQ(tids_, first);
}

TEST_F(OsThreadsTest, ShareOneCoreWhileARunGoes) {
    const cpu_set_t before = cores_allowed();
    run(2, sleep_a_while);
    run(3, sleep_a_while);
    EXPECT_EQ(cores_, std::vector<int>(5, 1));
    const cpu_set_t after = cores_allowed();
    EXPECT_TRUE(CPU_EQUAL(&before, &after)) << "whoever runs programs has its cores back";
}

TEST_F(OsThreadsTest, NotTooManySleep) {
    const std::size_t before = threads_of_this_process();
    run(60, sleep_a_while);
    EXPECT_EQ(tids_.size(), 60u);
    EXPECT_LE(threads_of_this_process(), before + 16);
}

TEST_F(OsThreadsTest, EndWithTheirOwner) {
    const std::size_t before = threads_of_this_process();
    {
        OsThreads threads;
        int calls = 0;
        BatonSemaphore done;
        struct Work {
            int& calls;
            BatonSemaphore& done;
        } work{calls, done};
        for (int i = 0; i < 2; ++i) {
            OsThreads::Worker* const worker = threads.take(
                [](void* argument) {
                    auto& mine = *static_cast<Work*>(argument);
                    ++mine.calls;
                    mine.done.post();
                },
                &work);
            ASSERT_NE(worker, nullptr);
            worker->baton.post();
            done.wait();
            threads.give_back();
        }
        EXPECT_EQ(calls, 2);
        EXPECT_EQ(threads_of_this_process(), before + 1);
    }
    EXPECT_EQ(threads_of_this_process(), before);
}

}  // namespace
}  // namespace asynchio
