// What the tracer tells of lines and locals, and what it counts.
#include <gtest/gtest.h>

#include "core/tests/python_run.h"

namespace asynchio {
namespace {

using testing::PythonRun;
using testing::run_python;

// "box=<Cup>", one for each change of a local variable that was told; "box" when it is gone.
std::string changes(const Trace& trace) {
    std::string words;
    for (const Event& event : trace.events())
        dispatch(event, [&]<class T>(const T& e) {
            if constexpr (std::is_same_v<T, LocalChanged>) {
                const std::string value(trace.text(e.value));
                words += (words.empty() ? "" : " ") + std::string(trace.text(e.name)) + (value.empty() ? "" : "=" + value);
            }
        });
    return words;
}

TEST(Tracer, TellsALocalWheneverItLooksDifferent) {
    const PythonRun run = run_python(R"(
class Cup: pass
class Mug: pass
def shelf():
    box = Cup()
    box.__class__ = Mug
    Mug.__name__ = 'Jar'
    box = Mug()
    items = [1]
    items.append(2)
    n = 5
    n = 2 ** 70
    n = -7
    n = 5.0
    n = None
    n = object()
    n = object()
    n = memoryview(b'')
    n = True
    del n
    n = object()
    return n
shelf()
)");
    EXPECT_EQ(changes(run.trace),
              "box=<Cup> box=<Mug> box=<Jar> items=[1] items=[1, 2] n=5 n=(a number of about 22 digits) n=-7 n=5.0 n=None "
              "n=<object> n=<memoryview> n=True n n=<object>")
        << run.err;
}

RunRequest with_steps(const std::string& program, std::uint64_t steps) {
    RunRequest request;
    request.program = program;
    request.limits.steps = steps;
    return request;
}

// Every step counts, whether there is something to tell about it or not, in every thread.
TEST(Tracer, TheBudgetOfStepsEndsARunAtTheVeryStep) {
    const std::string programs[] = {
        "n = 0\nfor i in range(300):\n    n = n + i if i % 3 else n\nprint(n)\n",
        "import asyncio\nasync def main():\n    for i in range(9): await asyncio.sleep(0)\n    print('end')\nasyncio.run(main())\n",
        "import threading\ndef work():\n    for i in range(9): print(i, end=' ')\n"
        "threads = [threading.Thread(target=work) for i in range(3)]\n"
        "for t in threads: t.start()\nfor t in threads: t.join()\n",
    };
    for (const std::string& program : programs) {
        const PythonRun whole = run_python(program);
        ASSERT_EQ(whole.outcome(), RunOutcome::finished) << whole.err;
        const PythonRun enough = run_python(with_steps(program, whole.steps));
        EXPECT_EQ(enough.outcome(), RunOutcome::finished) << program;
        EXPECT_EQ(enough.steps, whole.steps);
        for (const std::uint64_t limit : {whole.steps - 1, whole.steps - 2, whole.steps / 2}) {
            const PythonRun cut = run_python(with_steps(program, limit));
            EXPECT_EQ(cut.outcome(), RunOutcome::out_of_budget) << program << limit;
            EXPECT_EQ(cut.steps, limit + 1);
            EXPECT_TRUE(whole.out.starts_with(cut.out)) << cut.out;
        }
    }
}

// Half a line is told as soon as the program goes on, before whatever it does next.
TEST(Tracer, TellsHalfALineBeforeTheNextStep) {
    const PythonRun run = run_python("def f():\n    return 1\nprint('a', end=''); x = f()\nprint('b')\n");
    EXPECT_EQ(run.out, "ab\n");
    std::vector<std::string> order;
    for (const Event& event : run.trace.events())
        dispatch(event, [&]<class T>(const T& e) {
            if constexpr (std::is_same_v<T, OutputWritten>) order.emplace_back(run.trace.text(e.text));
            if constexpr (std::is_same_v<T, FrameEntered>) order.emplace_back(run.trace.text(e.function));
        });
    EXPECT_EQ(order, (std::vector<std::string>{"<module>", "a", "f", "b\n"}));
}

}  // namespace
}  // namespace asynchio
