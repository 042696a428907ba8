// Questions in large numbers: formulas damaged in thousands of ways end in a value or a sentence, and nothing leaks.
#include "core/python/questions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/tests/flat_memory.h"
#include "core/tests/python_run.h"
#include "lessons/reader/random_settings.h"
#include "lessons/reader/text.h"

namespace asynchio {
namespace {

#ifdef ASYNCHIO_SANITIZED
constexpr int kCases = 1'000, kWarmUp = 300, kQuarter = 60;
#else
constexpr int kCases = 10'000, kWarmUp = 400, kQuarter = 150;
#endif

const char* const kProgram =
    "import asyncio\nA = 1.0\nwaits, table = [0.3, 0.5], {'a': [1, 2], 'b': (3,)}\n"
    "async def job(name, s):\n    await asyncio.sleep(s)\n    print('ready', name)\n"
    "async def main():\n    await asyncio.gather(job('x', A), job('y', 2))\nasyncio.run(main())\n";

const std::vector<std::string> kFormulas = {
    "total", "A + 1", "lines()[-1].split()[0]", "time_of(\"ready\", 2) - time_of(\"ready y\")", "[l for l in lines() if l.startswith('r')]",
    "sum(len(v) for v in value(\"table\").values()) + 1", "sorted(zip([A, 2.0], 'xy'))[0][1] + str(1)", "pct(95, value('waits')) >= 0.5 and not stuck",
    "'they grow' if value('waits')[-1] > value('waits')[0] + 0.1 else 'no'", "max(1, 2, *[3])", "spent('x', 'timer') // 0.5 % 3",
    "[round(A * (i + 1), 4) for i in range(10)] == times('ready')", "outcome('main') == \"done\"", "any('w' in w for w in warnings) or (1, (2, [3]))",
    "-1 if state('x', 0.5) != 'waiting' else holder('lock', 1)", "all(t - A * (i + 1) <= 0.2 for i, t in enumerate_times('ready'))",
};

struct FinishedRun {
    OwnedTraceBuffer buffer{1 << 16, 1 << 20};
    python::RunResult result;
    Trace trace;
    explicit FinishedRun(const char* program = kProgram) {
        testing::run_python("");  // starts the interpreter
        RunRequest request;
        request.program = program;
        request.questions = {"total"};
        result = python::run_program(buffer.get(), request);
        trace = read_trace(buffer.get());
    }
    python::QuestionContext context() const { return {Facts(trace), {{"A", "1.0"}}, result.globals}; }
};

std::string damaged(std::string text, SplitMix64& random) {
    static const std::vector<std::string> pieces = {"(", ")", "[", "]", "**", "*", "[0]*", "9", "99999", ".", ",", "'", "\"", " for x in range(99) ", "x",
                                                    "lambda: ", "not ", "-", ":", ":=", "f'{A}'", "{", "}", "\\", "\n", "\t", "if ", " else ", "await ", "yield ",
                                                    "__class__", "value", "lines()", "len(", "sum(", "1e999", "\x01", "\xC3", "\xED\xA0\x80", "#", "@", "~", "%", "//", "0"};
    const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random.next() % std::max<std::size_t>(limit, 1)); };
    for (std::size_t times = 1 + below(4); times > 0; --times) {
        const std::size_t at = below(text.size() + 1);
        switch (below(4)) {
            case 0: text.erase(at, below(8)); break;
            case 1: text.insert(at, pieces[below(pieces.size())]); break;
            case 2: text.insert(at, text.substr(below(text.size() + 1), 30)); break;
            default:
                for (std::size_t n = 1 + below(12), i = below(pieces.size()); n > 0; --n) text.insert(at, pieces[i]);
        }
    }
    return text;
}

