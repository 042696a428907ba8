// The lesson flow through the playground's door: what a learner goes through in every lesson, without a window.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "app/model/quote.h"
#include "app/tests/learner.h"
#include "app/tests/seen_run.h"

namespace asynchio {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

using testing::Learner;
using testing::all_lessons;

class Flow : public ::testing::TestWithParam<std::string> {};

TEST_P(Flow, LeadsThroughTheLesson) {
    Learner learner(GetParam());
    ASSERT_TRUE(learner.sees().on);
    EXPECT_EQ(learner.sees().stage, Stage::story);
    EXPECT_EQ(learner.sees().next, "Predict");

    learner.predicts_something();
    EXPECT_EQ(learner.sees().next, "Run it");
    EXPECT_EQ(learner.playground().ui().seen, 0u) << "nothing of the run was shown";

    const auto captions = learner.watches();
    EXPECT_GE(captions.size(), 1u);
    for (const CaptionView& caption : captions) {
        EXPECT_FALSE(caption.text.empty());
        EXPECT_THAT(caption.text, Not(HasSubstr("…"))) << "a value is missing";
        EXPECT_THAT(caption.text, Not(HasSubstr("{")));
    }

    ASSERT_EQ(learner.sees().stage, Stage::explain);
    ASSERT_FALSE(learner.sees().verdicts.empty());
    for (const VerdictView& verdict : learner.sees().verdicts) {
        EXPECT_TRUE(verdict.answered);
        EXPECT_FALSE(verdict.pending);
        ASSERT_FALSE(verdict.result.empty()) << verdict.ask;
        EXPECT_FALSE(verdict.result[0].empty()) << verdict.ask;
        EXPECT_FALSE(verdict.why.empty()) << verdict.ask;
        EXPECT_TRUE(verdict.agrees || verdict.said != verdict.result) << verdict.ask;
    }
    for (const ClaimView& claim : learner.sees().claims)
        if (claim.tested) {
            EXPECT_TRUE(claim.agrees) << claim.quote;
        }
}

TEST_P(Flow, BreaksAndSolves) {
    Learner learner(GetParam());
    learner.does(GoToStage{Stage::break_it});
    ASSERT_TRUE(learner.sees().breaking);
    for (std::size_t i = 0; i < learner.sees().breaking->count; ++i) {
        learner.does(SetBreak{i});
        EXPECT_TRUE(learner.sees().breaking->is_set);
        EXPECT_FALSE(learner.sees().breaking->look.empty());
        EXPECT_THAT(plain_text(learner.sees().breaking->look), Not(HasSubstr("…")));
    }
    learner.does(GoToStage{Stage::challenge});
    ASSERT_TRUE(learner.sees().challenge);
    for (std::size_t i = 0; i < learner.sees().challenge->count; ++i) {
        learner.does(OpenChallenge{i});
        if (learner.sees().challenge->seat) learner.does(LetRun{});
        EXPECT_FALSE(learner.sees().challenge->reached) << "it begins unsolved";
        EXPECT_FALSE(learner.sees().challenge->pending);
        EXPECT_TRUE(learner.sees().challenge->learned.empty());
        learner.does(ShowSolution{});
        EXPECT_TRUE(learner.sees().challenge->reached) << learner.sees().challenge->solution;
    }
}

INSTANTIATE_TEST_SUITE_P(Lessons, Flow, ::testing::ValuesIn(all_lessons()), testing::kLessonName);

TEST(FlowOfGather, AnswersTheMisconceptionBehindThisVeryAnswer) {
    Learner learner("05");
    learner.does(GoToStage{Stage::predict});
    learner.does(Predict{"tray ['B', 'C', 'A']"});
    learner.does(FixPrediction{});
    learner.does(Predict{"6"});
    learner.does(FixPrediction{});
    learner.does(GoToStage{Stage::explain});
    const auto& verdicts = learner.sees().verdicts;
    ASSERT_EQ(verdicts.size(), 2u);
    EXPECT_FALSE(verdicts[0].agrees);
    EXPECT_THAT(verdicts[0].feedback, HasSubstr("the order in which they FINISHED"));
    EXPECT_EQ(verdicts[1].said[0], "6 s");
    EXPECT_EQ(verdicts[1].result[0], "3.0 s");
    EXPECT_THAT(verdicts[1].feedback, HasSubstr("You added the waits"));
}

TEST(FlowOfGather, AgreesWithARightAnswerWhateverItsForm) {
    Learner learner("05");
    learner.does(GoToStage{Stage::predict});
    learner.does(Predict{"tray ['A', 'B', 'C']"});
    learner.does(FixPrediction{});
    learner.does(Predict{" 3,0"});
    learner.does(FixPrediction{});
    learner.does(GoToStage{Stage::explain});
    for (const VerdictView& verdict : learner.sees().verdicts) {
        EXPECT_TRUE(verdict.agrees) << verdict.ask;
        EXPECT_EQ(verdict.feedback, "");
    }
}

TEST(FlowOfGather, AFixedAnswerStays) {
    Learner learner("05");
    learner.does(GoToStage{Stage::predict});
    EXPECT_FALSE(learner.sees().question->can_fix) << "nothing is chosen";
    learner.does(FixPrediction{});
    EXPECT_FALSE(learner.sees().question->fixed);
    learner.does(Predict{"tray ['A']"});
    learner.does(FixPrediction{});
    learner.does(OpenQuestion{0});
    learner.does(Predict{"tray ['A', 'B', 'C']"});
    EXPECT_EQ(learner.playground().ui().flow.predictions[0].text, "tray ['A']");
    learner.does(OpenQuestion{1});
    learner.does(Predict{"three"});
    EXPECT_FALSE(learner.sees().question->can_fix) << "no number";
}

TEST(FlowOfGather, LocksTheSlidersWhileAQuestionIsOpen) {
    Learner learner("05");
    learner.does(SetParameter{"A", "1.0", false});
    learner.does(GoToStage{Stage::predict});
    EXPECT_EQ(learner.playground().scene().parameters[0].value_text, "3.0") << "the question is about the lesson's values";
    learner.does(SetParameter{"A", "1.0", false});
    EXPECT_EQ(learner.playground().scene().parameters[0].value_text, "3.0");
    EXPECT_THAT(learner.playground().toast(), HasSubstr("when you have said"));
    learner.predicts_something();
    learner.does(SetParameter{"A", "1.0", false});
    EXPECT_EQ(learner.playground().scene().parameters[0].value_text, "1.0");
}

TEST(FlowOfGather, HidesTheRunWhileAQuestionIsOpen) {
    Learner learner("05");
    learner.does(GoToStage{Stage::predict});
    for (const Action& action : {Action(StepForward{}), Action(TogglePlay{}), Action(Tick{1}), Action(GoToEnd{}), Action(NextTurn{}),
                                 Action(GoToTime{2 * kSecond}), Action(GoToPosition{9})}) {
        learner.does(action);
        EXPECT_EQ(learner.playground().ui().seen, 0u);
    }
    EXPECT_TRUE(learner.playground().scene().transport.locked);
    learner.does(GoToStage{Stage::run});  // a teacher may skip the questions
    learner.does(StepForward{});
    EXPECT_GT(learner.playground().ui().seen, 0u);
}

TEST(FlowOfGather, TheClockStopsAtEveryCaption) {
    Learner narrated("05"), played("05"), stepped("05");
    const std::size_t count = narrated.watches().size();
    ASSERT_EQ(count, 4u);

    std::size_t stops = 0;
    played.does(GoToStage{Stage::run});
    for (int frame = 0; frame < 2000 && played.playground().ui().position < played.playground().run().trace().size(); ++frame) {
        if (!played.playground().ui().playing) played.does(TogglePlay{});
        const std::size_t read = played.playground().ui().flow.captions;
        played.does(Tick{0.05});
        if (played.playground().ui().flow.captions > read) {
            EXPECT_TRUE(played.sees().caption);
            ++stops;
            EXPECT_FALSE(played.playground().ui().playing);
        }
    }
    EXPECT_EQ(stops, count);

    stops = 0;
    stepped.does(GoToStage{Stage::run});
    for (int step = 0; step < 200 && stepped.playground().ui().position < stepped.playground().run().trace().size(); ++step) {
        stepped.does(StepForward{});
        stops += stepped.sees().caption ? 1 : 0;
    }
    EXPECT_EQ(stops, count);
}

TEST(FlowOfGather, GoesBackCaptionByCaption) {
    Learner learner("05");
    learner.does(GoToStage{Stage::run});
    learner.does(NextCaption{});
    const std::string first = learner.sees().caption->text;
    learner.does(NextCaption{});
    EXPECT_NE(learner.sees().caption->text, first);
    learner.does(PreviousCaption{});
    EXPECT_EQ(learner.sees().caption->text, first);
    learner.does(PreviousCaption{});
    EXPECT_FALSE(learner.sees().caption);
    EXPECT_EQ(learner.playground().ui().position, 0u);
}

TEST(FlowOfGather, TheRulerKeepsWhatWasSaidInSightAndNotTheTotal) {
    Learner learner("05");
    learner.does(GoToStage{Stage::predict});
    learner.does(Predict{"tray ['A']"});
    learner.does(FixPrediction{});
    learner.does(Predict{"6"});
    learner.does(FixPrediction{});
    learner.does(GoToStage{Stage::run});
    ASSERT_EQ(learner.sees().said_at.size(), 1u);
    EXPECT_EQ(learner.sees().said_times[0], "you said 6 s");
    EXPECT_GE(learner.playground().scene().timeline.shown_end, 6.0);
}

TEST(FlowOfGather, TheClickerAsksEveryQuestionAndThenRuns) {
    Learner learner("05");
    learner.does(GoOn{});
    const std::string first = learner.sees().question->ask;
    learner.does(GoOn{});
    EXPECT_NE(learner.sees().question->ask, first);
    learner.does(GoOn{});
    EXPECT_EQ(learner.sees().stage, Stage::run);
    learner.does(GoOn{});
    EXPECT_TRUE(learner.sees().caption);
    learner.does(GoToStage{Stage::break_it});
    learner.does(GoOn{});
    EXPECT_TRUE(learner.sees().breaking && learner.sees().breaking->is_set);
    learner.does(GoOn{});
    EXPECT_EQ(learner.sees().stage, Stage::challenge);
}

TEST(FlowWithTheClicker, LeavesOutNoExperimentAndNoChallenge) {
    Learner learner("08");
    learner.does(GoToStage{Stage::break_it});
    for (int clicks = 0; learner.sees().stage == Stage::break_it && clicks < 10; ++clicks) learner.does(GoOn{});
    ASSERT_EQ(learner.sees().stage, Stage::challenge);
    ASSERT_EQ(learner.sees().challenge->count, 2u);
    EXPECT_EQ(learner.sees().challenge->index, 0u);
    learner.does(GoOn{});
    EXPECT_EQ(learner.sees().challenge->index, 1u);
    EXPECT_EQ(learner.playground().scene().parameters[2].value_text, "1") << "its values: with debug";
    learner.does(GoOn{});
    EXPECT_EQ(learner.sees().challenge->index, 1u) << "that was all";

    Learner two("07");
    two.does(GoToStage{Stage::break_it});
    std::vector<std::string> seen;
    for (int clicks = 0; two.sees().stage == Stage::break_it && clicks < 10; ++clicks) {
        if (two.sees().breaking->is_set) seen.push_back(two.sees().breaking->set);
        two.does(GoOn{});
    }
    EXPECT_THAT(seen, ::testing::ElementsAre("FILLS = 0", "FILLS = 2"));
}

TEST(FlowOfAChallenge, IsNotReachedByTheRunBeforeIt) {
    namespace fs = std::filesystem;
    const fs::path own = fs::temp_directory_path() / "asynchio_flow_test_own", slow = own / "slow";
    fs::remove_all(own);
    fs::create_directories(slow);
    for (const char* file : {"lesson.md", "program.py"}) fs::copy_file(testing::lessons_folder() / "11-lost-update" / file, slow / file);
    std::ofstream(slow / "program.py", std::ios::app) << "\nfor _ in range(500_000): pass\n";  // no frame waits that long

    Playground playground(testing::lessons_folder(), testing::built_runner(), own);
    ASSERT_TRUE(playground.open("slow"));
    const auto settle = [&] {
        if (playground.running()) playground.finish_run();
        playground.finish_questions();
    };
    playground.apply({GoToStage{Stage::break_it}, SetBreak{0}});  // with the lock the counter is right
    settle();
    playground.apply({GoToStage{Stage::challenge}});
    ASSERT_TRUE(playground.running());
    EXPECT_FALSE(playground.scene().flow.challenge->reached);
    EXPECT_TRUE(playground.scene().flow.challenge->pending);
    settle();
    EXPECT_FALSE(playground.scene().flow.challenge->reached);
    EXPECT_FALSE(playground.ui().flow.solved);
    fs::remove_all(own);
}

TEST(FlowInANarrowWindow, IsReadFirstAndTheRunLookedAt) {
    Learner learner("05-gather");
    const auto page = [&] { return learner.playground().ui().compact_page; };
    EXPECT_EQ(page(), CompactPage::text);
    learner.does(GoToStage{Stage::run});
    EXPECT_EQ(page(), CompactPage::picture);
    learner.does(SetCompactPage{CompactPage::code});
    learner.does(NextCaption{});
    EXPECT_EQ(page(), CompactPage::code) << "whoever turned the page stays there";
    for (const Stage stage : {Stage::explain, Stage::break_it, Stage::challenge, Stage::predict}) {
        learner.does(SetCompactPage{CompactPage::picture});
        learner.does(GoToStage{stage});
        EXPECT_EQ(page(), CompactPage::text);
    }
    learner.does(GoToStage{Stage::break_it});
    learner.does(SetBreak{0});
    EXPECT_EQ(page(), CompactPage::picture) << "what the experiment does is looked at";
}

TEST(FlowOfTheReadyQueue, IsShownByTurnsBecauseNoTimePasses) {
    Learner turns("04"), times("05");
    turns.does(GoToStage{Stage::break_it});
    EXPECT_EQ(turns.sees().breaking->set, "POLITE: no await") << "as the chip says it";
    EXPECT_EQ(turns.playground().ui().ruler, Ruler::turns);
    EXPECT_EQ(times.playground().ui().ruler, Ruler::time);
}

TEST(FlowOfFirstCome, EveryQuestionIsAskedAndExplainedWithItsOwnValues) {
    Learner learner("06");
    const auto mode = [&] { return learner.picture().parameters.back().value_text; };
    learner.does(GoToStage{Stage::predict});
    EXPECT_EQ(mode(), "0");
    EXPECT_FALSE(learner.sees().question->can_fix) << "nothing was moved";
    const auto lines = learner.sees().question->order;
    EXPECT_NE(lines, (std::vector<std::string>{"answer A", "answer B", "answer C"})) << "the misconception";
    EXPECT_NE(lines, (std::vector<std::string>{"answer B", "answer C", "answer A"})) << "the answer";
    learner.does(PredictOrder{lines});
    learner.does(FixPrediction{});
    EXPECT_EQ(mode(), "1") << "the second question is about wait";
    EXPECT_EQ(learner.playground().ui().seen, 0u);
    learner.does(Predict{"2"});
    learner.does(FixPrediction{});
    learner.watches();
    ASSERT_EQ(learner.sees().stage, Stage::explain);
    EXPECT_EQ(mode(), "0") << "the lesson's own run";
    EXPECT_EQ(learner.sees().told_heading, "ANSWER 1 OF 2");
    EXPECT_EQ(learner.sees().next, "Next answer");
    EXPECT_EQ(learner.sees().verdicts[1].about, "for MODE: wait with timeout");
    EXPECT_THAT(learner.sees().verdicts[1].feedback, HasSubstr("something else")) << "no misconception says 2";
    learner.does(OpenQuestion{1});
    EXPECT_EQ(mode(), "1") << "every answer is told beside its own run";
    EXPECT_EQ(learner.sees().told, 1u);
    EXPECT_EQ(learner.sees().verdicts[1].about, "shown with MODE: wait with timeout");
    EXPECT_EQ(learner.sees().next, "Break it");
    EXPECT_TRUE(learner.picture().transport.at_end);
    learner.does(SetParameter{"MODE", "0", false});
    EXPECT_FALSE(learner.sees().verdicts[1].shown) << "the learner tries another value";
    EXPECT_EQ(learner.sees().verdicts[1].about, "for MODE: wait with timeout");
    learner.does(OpenQuestion{1});
    EXPECT_TRUE(learner.sees().verdicts[1].shown);
    learner.does(OpenQuestion{0});
    EXPECT_EQ(mode(), "0");
    EXPECT_TRUE(learner.sees().verdicts[0].shown);
    learner.does(OpenQuestion{1});
    learner.does(GoToStage{Stage::explain});
    EXPECT_EQ(learner.sees().told, 0u) << "a click on the stage begins it again";
    EXPECT_EQ(mode(), "0");
    learner.does(OpenQuestion{1});
    learner.does(GoToStage{Stage::break_it});
    EXPECT_EQ(mode(), "0");
}

TEST(FlowOfTheWorkers, AChallengeThatIsComeBackToHasItsOwnValues) {
    Learner learner("09");
    learner.does(GoToStage{Stage::challenge});
    const auto files = [&] { return learner.picture().parameters[0].value_text; };
    ASSERT_EQ(files(), "8");
    learner.does(OpenLesson{0});
    learner.does(OpenLesson{8});
    ASSERT_EQ(learner.sees().stage, Stage::challenge);
    EXPECT_EQ(files(), "8") << "it is fixed there";
    EXPECT_FALSE(learner.playground().ui().flow.solved);
}

TEST(FlowOfErrors, AnExperimentShowsAllThatCameOfIt) {
    Learner learner("15");
    learner.does(GoToStage{Stage::break_it});
    learner.does(GoToTime{0});
    learner.does(SetBreak{0});
    EXPECT_TRUE(learner.picture().transport.at_end);
}

TEST(FlowOfErrors, EveryExperimentBeginsWithTheLessonsValues) {
    Learner learner("15");
    learner.does(GoToStage{Stage::break_it});
    learner.does(SetBreak{0});
    EXPECT_EQ(learner.picture().parameters[1].value_text, "1.0");
    learner.does(OpenBreak{1});
    EXPECT_EQ(learner.picture().parameters[1].value_text, "0.0");
    EXPECT_THAT(learner.playground().toast(), HasSubstr("own values"));
    learner.does(SetBreak{1});
    EXPECT_EQ(learner.playground().toast(), "") << "they are not the lesson's own any more";
}

TEST(FlowOfTheBlockedLoop, AfterAChallengeComesTheNextOneAndAfterTheLastTheNextLesson) {
    Learner learner("08");
    learner.does(GoToStage{Stage::challenge});
    EXPECT_EQ(learner.sees().next, "") << "not solved yet";
    learner.does(ShowSolution{});
    ASSERT_TRUE(learner.sees().challenge->reached);
    EXPECT_EQ(learner.sees().next, "Next challenge");
    ASSERT_EQ(learner.sees().next_challenge, 1u);
    learner.does(OpenChallenge{1});
    EXPECT_EQ(learner.sees().next, "");
    learner.does(ShowSolution{});
    ASSERT_TRUE(learner.sees().challenge->reached);
    EXPECT_EQ(learner.sees().next, "Play freely");
    EXPECT_FALSE(learner.sees().next_challenge);
    learner.does(GoToStage{Stage::free_play});
    EXPECT_EQ(learner.sees().next, "Next lesson");
}

TEST(FlowOfTheTray, AClaimThatTheRunCannotShowNamesWhatDoes) {
    Learner learner("05");
    learner.does(GoToStage{Stage::explain});
    ASSERT_FALSE(learner.sees().claims.empty());
    EXPECT_EQ(learner.sees().claims[0].shown_with, "CPython shows it: see the proof") << "the lesson's own run does not fail";
}

TEST(FlowOfErrors, NothingIsBehindAnExperimentBeforeItsValuesAreSet) {
    Learner learner("15");
    learner.does(GoToStage{Stage::break_it});
    learner.does(SetBreak{0});
    EXPECT_TRUE(learner.picture().timeline.ghost_run);
    learner.does(OpenBreak{1});
    EXPECT_FALSE(learner.picture().timeline.ghost_run) << "what the lesson sets back is no experiment";
    learner.does(SetBreak{1});
    EXPECT_TRUE(learner.picture().timeline.ghost_run);
}

TEST(FlowOfErrors, TheRunIsOverBehindItsLastEventNotAtItsLastMoment) {
    Learner learner("15");
    testing::show_start(learner.playground());
    learner.does(GoToEnd{});
    ASSERT_TRUE(learner.picture().timeline.over);
    learner.does(StepBack{});
    EXPECT_EQ(learner.picture().timeline.playhead, learner.picture().timeline.end);
    EXPECT_FALSE(learner.picture().timeline.over) << "turns may come at the same moment";
}

TEST(FlowOfFourWays, WhoComesBackToAnAnswerFindsItsOwnRun) {
    Learner learner("10");
    learner.does(GoToStage{Stage::explain});
    const auto values = [&] {
        std::string all;
        for (const ParameterView& parameter : learner.picture().parameters) all += parameter.name + "=" + parameter.value_text + " ";
        return all;
    };
    const std::string asked = values();
    EXPECT_TRUE(learner.sees().verdicts.at(0).shown);
    ASSERT_TRUE(learner.playground().open("05"));
    ASSERT_TRUE(learner.playground().open("10"));
    ASSERT_EQ(learner.sees().stage, Stage::explain);
    EXPECT_EQ(values(), asked);
    EXPECT_TRUE(learner.sees().verdicts.at(0).shown);
}

TEST(FlowOfFourWays, WhatIsAskedForGoesBeforeTheValuesOfAnAnswer) {
    Learner learner("10");
    learner.does(GoToStage{Stage::explain});
    ASSERT_TRUE(learner.playground().open("10", {{"N", "3"}}));
    learner.playground().finish_run();
    const auto& parameters = learner.picture().parameters;
    EXPECT_EQ(std::ranges::find(parameters, "N", &ParameterView::name)->value_text, "3");
    EXPECT_EQ(std::ranges::find(parameters, "CPU", &ParameterView::name)->value_text, "0.2") << "the lesson's own";
}

TEST(QuoteOf, HasOnePairOfQuotationMarksAndNoNumber) {
    EXPECT_EQ(quote_of("000 \"Shows tasks.\"").text, "Shows tasks.");
    EXPECT_TRUE(quote_of("000 \"Shows tasks.\"").whole);
    EXPECT_TRUE(quote_of("000 \"Shows tasks.\"").from_article);
    EXPECT_EQ(quote_of("000 gather: \"it lets you know\"").text, "gather: \"it lets you know\"");
    EXPECT_FALSE(quote_of("000 gather: \"it lets you know\"").whole);
    EXPECT_FALSE(quote_of("10 000 users").from_article);
}

TEST(FlowOfAFile, IsOff) {
    const std::filesystem::path file = std::filesystem::temp_directory_path() / "asynchio_flow_test.py";
    std::ofstream(file) << "print('hi')\n";
    Learner learner(file.string());
    EXPECT_FALSE(learner.sees().on);
    learner.does(GoToStage{Stage::predict});
    learner.does(NextCaption{});
    EXPECT_FALSE(learner.sees().on);
    std::filesystem::remove(file);
}

TEST(Flow, TheStoryShowsNothingOfARunThatQuestionsAreAskedAbout) {
    Learner learner("05");
    ASSERT_EQ(learner.sees().stage, Stage::story);
    for (const Action& action : std::initializer_list<Action>{GoToEnd{}, TogglePlay{}, StepForward{}, NextTurn{}, GoToTime{from_seconds(1)}}) {
        learner.does(action);
        EXPECT_EQ(learner.playground().ui().position, 0u);
        EXPECT_THAT(learner.playground().toast(), ::testing::HasSubstr("First say what you expect"));
    }
    EXPECT_TRUE(learner.picture().output.empty());
    EXPECT_TRUE(learner.picture().transport.locked);
    learner.predicts_something();
    learner.does(GoToStage{Stage::story});
    learner.does(GoToEnd{});
    EXPECT_GT(learner.playground().ui().position, 0u) << "whoever has answered may look";
}

TEST(Flow, EndsInFreePlayWhereNothingIsLocked) {
    Learner learner("10");
    learner.does(GoToStage{Stage::challenge});
    const auto locked = [&] { return std::ranges::count_if(learner.picture().parameters, [](const ParameterView& p) { return !p.locked.empty(); }); };
    EXPECT_GT(locked(), 0);
    learner.does(ShowSolution{});
    EXPECT_EQ(learner.sees().next, "Play freely");
    EXPECT_EQ(learner.sees().next_stage, Stage::free_play);
    learner.does(GoToStage{Stage::free_play});
    EXPECT_EQ(locked(), 0);
    EXPECT_TRUE(learner.sees().next_lesson) << "the way on";
    EXPECT_TRUE(learner.sees().stages[static_cast<std::size_t>(Stage::free_play)].current);
    learner.does(GoBack{});
    EXPECT_EQ(learner.sees().stage, Stage::challenge);
}

}  // namespace
}  // namespace asynchio
