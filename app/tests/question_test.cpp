// The question language: what its names come to, and that nothing that can be written in it hangs, crashes or gets out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "app/model/subject.h"
#include "app/runs/question_desk.h"
#include "app/tests/runner_fixture.h"
#include "core/tests/source_root.h"
#include "core/trace/text.h"

namespace asynchio {
namespace {

using ::testing::HasSubstr;

const std::filesystem::path kLessons = source_root() / "lessons";

std::vector<Answer> ask(const std::string& lesson, const Settings& settings, const std::vector<std::string>& questions,
                        Language language = Language::python) {
    const Result<Subject> subject = load_subject(kLessons, lesson);
    RunRequest request = *make_request_with(*subject, subject->machine, settings, language);
    request.questions = questions;
    RunClient client(testing::built_runner());
    testing::run(client, request);
    return client.answers();
}

std::string said(const Answer& answer) { return answer ? answer.repr : "error: " + answer.error; }
std::string said(const std::string& lesson, const std::string& question, const Settings& settings = {}) {
    return said(ask(lesson, settings, {question}).at(0));
}

std::vector<Answer> ask_program(const std::string& program, const std::vector<std::string>& questions) {
    RunRequest request;
    request.program = program;
    request.questions = questions;
    RunClient client(testing::built_runner());
    testing::run(client, request);
    EXPECT_EQ(client.processes_started(), 1);
    return client.answers();
}

struct Expected {
    std::string question, repr;
};
void expect_all(const std::string& lesson, const Settings& settings, const std::vector<Expected>& all) {
    std::vector<std::string> questions;
    for (const Expected& one : all) questions.push_back(one.question);
    const std::vector<Answer> answers = ask(lesson, settings, questions);
    ASSERT_EQ(answers.size(), all.size());
    for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(said(answers[i]), all[i].repr) << all[i].question;
}

TEST(Questions, AboutAWholeRun) {
    expect_all("05", {},
               {{"total", "3.0"}, {"turns", "8"}, {"max_ready", "3"}, {"A + B", "4.0"}, {"lines()[-1]", "\"tray ['A', 'B', 'C']\""},
                {"cores", "4"}, {"gil", "True"}, {"stuck", "False"}, {"error", "None"}, {"warnings", "[]"}, {"logs", "[]"},
                {"busy_max()", "0"}, {"in_use_max", "0"}, {"queue_max", "0"}, {"longest_hold()", "0.0"}, {"max_ready_at(1.5)", "0"}});
    EXPECT_EQ(said("05", "cores", {{"cores", "2"}}), "2");
    EXPECT_EQ(said("05", "B", {{"B", "2.5"}}), "2.5");
    expect_all("04", {{"TASKS", "4"}, {"ROUNDS", "3"}}, {{"turns", "18"}, {"max_ready", "4"}});
}

TEST(Questions, AboutLines) {
    expect_all("05", {},
               {{"time_of('ready B')", "1.0"}, {"time_of('ready', 2)", "2.0"}, {"times('ready')", "[1.0, 2.0, 3.0]"},
                {"count('start')", "3"}, {"count_between('ready', 1, 2)", "2"}, {"after('ready B')", "'ready C'"},
                {"after('tray')", "None"}, {"who_printed('ready C')", "'C'"}, {"gap('ready')", "1.0"},
                {"enumerate_times('ready')", "[(0, 1.0), (1, 2.0), (2, 3.0)]"}, {"lines('ready')", "['ready B', 'ready C', 'ready A']"},
                {"time_of('nothing')", "error: no line with \"nothing\" was printed in this run"},
                {"gap('tray')", "error: gap() needs two lines with \"tray\", but there is only one"}});
}

TEST(Questions, AboutLanesLocksAndWorkers) {
    expect_all("05", {}, {{"outcome('B')", "'done'"}, {"spent('A', 'timer')", "3.0"}, {"spent('main', 'gather')", "3.0"},
                          {"state('A', 1.5)", "'waiting'"}, {"state('B', 1.5)", "'done'"},
                          {"outcome('X')", "error: there is no task or thread \"X\" in this run; there are main, A, B, C"}});
    expect_all("09", {}, {{"busy_max()", "3"}, {"jobs_waiting_max", "3"}, {"outcome('clock')", "'cancelled'"}});
    expect_all("11", {{"USE_LOCK", "1"}}, {{"holder('lock', 0.25)", "'T2'"}, {"holder('lock', total)", "'nobody'"}, {"value('counter')", "4"}});
    expect_all("08", {{"DEBUG", "1"}}, {{"slow(0.1)", "1"}, {"longest_hold()", "0.8"}, {"spent('report', 'blocking')", "0.8"}});
    expect_all("13", {}, {{"stuck", "True"}, {"holder('knife', total)", "'ann'"}, {"outcome('ann')", "'unfinished'"}});
    expect_all("17", {}, {{"queue_max", "4"}, {"sum(len(v) for v in value('LINKS').values()) + 1", "10"}, {"len(value('LINKS'))", "5"}});
    expect_all("18", {}, {{"in_use_max", "2"}});
}

TEST(Questions, HaveTypedValues) {
    const std::vector<Answer> answers = ask("05", {}, {"1", "0.1 + 0.2", "'a'", "[1, 'b', [True, None]]", "1 < 2", "None"});
    EXPECT_EQ(*answers[0].value.number(), 1);
    EXPECT_EQ(answers[1].repr, "0.30000000000000004");
    EXPECT_EQ(answers[1].shown, "0.3");
    EXPECT_EQ(*answers[2].value.text(), "a");
    EXPECT_EQ(answers[2].shown, "a");
    ASSERT_EQ(answers[3].value.list()->size(), 3u);
    EXPECT_EQ((*answers[3].value.list())[1], PlainValue{std::string("b")});
    EXPECT_TRUE(answers[4].is_true());
    EXPECT_TRUE(answers[5].value.is_none());
    EXPECT_FALSE(answers[5].is_true());
}

TEST(Questions, SpeakTheLanguageOfTheCurriculum) {
    expect_all("05", {},
               {{"1 + 2 * 3 - 7 // 2 + 7 % 4", "7"}, {"-A", "-3.0"}, {"1 < 2 < 3 and not 2 > 3 or False", "True"}, {"1 if A > 2 else 2", "1"},
                {"[x for x in range(5) if x % 2]", "[1, 3]"}, {"sum(x * y for x, y in zip([1, 2], [3, 4]))", "11"},
                {"[a + b for a in 'xy' for b in 'pq']", "['xp', 'xq', 'yp', 'yq']"}, {"max(1, 2.5)", "2.5"}, {"min([3, 1])", "1"},
                {"sorted([3, 1, 2])", "[1, 2, 3]"}, {"round(2.345, 1)", "2.3"}, {"round(2.6)", "3"}, {"abs(-1)", "1"}, {"ceil(6 / 4)", "2"},
                {"all([1, 0])", "False"}, {"any([1, 0])", "True"}, {"pct(50, [3, 1, 2])", "2"}, {"pct(95, [1, 2])", "2"},
                {"len('abc')", "3"}, {"str(1) + 'x'", "'1x'"}, {"'a b'.split()[-1]", "'b'"}, {"['x', 'y'].index('y')", "1"}, {"'b' in ['b']", "True"},
                {"error in (None, 'x')", "True"}, {"lines()[1:3]", "['start B', 'start C']"}, {"list(enumerate('ab'))", "[(0, 'a'), (1, 'b')]"}});
}

// What must end in a sentence, and a part of it.
const std::vector<Expected> kRefused = {
    {"9**9**9", "'**' is not part of the question language"},
    {"total.__class__", "'.__class__' is not part of the question language"},
    {"().__class__.__bases__[0].__subclasses__()", "is not part of the question language"},
    {"'x'.format(1)", "'.format()' is not part of the question language"},
    {"'x'.spilt()", "Did you mean 'split'?"},
    {"open('/etc/passwd')", "'open()' is not known"},
    {"__import__('os').system('x')", "is not part of the question language"},
    {"eval('1')", "'eval()' is not known"},
    {"lambda: 1", "a lambda is not part of the question language"},
    {"(x := 1)", "':=' is not part of the question language"},
    {"f'{total}'", "an f-string is not part"},
    {"{1: 2}", "a dict is not part"},
    {"[*lines()]", "'*' before a value is not part"},
    {"sorted([1], reverse=True)", "'name=value' is not part"},
    {"totl", "'totl' is not known. Did you mean 'total'?"},
    {"count", "'count' needs parentheses"},
    {"total()", "'total' is no function"},
    {"time_of()", "has 0 values between its parentheses; that is too few"},
    {"time_of(1)", "time_of() needs a text in quotes, not 1"},
    {"1 / 0", "ZeroDivisionError"},
    {"1 + 'a'", "TypeError"},
    {"'a' * 1000000000", "too many steps"},
    {"[0] * 1000000000", "too many steps"},
    {"range(1000000000)", "too long for a question"},
    {"[0 for a in range(10000) for b in range(10000) for c in range(10000)]", "too many steps"},
    {"[len([0] * 100000) for a in range(10000)]", "too many steps"},
    {"sum([x for x in range(10000)] for y in range(10000))", "too many steps"},
    {"[[a, a] for a in [[b, b] for b in [[c, c] for c in [[d, d] for d in [[0] * 10000]]]]]", "too long for an answer"},
    {"'%1000000000d' % 1", "'%' of a text is not part"},
    {"b'x'", "is no value of the question language"},
    {"1j", "is no value of the question language"},
    {"1e400", "which is no number to answer with"},
    {"float('nan')", "which is no number to answer with"},
    {"value('LINKS')", "has no global"},
    {"", "SyntaxError"},
    {"1 +", "SyntaxError"},
    {"a = 1", "SyntaxError"},
    {"import os", "SyntaxError"},
    {"yield 1", "SyntaxError"},
    {"await x", "'await' is not part"},
    {"1 @ 2", "this operator is not part"},
    {"~1", "'~' is not part"},
    {"'\\ud800'", ""},
};

TEST(Questions, ThatAreNotInTheLanguageEndInASentence) {
    std::vector<std::string> questions;
    for (const Expected& one : kRefused) questions.push_back(one.question);
    const std::vector<Answer> answers = ask("05", {}, questions);
    ASSERT_EQ(answers.size(), kRefused.size());
    for (std::size_t i = 0; i < kRefused.size(); ++i) {
        if (kRefused[i].repr.empty()) continue;
        EXPECT_FALSE(answers[i]) << kRefused[i].question << " = " << answers[i].repr;
        EXPECT_THAT(answers[i].error, HasSubstr(kRefused[i].repr)) << kRefused[i].question;
    }
}

TEST(Questions, OfAnyShapeEndInTime) {
    const auto repeated = [](const std::string& piece, int times, const std::string& end = "") {
        std::string text;
        for (int i = 0; i < times; ++i) text += piece;
        return text + end;
    };
    const std::vector<std::string> questions = {
        repeated("(", 990), repeated("(", 900, "1") + repeated(")", 900), repeated("-", 1900, "1"), repeated("not ", 480, "1"),
        repeated("[", 99, "1") + repeated("]", 99), repeated("1+", 900, "1"), repeated("9*", 900, "9"), repeated("9", 1990),
        repeated("x", 5000), "'" + repeated("a", 1990) + "' * 50", repeated("str(", 300, "1") + repeated(")", 300),
        std::string("1\0 + 1", 6), "\xFF\xFE", "1 \\\n + 1", "\n\n1", "#", "[x for x in lines() if x in lines()]", "sorted(sorted(range(10000)) for x in range(100))",
        "max([[0] * 1000] * 1000)", "str([[0] * 300] * 300)", "[range(1000) for a in range(1000)]",
    };
    RunRequest request;
    request.program = "print(1)\n";
    request.questions = questions;
    RunClient client(testing::built_runner());
    for (int i = 0; i < 3; ++i) {
        testing::run(client, request);
        ASSERT_EQ(client.answers().size(), questions.size());
        for (std::size_t j = 0; j < questions.size(); ++j)
            EXPECT_TRUE(client.answers()[j] || !client.answers()[j].error.empty()) << questions[j].substr(0, 60);
    }
    EXPECT_TRUE(client.reproducible());
    EXPECT_EQ(client.processes_started(), 1) << "the runner lives on";
}

TEST(Questions, ProgramsCannotFoolThem) {
    const std::string program =
        "import builtins, sys\n"
        "class L(list):\n    def __len__(self): raise SystemExit\n    def __repr__(self): raise SystemExit\n"
        "mine, plain, nested = L([1]), [1, L([2]), object()], []\n"
        "nested.append(nested)\nkept = {'a': (1, {2})}\nnumber = 10 ** 5000\n"
        "builtins.len = builtins.str = builtins.sum = None\nsys.modules['__main__'] = None\n"
        "sys.setrecursionlimit(60)\nprint('ready')\n";
    const std::vector<Answer> answers =
        ask_program(program, {"len(value('plain'))", "value('mine')", "value('kept')['a']", "value('number')", "value('nested')", "str(1)", "lines()"});
    EXPECT_EQ(said(answers[0]), "3");
    EXPECT_THAT(said(answers[1]), HasSubstr("no global \"mine\" that holds"));
    EXPECT_EQ(said(answers[2]), "(1, [2])");
    EXPECT_THAT(said(answers[3]), HasSubstr("no global \"number\""));
    EXPECT_EQ(said(answers[5]), "'1'");
    EXPECT_EQ(said(answers[6]), "['ready']");
}

TEST(Questions, ChangeNothingInTheTrace) {
    RunClient client(testing::built_runner());
    RunRequest request;
    request.program = "x = [1]\nprint(x)\n";
    testing::run(client, request);
    const std::string plain = trace_to_text(client.trace());
    request.questions = {"value('x')", "lines()", "9**9"};
    testing::run(client, request);
    EXPECT_EQ(trace_to_text(client.trace()), plain);
}

TEST(Questions, OfRunsThatDoNotEndSaySo) {
    for (const char* program : {"while True: pass\n", "x = (\n", "raise ValueError('no')\n"}) {
        const std::vector<Answer> answers = ask_program(program, {"total", "error"});
        ASSERT_EQ(answers.size(), 2u) << program;
        EXPECT_EQ(said(answers[0]), "0.0") << program;
    }
    EXPECT_EQ(said(ask_program("raise ValueError('no')\n", {"error"}).at(0)), "'ValueError'");
    RunClient client(testing::built_runner(), PatienceLimits{50 * kMillisecond, kSecond});
    RunRequest request;
    request.program = "sum(range(10 ** 11))\n";
    request.questions = {"total"};
    testing::run(client, request);
    EXPECT_THAT(said(client.answers().at(0)), HasSubstr("the run did not come to its end"));
}

TEST(Questions, OfProgramsInCpp) {
    const std::vector<Answer> answers = ask("05", {{"B", "4.0"}}, {"total", "B", "lines()[-1]", "value('x')"}, Language::cpp);
    EXPECT_EQ(said(answers[0]), "4.0");
    EXPECT_EQ(said(answers[1]), "4.0");
    EXPECT_EQ(said(answers[2]), "\"tray ['A', 'B', 'C']\"");
    EXPECT_THAT(said(answers[3]), HasSubstr("Python programs only"));
}

TEST(QuestionDesk, TellsTheEndOfEveryRun) {
    QuestionDesk desk(testing::built_runner());
    RunRequest first, second;
    first.program = "print(1)\n";
    second.program = "print(2)\n";
    desk.ask(first);
    std::this_thread::sleep_for(std::chrono::seconds(1));  // it has ended meanwhile
    desk.ask(second);
    int ends = 0;
    while (desk.busy()) ends += desk.poll(100 * kMillisecond) ? 1 : 0;
    EXPECT_EQ(ends, 2);
    EXPECT_TRUE(desk.ask(first));
    EXPECT_TRUE(desk.ask(second));
}

TEST(QuestionDesk, MakesEachRunOnce) {
    QuestionDesk desk(testing::built_runner());
    RunRequest request;
    request.program = "N = 2 #: 1..6\nprint(N)\n";
    request.questions = {"N", "lines()"};
    EXPECT_FALSE(desk.busy());
    const auto first = desk.ask_now(request);
    EXPECT_EQ(said(first->answers[0]), "2");
    EXPECT_EQ(desk.ask(request), first) << "it is known";
    request.questions.push_back("total");
    std::shared_ptr<const AskedRun> second = desk.ask(request);
    while (!second) {
        desk.poll(10 * kMillisecond);
        second = desk.ask(request);
    }
    EXPECT_NE(second, first);
    EXPECT_EQ(second->answers.size(), 3u);
    EXPECT_EQ(second->trace.size(), first->trace.size());
    EXPECT_FALSE(desk.busy());
}

}  // namespace
}  // namespace asynchio