TEST(ManyQuestions, DamagedFormulasEndInAValueOrASentence) {
    const FinishedRun run;
    const python::QuestionContext context = run.context();
    SplitMix64 random(41);
    int values = 0;
    for (int i = 0; i < kCases; ++i) {
        const std::string formula = damaged(kFormulas[static_cast<std::size_t>(i) % kFormulas.size()], random);
        const std::vector<Answer> answers = python::answer_questions({formula}, context);
        ASSERT_EQ(answers.size(), 1u);
        if (answers[0]) {
            ++values;
            EXPECT_FALSE(answers[0].repr.empty()) << formula;
        } else {
            EXPECT_TRUE(is_valid_utf8(answers[0].error)) << formula;
            EXPECT_LT(answers[0].error.size(), 2'000u) << formula;
        }
        ASSERT_EQ(PyErr_Occurred(), nullptr) << formula;
    }
    EXPECT_GT(values, kCases / 50) << "some formulas survive their damage";
    EXPECT_LT(values, kCases * 19 / 20);
}

TEST(ManyQuestions, LeakNothing) {
    std::vector<std::string> questions = kFormulas;
    for (const char* refused : {"9**9", "1 +", "'a' * 10000000000", "x.y", "[0 for a in range(9999) for b in range(9999)]", "1 / 0", "value('no')"})
        questions.push_back(refused);
    const FinishedRun run;
    const auto ask_all = [&](int rounds) {
        for (int round = 0; round < rounds; ++round)
            for (const std::string& question : questions) {
                if (question.find("9999") != std::string::npos && round % 100 != 0) continue;  // it takes all its steps
                python::answer_questions({question}, run.context());
            }
    };
    ask_all(kWarmUp);  // free lists and tables fill
    testing::Growth growth;
    for (int quarter = 0; quarter < testing::kQuarters; ++quarter) {
        const std::int64_t before = testing::python_memory();
        ask_all(kQuarter);
        growth.note(testing::python_memory() - before, 0);
    }
    EXPECT_TRUE(growth.is_flat()) << "bytes:" << growth.text;
}

// Numbers of the printed lines that an answer says it was read from.
std::vector<std::size_t> lines_read(const FinishedRun& run, const std::string& question) {
    const python::QuestionContext context = run.context();
    const Answer answer = python::answer_questions({question}, context)[0];
    EXPECT_TRUE(answer) << question << ": " << answer.error;
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < context.facts.lines().size(); ++i)
        if (std::ranges::find(answer.read_from, context.facts.lines()[i].event) != answer.read_from.end()) numbers.push_back(i);
    EXPECT_EQ(numbers.size(), answer.read_from.size()) << question;
    return numbers;
}

TEST(Questions, SayWhichLinesTheyWereReadFrom) {
    const FinishedRun run(
        "import time\nA = 1.0\nprint('tick 0')\ntime.sleep(1)\nprint('got A')\nprint('tick 1')\ntime.sleep(1)\n"
        "print('tick 2')\nprint('refused')\n");
    using Lines = std::vector<std::size_t>;
    EXPECT_EQ(lines_read(run, "time_of('got A')"), Lines{1});
    EXPECT_EQ(lines_read(run, "time_of('tick', 2) - A"), Lines{2});
    EXPECT_EQ(lines_read(run, "after('got A')"), (Lines{1, 2}));
    EXPECT_EQ(lines_read(run, "after('refused')"), Lines{4}) << "nothing follows";
    EXPECT_EQ(lines_read(run, "count('tick')"), (Lines{0, 2, 3}));
    EXPECT_EQ(lines_read(run, "who_printed('tick')"), Lines{0});
    EXPECT_EQ(lines_read(run, "lines()[-1].split()[-1]"), Lines{4});
    EXPECT_EQ(lines_read(run, "lines()[:2]"), (Lines{0, 1}));
    EXPECT_EQ(lines_read(run, "lines('tick')[1]"), Lines{2});
    EXPECT_EQ(lines_read(run, "[l for l in lines() if 'tick' in l][1:]"), (Lines{2, 3}));
    EXPECT_EQ(lines_read(run, "sum(1 for l in lines() if 'refused' in l)"), Lines{4});
    EXPECT_EQ(lines_read(run, "sum(1 for t in times('tick') if t < time_of('got A') + 1)"), (Lines{0, 1, 2}));
    EXPECT_EQ(lines_read(run, "len(lines())"), (Lines{0, 1, 2, 3, 4}));
    EXPECT_EQ(lines_read(run, "total if time_of('tick') < 1 else time_of('got A')"), Lines{0}) << "the rest is not computed";
    EXPECT_EQ(lines_read(run, "total"), Lines{});
}

TEST(Questions, SayAtWhichMomentsTheyLooked) {
    const FinishedRun run;
    const auto moments = [&](const char* question) { return python::answer_questions({question}, run.context())[0].asked_at; };
    EXPECT_EQ(moments("state('x', 0.25)"), std::vector<double>{0.25});
    EXPECT_EQ(moments("max_ready_at(time_of('ready x')) + max_ready_at(0)"), (std::vector<double>{1, 0}));
    EXPECT_EQ(moments("time_of('ready')"), std::vector<double>{});
    EXPECT_EQ(moments("max_ready_at(0 - 1) + max_ready_at(1e300)"), std::vector<double>{}) << "outside of any run";
    EXPECT_EQ(moments("max_ready_at(1e999) + max_ready_at(1e999 - 1e999)"), std::vector<double>{}) << "no times at all";
}

TEST(Questions, SayWhichVariablesTheyTook) {
    const FinishedRun run;
    const auto variables = [&](const char* question) { return python::answer_questions({question}, run.context())[0].variables; };
    EXPECT_EQ(variables("value('waits')"), std::vector<std::string>{"waits"});
    EXPECT_EQ(variables("len(value('waits') + value('waits'))"), std::vector<std::string>{"waits"});
    EXPECT_EQ(variables("total"), std::vector<std::string>{});
}

TEST(ManyQuestions, NamesAreListedOnce) {
    const std::vector<std::string> names = python::question_names();
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
    EXPECT_GT(names.size(), 45u);
}

}  // namespace
}  // namespace asynchio
