#include "core/python/program.h"

#include <gtest/gtest.h>

#include "core/tests/python_run.h"

namespace asynchio {
namespace {

using testing::PythonRun;
using testing::run_python;

TEST(Program, Prints) {
    const PythonRun run = run_python("print('hello', 1 + 1)\n");
    EXPECT_EQ(run.out, "hello 2\n");
    EXPECT_EQ(run.outcome(), RunOutcome::finished);
}

TEST(Program, Gathers) {
    const PythonRun run = run_python(R"(
import asyncio
async def brew(name, s):
    print('start', name)
    await asyncio.sleep(s)
    print('ready', name)
    return name
async def main():
    cups = await asyncio.gather(brew('A', 3), brew('B', 1), brew('C', 2))
    print('tray', cups)
asyncio.run(main())
)");
    EXPECT_EQ(run.out, "start A\nstart B\nstart C\nready B\nready C\nready A\ntray ['A', 'B', 'C']\n") << run.err;
    EXPECT_EQ(run.end.now, 3 * kSecond);
    EXPECT_FALSE(run.dirty);
}

TEST(Program, RunsThreads) {
    const PythonRun run = run_python(R"(
import threading, time
counter = 0
lock = threading.Lock()
def update(name):
    global counter
    with lock:
        seen = counter
        time.sleep(0.1)
        counter = seen + 1
threads = [threading.Thread(target=update, args=(f'T{i}',)) for i in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print('counter', counter)
)");
    EXPECT_EQ(run.out, "counter 4\n") << run.err << trace_to_text(run.trace);
    EXPECT_FALSE(run.dirty);
}

TEST(Program, MarksThePlaceInALineThatEndsInBlanks) {
    const PythonRun run = run_python("def f(): raise ValueError\nx = 1; yy = f();   \n");
    EXPECT_NE(run.err.find("\n    x = 1; yy = f();\n                ^^^\n"), std::string::npos) << run.err;
}

TEST(Program, TellsWhichThreadsFailed) {
    const PythonRun run = run_python(R"(
import sys, threading
def bad(): raise ValueError('no')
for target in (bad, print, sys.exit):
    t = threading.Thread(target=target)
    t.start()
    t.join()
)");
    EXPECT_NE(run.err.find("ValueError: no"), std::string::npos);
    ASSERT_EQ(run.end.threads.size(), 4u);
    EXPECT_EQ(run.end.threads[1].outcome, Outcome::failed);
    EXPECT_EQ(run.end.threads[2].outcome, Outcome::done);
    EXPECT_EQ(run.end.threads[3].outcome, Outcome::done) << "sys.exit only ends its thread";
    EXPECT_EQ(run.outcome(), RunOutcome::finished);
}

TEST(Program, TellsWhenItIsAskedForALine) {
    const PythonRun run = run_python("try: input('name? ')\nexcept EOFError: pass\n");
    EXPECT_TRUE(run.end.input_missing);
    EXPECT_EQ(run.trace.text(run.end.input_prompt), "name? ");
}

}  // namespace
}  // namespace asynchio
