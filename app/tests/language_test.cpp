// The window in another language: in English the words are those of core and of the lesson files, in German everything is
// said in German, and whoever switches keeps his place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "app/model/state_phrases.h"
#include "app/play/playground.h"
#include "app/tests/hostile_programs.h"
#include "app/tests/runner_fixture.h"
#include "app/tests/seen_run.h"
#include "core/trace/wait_graph.h"
#include "core/trace/words.h"
#include "lessons/reader/course.h"

namespace asynchio {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

const std::filesystem::path kLessons = std::filesystem::path(ASYNCHIO_SOURCE_DIR) / "lessons";
const Phrases& kEnglish = phrases_in(Locale::en);
const Phrases& kGerman = phrases_in(Locale::de);

// --- the words of a run ---

TEST(StatePhrases, AreInEnglishTheWordsOfTheTrace) {
    for (auto i = static_cast<int>(Activity::nothing); i <= static_cast<int>(Activity::wants_gil); ++i)
        EXPECT_EQ(phrase_of(kEnglish, static_cast<Activity>(i)), activity_word(static_cast<Activity>(i)));
    for (std::uint32_t i = 0; i < word_count<Outcome>(); ++i) EXPECT_EQ(phrase_of(kEnglish, static_cast<Outcome>(i)), word(static_cast<Outcome>(i)));
    for (std::uint32_t i = 1; i < word_count<WaitKind>(); ++i) {
        const auto kind = static_cast<WaitKind>(i);
        std::string expected(word(kind));
        std::ranges::replace(expected, '_', ' ');
        // No program says "any of": as_completed and wait are two names of it.
        EXPECT_EQ(phrase_of(kEnglish, kind), kind == WaitKind::any_of ? "tasks" : expected);
    }
}

// Every wait at the end of programs that wait for every kind of thing, and why they are stuck.
TEST(StatePhrases, SayInEnglishWhatTheTraceSaysOfWaits) {
    RunClient client(testing::built_runner());
    std::size_t waits = 0, stuck = 0;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(ASYNCHIO_SOURCE_DIR) / "app/tests/hostile/stuck")) {
        testing::run(client, testing::read_file(entry.path()));
        const Trace& trace = client.trace();
        const State end = fold(trace, trace.size());
        for (const WaitEdge& edge : wait_graph(end)) {
            ++waits;
            EXPECT_EQ(wait_phrase(kEnglish, trace, end, edge.wait), wait_name(trace, end, edge.wait)) << entry.path();
        }
        if (end.end.outcome != RunOutcome::stuck) continue;
        ++stuck;
        EXPECT_EQ(stuck_phrase(kEnglish, trace), trace.text(end.end.message)) << entry.path();
        EXPECT_THAT(stuck_phrase(kGerman, trace), ::testing::AnyOf(HasSubstr("wartet auf"), HasSubstr("nichts zu tun"))) << entry.path();
    }
    EXPECT_GT(waits, 10u);
    EXPECT_GT(stuck, 5u);
}

TEST(StatePhrases, SayInEnglishTheMomentsOfCaptionsAsLessonsWriteThem) {
    const Result<Course> course = read_course(kLessons);
    ASSERT_TRUE(course);
    std::size_t moments = 0;
    for (const CourseEntry& entry : course->entries) {
        for (const LessonCaption& caption : entry.lesson.parts.captions) {
            ASSERT_TRUE(caption.anchor) << caption.anchor_text;
            ++moments;
            const std::string said = moment_phrase(kEnglish, *caption.anchor);
            const Result<Anchor> read = parse_anchor(said);
            ASSERT_TRUE(read) << said << ": " << read.why();
            EXPECT_EQ(*read, *caption.anchor) << said;
            EXPECT_NE(moment_phrase(kGerman, *caption.anchor), said);
        }
    }
    EXPECT_GT(moments, 60u);
}

TEST(StatePhrases, SayInEnglishWhatTheTraceSaysOfLimits) {
    const Limits limits;
    for (auto i = static_cast<int>(Budget::none); i <= static_cast<int>(Budget::wall_time); ++i) {
        const auto budget = static_cast<Budget>(i);
        EXPECT_EQ(budget_phrase(kEnglish, budget, limits), out_of_budget_sentence(budget, limits));
        EXPECT_EQ(budget_phrase(kGerman, budget, limits) == out_of_budget_sentence(budget, limits), budget == Budget::none) << i;
    }
}

// --- switching ---

class LanguageTest : public ::testing::Test {
  protected:
    LanguageTest() : playground_(kLessons, testing::built_runner()) {}
    void open(const std::string& lesson) {
        const auto opened = playground_.open(lesson);
        ASSERT_TRUE(opened) << opened.why();
        settle();
        testing::show_start(playground_);
    }
    void does(const Action& action) {
        playground_.apply({action});
        settle();
    }
    void settle() {
        if (playground_.running()) playground_.finish_run();
        playground_.finish_questions();
    }
    // Whoever has fixed an answer already cannot take it back.
    static VerdictView verdict_of_a_newcomer(const std::string& lesson, std::size_t question, const std::string& option) {
        Playground playground(kLessons, testing::built_runner());
        playground.speak(Locale::de);
        EXPECT_TRUE(playground.open(lesson));
        for (const Action& action : std::vector<Action>{GoToStage{Stage::predict}, OpenQuestion{question}, Predict{option}, FixPrediction{},
                                                        GoToStage{Stage::explain}}) {
            playground.apply({action});
            if (playground.running()) playground.finish_run();
            playground.finish_questions();
        }
        return playground.scene().flow.verdicts.at(question);
    }
    const Scene& sees() { return playground_.scene(); }
    Playground playground_;
};

