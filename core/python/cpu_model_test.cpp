// The machine model through Python: cores, the GIL and its switch interval, as lessonlib.burn shows them. The numbers
// were measured with CPython 3.11 (two threads that compute 0.3 s: 0.608 s; a loop beside a busy thread: 5.2 ms late).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/tests/python_run.h"

namespace asynchio {
namespace {

using testing::PythonRun;
using testing::run_python;

PythonRun run_on(const std::string& machine, const std::string& program) {
    RunRequest request;
    request.program = program;
    request.machine = *parse_machine(machine);
    PythonRun run = run_python(request);
    EXPECT_EQ(run.outcome(), RunOutcome::finished) << run.message() << run.err;
    return run;
}

constexpr const char* kBurners = R"(
import threading, time
from lessonlib import burn
def work(): burn(0.3)
threads = [threading.Thread(target=work) for _ in range(N)]
for t in threads: t.start()
for t in threads: t.join()
print(round(time.monotonic(), 3))
)";

std::string burners(int threads) { return "N = " + std::to_string(threads) + "\n" + kBurners; }

TEST(CpuModel, ThreadsThatComputeTakeTurnsUnderTheGil) {
    EXPECT_EQ(run_on("", burners(1)).out, "0.3\n");
    EXPECT_EQ(run_on("", burners(2)).out, "0.6\n");
    EXPECT_EQ(run_on("cores=64", burners(3)).out, "0.9\n");
}

TEST(CpuModel, WithoutTheGilOnlyCoresAreShort) {
    EXPECT_EQ(run_on("gil=off", burners(2)).out, "0.3\n");
    EXPECT_EQ(run_on("gil=off,cores=4", burners(4)).out, "0.3\n");
    EXPECT_EQ(run_on("gil=off,cores=2", burners(3)).out, "0.45\n");
    EXPECT_EQ(run_on("gil=off,cores=1", burners(2)).out, "0.6\n");
}

// The length of each stretch in which a thread computed with the GIL.
std::vector<Duration> slices(const Trace& trace) {
    std::vector<Duration> lengths;
    Time taken = 0;
    for (const Event& event : trace.events()) {
        if (event.kind == EventKind::GilTaken) taken = event.time;
        if (event.kind == EventKind::GilDropped) lengths.push_back(event.time - taken);
    }
    return lengths;
}

TEST(CpuModel, AThreadKeepsTheGilForOneSwitchInterval) {
    for (const auto& [machine, interval] : {std::pair{"", 5 * kMillisecond}, {"switch=20ms", 20 * kMillisecond},
                                            {"switch=1ms", kMillisecond}}) {
        const std::vector<Duration> lengths = slices(run_on(machine, burners(2)).trace);
        ASSERT_GT(lengths.size(), 20u) << machine;
        for (std::size_t i = 0; i + 2 < lengths.size(); ++i) EXPECT_EQ(lengths[i], interval) << machine << " slice " << i;
    }
}

constexpr const char* kHeartbeat = R"(
import asyncio, time
from lessonlib import burn
async def heartbeat():
    for beat in range(5):
        due = time.monotonic() + 0.05
        await asyncio.sleep(0.05)
        print(abs(round((time.monotonic() - due) * 1000, 3)))
async def main():
    await asyncio.gather(heartbeat(), asyncio.to_thread(burn, 0.5))
asyncio.run(main())
)";

TEST(CpuModel, AThreadThatComputesMakesTheLoopLateByTheSwitchInterval) {
    EXPECT_EQ(run_on("", kHeartbeat).out, "5.0\n5.0\n5.0\n5.0\n5.0\n");
    EXPECT_EQ(run_on("switch=20ms", kHeartbeat).out, "20.0\n20.0\n20.0\n20.0\n20.0\n");
    EXPECT_EQ(run_on("gil=off", kHeartbeat).out, "0.0\n0.0\n0.0\n0.0\n0.0\n");
}

TEST(CpuModel, ComputingInACoroutineFreezesTheLoop) {
    const std::string program = R"(
import asyncio, time
from lessonlib import burn
async def tick():
    for _ in range(3):
        await asyncio.sleep(0.05)
        print('tick', round(time.monotonic(), 3))
async def compute():
    await asyncio.sleep(0.06)
    burn(0.12)
async def main(): await asyncio.gather(tick(), compute())
asyncio.run(main())
)";
    for (const char* machine : {"", "gil=off", "cores=1"})
        EXPECT_EQ(run_on(machine, program).out, "tick 0.05\ntick 0.18\ntick 0.23\n") << machine;
}

TEST(CpuModel, WaitingThreadsDoNotNeedTheGil) {
    const std::string program = R"(
import threading, time
threads = [threading.Thread(target=time.sleep, args=(0.3,)) for _ in range(10)]
for t in threads: t.start()
for t in threads: t.join()
print(round(time.monotonic(), 3))
)";
    for (const char* machine : {"", "cores=1", "gil=off"}) EXPECT_EQ(run_on(machine, program).out, "0.3\n") << machine;
}

TEST(CpuModel, ProgramsSeeTheSwitchIntervalOfTheMachine) {
    EXPECT_EQ(run_on("switch=20ms", "import sys\nprint(sys.getswitchinterval())\n").out, "0.02\n");
    EXPECT_EQ(run_on("", "import sys\nprint(sys.getswitchinterval())\n").out, "0.005\n");
}

}  // namespace
}  // namespace asynchio
