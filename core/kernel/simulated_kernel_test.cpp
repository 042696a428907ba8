#include "core/kernel/simulated_kernel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/tests/simulation.h"
#include "core/threads/mutex.h"

namespace asynchio {
namespace {

using ::testing::ElementsAre;
using testing::said;
using testing::Simulation;

ThreadSpec named(const std::string& name) {
    ThreadSpec spec;
    spec.name = spec.label = name;
    return spec;
}

TEST(SimulatedKernel, TimePassesOnlyWhenNobodyCanRun) {
    Simulation s;
    const Trace trace = s.run([&] {
        s.kernel.spawn(named("A"), [&] {
            s.kernel.sleep_until(2 * kSecond);
            s.say("two");
        });
        s.kernel.spawn(named("B"), [&] {
            s.kernel.sleep_until(kSecond);
            s.say("one");
        });
        s.say("zero");
    });
    EXPECT_THAT(said(trace), ElementsAre("0.00 main: zero", "1.00 B: one", "2.00 A: two"));
}

TEST(SimulatedKernel, ANewThreadRunsUntilItsFirstWaitBeforeItsStarterGoesOn) {
    Simulation s;
    const Trace trace = s.run([&] {
        s.kernel.spawn(named("A"), [&] { s.say("begins"); });
        s.say("goes on");
    });
    EXPECT_THAT(said(trace), ElementsAre("0.00 A: begins", "0.00 main: goes on"));
}

TEST(SimulatedKernel, TwoLocksInOppositeOrderAreADeadlock) {
    Simulation s;
    const Trace trace = s.run([&] {
        const auto board = make_ref<Mutex>(s.kernel, "board");
        const auto knife = make_ref<Mutex>(s.kernel, "knife");
        const auto cook = [&](Ref<Mutex> first, Ref<Mutex> second) {
            return [&s, first, second] {
                first->acquire();
                s.kernel.sleep_until(s.kernel.now() + kSecond);
                second->acquire();
            };
        };
        s.kernel.spawn(named("ann"), cook(board, knife));
        s.kernel.spawn(named("bob"), cook(knife, board));
    });
    const State end = fold(trace, trace.size());
    EXPECT_EQ(end.end.outcome, RunOutcome::stuck);
    EXPECT_EQ(end.now, kSecond);
    EXPECT_EQ(trace.text(end.end.message),
              "ann waits for lock knife, held by bob; bob waits for lock board, held by ann: a circle, so this is a "
              "deadlock.");
}

TEST(SimulatedKernel, ThreadsThatComputeShareTheGil) {
    Simulation s;
    s.run([&] {
        for (const char* name : {"A", "B"}) s.kernel.spawn(named(name), [&] { s.kernel.spend_cpu(300 * kMillisecond, true); });
    });
    EXPECT_EQ(s.elapsed(), 600 * kMillisecond);
}

TEST(SimulatedKernel, WithoutTheGilThreadsComputeOnTheirOwnCores) {
    Machine machine;
    machine.gil = false;
    machine.cores = 2;
    Simulation s(machine);
    s.run([&] {
        for (const char* name : {"A", "B", "C"})
            s.kernel.spawn(named(name), [&] { s.kernel.spend_cpu(300 * kMillisecond, true); });
    });
    EXPECT_NEAR(to_seconds(s.elapsed()), 0.45, to_seconds(Processor::kQuantum)) << "three computations on two cores";
}

TEST(SimulatedKernel, AThreadThatComputesMakesOthersLateByTheSwitchInterval) {
    Simulation s;
    const Trace trace = s.run([&] {
        s.kernel.spawn(named("burner"), [&] { s.kernel.spend_cpu(kSecond, true); });
        for (int i = 0; i < 3; ++i) {
            s.kernel.sleep_until(s.kernel.now() + 100 * kMillisecond);
            s.say("beat");
        }
    });
    EXPECT_THAT(said(trace), ElementsAre("0.11 main: beat", "0.215 main: beat", "0.32 main: beat"));
}

TEST(SimulatedKernel, SpinningOnTheClockMakesItMove) {
    Simulation s;
    s.run([&] {
        while (s.kernel.read_clock() < kSecond) {
        }
    });
    EXPECT_GE(s.elapsed(), kSecond);
    EXPECT_LT(s.elapsed(), kSecond + kMillisecond);
}

TEST(SimulatedKernel, DaemonsAreUnwoundWhenTheProgramEnds) {
    Simulation s;
    bool unwound = false;
    const Trace trace = s.run([&] {
        ThreadSpec spec = named("ticker");
        spec.daemon = true;
        s.kernel.spawn(spec, [&] {
            struct Note {
                bool& unwound;
                ~Note() { unwound = true; }
            } const note{unwound};
            for (;;) s.kernel.sleep_until(s.kernel.now() + kSecond);
        });
        s.kernel.sleep_until(3 * kSecond + 1);
    });
    EXPECT_TRUE(unwound);
    EXPECT_EQ(fold(trace, trace.size()).end.outcome, RunOutcome::finished);
    EXPECT_EQ(s.elapsed(), 3 * kSecond + 1);
}

TEST(SimulatedKernel, ATickerThatNeverEndsUsesUpVirtualTime) {
    Simulation s;
    const Trace trace = s.run([&] {
        for (;;) s.kernel.sleep_until(s.kernel.now() + 60 * kSecond);
    });
    const State end = fold(trace, trace.size());
    EXPECT_EQ(end.end.outcome, RunOutcome::out_of_budget);
    EXPECT_EQ(end.end.budget, Budget::virtual_time);
}

TEST(SimulatedKernel, TooManyThreadsEndTheRun) {
    Simulation s;
    const Trace trace = s.run([&] {
        for (;;) s.kernel.spawn(named("bomb"), [&] { s.kernel.sleep_until(kNever - 1); });
    });
    EXPECT_EQ(fold(trace, trace.size()).end.budget, Budget::threads);
}

TEST(SimulatedKernel, RandomSchedulesDependOnTheSeedAndOnNothingElse) {
    const auto order = [](std::uint32_t seed) {
        Simulation s({}, {}, make_random_schedule(seed));
        const Trace trace = s.run([&] {
            for (const char* name : {"A", "B", "C", "D"})
                s.kernel.spawn(named(name), [&s, name] {
                    s.kernel.sleep_until(kSecond);
                    s.say(name);
                });
        });
        return trace_to_text(trace);
    };
    EXPECT_EQ(order(7), order(7));
    bool different = false;
    for (std::uint32_t seed = 1; seed < 8; ++seed) different |= order(seed) != order(0);
    EXPECT_TRUE(different);
}

}  // namespace
}  // namespace asynchio
