// A quantity against a slider: the points are runs, the curve is theirs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/tests/learner.h"

namespace asynchio {
namespace {

using asynchio::testing::Learner;
using ::testing::HasSubstr;

const SweepPointView* at_value(const SweepView& view, const std::string& value) {
    const auto found = std::ranges::find(view.points, value, &SweepPointView::value);
    return found == view.points.end() ? nullptr : &*found;
}

TEST(Sweep, PlotsTheTotalAgainstTheFirstSlider) {
    Learner learner("05");
    learner.does(GoToStage{Stage::explain});
    learner.does(ToggleSweep{});
    ASSERT_TRUE(learner.picture().sweep);
    const SweepView view = *learner.picture().sweep;
    EXPECT_EQ(view.parameters, (std::vector<std::string>{"A", "B", "C"}));
    EXPECT_EQ(view.questions.at(0), "total time");
    EXPECT_EQ(view.done, view.points.size());
    EXPECT_EQ(view.lowest, "0.5");
    EXPECT_EQ(view.highest, "5.0");
    ASSERT_NE(at_value(view, "1.0"), nullptr);
    EXPECT_EQ(at_value(view, "1.0")->y, 2.0) << "C = 2.0 takes longer";
    EXPECT_EQ(at_value(view, "4.0")->y, 4.0);
    EXPECT_TRUE(at_value(view, "3.0")->current);
    EXPECT_EQ(view.sentence, "A = 3.0: 3.0 s");
    EXPECT_EQ(view.top, 5.0);
}

TEST(Sweep, FollowsTheOtherSlidersAndItsOwn) {
    Learner learner("05");
    learner.does(GoToStage{Stage::explain});
    learner.does(ToggleSweep{});
    learner.does(SetParameter{"A", "1.0", false});
    EXPECT_EQ(learner.picture().sweep->sentence, "A = 1.0: 2.0 s");
    learner.does(SetParameter{"C", "5.0", false});
    EXPECT_EQ(at_value(*learner.picture().sweep, "1.0")->y, 5.0);
    learner.does(SetSweep{"C", "turns"});
    EXPECT_EQ(learner.picture().sweep->parameter, 2);
    EXPECT_EQ(learner.picture().sweep->question, 1);
    EXPECT_TRUE(at_value(*learner.picture().sweep, "5.0")->current);
    learner.does(ToggleSweep{});
    EXPECT_FALSE(learner.picture().sweep);
}

TEST(Sweep, TellsRunsThatDidNotEndWell) {
    Learner learner("18");
    learner.does(GoToStage{Stage::challenge});
    learner.does(SetParameter{"FAIL", "5", false});
    learner.does(SetParameter{"TIDY", "0", false});
    learner.does(SetSweep{"POOL", "total"});
    const SweepView view = *learner.picture().sweep;
    EXPECT_TRUE(at_value(view, "2")->trouble) << "two kept connections are all there are";
    EXPECT_THAT(at_value(view, "2")->words, HasSubstr("did not end well"));
    EXPECT_FALSE(at_value(view, "8")->trouble);
}

TEST(Sweep, GivesNoAnswerAway) {
    Learner learner("05");
    learner.does(GoToStage{Stage::predict});
    learner.does(ToggleSweep{});
    EXPECT_FALSE(learner.picture().sweep);
    EXPECT_THAT(learner.playground().toast(), HasSubstr("asks first"));
    learner.does(SetSweep{"A", "total"});
    EXPECT_FALSE(learner.picture().sweep);
}

TEST(Sweep, BeginsWithASliderThatCanBeMoved) {
    Learner learner("08");
    learner.does(GoToStage{Stage::challenge});
    ASSERT_FALSE(learner.picture().parameters.empty());
    learner.does(ToggleSweep{});
    ASSERT_TRUE(learner.picture().sweep);
    const SweepView& view = *learner.picture().sweep;
    const std::string chosen = view.parameters.at(static_cast<std::size_t>(view.parameter));
    EXPECT_NE(chosen, "BLOCK") << "the challenge sets it";
}

TEST(Sweep, IsInTheVeryNextPicture) {
    Learner learner("05");
    learner.does(GoToStage{Stage::explain});
    learner.playground().apply({ToggleSweep{}});
    EXPECT_TRUE(learner.playground().scene().sweep);
}

TEST(Sweep, PlotsWhateverOneTypes) {
    Learner learner("05");
    learner.does(GoToStage{Stage::explain});
    learner.does(ToggleSweep{});
    learner.does(TypeSweep{"spent(\"A\", "});
    EXPECT_EQ(learner.picture().sweep->questions.at(static_cast<std::size_t>(learner.picture().sweep->question)), "total time");
    EXPECT_EQ(learner.playground().ui().sweep->typed, "spent(\"A\", ");
    learner.does(SetSweep{"A", "total * 2"});
    const SweepView view = *learner.picture().sweep;
    EXPECT_EQ(view.questions.at(static_cast<std::size_t>(view.question)), "total * 2");
    EXPECT_EQ(at_value(view, "4.0")->y, 8.0);
    EXPECT_EQ(learner.playground().ui().sweep->typed, "") << "the field is free for the next one";
}

TEST(Sweep, GivesItsRunsTheAnswersToInput) {
    Learner learner("05");
    learner.does(GoToStage{Stage::explain});
    learner.does(StartEditing{});
    learner.does(EditText{EditAction::select_all});
    learner.does(EditText{PasteText{"import time\nN = 1  #: 1..3 times\ntime.sleep(N * int(input()))\n"}});
    learner.does(RunEdited{});
    learner.does(GoToEnd{});
    learner.does(GiveInput{"4"});
    learner.does(SetSweep{"N", "total"});
    ASSERT_TRUE(learner.picture().sweep);
    ASSERT_NE(at_value(*learner.picture().sweep, "3"), nullptr);
    EXPECT_EQ(at_value(*learner.picture().sweep, "3")->y, 12.0) << at_value(*learner.picture().sweep, "3")->words;
}

TEST(Sweep, OfNothingIsASentence) {
    Learner learner("05");
    learner.does(GoToStage{Stage::explain});
    learner.does(SetSweep{"NOBODY", "total"});
    EXPECT_FALSE(learner.picture().sweep);
    learner.does(SetSweep{"A", "no_such_thing("});
    ASSERT_TRUE(learner.picture().sweep);
    for (const SweepPointView& point : learner.picture().sweep->points) EXPECT_TRUE(point.trouble);
}

}  // namespace
}  // namespace asynchio
