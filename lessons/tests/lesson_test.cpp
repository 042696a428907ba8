#include "lessons/reader/lesson.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "core/kernel/machine.h"
#include "lessons/reader/moment_question.h"
#include "lessons/tests/lesson_files.h"

namespace asynchio {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kProgram = "N = 3  #: 1..6\nprint(N)\n";
constexpr std::string_view kTop = "---\ntitle: T\n---\nStory.\n\n";

// The problems of a lesson with this block (or these blocks) and the slider N.
std::string problems_of(const std::string& blocks) {
    return all_problems(
        parse_lesson("05-gather", std::string(kTop) + blocks, std::string(kProgram)).problems);
}

std::string problems_of_front(const std::string& lines) {
    return all_problems(parse_lesson("05-gather", "---\n" + lines + "---\n", std::string(kProgram)).problems);
}

TEST(MomentQuestion, IsAboutAPlaceOnTheRuler) {
    const auto asks = [](const std::string& answer, LessonQuestion::Kind kind = LessonQuestion::Kind::number) {
        LessonQuestion question;
        question.kind = kind;
        question.answer.text = answer;
        return asks_for_moment(question);
    };
    EXPECT_TRUE(asks("total"));
    EXPECT_TRUE(asks("time_of(\"page\")"));
    EXPECT_TRUE(asks("1.4", LessonQuestion::Kind::time));
    EXPECT_TRUE(asks("3", LessonQuestion::Kind::bar));
    EXPECT_FALSE(asks("time_of(\"b\") - time_of(\"a\")")) << "a length";
    EXPECT_FALSE(asks("round(total, 2) / 2"));
    EXPECT_FALSE(asks("3"));
}

TEST(Lesson, TheLessonsAreRead) {
    struct Counts {
        std::size_t blocks, says, predicts, challenges, sliders;
    };
    const std::map<std::string_view, Counts> expected = {
        {"01-wait-together", {15, 5, 2, 1, 2}},
        {"02-recipe", {14, 4, 2, 1, 3}},
        {"03-await", {14, 4, 2, 1, 3}},
        {"04-ready-queue", {13, 5, 2, 1, 3}},
        {"05-gather", {11, 4, 2, 1, 3}},
        {"06-first-come", {11, 4, 2, 1, 5}},
        {"07-future", {13, 5, 2, 1, 3}},
        {"08-blocked-loop", {13, 5, 2, 2, 3}},
        {"09-worker", {17, 5, 2, 1, 4}},
        {"10-four-ways", {20, 4, 2, 1, 4}},
        {"11-lost-update", {15, 5, 2, 2, 4}},
        {"12-one-thread-race", {17, 5, 3, 1, 3}},
        {"13-deadlock", {16, 6, 4, 1, 3}},
        {"14-border", {17, 5, 2, 1, 4}},
        {"15-errors", {17, 5, 2, 1, 4}},
        {"16-stop", {14, 5, 2, 1, 4}},
        {"17-crawler", {13, 5, 2, 1, 3}},
        {"18-load", {14, 5, 2, 1, 5}},
    };
    for (const std::string_view name : kLessonNames) {
        const Result<Lesson> lesson = read_lesson(lessons_dir() / name);
        ASSERT_TRUE(lesson) << name;
        const Counts& counts = expected.at(name);
        EXPECT_EQ(all_problems(lesson->problems), "") << name;
        EXPECT_EQ(lesson->name, name);
        EXPECT_TRUE(lesson->has_program);
        EXPECT_FALSE(lesson->title.empty() || lesson->goal.empty() || lesson->story.empty()) << name;
        EXPECT_EQ(lesson->blocks.size(), counts.blocks) << name;
        EXPECT_EQ(blocks_of(*lesson, "say").size(), counts.says) << name;
        EXPECT_EQ(blocks_of(*lesson, "predict").size(), counts.predicts) << name;
        EXPECT_EQ(blocks_of(*lesson, "challenge").size(), counts.challenges) << name;
        EXPECT_EQ(lesson->program.parameters.size(), counts.sliders) << name;
    }
}

TEST(Lesson, TheFrontMatterIsRead) {
    const Result<Lesson> lesson = read_lesson(lessons_dir() / "05-gather");
    ASSERT_TRUE(lesson);
    EXPECT_EQ(lesson->number, 5);
    EXPECT_EQ(lesson->title, "One tray, three cups");
    EXPECT_EQ(lesson->minutes, 10);
    EXPECT_THAT(lesson->myths, ElementsAre("gather returns results in finishing order.",
                                           "gather runs them in parallel on several cores."));
    EXPECT_THAT(lesson->rules, ElementsAre("R2", "R4"));
    EXPECT_THAT(lesson->needs, ElementsAre("04-ready-queue"));
    EXPECT_THAT(lesson->panels, ElementsAre("code", "output", "timeline", "ready", "boxes", "awaits"));
    EXPECT_EQ(lesson->variants, 1);
    EXPECT_THAT(lesson->machine, IsEmpty());
    EXPECT_TRUE(lesson->story.starts_with("Three drinks, one barista, `asyncio.gather`."));
    const Lesson other =
        parse_lesson("x", "---\ntitle: T\nneeds: -\nmachine: cores=4 gil=False\nvariants: 4\n---\n", "");
    EXPECT_THAT(other.needs, IsEmpty());
    EXPECT_THAT(other.machine, ElementsAre(Setting{"cores", "4"}, Setting{"gil", "False"}));
    EXPECT_EQ(other.variants, 4);
    EXPECT_THAT(other.variant_settings, IsEmpty());
}

TEST(Lesson, VersionsOfTheWorksheetAreNamed) {
    const std::string program = "A = 1  #: 1..5\nHOW = 0  #: choice 0=\"x\" 1=\"y\"\n";
    const auto read = [&](const std::string& variants) {
        return parse_lesson("x", "---\ntitle: T\nvariants: " + variants + "\n---\nS\n", program);
    };
    const Lesson lesson = read("A=2 HOW=1 / A=5");
    EXPECT_THAT(lesson.problems, IsEmpty());
    EXPECT_EQ(lesson.variants, 1);
    EXPECT_THAT(lesson.variant_settings,
                ElementsAre(Settings{{"A", "2"}, {"HOW", "1"}}, Settings{{"A", "5"}}));
    EXPECT_THAT(all_problems(read("A=6").problems), HasSubstr("line 3: 'variants:' cannot have 'A=6'"));
    EXPECT_THAT(all_problems(read("A=2 / B=1").problems), HasSubstr("'variants:' cannot have 'B=1': it is no slider of the program"));
    EXPECT_THAT(all_problems(read("A=").problems), HasSubstr("line 3"));
    EXPECT_THAT(all_problems(read("27").problems), HasSubstr("'variants:' needs a whole number from 1 to 26, not '27'"));
    std::string many = "A=2";
    for (int i = 0; i < 40; ++i) many += " / A=3";
    const Lesson crowded = read(many);
    EXPECT_EQ(crowded.variant_settings.size(), 25u);
    EXPECT_THAT(all_problems(crowded.problems), HasSubstr("at most 26 versions"));
}

TEST(Lesson, BlocksKeepKeysLinesAndText) {
    const Result<Lesson> lesson = read_lesson(lessons_dir() / "08-blocked-loop");
    ASSERT_TRUE(lesson);
    const Block* choice = blocks_of(*lesson, "predict").at(1);
    EXPECT_EQ(choice->argument, "choice");
    EXPECT_EQ(choice->value("with"), "DEBUG=1");
    EXPECT_THAT(settings_of(*choice, "with"), ElementsAre(Setting{"DEBUG", "1"}));
    const std::vector<WrongAnswer> wrong = wrong_answers(*choice);
    ASSERT_EQ(wrong.size(), 3u);
    EXPECT_EQ(wrong[0].expression, "\"during\"");
    EXPECT_TRUE(wrong[0].feedback.starts_with("Nobody can interrupt the block"));
    const auto lines = split_lines(text_of_file(lessons_dir() / "08-blocked-loop" / "lesson.md"));
    for (const Block& block : lesson->blocks) {
        EXPECT_THAT(std::string(text_of_file(lessons_dir() / "08-blocked-loop" / "lesson.md")),
                    HasSubstr(block.text));
        for (const KeyValue& pair : block.keys) {
            EXPECT_EQ(lines.size() > static_cast<std::size_t>(pair.line), true);
        }
    }
    const Block* slow = blocks_of(*lesson, "say").at(3);
    EXPECT_EQ(slow->argument, "when slow callback");
    EXPECT_EQ(slow->value("with"), "DEBUG=1");
    EXPECT_TRUE(slow->text.starts_with("Debug mode writes: executing"));
    EXPECT_EQ(slow->text_line, slow->line + 2);
    EXPECT_TRUE(text_of(*blocks_of(*lesson, "claim").at(0)).starts_with("And not only"));
}

TEST(Lesson, TextMayHaveSeveralLinesAndEmptyOnes) {
    const Lesson lesson =
        parse_lesson("x", std::string(kTop) + "## see\n\n\nOne:\n\n* two\n* three\n\n\n## teacher\nx", "");
    EXPECT_EQ(lesson.story, "Story.");
    ASSERT_EQ(lesson.blocks.size(), 2u);
    EXPECT_EQ(lesson.blocks[0].text, "One:\n\n* two\n* three");
    EXPECT_EQ(lesson.blocks[0].text_line, 9);
    EXPECT_EQ(lesson.blocks[1].text, "x");
    EXPECT_EQ(lesson.blocks[1].line, 15);
}

TEST(Lesson, AMissingTitleOrProgramIsAProblemAndTheRestIsKept) {
    const TemporaryFolder folder;
    folder.write("07-mine/lesson.md", "---\ngoal: g\n---\nStory.\n\n## break\nset: N=2\nlook: l\n");
    const Result<Lesson> lesson = read_lesson(folder.path() / "07-mine");
    ASSERT_TRUE(lesson);
    EXPECT_EQ(lesson->title, "07-mine");
    EXPECT_EQ(lesson->goal, "g");
    EXPECT_EQ(lesson->story, "Story.");
    EXPECT_EQ(lesson->blocks.size(), 1u);
    EXPECT_FALSE(lesson->has_program);
    ASSERT_EQ(lesson->problems.size(), 2u);
    EXPECT_THAT(describe(lesson->problems[0]),
                HasSubstr("07-mine/program.py: every lesson needs a program.py"));
    EXPECT_EQ(describe(lesson->problems[1]),
              "07-mine/lesson.md: the lesson has no title; write 'title: ...' at the top");

    EXPECT_FALSE(read_lesson(folder.path()));
    EXPECT_THAT(read_lesson(folder.path() / "no").why(), HasSubstr("does not exist"));
}

TEST(Lesson, ProblemsOfTheProgramNameTheFile) {
    const Lesson lesson = parse_lesson("05-gather", kTop, "A = 1 #: 1..\n");
    EXPECT_TRUE(all_problems(lesson.problems)
                    .starts_with("05-gather/program.py, line 1: this slider cannot be read"));
}

TEST(Lesson, TheFunctionWhoseCallsAreTimedMustBeInTheProgram) {
    const std::string program = "async def brew(cup):\n    pass\ndef main():\n    brew(1)\n";
    const auto read = [&](const std::string& name) {
        return parse_lesson("x", "---\ntitle: T\nresponse: " + name + "\n---\nStory.\n", program);
    };
    EXPECT_EQ(read("brew").response, "brew");
    EXPECT_EQ(all_problems(read("brew").problems), "");
    EXPECT_EQ(read("brwe").response, "");
    EXPECT_THAT(all_problems(read("brwe").problems),
                HasSubstr("x/lesson.md, line 3: 'response:' needs the name of a function of program.py, not 'brwe'. "
                          "Did you mean 'brew'? It has brew, main."));
}

TEST(Lesson, FrontMatterProblems) {
    EXPECT_EQ(problems_of_front("title: T\ngaol: x\n"),
              "05-gather/lesson.md, line 3: 'gaol:' is not known. Did you mean 'goal'? A lesson may have "
              "title, goal, "
              "minutes, myth, rules, seed, needs, panels, response, machine, variants.\n");
    EXPECT_THAT(problems_of_front("title: T\ntitle: U\n"),
                HasSubstr("line 3: 'title:' is there a second time"));
    EXPECT_THAT(problems_of_front("title: T\nminutes: ten\n"),
                HasSubstr("'minutes:' needs a whole number from 1 to 600, not 'ten'"));
    EXPECT_THAT(problems_of_front("title: T\nminutes 12\n"),
                HasSubstr("'minutes 12' is not of the form 'key: value'"));
    EXPECT_THAT(problems_of_front("title: T\nrules: R2 R9\n"), HasSubstr("'rules:' cannot have 'R9'"));
    EXPECT_THAT(problems_of_front("title: T\npanels: code outptu\n"), HasSubstr("Did you mean 'output'?"));
    EXPECT_THAT(problems_of_front("title: T\nresponse: brew\n"),
                HasSubstr("'response:' needs the name of a function of program.py, not 'brew'. It has none."));
    EXPECT_THAT(problems_of_front("title: T\nmachine: speed=9\n"),
                HasSubstr("'speed' is no setting of the machine"));
    EXPECT_THAT(problems_of_front("title: T\nmachine: fast\n"), HasSubstr("'fast' is not a setting"));
    EXPECT_EQ(problems_of_front("Title : T\n"), "");
    const auto problems = [](std::string_view text) {
        return all_problems(parse_lesson("x", text, std::string(kProgram)).problems);
    };
    EXPECT_THAT(problems("title: T\n\nStory."), HasSubstr("must begin with a line '---'"));
    EXPECT_THAT(problems("---\ntitle: T\n\nStory."), HasSubstr("x/lesson.md, line 4: a line '---' must end"));
    EXPECT_EQ(parse_lesson("x", "---\ntitle: T\n\nStory.", "").story, "Story.");
    EXPECT_THAT(problems(""), HasSubstr("must begin with"));
}

TEST(Lesson, BlockProblemsSayWhatToWrite) {
    EXPECT_EQ(
        problems_of("## predict number\nask: How long?\n"),
        "05-gather/lesson.md, line 6: the block '## predict number' needs 'answer: ...' below its heading\n");
    EXPECT_EQ(
        problems_of("## predict number\nask: How long?\nanwser: total\n"),
        "05-gather/lesson.md, line 8: a block '## predict' has no 'anwser:'. Did you mean 'answer'? Its keys "
        "are "
        "ask, with, answer, options, lane, unit, accept, wrong, why, because.\n"
        "05-gather/lesson.md, line 6: the block '## predict number' needs 'answer: ...' below its heading\n");
    EXPECT_THAT(problems_of("## sya when A done\nx\n"),
                HasSubstr("'## sya' is not known. Did you mean 'say'?"));
    EXPECT_THAT(problems_of("## predict numbr\nask: a\nanswer: 1\n"), HasSubstr("Did you mean 'number'?"));
    EXPECT_THAT(problems_of("## predict choice\nask: a\nanswer: 1\n"), HasSubstr("needs 'options:"));
    EXPECT_THAT(problems_of("## say A done\nx\n"), HasSubstr("write '## say when ...'"));
    EXPECT_THAT(problems_of("## say when A done\n"), HasSubstr("has no text"));
    EXPECT_THAT(problems_of("## see now\nx\n"), HasSubstr("nothing may follow '## see'"));
    EXPECT_THAT(problems_of("##see\nx\n"), HasSubstr("write '## see', with a space"));
    EXPECT_THAT(problems_of("## see\nnote: x\n\ny\n"), HasSubstr("leave an empty line before it"));
    EXPECT_THAT(problems_of("## claim\nquote: q\nverdict: true\ntext: t\n"), HasSubstr("needs 'test: ...'"));
    EXPECT_THAT(problems_of("## challenge\ntext: t\ngoal: a\ngoal: b\n"),
                HasSubstr("only the one in line 8 counts"));
    EXPECT_THAT(problems_of("## challenge\ntext: t\ngoal:\n"), HasSubstr("'goal:' has no value"));
    EXPECT_EQ(problems_of("## challenge\ngoal: a\n\nDo it.\n"), "");
}

TEST(Lesson, AKeyThatSlippedIntoTheTextIsFound) {
    EXPECT_THAT(problems_of("## challenge\ntext: t\n\ngoal: total > 1\n"),
                HasSubstr("line 9: 'goal: total > 1' is read as text."));
    EXPECT_THAT(problems_of("## break\nset: N=2\nLook : here\n"),
                HasSubstr("Keys are written like 'look: ...'"));
}

TEST(Lesson, ValuesOfKeysAreChecked) {
    const std::string predict = "## predict number\nask: a\nanswer: 1\n";
    EXPECT_THAT(problems_of(predict + "wrong: 3\n"), HasSubstr("the '|' is missing"));
    EXPECT_THAT(problems_of(predict + "accept: some\n"), HasSubstr("a number like 0.05"));
    EXPECT_THAT(problems_of(predict + "because: main 2nd running\nbecause: T0 walks\n"), HasSubstr("line 10: in 'because: T0 walks': "));
    for (const char* no_turn : {"time 2.0", "program ends", "loop idle", "main 2nd waiting timer", "A created", "warning \"never\""})
        EXPECT_THAT(problems_of(predict + "because: " + no_turn + "\n"), HasSubstr("name somebody's turn")) << no_turn;
    EXPECT_THAT(problems_of(predict + "because: A prints \"got\"\nbecause: T1 gets lock\n"), ::testing::Not(HasSubstr("because")));
    EXPECT_THAT(problems_of(predict + "options: one, two\n"), HasSubstr("needs a list"));
    EXPECT_THAT(problems_of(predict + "with: M=2\n"),
                HasSubstr("in 'with:' 'M' is no slider of this program."));
    EXPECT_THAT(problems_of(predict + "with: N=7\n"), HasSubstr("line 9: in 'with:' N cannot be '7'"));
    EXPECT_THAT(problems_of(predict + "with: N\n"), HasSubstr("write NAME=VALUE"));
    EXPECT_EQ(problems_of(predict + "with: N=2 cores=1 gil=False\n"), "");
    const std::string challenge = "## challenge\ntext: t\ngoal: a\nsolution: T0 T1\n";
    EXPECT_THAT(problems_of(challenge), HasSubstr("in 'solution:'"));
    EXPECT_EQ(problems_of(challenge + "mode: scheduler\n"), "");
    EXPECT_THAT(problems_of(challenge + "mode: hard\n"), HasSubstr("can only be 'scheduler'"));
}

TEST(Lesson, AWrongAnswerHasAnAnswerAndAnExplanation) {
    const std::string predict = "## predict number\nask: a\nanswer: 1\n";
    EXPECT_THAT(problems_of(predict + "wrong: 3 |\n"), HasSubstr("line 9: this 'wrong:' says nothing; write behind the '|'"));
    EXPECT_THAT(problems_of(predict + "wrong: | No.\n"), HasSubstr("line 9: write 'wrong: the answer | what to say about it'; the answer is missing"));
    EXPECT_EQ(problems_of(predict + "wrong: \"|\" | No.\n"), "");
}

TEST(Lesson, PartsOfTheMachineHaveValuesThatTheyCanHave) {
    const auto of = [](const std::string& settings) { return problems_of("## predict number\nask: a\nanswer: 1\nwith: " + settings + "\n"); };
    for (const char* good : {"cores=1", "gil=on", "gil=False", "gil=0", "switch=5ms", "switch=0.0001", "switch=1s", "start=0", "start=50ms",
                             "start=10s", "seed=0", "seed=999999999", "preempt=cpython", "preempt=any"})
        EXPECT_EQ(of(good), "") << good;
    EXPECT_EQ(of("N=2 cores=zwei"),
              "05-gather/lesson.md, line 9: in 'with:' cores cannot be 'zwei'; write a number from 1 to 64, for example cores=4\n");
    EXPECT_THAT(of("gil=maybe"), HasSubstr("in 'with:' gil cannot be 'maybe'; write gil=on or gil=off"));
    EXPECT_THAT(of("switch=5us"), HasSubstr("for example switch=5ms"));
    EXPECT_THAT(of("start=+1s"), HasSubstr("for example start=50ms"));
    EXPECT_THAT(of("seed=1.5"), HasSubstr("a whole number from 0 to 999999999"));
    EXPECT_THAT(of("preempt=never"), HasSubstr("write preempt=cpython or preempt=any"));
    EXPECT_THAT(of("cores=2,gil=off"), HasSubstr("a space, not a comma"));
    // The limits are the machine's own.
    const auto cores = [&](std::uint32_t count) { return of("cores=" + std::to_string(count)); };
    EXPECT_TRUE(cores(kMaxCores).empty() && !cores(kMaxCores + 1).empty() && !cores(0).empty());
    const auto refused = [&](const char* part, Duration time) { return !of(part + format_seconds(time, 1) + "s").empty(); };
    EXPECT_TRUE(!refused("switch=", kMinSwitchInterval) && refused("switch=", kMinSwitchInterval - 1));
    EXPECT_TRUE(!refused("switch=", kMaxSwitchInterval) && refused("switch=", kMaxSwitchInterval + 1));
    EXPECT_TRUE(!refused("start=", kMaxProcessStart) && refused("start=", kMaxProcessStart + 1));
    for (const char* key : {"lock", "solution"})
        EXPECT_THAT(problems_of("## challenge\ntext: t\ngoal: a\n" + std::string(key) + ": gil=nein\n"), HasSubstr("' gil cannot be 'nein'"))
            << key;
    EXPECT_THAT(problems_of("## break\nset: N=2 cores=0\nlook: l\n"), HasSubstr("line 7: in 'set:' cores cannot be '0'"));
}

TEST(Lesson, TheMachineOfTheHeadIsCheckedInItsLine) {
    EXPECT_EQ(problems_of_front("title: T\nmachine: cores=abc gil=on\n"),
              "05-gather/lesson.md, line 3: in 'machine:' cores cannot be 'abc'; write a number from 1 to 64, for example cores=4\n");
    EXPECT_THAT(problems_of_front("title: T\nmachine: cores=0\n"), HasSubstr("line 3: in 'machine:' cores cannot be '0'"));
    EXPECT_THAT(problems_of_front("title: T\nmachine: cores=2 cores=4\n"), HasSubstr("cores is there twice; only the last one counts"));
    const Lesson lesson = parse_lesson("x", "---\ntitle: T\nmachine: cores=abc gil=off\n---\nS\n", "");
    EXPECT_THAT(lesson.machine, ElementsAre(Setting{"gil", "off"})) << "the rest is kept";
}

TEST(Lesson, SettingsAreThereOnceAndAtAStepOfTheirSlider) {
    const auto problems = [](const std::string& front, const std::string& blocks) {
        return all_problems(parse_lesson("x", "---\ntitle: T\n" + front + "---\nS\n\n" + blocks, "TEA = 1.0  #: 0.5..5.0 step 0.5 s\n").problems);
    };
    const std::string look = "look: l\n";
    EXPECT_EQ(problems("", "## break\nset: TEA=1.25\n" + look), "x/lesson.md, line 7: in 'set:' TEA cannot be '1.25': that is between two steps. "
                                                               "Its values are 0.5 to 5.0 in steps of 0.5; write 1.0 or 1.5.\n");
    EXPECT_EQ(problems("", "## break\nset: TEA=1.0 cores=2 TEA=2\n" + look),
              "x/lesson.md, line 7: in 'set:' TEA is there twice; only the last one counts\n");
    EXPECT_THAT(problems("variants: TEA=2.0 / TEA=1.25\n", ""),
                HasSubstr("line 3: 'variants:' cannot have 'TEA=1.25': TEA cannot be '1.25': that is between"));
    EXPECT_THAT(problems("variants: TEA=2.0 TEA=2.5\n", ""), HasSubstr("line 3: 'variants:' has TEA twice in one version"));
    EXPECT_EQ(problems("variants: TEA=2.0 / TEA=2.5\n", "## break\nset: TEA=5\n" + look), "");
}

TEST(Lesson, ASolutionMovesNothingThatIsLocked) {
    const auto of = [](const std::string& lock, const std::string& solution, const std::string& more = "") {
        return problems_of("## challenge\ntext: t\ngoal: a\nlock: " + lock + "\nsolution: " + solution + "\n" + more);
    };
    EXPECT_EQ(of("N=2", "N=3"),
              "05-gather/lesson.md, line 10: in 'solution:' N=3 cannot be done, for 'lock:' holds N at 2; take N out of one of them\n");
    EXPECT_THAT(of("gil=off", "N=3 gil=on"), HasSubstr("'lock:' holds gil at off"));
    EXPECT_EQ(of("N=2", "N=2"), "") << "where it stands";
    EXPECT_EQ(of("cores=2", "N=3"), "");
    EXPECT_EQ(of("N=2", "N=3 T1", "mode: scheduler\n"), "") << "names of threads";
}

TEST(Lesson, KeysThatAKindOfQuestionDoesNotUseAreFound) {
    const auto of = [](const std::string& kind, const std::string& line) {
        const std::string options = kind == "choice" ? "options: [\"1\", \"2\"]\n" : kind == "bar" ? "lane: main\n" : "";
        return problems_of("## predict " + kind + "\nask: a\nanswer: 1\n" + options + line + "\n");
    };
    EXPECT_EQ(of("lane", "unit: s"),
              "05-gather/lesson.md, line 9: '## predict lane' makes no use of 'unit:'; leave it out, it is for number, time, bar, choice\n");
    for (const char* kind : {"choice", "order", "lane"}) EXPECT_THAT(of(kind, "accept: 0.1"), HasSubstr("no use of 'accept:'")) << kind;
    for (const char* kind : {"number", "order", "time", "bar"})
        EXPECT_THAT(of(kind, "options: [\"a\"]"), HasSubstr("no use of 'options:'")) << kind;
    for (const char* kind : {"number", "choice", "order", "lane", "time"})
        EXPECT_THAT(of(kind, "lane: A"), HasSubstr("no use of 'lane:'")) << kind;
    EXPECT_THAT(of("order", "unit: s"), HasSubstr("no use of 'unit:'"));
    for (const char* kind : {"number", "time", "bar"}) EXPECT_EQ(of(kind, "unit: s\naccept: 0.1"), "") << kind;
    EXPECT_EQ(of("choice", "unit: s") + of("lane", "options: [\"A\", \"B\"]"), "");
}

TEST(Lesson, FormulasInTextsThatStayAsTheyAreAreFound) {
    EXPECT_EQ(problems_of_front("title: In {total} s\ngoal: {N}\nmyth: {1 / N}\n"),
              "05-gather/lesson.md, line 2: 'title:' is shown as it stands, with '{total}' in it; write the number\n"
              "05-gather/lesson.md, line 3: 'goal:' is shown as it stands, with '{N}' in it; write the number\n"
              "05-gather/lesson.md, line 4: 'myth:' is shown as it stands, with '{1 / N}' in it; write the number\n");
    const std::string claim = problems_of("## claim\nquote: {N} jobs\nverdict: {N}\nproof: it prints {'a': 1} and {total}\ntext: {total}\n");
    for (const char* part : {"line 7: 'quote:' is shown as it stands, with '{N}'", "line 8: 'verdict:' is",
                             "line 9: 'proof:' is shown as it stands, with '{total}'"})
        EXPECT_THAT(claim, HasSubstr(part));
    EXPECT_THAT(claim, ::testing::Not(HasSubstr("line 10")));
    EXPECT_THAT(problems_of("## predict number\nask: a\nanswer: 1\nunit: {N}\n"), HasSubstr("line 9: 'unit:' is shown as it stands"));
    EXPECT_EQ(problems_of("## teacher\n\nGo.\nIt takes {total} s, `{N}`.\n"),
              "05-gather/lesson.md, line 9: the teacher's screen shows '{total}' as it stands; write the number\n");
    EXPECT_EQ(problems_of("## see\nIt takes {total} s.\n"), "");
    const auto row = [](const std::string& name) {
        return all_problems(parse_lesson("x", "---\ntitle: t\npanels: compare\n---\nS\n\n## compare HOW\nrow: " + name + " | N=3\n",
                                         "HOW = 0  #: choice 0=\"a\" 1=\"b\"\nN = 3  #: 1..6\n").problems);
    };
    EXPECT_EQ(row("with {N} of {HOW}"), "");
    EXPECT_EQ(row("with {N + 1}"), "x/lesson.md, line 8: in the name of a 'row:' '{N + 1}' is shown as it stands; only the name of a slider "
                                   "may stand between the braces\n");
}

TEST(Lesson, FormulasWithoutAnEndAreFound) {
    const std::string sentence = "has no '}' in its line and is shown as it stands; close the '{', or write '{{' for a brace alone";
    EXPECT_EQ(problems_of("## see\nOne.\nIt takes {total s.\n"), "05-gather/lesson.md, line 8: '{total s.' " + sentence + "\n");
    for (const char* line : {"ask: How {many?", "why: In {total s.", "wrong: 3 | Not {N."})
        EXPECT_THAT(problems_of("## predict number\nask: a\nanswer: 1\n" + std::string(line) + "\n"), HasSubstr(sentence)) << line;
    EXPECT_THAT(problems_of("## break\nset: N=2\nlook: {N\n"), HasSubstr("line 8: '{N' " + sentence));
    EXPECT_THAT(all_problems(parse_lesson("x", "---\ntitle: T\n---\n\nOne.\nTwo {N jobs.\n", "").problems), HasSubstr("line 6: '{N jobs.' "));
    EXPECT_EQ(problems_of("## see\nA set { 1, 2, {{so}} and `{total`.\n\n```\nd = {total\n```\n"), "");
}

TEST(Lesson, HeadingsWithTheWrongNumberOfMarksAreFound) {
    EXPECT_EQ(problems_of("## see\nx\n\n### teacher\ny\n"),
              "05-gather/lesson.md, line 9: '### teacher' is read as text; a block begins with two '#' at the start of its line: write '## teacher'\n");
    EXPECT_THAT(all_problems(parse_lesson("x", "---\ntitle: T\n---\nS\n\n# Teachr\nx\n", "").problems),
                HasSubstr("line 6: '# Teachr' is read as text; "));
    const auto meant = [](const std::string& heading) { return problems_of("## see\nx\n" + heading + "\ny\n"); };
    EXPECT_THAT(meant("###say when A first done"), HasSubstr("write '## say when A first done'"));
    EXPECT_THAT(meant("# sya when A first done"), HasSubstr("write '## say when A first done'"));
    EXPECT_THAT(meant("### predict number"), HasSubstr("write '## predict number'"));
    EXPECT_THAT(meant(" ## break"), HasSubstr("write '## break'"));
    for (const char* fine : {"### Details", "# See what happens", "#", "### 1", "    # see", "```\n# teacher\n```", "####### see"})
        EXPECT_EQ(meant(fine), "") << fine;
}

TEST(Lesson, AKeyThatIsNotInSmallLettersIsFoundInItsOwnLine) {
    const std::string predict = "## predict number\nask: a\nanswer: 1\nunit: s\n";
    EXPECT_EQ(problems_of(predict + "Unit: x\n"), "05-gather/lesson.md, line 10: 'Unit: x' is read as text. Keys are written like 'unit: ...', "
                                                  "directly below the heading or another key.\n");
    EXPECT_THAT(problems_of(predict + "Unti: x\nwhy: so\n"),
                HasSubstr("line 10: 'Unti: x' is read as text, and so is what follows. Did you mean 'unit'? "));
    EXPECT_EQ(problems_of("## break\nset: N=2\nlook: l\n\nNote: one\nTwo.\n"), "") << "a text may begin so";
}

TEST(Lesson, AComparisonNamesAChoiceAndItsRowsAreSettings) {
    const Result<Lesson> four = read_lesson(lessons_dir() / "10-four-ways");
    ASSERT_TRUE(four && four->parts.comparison);
    EXPECT_EQ(four->parts.comparison->parameter, "HOW");
    ASSERT_EQ(four->parts.comparison->rows.size(), 5u);
    EXPECT_EQ(four->parts.comparison->rows[2].name, "pure computing \u00d7 {N}");
    EXPECT_EQ(four->parts.comparison->rows[4].with, *parse_settings("IO=0.0 CPU=1.0 gil=False"));
    const auto problems = [](const std::string& panels, const std::string& blocks) {
        return all_problems(parse_lesson("x", "---\ntitle: t\n" + panels + "---\nStory.\n\n" + blocks,
                                         "HOW = 0  #: choice 0=\"a\" 1=\"b\"\nN = 3  #: 1..6\n").problems);
    };
    const std::string opens = "panels: compare\n";
    EXPECT_EQ(problems(opens, "## compare HOW\nrow: three | N=3 cores=1\n"), "");
    EXPECT_EQ(problems("", ""), "");
    EXPECT_THAT(problems(opens, ""), HasSubstr("needs a block '## compare'"));
    EXPECT_THAT(problems("", "## compare HOW\nrow: three | N=3\n"), HasSubstr("add 'compare' to 'panels:'"));
    EXPECT_THAT(problems(opens, "## compare N\n"), HasSubstr("'N' is a range"));
    EXPECT_THAT(problems(opens, "## compare WAY\n"), HasSubstr("'WAY' is no slider of the program"));
    EXPECT_THAT(problems(opens, "## compare HOW\nrow: three N=3\n"), HasSubstr("the '|' is missing"));
    EXPECT_THAT(problems(opens, "## compare HOW\nrow: three | N=9\n"), HasSubstr("in 'row:' N cannot be '9'"));
    EXPECT_THAT(problems(opens, "## compare HOW\nrow: a | N=1\n\n## compare HOW\nrow: b | N=2\n"), HasSubstr("only the first one counts"));
}

TEST(Lesson, LineEndsDoNotMatter) {
    std::string text = text_of_file(lessons_dir() / "05-gather" / "lesson.md");
    const std::string program = text_of_file(lessons_dir() / "05-gather" / "program.py");
    const Lesson unix_lines = parse_lesson("05-gather", text, program);
    std::string dos;
    for (const char c : text) dos += c == '\n' ? "\r\n" : std::string(1, c);
    for (const std::string& variant : {dos, "\xEF\xBB\xBF" + text, text.substr(0, text.size() - 1)}) {
        const Lesson lesson = parse_lesson("05-gather", variant, program);
        EXPECT_EQ(all_problems(lesson.problems), "");
        EXPECT_EQ(lesson.story, unix_lines.story);
        ASSERT_EQ(lesson.blocks.size(), unix_lines.blocks.size());
        EXPECT_EQ(lesson.blocks.back().text, unix_lines.blocks.back().text);
        EXPECT_EQ(lesson.blocks.back().line, unix_lines.blocks.back().line);
    }
}

TEST(Lesson, TextThatIsNotUtf8IsReadAndReported) {
    const Lesson lesson = parse_lesson("x", "---\ntitle: Caf\xE9\n---\nStory.", "print('\xE9')");
    EXPECT_EQ(lesson.title, "Caf\xEF\xBF\xBD");
    EXPECT_EQ(all_problems(lesson.problems),
              "x/program.py, line 1: this is not UTF-8 text; save the file with the encoding UTF-8\n"
              "x/lesson.md, line 2: this is not UTF-8 text; save the file with the encoding UTF-8\n");
}

// "HOW: call" is what the program shows; "HOW = 0" is a name that nobody sees.
TEST(Lesson, TextsNameAChoiceByItsLabel) {
    for (const std::string_view name : kLessonNames) {
        for (const std::string_view language : {"", "de"}) {
            const Result<Lesson> lesson = read_lesson(lessons_dir() / name, language);
            ASSERT_TRUE(lesson);
            std::string texts = lesson->story + lesson->goal;
            for (const Block& block : lesson->blocks) {
                texts += block.text + "\n";
                for (const KeyValue& pair : block.keys)
                    for (const std::string_view key : {"ask", "text", "why", "hint", "learned", "look", "wrong", "quote"})
                        if (pair.key == key) texts += pair.value + "\n";
            }
            for (const Parameter& parameter : lesson->program.parameters)
                for (const Parameter::Choice& choice : parameter.choices)
                    EXPECT_EQ(texts.find(parameter.name + " = " + choice.value), std::string::npos)
                        << name << " " << language << ": " << parameter.name << " = " << choice.value;
        }
    }
}

TEST(Lesson, NamesOfFolders) {
    EXPECT_EQ(lesson_number("05-gather"), 5);
    EXPECT_EQ(lesson_number("gather"), 0);
    EXPECT_EQ(lesson_number("99999999999"), 9999);
    EXPECT_EQ(short_name("05-gather"), "gather");
    EXPECT_EQ(short_name("gather"), "gather");
    EXPECT_EQ(short_name("-x"), "-x");
    EXPECT_EQ(short_name("12"), "12");
}

}  // namespace
}  // namespace asynchio
