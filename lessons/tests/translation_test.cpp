// Lessons in other languages: their texts over the lesson's, and what the doctor says when they do not fit.
#include "lessons/reader/translation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lessons/doctor/translation.h"
#include "lessons/reader/course.h"
#include "lessons/reader/formula.h"
#include "lessons/tests/lesson_files.h"

namespace asynchio {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view kEnglish = R"(---
title: Tea
goal: You can wait.
minutes: 5
myth: Tea is fast. / Tea is slow.
---
Tea takes {total} s.

## predict choice
ask: How is it?
answer: "hot"
options: ["hot", "cold"]
unit: cups
wrong: "cold" | It stood for {total} s. | Really.
why: It was just made.

## say when main first done
Done at {total}.

## break
set: A=2.0
look: It takes longer.
expect: total == 2

## challenge
text: Make it fast.
goal: total < 1
hint: Less.
learned: Less is fast.
solution: A=0.5

## say when main first running
It runs.
)";
constexpr std::string_view kGerman = R"(---
title: Tee
goal: Du kannst warten.
myth: Tee ist schnell. / Tee ist langsam.
---
Tee braucht {total} s.

## predict
ask: Wie ist er?
options: ["heiß", 'kalt']
wrong: Er stand {total} s lang.
why: Er ist frisch.

## say
Fertig bei {total}.

## break
look: Es dauert länger.

## challenge
text: Mach es schnell.
hint: Weniger.
learned: Weniger ist schnell.

## say
Es läuft.
)";

Lesson tea() { return parse_lesson("01-tea", kEnglish, "A = 1.0  #: 0.5..2.0 step 0.5 s\n"); }

std::string with(std::string_view what, std::string_view instead) {
    std::string text(kGerman);
    const std::size_t at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), instead);
}

std::string problems_of(std::string_view text) { return all_problems(examine_translation(tea(), "01-tea/lesson.de.md", text)); }

// --- the texts over the lesson ---

TEST(Translation, PutsItsTextsOverTheLesson) {
    Lesson lesson = tea();
    translate(lesson, parse_lesson_text(kGerman));
    EXPECT_EQ(lesson.title, "Tee");
    EXPECT_EQ(lesson.goal, "Du kannst warten.");
    EXPECT_THAT(lesson.myths, ElementsAre("Tee ist schnell.", "Tee ist langsam."));
    EXPECT_EQ(lesson.story, "Tee braucht {total} s.");
    const LessonQuestion& question = lesson.parts.questions.at(0);
    EXPECT_EQ(question.ask, "Wie ist er?");
    EXPECT_EQ(question.answer.text, "\"hot\"");
    EXPECT_EQ(question.options.text, R"(["hot", "cold"])") << "answers are judged by the original";
    EXPECT_THAT(question.option_words, ElementsAre("heiß", "kalt"));
    EXPECT_EQ(question.wrong.at(0).expression, "\"cold\"");
    EXPECT_EQ(question.wrong.at(0).feedback, "Er stand {total} s lang.");
    EXPECT_EQ(question.unit, "cups") << "what a translation leaves out stays";
    EXPECT_THAT(lesson.parts.captions, ElementsAre(::testing::Field(&LessonCaption::text, "Fertig bei {total}."),
                                                   ::testing::Field(&LessonCaption::text, "Es läuft.")));
    EXPECT_EQ(lesson.parts.captions.at(0).anchor_text, "main first done");
    EXPECT_EQ(lesson.parts.breaks.at(0).look, "Es dauert länger.");
    EXPECT_EQ(lesson.parts.breaks.at(0).expect.text, "total == 2");
    EXPECT_EQ(lesson.parts.challenges.at(0).learned, "Weniger ist schnell.");
    EXPECT_EQ(lesson.parts.challenges.at(0).goal.text, "total < 1");
}

TEST(Translation, LeavesInEnglishWhatItLacks) {
    Lesson lesson = tea();
    translate(lesson, parse_lesson_text("---\ntitle: Tee\n---\n\n## say\nNur einer.\n\n## predict\nask:\nwhy: Darum.\noptions: [\"a\"]\n"));
    EXPECT_EQ(lesson.story, "Tea takes {total} s.");
    EXPECT_EQ(lesson.parts.captions.at(0).text, "Done at {total}.") << "which of the two captions was meant, nobody knows";
    const LessonQuestion& question = lesson.parts.questions.at(0);
    EXPECT_EQ(question.ask, "How is it?");
    EXPECT_EQ(question.why, "Darum.");
    EXPECT_EQ(question.wrong.at(0).feedback, "It stood for {total} s. | Really.");
    EXPECT_TRUE(question.option_words.empty()) << "one word for two answers";
}

