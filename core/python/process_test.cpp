// Processes of Python programs: what the machine makes of them, and what the trace tells.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "core/tests/python_run.h"
#include "core/trace/lanes.h"

namespace asynchio {
namespace {

using testing::PythonRun;
using testing::run_python;

// The program of the lesson about four ways to do N jobs, with these numbers.
std::string four_ways(int how, double io, double cpu) {
    std::ifstream file(ASYNCHIO_SOURCE_DIR "/core/tests/corpus/processes/process_four_ways.py");
    std::stringstream text;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("HOW = ")) line = "HOW = " + std::to_string(how);
        if (line.starts_with("IO = ")) line = "IO = " + std::to_string(io);
        if (line.starts_with("CPU = ")) line = "CPU = " + std::to_string(cpu);
        text << line << "\n";
    }
    return text.str();
}

double seconds_of(int how, double io, double cpu, const char* machine = "cores=4,start=50ms") {
    RunRequest request;
    request.program = four_ways(how, io, cpu);
    request.machine = *parse_machine(machine);
    const PythonRun run = run_python(request);
    EXPECT_EQ(run.out, "all done\n") << run.err << run.message();
    return to_seconds(run.end.now);
}

TEST(FourWays, TakeAsLongAsTheReferenceSays) {
    constexpr double kTolerance = 0.011;
    const double io[] = {2.0, 0.5, 0.5, 0.55}, cpu[] = {2.0, 2.0, 2.0, 0.55}, both[] = {4.0, 2.5, 2.5, 1.05};
    for (int how = 0; how < 4; ++how) {
        EXPECT_NEAR(seconds_of(how, 0.5, 0.0), io[how], kTolerance) << "waiting, way " << how;
        EXPECT_NEAR(seconds_of(how, 0.0, 0.5), cpu[how], kTolerance) << "computing, way " << how;
        EXPECT_NEAR(seconds_of(how, 0.5, 0.5), both[how], kTolerance) << "both, way " << how;
    }
    EXPECT_NEAR(seconds_of(2, 0.0, 0.5, "cores=4,gil=off"), 0.5, kTolerance) << "threads without the GIL";
    EXPECT_GE(seconds_of(3, 0.0, 0.5, "cores=1,start=50ms"), 2.0) << "processes on one core";
}

TEST(ProcessTrace, TellsWhichThreadsBelongToWhichProcess) {
    const PythonRun run = run_python(
        "import multiprocessing, threading, time\n"
        "def inner(): time.sleep(0.1)\n"
        "def work(n):\n"
        "    threads = [threading.Thread(target=inner) for _ in range(2)]\n"
        "    for t in threads: t.start()\n"
        "for n in range(2): multiprocessing.Process(target=work, args=(n,)).start()\n");
    ASSERT_EQ(run.outcome(), RunOutcome::finished) << run.err;
    std::vector<std::string> names;
    LaneBuilder lanes;
    lanes.read(run.trace);
    for (const Lane& lane : lanes.lanes().lanes) {
        EXPECT_EQ(lane.process, run.end.find(lane.actor.thread)->process);
        names.push_back(actor_name(run.trace, run.end, lane.actor));
    }
    EXPECT_EQ(names, (std::vector<std::string>{"main", "work0", "work1", "work0/inner", "work1/inner#2", "work0/inner#3",
                                               "work1/inner#4"}));
    for (const std::uint32_t id : {2u, 3u}) {
        const ProcessState* const process = run.end.find(ProcessId(id));
        ASSERT_NE(process, nullptr);
        EXPECT_EQ(process->threads.size(), 3u);
        EXPECT_TRUE(process->ended);
        EXPECT_EQ(process->ended_at, 100 * kMillisecond);
        EXPECT_EQ(run.trace.text(process->name), "Process-" + std::to_string(id - 1));
    }
}

TEST(ProcessTrace, ShowsWorkersOfAPoolInTheirProcesses) {
    const PythonRun run = run_python(
        "from concurrent.futures import ProcessPoolExecutor\n"
        "import time\n"
        "with ProcessPoolExecutor(2) as pool: list(pool.map(time.sleep, [0.1, 0.1, 0.1]))\n");
    ASSERT_EQ(run.outcome(), RunOutcome::finished) << run.err;
    ASSERT_EQ(run.end.pools.size(), 1u);
    EXPECT_EQ(run.end.pools[0].threads.size(), 2u);
    ASSERT_EQ(run.end.jobs.size(), 3u);
    for (const JobState& job : run.end.jobs) EXPECT_EQ(job.phase, JobState::Phase::done);
    EXPECT_EQ(actor_name(run.trace, run.end, Actor::of(run.end.jobs[0].worker)), "P0");
    EXPECT_EQ(actor_name(run.trace, run.end, Actor::of(run.end.jobs[1].worker)), "P1");
}

TEST(ProcessTrace, AStuckProcessSaysWhoWaits) {
    const PythonRun run = run_python(
        "import multiprocessing\n"
        "def wait(queue): queue.get()\n"
        "queue = multiprocessing.Queue()\n"
        "process = multiprocessing.Process(target=wait, args=(queue,))\n"
        "process.start()\n"
        "process.join()\n");
    EXPECT_EQ(run.outcome(), RunOutcome::stuck);
    EXPECT_NE(run.message().find("main waits for process wait"), std::string::npos) << run.message();
}

TEST(Processes, WithoutALimitEndInASentence) {
    const PythonRun run = run_python(
        "import multiprocessing as mp\n"
        "def f():\n"
        "    while True: mp.Process(target=f).start()\n"
        "f()\n");
    EXPECT_EQ(run.end.end.budget, Budget::threads) << run.message();
    EXPECT_FALSE(run.dirty);
}

TEST(Processes, AreStoppedByTheirParentsEndlessLoopToo) {
    RunRequest request;
    request.program = "import multiprocessing as mp\ndef f():\n    while True: pass\nmp.Process(target=f).start()\n";
    request.limits.steps = 10'000;
    const PythonRun run = run_python(request);
    EXPECT_EQ(run.end.end.budget, Budget::steps);
    EXPECT_FALSE(run.dirty);
}

TEST(Processes, KilledOnesRunNoFinally) {
    const PythonRun run = run_python(
        "import multiprocessing, time\n"
        "def work():\n"
        "    try: time.sleep(9)\n"
        "    finally: print('never')\n"
        "p = multiprocessing.Process(target=work)\n"
        "p.start()\n"
        "time.sleep(0.1)\n"
        "p.terminate()\n"
        "p.join()\n"
        "print(p.exitcode)\n");
    EXPECT_EQ(run.out, "-15\n");
    EXPECT_FALSE(run.dirty);
}

}  // namespace
}  // namespace asynchio
