// Programs that cannot be compiled: the mistake, its line and its column, before anything runs.
#include <gtest/gtest.h>

#include <random>

#include "app/tests/runner_fixture.h"

namespace asynchio {
namespace {

struct Mistake {
    const char* name;
    std::string text;
    const char* message;  // part of it
    Line line;
    Count column;
};

std::string repeated(const std::string& text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

std::string deep_indentation() {
    std::string text;
    for (int i = 0; i < 101; ++i) text += std::string(static_cast<std::size_t>(i), ' ') + "if 1:\n";
    return text + std::string(101, ' ') + "pass\n";
}

const std::vector<Mistake>& mistakes() {
    static const std::vector<Mistake> list = {
        {"unclosed", "x = 1\nprint((1,\n", "SyntaxError: '(' was never closed", 2, 7},
        {"wrong_bracket", "x = (1]\n", "closing parenthesis ']' does not match opening parenthesis '('", 1, 7},
        {"unmatched", "x = 1)\n", "unmatched ')'", 1, 6},
        {"no_block", "def f():\nprint(1)\n", "IndentationError: expected an indented block after function", 2, 1},
        {"bad_dedent", "if 1:\n    x = 1\n  y = 2\n", "IndentationError: unindent does not match", 3, 8},
        {"unexpected_indent", "x = 1\n  y = 2\n", "IndentationError: unexpected indent", 2, 2},
        {"tabs", "if 1:\n\tx = 1\n        y = 2\n", "TabError: inconsistent use of tabs and spaces", 3, 1},
        {"no_colon", "if True\n    pass\n", "SyntaxError: expected ':'", 1, 8},
        {"bad_token", "x = 5 $ 3\n", "SyntaxError: invalid syntax", 1, 7},
        {"open_string", "x = 'abc\n", "unterminated string literal (detected at line 1)", 1, 5},
        {"open_long_string", "x = '''abc\n\n", "unterminated triple-quoted string literal", 1, 5},
        {"await_outside", "import asyncio\nawait asyncio.sleep(1)\n", "'await' outside function", 2, 1},
        {"await_in_function", "async def f(): pass\ndef g():\n    await f()\n", "'await' outside async function", 3, 5},
        {"return_outside", "x = 1\nreturn x\n", "'return' outside function", 2, 1},
        {"async_generator_value", "async def f():\n    yield 1\n    return 2\n", "'return' with value in async generator", 3, 5},
        {"assign_literal", "5 = x\n", "cannot assign to literal", 1, 1},
        {"assign_compare", "if x = 5: pass\n", "Maybe you meant '=='", 1, 4},
        {"same_argument", "def f(a, a): pass\n", "duplicate argument 'a' in function definition", 1, 10},
        {"nonlocal_module", "nonlocal x\n", "nonlocal declaration not allowed at module level", 1, 1},
        {"global_late", "def f():\n    x = 1\n    global x\n", "name 'x' is assigned to before global declaration", 3, 5},
        {"break_outside", "break\n", "'break' outside loop", 1, 1},
        {"old_octal", "x = 0777\n", "leading zeros in decimal integer literals", 1, 5},
        {"bad_escape", "x = '\\N{no such name}'\n", "unknown Unicode character name", 1, 23},
        {"two_stars", "*a, *b = [1]\n", "multiple starred expressions", 1, 1},
        {"keyword_name", "class = 5\n", "SyntaxError: invalid syntax", 1, 7},
        {"late_future", "x = 1\nfrom __future__ import annotations\n", "must occur at the beginning of the file", 2, 1},
        {"curly_quotes", "x = \xe2\x80\x9cquoted\xe2\x80\x9d\n", "invalid character '\xe2\x80\x9c' (U+201C)", 1, 5},
        {"old_print", "print 'hello'\n", "Missing parentheses in call to 'print'", 1, 1},
        {"walrus_attribute", "(x.y := 5)\n", "cannot use assignment expressions with attribute", 1, 2},
        {"match_all", "match x:\n    case a: pass\n    case b: pass\n", "makes remaining patterns unreachable", 2, 10},
        {"positional_late", "f(a=1, 2)\n", "positional argument follows keyword argument", 1, 9},
        {"try_alone", "try:\n    pass\nx = 1\n", "expected 'except' or 'finally' block", 3, 1},
        {"deep_brackets", repeated("(", 300) + repeated(")", 300) + "\n", "too many nested parentheses", 1, 201},
        {"deep_blocks", deep_indentation(), "too many levels of indentation", 101, 1},
        {"after_unicode", "\xc3\xa4 = '\xe2\x82\xac'; y = = 1\n", "SyntaxError: invalid syntax", 1, 14},
    };
    return list;
}

TEST(BrokenPrograms, AreRefusedWithLineAndColumn) {
    RunClient client(testing::built_runner());
    for (const Mistake& mistake : mistakes()) {
        SCOPED_TRACE(mistake.name);
        const testing::Outcome outcome = testing::run(client, mistake.text);
        EXPECT_EQ(outcome.end.end.outcome, RunOutcome::refused);
        EXPECT_NE(outcome.message.find(mistake.message), std::string::npos) << outcome.message;
        EXPECT_EQ(outcome.end.end.line, mistake.line) << outcome.err;
        EXPECT_EQ(outcome.end.end.column, mistake.column) << outcome.err;
        EXPECT_EQ(outcome.end.end.exit_code, 1u);
        EXPECT_EQ(outcome.out, "");
        EXPECT_NE(outcome.err.find("File \"program.py\", line"), std::string::npos) << outcome.err;
        EXPECT_TRUE(client.reproducible());
    }
    EXPECT_EQ(client.processes_started(), 1) << "none of them harms its process";
}

TEST(BrokenPrograms, MayBeTooMuchForTheCompiler) {
    RunClient client(testing::built_runner());
    const std::vector<std::string> texts = {
        "x = " + repeated("-", 100'000) + "1\n",
        "x = a" + repeated(".b", 20'000) + "\n",
        "x = " + repeated("lambda: ", 20'000) + "1\n",
        "x = 0\nif x: pass\n" + repeated("elif x: pass\n", 5000),
        "x = " + repeated("[", 190) + repeated("]", 190) + "\n",
        "x = " + repeated("1 + ", 30'000) + "1\n",
        "x = '" + repeated("a", 900'000) + "'\nprint(len(x))\n",
        repeated("x = 1\n", 100'000),
        "x = " + repeated("9", 5000) + "\n",
        repeated("def f():\n", 1),
        repeated("@f\n", 50'000) + "def g(): pass\n",
        "f(" + repeated("a,", 100'000) + ")\n",
        "x = {" + repeated("1: 2,", 100'000) + "}\n",
        "print(f'" + repeated("{1}", 20'000) + "')\n",
    };
    for (const std::string& text : texts) {
        SCOPED_TRACE(text.substr(0, 60));
        const testing::Outcome outcome = testing::run(client, text);
        const RunOutcome how = outcome.end.end.outcome;
        EXPECT_TRUE(how == RunOutcome::refused || how == RunOutcome::finished || how == RunOutcome::raised ||
                    how == RunOutcome::out_of_budget)
            << word(how) << outcome.message;
        EXPECT_NE(outcome.message.empty(), how != RunOutcome::finished);
        EXPECT_EQ(testing::run(client, "print('on')\n").out, "on\n");
    }
}

TEST(BrokenPrograms, MayHoldAnyBytes) {
    RunClient client(testing::built_runner());
    const testing::Outcome nul = testing::run(client, std::string("print(1)\n\0print(2)\n", 19));
    EXPECT_EQ(nul.end.end.outcome, RunOutcome::refused);
    EXPECT_NE(nul.message.find("null bytes"), std::string::npos) << nul.message;
    std::mt19937 dice(11);
    for (int i = 0; i < 300; ++i) {
        std::string text;
        for (std::size_t length = dice() % 200; length > 0; --length)
            text += static_cast<char>(i % 2 == 0 ? 10 + dice() % 117 : dice() % 256);
        const RunOutcome outcome = testing::run(client, text).end.end.outcome;
        EXPECT_TRUE(outcome == RunOutcome::refused || outcome == RunOutcome::raised || outcome == RunOutcome::finished)
            << word(outcome);
    }
    EXPECT_EQ(client.processes_started(), 1);
}

TEST(BrokenPrograms, MayBeNearlyRight) {
    RunClient client(testing::built_runner());
    EXPECT_EQ(testing::run(client, "").end.end.outcome, RunOutcome::finished);
    EXPECT_EQ(testing::run(client, "# nothing\n").end.end.outcome, RunOutcome::finished);
    EXPECT_EQ(testing::run(client, "print('on')").out, "on\n");
    EXPECT_EQ(testing::run(client, "\f\nprint('on')\n").out, "on\n");
    EXPECT_EQ(testing::run(client, "print('on')\r\nif True:\r\n    print('too')\r\n").out, "on\ntoo\n");
    EXPECT_EQ(testing::run(client, "# -*- coding: latin-1 -*-\nprint('\xc3\xa4')\n").out, "\xc3\xa4\n");
    EXPECT_EQ(testing::run(client, "\xEF\xBB\xBFprint('on')\n").out, "on\n");
    RunRequest request;
    request.program = "import sys\nprint(sys.argv, input(), input())\n";
    request.filename = "a b/\xc3\xa4\".py";
    request.inputs = {"one", ""};
    request.arguments = {"--x", "\xc3\xa4", ""};
    EXPECT_EQ(testing::run(client, request).out, "['a b/\xc3\xa4\".py', '--x', '\xc3\xa4', ''] one \n");
}

}  // namespace
}  // namespace asynchio
