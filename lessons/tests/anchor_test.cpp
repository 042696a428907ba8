#include "lessons/reader/anchor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lessons/reader/formula.h"
#include "lessons/reader/lesson.h"
#include "lessons/tests/lesson_files.h"

namespace asynchio {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Anchor read(std::string_view text) {
    const Result<Anchor> anchor = parse_anchor(text);
    EXPECT_TRUE(anchor) << text << ": " << (anchor ? "" : anchor.why());
    return anchor ? *anchor : Anchor{};
}
std::string refused(std::string_view text) {
    const Result<Anchor> anchor = parse_anchor(text);
    EXPECT_FALSE(anchor) << text;
    return anchor ? "" : anchor.why();
}

TEST(Anchor, OfALane) {
    EXPECT_EQ(read("A0 first running"), (Anchor{"A0", 1, AnchorEvent::running, "", 0}));
    EXPECT_EQ(read("clock 2nd running"), (Anchor{"clock", 2, AnchorEvent::running, "", 0}));
    EXPECT_EQ(read("u 11th done"), (Anchor{"u", 11, AnchorEvent::done, "", 0}));
    EXPECT_EQ(read("main last cancelled"), (Anchor{"main", Anchor::kLast, AnchorEvent::cancelled, "", 0}));
    EXPECT_EQ(read("any first waiting timer"), (Anchor{"any", 1, AnchorEvent::waiting, "timer", 0}));
    EXPECT_EQ(read("  R0\tfirst   waiting "), (Anchor{"R0", 1, AnchorEvent::waiting, "", 0}));
    EXPECT_EQ(read("main prints \"ask B\""), (Anchor{"main", 1, AnchorEvent::prints, "ask B", 0}));
    EXPECT_EQ(read("T1 first waits for lock"), (Anchor{"T1", 1, AnchorEvent::waits_for, "lock", 0}));
    EXPECT_EQ(read("T1 gets lock"), (Anchor{"T1", 1, AnchorEvent::gets, "lock", 0}));
    EXPECT_EQ(read("any releases"), (Anchor{"any", 1, AnchorEvent::releases, "", 0}));
    EXPECT_EQ(read("\"my task\" 3rd busy"), (Anchor{"my task", 3, AnchorEvent::busy, "", 0}));
    EXPECT_EQ(read("\"program\" first idle"), (Anchor{"program", 1, AnchorEvent::idle, "", 0}));
}

TEST(Anchor, OfTheProgram) {
    EXPECT_EQ(read("program starts").event, AnchorEvent::program_starts);
    EXPECT_EQ(read("program ends").event, AnchorEvent::program_ends);
    EXPECT_EQ(read("program stuck").event, AnchorEvent::program_stuck);
    EXPECT_EQ(read("loop idle"), (Anchor{"", 1, AnchorEvent::loop_idle, "", 0}));
    EXPECT_EQ(read("loop 2nd idle").ordinal, 2);
    EXPECT_EQ(read("time 2.0").time, 2 * kSecond);
    EXPECT_EQ(read("time 0.25 s").time, 250 * kMillisecond);
    EXPECT_EQ(read("time 3s").time, 3 * kSecond);
    EXPECT_EQ(read("slow callback").event, AnchorEvent::slow_callback);
    EXPECT_EQ(read("warning \"never awaited\"").argument, "never awaited");
}

TEST(Anchor, MistakesAreNamed) {
    EXPECT_THAT(refused(""), HasSubstr("an anchor is missing"));
    EXPECT_THAT(refused("A"), HasSubstr("'A' says who, but not when"));
    EXPECT_THAT(refused("A first"), HasSubstr("says who, but not when"));
    EXPECT_THAT(refused("A first runing"), HasSubstr("'runing' is no event. Did you mean 'running'?"));
    EXPECT_THAT(refused("A frist running"), HasSubstr("'frist' is no event. Did you mean 'first'?"));
    EXPECT_THAT(refused("A 0th running"), HasSubstr("'0th' is no event"));
    EXPECT_THAT(refused("A 99999th running"), HasSubstr("is no event"));
    EXPECT_THAT(refused("A first running timer"), HasSubstr("nothing may follow 'running' here, but there is 'timer'"));
    EXPECT_THAT(refused("A first waiting tiemr"), HasSubstr("Did you mean 'timer'?"));
    EXPECT_THAT(refused("A first waits lock"), HasSubstr("'waits' is no event"));
    EXPECT_THAT(refused("A first waits for"), HasSubstr("'waits for' needs the name of a lock"));
    EXPECT_EQ(refused("tea first waiting for timer"), "write 'waiting timer', without 'for'");
    EXPECT_EQ(refused("tea waiting for lokc"), "write 'waiting lock', without 'for'");
    EXPECT_EQ(refused("tea last waiting for"), "write 'waiting timer', without 'for'");
    EXPECT_THAT(refused("tea waiting for knife"),
                HasSubstr("write 'waits for knife' if that is the name of a lock; behind 'waiting' may stand timer, "));
    EXPECT_THAT(refused("A prints hello"), HasSubstr("put the text behind 'prints' between quotes: \"hello\""));
    EXPECT_THAT(refused("A prints"), HasSubstr("write 'prints \"...\"'"));
    EXPECT_THAT(refused("A prints \"x"), HasSubstr("has no second one"));
    EXPECT_THAT(refused("program strats"), HasSubstr("Did you mean 'starts'?"));
    EXPECT_THAT(refused("time soon"), HasSubstr("write 'time' and a number"));
    EXPECT_THAT(refused("time -1"), HasSubstr("write 'time' and a number"));
    EXPECT_THAT(refused("loop sleeps"), HasSubstr("write 'loop idle'"));
    EXPECT_THAT(refused("warning x"), HasSubstr("write 'warning \"...\"'"));
    EXPECT_THAT(refused("slow"), HasSubstr("write 'slow callback'"));
}

TEST(Anchor, IsWrittenAsItIsRead) {
    for (const char* text : {"\"program\" first idle", "\"my task\" 2nd gets \"my lock\"", "loop 3rd idle", "time 0.25", "program ends", "A last prints \"a b\""})
        EXPECT_EQ(describe(read(text)), text);
}

TEST(Anchor, EveryCaptionOfTheLessonsHasOneThatCanBeWrittenAgain) {
    std::size_t captions = 0;
    for (const std::string_view name : kLessonNames) {
        const Result<Lesson> lesson = read_lesson(lessons_dir() / name);
        ASSERT_TRUE(lesson);
        for (const LessonCaption& caption : lesson->parts.captions) {
            ++captions;
            ASSERT_TRUE(caption.anchor) << name << ": " << caption.anchor_text;
            EXPECT_EQ(read(describe(*caption.anchor)), *caption.anchor) << describe(*caption.anchor);
            EXPECT_FALSE(caption.text.empty());
        }
    }
    EXPECT_GE(captions, 80u);
}

TEST(LessonBlocks, NameTheTurnsThatTellWhy) {
    const Result<Lesson> lesson = read_lesson(lessons_dir() / "07-future");
    ASSERT_TRUE(lesson);
    std::vector<std::string> turns;
    for (const Reason& reason : lesson->parts.questions[1].because) turns.push_back(describe(reason.turn));
    EXPECT_THAT(turns, ElementsAre("R0 2nd running", "R1 2nd running"));
    EXPECT_THAT(lesson->parts.questions[0].because, ::testing::IsEmpty());
}

TEST(LessonBlocks, HaveTheirMeaning) {
    const Result<Lesson> lesson = read_lesson(lessons_dir() / "08-blocked-loop");
    ASSERT_TRUE(lesson);
    const LessonBlocks& parts = lesson->parts;
    ASSERT_EQ(parts.questions.size(), 2u);
    EXPECT_EQ(parts.questions[0].kind, LessonQuestion::Kind::time);
    EXPECT_EQ(parts.questions[0].answer.text, "time_of(\"tick 3\")");
    EXPECT_DOUBLE_EQ(parts.questions[0].accept, 0.02);
    EXPECT_EQ(parts.questions[0].unit, "s");
    EXPECT_EQ(parts.questions[1].kind, LessonQuestion::Kind::choice);
    EXPECT_THAT(parts.questions[1].with, ElementsAre(Setting{"DEBUG", "1"}));
    EXPECT_EQ(parts.questions[1].wrong.size(), 3u);
    ASSERT_EQ(parts.claims.size(), 1u);
    EXPECT_EQ(parts.claims[0].verdict, "true");
    EXPECT_EQ(parts.claims[0].test.text, "gap(\"tick\") > 0.25");
    ASSERT_EQ(parts.breaks.size(), 1u);
    EXPECT_THAT(parts.breaks[0].set, ElementsAre(Setting{"BLOCK", "2.0"}));
    ASSERT_EQ(parts.challenges.size(), 2u);
    EXPECT_THAT(parts.challenges[1].lock, ElementsAre(Setting{"BLOCK", "1.0"}, Setting{"DEBUG", "1"}));
    EXPECT_FALSE(parts.challenges[1].goal.text.empty() || parts.challenges[1].hint.empty() || parts.challenges[1].learned.empty());
    EXPECT_EQ(parts.captions[3].anchor->event, AnchorEvent::slow_callback);
    EXPECT_EQ(parts.see.size(), 1u);
    EXPECT_EQ(parts.teacher.size(), 1u);

    const Result<Lesson> scheduler = read_lesson(lessons_dir() / "11-lost-update");
    ASSERT_TRUE(scheduler);
    EXPECT_TRUE(scheduler->parts.challenges.at(1).scheduler);
    EXPECT_THAT(scheduler->parts.challenges.at(1).schedule, ElementsAre("main", "T1"));
}

TEST(LessonBlocks, EveryKindOfQuestionHasAWord) {
    using Kind = LessonQuestion::Kind;
    for (const Kind kind : {Kind::number, Kind::choice, Kind::order, Kind::lane, Kind::time, Kind::bar}) {
        const std::string text = "---\ntitle: T\n---\n## predict " + std::string(word(kind)) + "\nask: a\nanswer: 1\n";
        const Lesson lesson = parse_lesson("x", text, "");
        ASSERT_EQ(lesson.parts.questions.size(), 1u);
        EXPECT_EQ(lesson.parts.questions[0].kind, kind);
    }
}

TEST(LessonBlocks, ABarBetweenQuotesIsPartOfTheAnswer) {
    const Lesson lesson = parse_lesson("x", "---\ntitle: T\n---\n## predict number\nask: a\nanswer: 1\nwrong: \"a | b\" | No | never.\n", "");
    ASSERT_EQ(lesson.parts.questions.at(0).wrong.size(), 1u);
    EXPECT_EQ(lesson.parts.questions[0].wrong[0].expression, "\"a | b\"");
    EXPECT_EQ(lesson.parts.questions[0].wrong[0].feedback, "No | never.");
}

TEST(LessonBlocks, AnswersOfLearnersAreJudged) {
    LessonQuestion question;
    question.accept = 0.05;
    question.wrong = {{"6", "You added.", 0}, {"x", "Never.", 0}, {"2", "No.", 0}};
    const Answer answer{PlainValue{3.0}, "3.0", "3", ""};
    const std::vector<Answer> wrong = {{PlainValue{6.0}, "6", "6", ""}, Answer::failure("x is not known"), {PlainValue{2.0}, "2", "2", ""}};
    const auto judged = [&](double given) { return judge(question, answer, wrong, PlainValue{given}); };
    EXPECT_TRUE(judged(3.05).right);
    EXPECT_EQ(judged(6.0).wrong, 0u);
    EXPECT_EQ(judged(2.01).wrong, 2u);
    EXPECT_FALSE(judged(3.2).right || judged(3.2).wrong);
    EXPECT_FALSE(judge(question, Answer::failure("no"), {}, PlainValue{}).right);
    EXPECT_TRUE(same_answer(question, PlainValue{PlainValue::List{PlainValue{std::string("a")}}}, PlainValue{PlainValue::List{PlainValue{std::string("a")}}}));
}

TEST(Formula, AreFoundInTextsAndFilled) {
    EXPECT_THAT(formulas_in("It takes {total} s, {count(\"}\") + 1} lines."), ElementsAre("total", "count(\"}\") + 1"));
    EXPECT_EQ(fill_formulas("It takes {total} s, {N} {M}.", {"1.5", "two"}), "It takes 1.5 s, two {M}.");
    EXPECT_THAT(formulas_in("{{no}} {} { } {a {b} c} }"), ElementsAre("b"));
    EXPECT_EQ(fill_formulas("{{no}} {} {b", {"x"}), "{no} {} {b");
    EXPECT_EQ(split_formulas("").size(), 0u);
    EXPECT_THAT(split_formulas("a{b}"), ElementsAre(TextPiece{"a", false}, TextPiece{"b", true}));
}

TEST(Formula, WithoutAnEndIsFound) {
    EXPECT_EQ(unclosed_formula("It took {total s."), "{total s.");
    EXPECT_EQ(unclosed_formula("{N} jobs take {total s, not {WAIT} s."), "{total s, not");
    EXPECT_EQ(unclosed_formula("{count('x)}"), "{count('x)}") << "a quote without its other half";
    for (const char* fine : {"", "{", "It took {total} s.", "{{total s.", "{ 1, 2", "{'a': 1", "a }", "`{total`", "{total} `{` {N}"})
        EXPECT_EQ(unclosed_formula(fine), "") << fine;
}

TEST(Formula, IsFoundWhereNobodyComputesIt) {
    EXPECT_THAT(forgotten_formulas("It took {total} s, {count(\"a\", 2)} lines."), ElementsAre("total", "count(\"a\", 2)"));
    for (const char* code : {"It prints {'a': 1}.", "f'{x:.2f}'", "{1, 2}", "`{total}`", "{{total}}"})
        EXPECT_THAT(forgotten_formulas(code), testing::IsEmpty()) << code;
}

}  // namespace
}  // namespace asynchio
