// Processes of the simulated kernel: a GIL each, and they end together.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/tests/simulation.h"
#include "core/threads/mutex.h"
#include "core/threads/process.h"

namespace asynchio {
namespace {

using ::testing::ElementsAre;
using testing::said;
using testing::Simulation;

Machine with_cores(std::uint32_t cores, Duration start = 0) {
    Machine machine;
    machine.cores = cores;
    machine.process_start = start;
    return machine;
}

ProcessId start(Simulation& s, const std::string& name, std::function<ProcessExit()> body, bool daemon = false) {
    return start_process(s.starter, ProcessSpec{name, name, daemon}, ThreadSpec{}, std::move(body));
}

TEST(Processes, ComputeAtTheSameTime) {
    Simulation s(with_cores(4, 50 * kMillisecond));
    const Trace trace = s.run([&] {
        for (const char* name : {"P0", "P1"}) {
            start(s, name, [&] {
                s.kernel.spend_cpu(kSecond, true);
                s.say("computed");
                return ProcessExit{};
            });
        }
        s.kernel.spend_cpu(kSecond, true);
        s.say("computed");
    });
    EXPECT_THAT(said(trace), ElementsAre("1.00 main: computed", "1.05 P0: computed", "1.05 P1: computed"));
}

TEST(Processes, ShareTheCores) {
    Simulation s(with_cores(1));
    const Trace trace = s.run([&] {
        for (const char* name : {"P0", "P1"}) {
            start(s, name, [&] {
                s.kernel.spend_cpu(kSecond, true);
                return ProcessExit{};
            });
        }
    });
    EXPECT_EQ(s.elapsed(), 2 * kSecond);
}

TEST(Processes, HaveAGilForTheirOwnThreads) {
    Simulation s(with_cores(4));
    const Trace trace = s.run([&] {
        for (const char* name : {"P0", "P1"}) {
            start(s, name, [&] {
                s.kernel.spawn(ThreadSpec{"T", "T", "", PoolId(), false, false}, [&] {
                    s.kernel.spend_cpu(kSecond, true);
                    s.say("computed");
                });
                s.kernel.spend_cpu(kSecond, true);
                s.kernel.join_threads();
                return ProcessExit{};
            });
        }
    });
    EXPECT_EQ(s.elapsed(), 2 * kSecond);
    EXPECT_THAT(said(trace), ElementsAre("1.995 P0/T: computed", "1.995 P1/T: computed"));
}

TEST(Processes, GoOnAfterTheirStarter) {
    Simulation s;
    const Trace trace = s.run([&] {
        const ProcessId child = start(s, "P0", [&] {
            s.say("begins");
            return ProcessExit{3, 0};
        });
        s.say("goes on");
        EXPECT_EQ(s.kernel.exit_of(child), nullptr);
        EXPECT_TRUE(s.kernel.join_process(child, kNever));
        EXPECT_EQ(s.kernel.exit_of(child)->status, 3u);
    });
    EXPECT_THAT(said(trace), ElementsAre("0.00 main: goes on", "0.00 P0: begins"));
}

TEST(Processes, AreKilledWhereverTheyAre) {
    Simulation s(with_cores(2));
    const auto lock = make_ref<Mutex>(s.kernel, "lock");
    const Trace trace = s.run([&] {
        const ProcessId sleeping = start(s, "sleeps", [&]() -> ProcessExit {
            s.kernel.sleep_until(kSecond);
            s.say("never");
            return {};
        });
        const ProcessId computing = start(s, "computes", [&]() -> ProcessExit {
            s.kernel.spawn(ThreadSpec{"T", "T", "", PoolId(), false, false}, [&] { s.kernel.spend_cpu(kSecond, true); });
            s.kernel.spend_cpu(kSecond, true);
            s.say("never");
            return {};
        });
        const ProcessId young = start(s, "young", [&]() -> ProcessExit {
            s.say("never");
            return {};
        });
        s.kernel.kill_process(young, ProcessExit{0, 9});
        s.kernel.sleep_until(kSecond / 2);
        EXPECT_FALSE(s.kernel.join_process(sleeping, s.kernel.now()));
        s.kernel.kill_process(sleeping, ProcessExit{0, 15});
        s.kernel.kill_process(computing, ProcessExit{0, 15});
        for (const ProcessId process : {sleeping, computing, young}) s.kernel.join_process(process, kNever);
        EXPECT_EQ(s.kernel.exit_of(young)->signal, 9u);
        EXPECT_EQ(s.kernel.exit_of(computing)->signal, 15u);
        s.kernel.spend_cpu(kSecond, true);  // the core is free again
        s.say("over");
    });
    EXPECT_THAT(said(trace), ElementsAre("1.50 main: over"));
}

TEST(Processes, DaemonsEndWithTheirParentAndTheOthersAreWaitedFor) {
    Simulation s;
    const Trace trace = s.run([&] {
        const auto sleep = [&s](Duration time) {
            return [&s, time] {
                s.kernel.sleep_until(time);
                s.say("done");
                return ProcessExit{};
            };
        };
        start(s, "daemon", sleep(kSecond), true);
        start(s, "other", sleep(2 * kSecond));
        s.say("ends");
    });
    EXPECT_THAT(said(trace), ElementsAre("0.00 main: ends", "2.00 other: done"));
}

TEST(Processes, AreToldInTheTrace) {
    Simulation s;
    const Trace trace = s.run([&] {
        const ProcessId child = start(s, "P0", [&] {
            s.kernel.spawn(ThreadSpec{"T", "T", "", PoolId(), false, false}, [] {});
            return ProcessExit{};
        });
        s.kernel.join_process(child, kNever);
    });
    const State state = fold(trace, trace.size());
    const ProcessState* process = state.find(ProcessId(2));
    ASSERT_NE(process, nullptr);
    EXPECT_EQ(process->parent, ProcessId(1));
    EXPECT_TRUE(process->ended);
    EXPECT_EQ(process->threads.size(), 2u);
    EXPECT_FALSE(state.threads.front().process);
    for (const ThreadId thread : process->threads) EXPECT_EQ(state.find(thread)->process, ProcessId(2));
}

TEST(Processes, WithoutALimitEndInTheSentenceForThreads) {
    Simulation s;
    std::function<ProcessExit()> fork = [&]() -> ProcessExit {
        for (;;) start(s, "P", fork);
    };
    const Trace trace = s.run([&] { fork(); });
    EXPECT_EQ(fold(trace, trace.size()).end.budget, Budget::threads);
}

}  // namespace
}  // namespace asynchio