TEST(Translation, ReadsLists) {
    EXPECT_THAT(*parse_text_list(R"( ["a, b", 'c\'d' , "e"] )"), ElementsAre("a, b", "c'd", "e"));
    EXPECT_THAT(*parse_text_list("[]"), ElementsAre());
    for (const char* list : {"", "[", "a", "[a]", "[\"a]", "[\"a\" \"b\"]", "[\"a\", 3]"}) EXPECT_FALSE(parse_text_list(list)) << list;
}

// --- what the doctor says ---

TEST(TranslationDoctor, FindsAGoodTranslationWell) { EXPECT_EQ(problems_of(kGerman), ""); }

TEST(TranslationDoctor, NamesTheFirstBlockThatDiffers) {
    EXPECT_THAT(problems_of(with("## break", "## teacher")),
                HasSubstr("01-tea/lesson.de.md, line 17: here must stand '## break' as in lesson.md, line 20, but it is '## teacher'"));
    EXPECT_THAT(problems_of(with("\n## say\nEs läuft.\n", "")), HasSubstr("lesson.de.md: the block '## say' is missing at the end; in lesson.md it is in line 32"));
    EXPECT_THAT(problems_of(std::string(kGerman) + "\n## teacher\nNoch etwas.\n"), HasSubstr("line 28: lesson.md has no further block, but here is '## teacher'"));
}

TEST(TranslationDoctor, NamesKeysThatDoNotBelongThere) {
    EXPECT_THAT(problems_of(with("look:", "loook:")), HasSubstr("line 18: a translated block '## break' has no 'loook:'. Did you mean 'look'?"));
    EXPECT_THAT(problems_of(with("look: Es dauert länger.", "look: Es dauert länger.\nset: A=2.0")), HasSubstr("line 19: a translated block '## break' has no 'set:'"));
    EXPECT_THAT(problems_of(with("goal: Du", "minutes: 5\ngoal: Du")), HasSubstr("line 3: a translation has no 'minutes:' at its top"));
    EXPECT_THAT(problems_of(with("## say\nFertig", "## say when main first done\nFertig")), HasSubstr("line 14: nothing may follow '## say' in a translation"));
    EXPECT_THAT(problems_of(with("why: Er ist frisch.", "why: Er ist frisch.\nwhy: Noch einmal.")), HasSubstr("line 13: 'why:' is there a second time"));
}

TEST(TranslationDoctor, NamesTextsThatAreMissing) {
    EXPECT_THAT(problems_of(with("hint: Weniger.\n", "")), HasSubstr("line 20: 'hint:' is missing; the block in line 25 of lesson.md has it"));
    EXPECT_THAT(problems_of(with("why: Er ist frisch.", "why:")), HasSubstr("line 12: 'why:' is missing"));
    EXPECT_THAT(problems_of(with("goal: Du kannst warten.\n", "")), HasSubstr("lesson.de.md: 'goal:' is missing at the top"));
    EXPECT_THAT(problems_of(with("Tee braucht {total} s.\n", "")), HasSubstr("the story is missing"));
    EXPECT_THAT(problems_of(with("\nEs läuft.", "")), HasSubstr("line 25: 'text:' is missing; the block in line 32 of lesson.md has it"));
}

TEST(TranslationDoctor, CountsWrongAnswersAndOptions) {
    EXPECT_THAT(problems_of(with("wrong: Er stand {total} s lang.\n", "")), HasSubstr("line 8: there are 0 'wrong:' here and 1 in the block in line 9 of lesson.md"));
    EXPECT_THAT(problems_of(with("wrong: Er", "wrong: \"cold\" | Er")), HasSubstr("line 11: write only what stands behind the '|'"));
    EXPECT_THAT(problems_of(with("'kalt'", "'kalt', \"lau\"")), HasSubstr("line 10: there are 3 options here and 2 in lesson.md"));
    EXPECT_THAT(problems_of(with("[\"heiß\", 'kalt']", "heiß, kalt")), HasSubstr("line 10: 'options:' needs a list"));
}

TEST(TranslationDoctor, ComparesTheFormulas) {
    EXPECT_THAT(problems_of(with("Fertig bei {total}.", "Fertig bei {totl}.")), HasSubstr("line 15: 'text:' lacks '{total}', which lesson.md has there"));
    EXPECT_THAT(problems_of(with("Fertig bei {total}.", "Fertig bei {totl}.")), HasSubstr("line 15: 'text:' has '{totl}', which lesson.md does not have there"));
    EXPECT_THAT(problems_of(with("{total} s lang", "lange")), HasSubstr("line 11: 'wrong:' lacks '{total}'"));
}

