// The rule cards light up when the runtime has just applied their rule, and at no other time.
#include <gmock/gmock.h>

#include <algorithm>

#include "app/tests/learner.h"
#include "app/tests/seen_run.h"

namespace asynchio {
namespace {

using testing::Learner;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const RuleView& rule_called(const FlowView& flow, const std::string& id) {
    const auto rule = std::ranges::find(flow.rules, id, &RuleView::id);
    EXPECT_NE(rule, flow.rules.end()) << id;
    return *rule;
}

std::vector<std::string> lit_rules(const FlowView& flow) {
    std::vector<std::string> lit;
    for (const RuleView& rule : flow.rules)
        if (rule.lit) lit.push_back(rule.id);
    return lit;
}

// Steps to the first stop at this time at which the rule is lit.
void step_until_lit(Learner& learner, const std::string& id, Time time) {
    learner.does(GoToTime{time - 1});
    for (int i = 0; i < 60 && !(rule_called(learner.sees(), id).lit && learner.playground().ui().time == time); ++i)
        learner.does(StepForward{});
    EXPECT_EQ(learner.playground().ui().time, time);
}

class RuleCards : public ::testing::TestWithParam<std::string> {};

TEST_P(RuleCards, EveryRuleThatTheLessonNamesIsAppliedInItsRun) {
    Learner learner(GetParam());
    testing::show_start(learner.playground());
    ASSERT_FALSE(learner.sees().rules.empty());
    EXPECT_THAT(lit_rules(learner.sees()), IsEmpty()) << "nothing has happened yet";
    std::vector<std::string> waiting;
    for (const RuleView& rule : learner.sees().rules) waiting.push_back(rule.id);
    // In the run of the lesson or in one of its questions.
    std::vector<Settings> runs = {{}};
    const Result<Subject> subject = load_subject(testing::lessons_folder(), GetParam());
    for (const LessonQuestion& question : subject->lesson->parts.questions) runs.push_back(question.with);
    for (const Settings& settings : runs) {
        for (const Setting& setting : settings) learner.does(SetParameter{setting.name, setting.value, false});
        learner.does(GoToStart{});
        const std::size_t stops = learner.playground().run().stops().size();
        for (std::size_t step = 0; step < stops && !waiting.empty(); ++step) {
            learner.playground().apply({StepForward{}});
            for (const RuleView& rule : learner.sees().rules) {
                if (!rule.lit) continue;
                EXPECT_FALSE(rule.story.empty()) << rule.id;
                std::erase(waiting, rule.id);
            }
        }
    }
    EXPECT_THAT(waiting, IsEmpty());
}
INSTANTIATE_TEST_SUITE_P(Lessons, RuleCards, ::testing::ValuesIn(testing::all_lessons()), testing::kLessonName);

TEST(RuleCardsOfGather, TellWhoseTimerRangAndWhereItGoesOn) {
    Learner learner("05");
    testing::show_start(learner.playground());
    EXPECT_THAT(learner.sees().rules, SizeIs(2));
    step_until_lit(learner, "R4", kSecond);
    const RuleView rule = rule_called(learner.sees(), "R4");
    EXPECT_EQ(rule.story, "B's timer rang: B goes to the BACK of the ready queue (line 9).");
    EXPECT_EQ(rule.line, 9);
    EXPECT_FALSE(rule_called(learner.sees(), "R2").lit);
    // One step further it is the next thing that counts.
    learner.does(StepForward{});
    learner.does(StepForward{});
    EXPECT_NE(rule_called(learner.sees(), "R4").story, rule.story);
    learner.does(StepBack{});
    learner.does(StepBack{});
    EXPECT_EQ(rule_called(learner.sees(), "R4").story, rule.story) << "back is the same picture";
}

TEST(RuleCardsOfGather, TellWhoJoinsTheQueueAndWhoWaits) {
    Learner learner("05");
    testing::show_start(learner.playground());
    learner.does(NextTurn{});
    std::vector<std::string> told;
    for (int i = 0; i < 12; ++i) {
        learner.does(StepForward{});
        for (const RuleView& rule : learner.sees().rules)
            if (rule.lit) told.push_back(rule.story);
    }
    EXPECT_THAT(told, ::testing::Contains("C is a task now (line 14): it joins the BACK of the ready queue."));
    EXPECT_THAT(told, ::testing::Contains("main steps aside (line 14): it waits for gather and is out of the queue."));
}

TEST(RuleCardsOfTheRecipe, ACallMakesACard) {
    Learner learner("02");
    testing::show_start(learner.playground());
    bool told = false;
    for (int i = 0; i < 30; ++i) {
        learner.does(StepForward{});
        told |= rule_called(learner.sees(), "R1").story.find("that makes a card, and nothing of it runs yet") != std::string::npos;
    }
    EXPECT_TRUE(told);
}

TEST(RuleCardsOfTheBlockedLoop, SayThatNobodyCouldPushItAside) {
    Learner learner("08");
    testing::show_start(learner.playground());
    step_until_lit(learner, "R3", 1400 * kMillisecond);
    for (int i = 0; i < 10 && rule_called(learner.sees(), "R3").story.find("kept") == std::string::npos; ++i) learner.does(StepForward{});
    EXPECT_THAT(rule_called(learner.sees(), "R3").story, HasSubstr("report kept the loop for 0.80 s"));
}

TEST(RuleCardsOfTheLostUpdate, TellWhoElseCouldHaveGoneOn) {
    Learner learner("11");
    testing::show_start(learner.playground());
    step_until_lit(learner, "T1", 100 * kMillisecond);
    EXPECT_EQ(rule_called(learner.sees(), "T1").story, "Switched from main to T0, which goes on in line 16. It could have been T1, T2 or T3.");
    EXPECT_THAT(rule_called(learner.sees(), "T2").story, HasSubstr("T1, T2 and T3 could run, too, and must wait"));
}

TEST(RuleCardsOfTheLostUpdate, KnowNoGilWhereThereIsNone) {
    Learner learner("11");
    testing::show_start(learner.playground());
    Machine machine = learner.playground().scene().machine;
    machine.gil = false;
    learner.does(SetMachine{machine});
    learner.does(GoToStart{});
    for (std::size_t i = 0; i < learner.playground().run().stops().size(); ++i) {
        learner.playground().apply({StepForward{}});
        EXPECT_FALSE(rule_called(learner.sees(), "T2").lit);
    }
}

TEST(RuleCards, AreOfTheLessonOnly) {
    EXPECT_EQ(rule_of("R4"), Rule::r4);
    EXPECT_EQ(rule_of("R9"), std::nullopt);
    for (const char* id : {"R1", "R2", "R3", "R4", "R5", "T1", "T2", "T3"}) EXPECT_EQ(id_of(*rule_of(id)), id);
    EXPECT_THAT(rule_moments(Trace()), IsEmpty());
}

}  // namespace
}  // namespace asynchio
