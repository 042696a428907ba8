// A run cannot tell whether its program was compiled for it or kept from a run before.
#include "core/python/compiled_programs.h"

#include <gtest/gtest.h>

#include "core/tests/python_run.h"

namespace asynchio {
namespace {

using testing::PythonRun;
using testing::run_python;

// What a program can find out about its own code and constants.
constexpr const char* kCurious = R"(
import sys, gc
def outer():
    def inner(x, y=(1, 'two', 2.5)):
        return x in {'a', 'b', frozenset()} and y is not None
    return inner
NAN = 1e999 - 1e999
code = outer.__code__
parts = [code, code.co_consts, code.co_name, code.co_filename, 'a constant of its own', 2.5, NAN, (1, 'two', 2.5)]
print([sys.getrefcount(part) for part in parts])
print([id(part) for part in parts], hash(NAN), hash(code), {outer, outer()})
print(code.co_filename is __file__, len(gc.get_objects()) > 0, outer()('a'), repr(code))
)";

TEST(CompiledPrograms, AreNotToldFromFreshOnes) {
    const PythonRun fresh = run_python(kCurious), kept = run_python(kCurious), again = run_python(kCurious);
    EXPECT_EQ(fresh.out, kept.out);
    EXPECT_EQ(fresh.out, again.out);
    EXPECT_EQ(fresh.steps, again.steps);
    EXPECT_EQ(fresh.err, "");
}

// A text that another kept program holds, too, has the number that it would have in a process of its own.
TEST(CompiledPrograms, DoNotMixUpTheirConstants) {
    const char* const program = "print(id('a_name_they_share'), id('another_name'))\n";
    const std::string alone = run_python(program).out;
    run_python("x = ['another_name', 'a_name_they_share']\nprint(id(x[0]), id(x[1]), id(object()))\n");
    EXPECT_EQ(run_python(program).out, alone);
    EXPECT_EQ(run_python(std::string(program) + "# a text of its own\n").out, alone);
}

TEST(CompiledPrograms, SameTextUnderAnotherNameIsAnotherProgram) {
    RunRequest request;
    request.program = "def f(): return f.__code__.co_filename\nprint(f())\n";
    request.filename = "one.py";
    EXPECT_EQ(run_python(request).out, "one.py\n");
    request.filename = "two.py";
    EXPECT_EQ(run_python(request).out, "two.py\n");
}

TEST(CompiledPrograms, WarningsOfTheCompilerComeEachTime) {
    const char* const program = "x = 1\nprint(x is 1)\n";
    const PythonRun first = run_python(program), second = run_python(program);
    EXPECT_NE(first.err.find("SyntaxWarning"), std::string::npos) << first.err;
    EXPECT_EQ(first.err, second.err);
}

TEST(CompiledPrograms, ErrorsOfTheCompilerComeEachTime) {
    const PythonRun first = run_python("x = = 1\n"), second = run_python("x = = 1\n");
    EXPECT_EQ(first.outcome(), RunOutcome::refused);
    EXPECT_EQ(second.outcome(), RunOutcome::refused);
    EXPECT_EQ(first.err, second.err);
}

// The memory of a kept program counts: there is no more room the second time.
TEST(CompiledPrograms, AreCharged) {
    RunRequest request;
    request.limits.memory_bytes = 4u << 20;
    request.program = "text = '" + std::string(200'000, 'x') + "'\nparts = []\nwhile True: parts.append(bytes(1000))\n";
    const PythonRun fresh = run_python(request), kept = run_python(request);
    EXPECT_EQ(fresh.end.end.budget, Budget::memory);
    EXPECT_NEAR(static_cast<double>(kept.steps), static_cast<double>(fresh.steps), static_cast<double>(fresh.steps) * 0.01);
}

TEST(CompiledPrograms, ManyAreNotKept) {
    run_python("print(0)\n");
    const auto run_many = [](int from, int to) {
        for (int i = from; i < to; ++i) {
            std::string text;
            for (int k = 0; k < 60; ++k) text += "def f" + std::to_string(k) + "(a): return [a, " + std::to_string(i) + "]\n";
            run_python(text);  // 30 kB of code
        }
    };
    run_many(0, 50);
    const std::int64_t before = python::Interpreter::get().memory.in_use();
    run_many(50, 150);
    EXPECT_LT(python::Interpreter::get().memory.in_use() - before, 1'000'000);
}

}  // namespace
}  // namespace asynchio