TEST(TranslationDoctor, CountsWordsWithSomeRoom) {
    const auto words = [](std::size_t count) {
        std::string text = "{total}";
        while (--count > 0) text += " Wort";
        return text;
    };
    EXPECT_EQ(problems_of(with("Fertig bei {total}.", words(52))), "") << "40 words in English, 52 in a translation";
    EXPECT_THAT(problems_of(with("Fertig bei {total}.", words(53))), HasSubstr("line 14: this caption has 53 words; write at most 52 in a translation"));
}

TEST(TranslationDoctor, SurvivesAnyBytes) {
    for (const std::string_view text : {"", "---", "## ", "## predict\nwrong: | | |\nwrong:\n", "\xff\xfe", "---\ntitle: {{\n---\n{ } {"}) {
        Lesson lesson = tea();
        translate(lesson, parse_lesson_text(text));
        EXPECT_NE(problems_of(text), "");
    }
}

// --- the course ---

TEST(TranslatedCourse, HasItsTitlesAndFallsBack) {
    const TemporaryFolder folder;
    folder.write("course.md", "---\ntitle: Tea\nlessons: 01-tea 02-cake\nacts: 1 \"Drinks\" 2 \"Food\"\n---\nText.\n");
    folder.write("course.de.md", "---\ntitle: Tee\nacts: 1 \"Trinken\" 2 \"Essen\"\n---\nText auf Deutsch.\n");
    for (const char* name : {"01-tea", "02-cake"}) {
        folder.write(std::string(name) + "/lesson.md", kEnglish);
        folder.write(std::string(name) + "/program.py", "A = 1.0  #: 0.5..2.0 step 0.5 s\n");
    }
    folder.write("01-tea/lesson.de.md", kGerman);
    const Result<Course> german = read_course(folder.path(), "de"), english = read_course(folder.path());
    ASSERT_TRUE(german && english);
    EXPECT_EQ(german->title, "Tee");
    EXPECT_EQ(german->text, "Text auf Deutsch.");
    EXPECT_EQ(german->entries.at(0).act, "Trinken");
    EXPECT_EQ(german->entries.at(0).lesson.title, "Tee");
    EXPECT_EQ(german->entries.at(1).act, "Essen");
    EXPECT_EQ(german->entries.at(1).lesson.title, "Tea") << "without a translation";
    EXPECT_EQ(english->entries.at(0).lesson.title, "Tea");
    EXPECT_EQ(read_course(folder.path(), "xx")->title, "Tea");
    EXPECT_EQ(all_problems(examine_course_translations(folder.path())), "");

    folder.write("course.de.md", "---\ntitle: Tee\nacts: 1 \"Trinken\" 3 \"Essen\"\nspeed: 3\n---\nText.\n");
    folder.write("glossary.md", "# Words\n\n| word | meaning |\n|---|---|\n| tea | hot |\n");
    folder.write("glossary.de.md", "# Wörter\n\n| Wort | Bedeutung |\n|---|---|\n");
    folder.write("plans/lost.de.md", "# Weg\n");
    const std::string problems = all_problems(examine_course_translations(folder.path()));
    EXPECT_THAT(problems, HasSubstr("course.de.md, line 3: the acts must begin with the same lessons as in course.md: 1 \"Drinks\" 2 \"Food\""));
    EXPECT_THAT(problems, HasSubstr("course.de.md, line 4: a translated course has no 'speed:'"));
    EXPECT_THAT(problems, HasSubstr("glossary.de.md: it has 2 rows of tables and glossary.md has 3"));
    EXPECT_THAT(problems, HasSubstr("plans/lost.de.md: it translates lost.md, which is not there"));
}

// --- units of sliders ---

constexpr char kBrewing[] = "CUPS = 2  #: 1..8 cups\nBAD = 0   #: 0..4 every n-th is bad (0 = never)\nHOT = 1.0  #: 0.0..2.0 step 0.5 s\n";

Lesson brewing(std::string_view units) {
    Lesson lesson = parse_lesson("01-tea", kEnglish, kBrewing);
    translate(lesson, parse_lesson_text("---\ntitle: Tee\nunits: " + std::string(units) + "\n---\nTee.\n"));
    return lesson;
}

TEST(TranslatedUnits, AreChoicesToo) {
    Lesson lesson = parse_lesson("01-tea", kEnglish, "HOW = 0  #: choice 0=\"one by one\" 1=\"all\"\n");
    const auto problems = [&](const std::string& units) {
        return all_problems(examine_translation(lesson, "lesson.de.md", "---\ntitle: Tee\nunits: " + units + "\n---\nTee.\n"));
    };
    EXPECT_THAT(problems("one by one: nacheinander"), ::testing::Not(HasSubstr("line 3")));
    EXPECT_THAT(problems("one by on: nacheinander"), HasSubstr("line 3: no slider of program.py has the unit or choice 'one by on'. Did you mean 'one by one'?"));
    translate(lesson, parse_lesson_text("---\ntitle: Tee\nunits: one by one: nacheinander\n---\nTee.\n"));
    ASSERT_EQ(lesson.program.parameters.size(), 1u);
    EXPECT_EQ(lesson.program.parameters[0].choices[0].label, "nacheinander");
    EXPECT_EQ(lesson.program.parameters[0].choices[1].label, "all") << "of what nothing is said";
}