TEST_F(LanguageTest, SaysInItWhichLimitWasReached) {
    const auto banner = [&](const std::string& program, Locale locale) {
        const std::filesystem::path file = std::filesystem::path(::testing::TempDir()) / ("limit-" + std::to_string(getpid()) + ".py");
        std::ofstream(file) << program;
        open(file.string());
        std::filesystem::remove(file);
        does(SetLocale{locale});
        does(GoToEnd{});
        EXPECT_TRUE(sees().banner) << program;
        return sees().banner ? sees().banner->detail : "";
    };
    const std::string endless = "while True: pass\n", talkative = "while True: print('x' * 9000)\n", sleepy = "import time\ntime.sleep(4000)\n";
    EXPECT_EQ(banner(endless, Locale::de),
              "Das Programm war nach 5 000 000 Schritten nicht zu Ende. Endet eine Schleife nie, oder kommt in ihr nie ein await?");
    EXPECT_THAT(banner(talkative, Locale::de), StartsWith("Das Programm hat mehr als 1 024 kB ausgegeben."));
    EXPECT_EQ(banner(sleepy, Locale::de), "Das Programm war nach 3600 s virtueller Zeit nicht zu Ende. Wiederholt sich ein Task endlos?");
    EXPECT_EQ(banner(sleepy, Locale::en), playground_.run().trace().text(playground_.run().end().end.message));
}

TEST_F(LanguageTest, SwitchesTheLessonTheListAndTheSentences) {
    open("gather");
    const std::string title = sees().title, act = sees().lessons.front().act;
    does(GoToPosition{playground_.run().trace().size() / 2});
    EXPECT_THAT(sees().boxes.front().title, ::testing::EndsWith("gather"));
    does(SetLocale{Locale::de});
    EXPECT_NE(sees().title, title);
    EXPECT_NE(sees().lessons.front().act, act);
    EXPECT_EQ(sees().lessons[4].title, sees().title);
    EXPECT_THAT(sees().boxes.front().title, StartsWith("gather von"));
    EXPECT_EQ(sees().flow.stages[1].name, kGerman.stage_predict());
    does(SetLocale{Locale::en});
    EXPECT_EQ(sees().title, title);
    EXPECT_EQ(sees().lessons.front().act, act);
}

TEST_F(LanguageTest, KeepsThePlaceTheSlidersAndTheAnswers) {
    open("gather");
    testing::ask_again(playground_);
    does(GoToStage{Stage::predict});
    const std::string ask = sees().flow.question->ask;
    does(Predict{sees().flow.question->options.at(1)});
    does(FixPrediction{});
    does(SetLocale{Locale::de});
    ASSERT_TRUE(sees().flow.question);
    EXPECT_EQ(playground_.ui().flow.predictions.at(0).fixed, true);
    does(OpenQuestion{0});
    EXPECT_NE(sees().flow.question->ask, ask);
    EXPECT_EQ(sees().flow.question->chosen, 1) << "what was chosen is judged by its English words";
    does(GoToStage{Stage::break_it});
    does(SetBreak{0});
    const std::size_t position = playground_.ui().position;
    does(SetLocale{Locale::en});
    EXPECT_EQ(playground_.ui().position, position);
    EXPECT_TRUE(sees().flow.breaking->is_set);
    EXPECT_TRUE(sees().parameters_changed);
}

// The words of a choice are translated, its answers are not.
TEST_F(LanguageTest, ChoicesAreSaidInGermanAndJudgedInEnglish) {
    playground_.speak(Locale::de);
    std::size_t translated = 0;
    const Result<Course> course = read_course(kLessons, "de");
    for (const CourseEntry& entry : course->entries) {
        for (std::size_t q = 0; q < entry.lesson.parts.questions.size(); ++q) {
            const LessonQuestion& question = entry.lesson.parts.questions[q];
            if (question.option_words.empty()) continue;
            ++translated;
            open(entry.lesson.name);
            does(GoToStage{Stage::predict});
            does(OpenQuestion{q});
            ASSERT_TRUE(sees().flow.question);
            EXPECT_EQ(sees().flow.question->option_words, question.option_words) << entry.lesson.name;
            EXPECT_NE(sees().flow.question->options, question.option_words) << entry.lesson.name;
            // One of the answers is right, and the verdict says it in German.
            std::size_t right = 0;
            for (const std::string& option : std::vector(sees().flow.question->options)) {
                const VerdictView verdict = verdict_of_a_newcomer(entry.lesson.name, q, option);
                EXPECT_THAT(question.option_words, ::testing::Contains(verdict.said.at(0)));
                EXPECT_THAT(question.option_words, ::testing::Contains(verdict.result.at(0)));
                right += verdict.agrees;
            }
            EXPECT_EQ(right, 1u) << entry.lesson.name << ": " << question.ask;
        }
    }
    EXPECT_GT(translated, 0u) << "no lesson translates the words of a choice";
}

TEST_F(LanguageTest, IsRememberedAndTheEnvironmentDecidesOnlyOnce) {
    const std::filesystem::path file = std::filesystem::temp_directory_path() / ("asynchio-language-" + std::to_string(::getpid())) / "settings.toml";
    playground_.keep_settings_in(file, Locale::de);
    EXPECT_EQ(playground_.ui().locale, Locale::de);
    does(SetLocale{Locale::en});
    Playground next(kLessons, testing::built_runner());
    next.keep_settings_in(file, Locale::de);
    EXPECT_EQ(next.ui().locale, Locale::en);
    ASSERT_TRUE(next.open("gather"));
    EXPECT_EQ(next.ui().locale, Locale::en);
    std::filesystem::remove_all(file.parent_path());
}

}  // namespace
}  // namespace asynchio
