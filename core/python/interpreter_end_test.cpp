// How a program's interpreter ends: exit functions, then the objects. What python3 prints then is in the corpus
// (quiet_ending, tasks_left_behind, shutdown_order); here is what must not go wrong.
#include "core/python/interpreter_end.h"

#include <gtest/gtest.h>

#include "core/tests/python_run.h"

namespace asynchio {
namespace {

using testing::PythonRun;
using testing::run_python;

TEST(InterpreterEnd, ExitFunctionsTakeTimeAndAreTraced) {
    const PythonRun run = run_python(R"(
import atexit, threading, time
def late():
    print('late', threading.active_count(), time.monotonic())
    time.sleep(0.5)
atexit.register(late)
threading.Thread(target=time.sleep, args=(1,)).start()
print('over')
)");
    EXPECT_EQ(run.out, "over\nlate 1 1.0\n") << run.err;
    EXPECT_EQ(run.outcome(), RunOutcome::finished);
    EXPECT_EQ(run.end.now, 1'500 * kMillisecond);
    EXPECT_NE(trace_to_text(run.trace).find("late"), std::string::npos);
    EXPECT_FALSE(run.dirty);
}

TEST(InterpreterEnd, NoneAreLeftForTheNextRun) {
    for (const char* ending : {"", "os._exit(0)", "raise SystemExit(0)", "threading.Lock().acquire(); threading.Event().wait()"}) {
        const PythonRun run = run_python(std::string("import atexit, os, threading\n"
                                                     "atexit.register(print, 'mine')\n") + ending);
        EXPECT_EQ(run.out, *ending == '\0' || *ending == 'r' ? "mine\n" : "") << ending << run.err;
        EXPECT_FALSE(run.dirty) << ending;
        EXPECT_EQ(run_python("print('next')").out, "next\n");
    }
}

TEST(InterpreterEnd, NeedsNoModuleThatTheProgramTookAway) {
    for (const char* taken : {"for name in list(sys.modules): sys.modules[name] = None", "atexit._run_exitfuncs = None",
                              "sys.modules['atexit'] = sys.modules['gc'] = object()"}) {
        const PythonRun run = run_python(std::string("import atexit, sys\n") + taken + "\nprint('on')\n");
        EXPECT_EQ(run.outcome(), RunOutcome::finished) << taken << run.message();
        EXPECT_EQ(run.out, "on\n") << taken << run.err;
        EXPECT_EQ(run_python("import threading, traceback\nprint('next')").out, "next\n") << taken;
    }
    for (const char* taken : {"sys.modules['atexit'] = None", "atexit._clear = None"}) {
        const PythonRun stuck = run_python(std::string("import atexit, sys, threading\natexit.register(print, 'mine')\n") + taken +
                                           "\nthreading.Event().wait()\n");
        EXPECT_EQ(stuck.outcome(), RunOutcome::stuck) << taken;
        EXPECT_EQ(run_python("print('next')").out, "next\n") << taken << ": functions of another run";
    }
}

TEST(Imports, OfWhatTheProgramTookAwayAreHaltedAsInPython) {
    run_python("import json, queue, multiprocessing");  // what is loaded for the first time beside a None could have kept it
    const PythonRun run = run_python("import sys\nsys.modules['random'] = sys.modules['gc'] = None\nimport json, queue, multiprocessing\n"
                                     "print(json.dumps([1]), queue.Queue().queue)\nmultiprocessing.Process(target=print, args=('child',)).start()\n"
                                     "try: import random\nexcept ImportError as error: print(type(error).__name__, error)\n");
    EXPECT_EQ(run.err, "");
    EXPECT_NE(run.out.find("[1] deque([])\n"), std::string::npos) << run.out;
    EXPECT_NE(run.out.find("ModuleNotFoundError import of random halted; None in sys.modules\n"), std::string::npos) << run.out;
    EXPECT_NE(run.out.find("child\n"), std::string::npos) << run.out;
    EXPECT_FALSE(run.dirty);
}

TEST(InterpreterEnd, WhatIsSaidThenCannotHang) {
    RunRequest request;
    request.limits.steps = 20'000;
    for (const char* program : {"class A:\n def __del__(self):\n  while True: pass\na = A()\n",
                                "import atexit\ndef f():\n while True:\n  try: 1 / 0\n  except Exception: pass\natexit.register(f)\n"}) {
        request.program = program;
        const PythonRun run = run_python(request);
        EXPECT_EQ(run.outcome(), RunOutcome::out_of_budget) << program << run.message();
        EXPECT_FALSE(run.dirty);
    }
}

TEST(InterpreterEnd, WaitsThatNeverEndThenAreStuck) {
    const PythonRun run = run_python("import threading\nlock = threading.Lock()\nlock.acquire()\n"
                                     "class A:\n def __del__(self):\n  lock.acquire()\na = A()\nprint('over')\n");
    EXPECT_EQ(run.out, "over\n");
    EXPECT_EQ(run.outcome(), RunOutcome::stuck) << run.message();
    EXPECT_FALSE(run.dirty);
}

TEST(InterpreterEnd, ObjectsOfARunThatRaisedGoAfterItsReport) {
    const PythonRun run = run_python("class A:\n def __del__(self): print('gone')\n"
                                     "def f():\n a = A()\n raise ValueError('no')\nb = A()\nf()\n");
    EXPECT_EQ(run.out, "gone\ngone\n");
    EXPECT_EQ(run.outcome(), RunOutcome::raised);
    EXPECT_NE(run.err.find("ValueError: no"), std::string::npos);
}

TEST(InterpreterEnd, QuestionsStillKnowTheProgramsValues) {
    testing::run_python("");  // starts the interpreter
    OwnedTraceBuffer buffer(1 << 16, 1 << 20);
    RunRequest request;
    request.program = "import atexit\nvalues = [1]\natexit.register(values.append, 2)\n";
    request.questions = {"value('values')"};
    const python::RunResult result = python::run_program(buffer.get(), request);
    ASSERT_TRUE(result.globals);
    EXPECT_EQ(PyList_Size(PyDict_GetItemString(result.globals.get(), "values")), 2);
}

TEST(InterpreterEnd, ALoopInADaemonThreadKeepsItsTasks) {
    const PythonRun run = run_python(R"(
import asyncio, threading, time
async def forever():
    try:
        await asyncio.sleep(1000)
    finally:
        print('never printed')
threading.Thread(target=asyncio.run, args=(forever(),), daemon=True).start()
time.sleep(0.1)
print('over')
)");
    EXPECT_EQ(run.out, "over\n") << run.err;
    EXPECT_EQ(run.err, "");
    EXPECT_FALSE(run.dirty);
}

}  // namespace
}  // namespace asynchio