TEST(TranslatedUnits, AreSaidAndStayInTheProgram) {
    const Lesson lesson = brewing("cups: Tassen / every n-th is bad (0 = never): jede n-te ist schlecht (0 = nie)");
    EXPECT_EQ(said_unit(lesson, "cups"), "Tassen");
    EXPECT_EQ(said_unit(lesson, "every n-th is bad (0 = never)"), "jede n-te ist schlecht (0 = nie)");
    EXPECT_EQ(said_unit(lesson, "s"), "s") << "of what nothing is said";
    ASSERT_EQ(lesson.program.parameters.size(), 3u);
    EXPECT_EQ(lesson.program.parameters[0].unit, "cups");
}

TEST(TranslatedUnits, ThatDoNotFitAreNamed) {
    const Lesson lesson = parse_lesson("01-tea", kEnglish, kBrewing);
    const auto problems = [&](const std::string& units) {
        return all_problems(examine_translation(lesson, "lesson.de.md", "---\ntitle: Tee\nunits: " + units + "\n---\nTee.\n"));
    };
    EXPECT_THAT(problems("cup: Tassen"), HasSubstr("line 3: no slider of program.py has the unit or choice 'cup'. Did you mean 'cups'?"));
    EXPECT_THAT(problems("cups"), HasSubstr("line 3: 'units:' needs pairs like 'jobs: Jobs', with ' / ' between them; 'cups' has no words"));
    EXPECT_THAT(problems("cups: Tassen"), Not(HasSubstr("unit")));
}

TEST(Translation, OfATitleHasNoFormulas) {
    EXPECT_THAT(problems_of(with("title: Tee", "title: Tee in {total} s")),
                HasSubstr("01-tea/lesson.de.md, line 2: 'title:' is shown as it stands, with '{total}' in it; write the number"));
    EXPECT_THAT(problems_of(with("goal: Du kannst", "goal: Du kannst {A} s")), HasSubstr("line 3: 'goal:' is shown as it stands"));
}

// --- the real ones ---

TEST(RealTranslations, SayAllUnitsButThoseThatAreTheSameEverywhere) {
    const Result<Course> course = read_course(lessons_dir(), "de");
    ASSERT_TRUE(course);
    for (const CourseEntry& entry : course->entries)
        for (const Parameter& parameter : entry.lesson.program.parameters)
            if (!parameter.unit.empty() && parameter.unit != "s")
                EXPECT_NE(std::ranges::find(entry.lesson.units, parameter.unit, &UnitWords::unit), entry.lesson.units.end()) << entry.lesson.name << ": " << parameter.unit;
}

TEST(RealTranslations, AreWellWhereThereAreSome) {
    const Result<Course> course = read_course(lessons_dir());
    ASSERT_TRUE(course);
    std::size_t translated = 0;
    for (const CourseEntry& entry : course->entries) {
        EXPECT_EQ(all_problems(examine_translations(entry.lesson)), "");
        translated += std::filesystem::exists(entry.lesson.folder / "lesson.de.md");
    }
    EXPECT_EQ(translated, course->entries.size()) << "German ships complete";
    EXPECT_EQ(all_problems(examine_course_translations(lessons_dir())), "");
}

TEST(RealTranslations, AreSaid) {
    const Result<Course> german = read_course(lessons_dir(), "de"), english = read_course(lessons_dir());
    ASSERT_TRUE(german && english);
    for (std::size_t i = 0; i < english->entries.size(); ++i) {
        const Lesson &said = german->entries[i].lesson, &own = english->entries[i].lesson;
        EXPECT_NE(said.title, own.title) << own.name;
        EXPECT_NE(said.story, own.story) << own.name;
        ASSERT_EQ(said.parts.captions.size(), own.parts.captions.size());
        for (std::size_t c = 0; c < own.parts.captions.size(); ++c) EXPECT_NE(said.parts.captions[c].text, own.parts.captions[c].text) << own.name;
        for (std::size_t q = 0; q < own.parts.questions.size(); ++q) {
            EXPECT_NE(said.parts.questions[q].ask, own.parts.questions[q].ask) << own.name;
            EXPECT_EQ(said.parts.questions[q].answer, own.parts.questions[q].answer) << own.name;
            EXPECT_EQ(said.parts.questions[q].options, own.parts.questions[q].options) << own.name;
        }
    }
}

}  // namespace
}  // namespace asynchio
