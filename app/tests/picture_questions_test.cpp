// Questions that are answered in the picture: a lane, a moment on the ruler, the end of a bar.
#include <gmock/gmock.h>

#include <cmath>

#include "app/tests/learner.h"

namespace asynchio {
namespace {

using testing::Learner;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;
using Input = QuestionView::Input;

void open_question(Learner& learner, std::size_t index) {
    learner.does(GoToStage{Stage::predict});
    learner.does(OpenQuestion{index});
}

TEST(BarQuestion, IsDrawnInItsLaneOnARulerThatGivesNothingAway) {
    Learner learner("05");
    open_question(learner, 1);
    const QuestionView question = *learner.sees().question;
    EXPECT_EQ(question.input, Input::bar);
    EXPECT_FALSE(question.can_fix);
    const TimelineView& timeline = learner.picture().timeline;
    ASSERT_TRUE(timeline.pick);
    EXPECT_EQ(timeline.pick->kind, PickView::Kind::bar);
    EXPECT_EQ(timeline.lanes[timeline.pick->lane].name, "main");
    EXPECT_FALSE(timeline.pick->placed);
    EXPECT_EQ(timeline.shown_end, 8) << "behind the sum of all waits, 6 s";
    EXPECT_EQ(timeline.pick->step, 0.2);
    EXPECT_EQ(learner.playground().ui().seen, 0u);

    learner.does(Predict{"6.0"});
    EXPECT_TRUE(learner.picture().timeline.pick->placed);
    EXPECT_EQ(learner.picture().timeline.pick->at, 6.0);
    EXPECT_TRUE(learner.sees().question->can_fix);
}

TEST(BarQuestion, StaysInThePictureBesideTheResult) {
    Learner learner("05");
    learner.predicts_something();
    open_question(learner, 1);
    EXPECT_FALSE(learner.picture().timeline.pick) << "it is fixed";
    learner.does(GoToStage{Stage::explain});
    EXPECT_TRUE(learner.picture().timeline.ghosts.empty()) << "the first answer is about something else";
    EXPECT_TRUE(learner.picture().timeline.flags.empty());
    learner.does(OpenQuestion{1});
    const TimelineView& timeline = learner.picture().timeline;
    ASSERT_THAT(timeline.ghosts, SizeIs(1));
    EXPECT_EQ(timeline.ghosts[0].kind, GhostView::Kind::bar);
    EXPECT_EQ(timeline.lanes[timeline.ghosts[0].lane].name, "main");
    EXPECT_EQ(timeline.ghosts[0].at, 1);
    ASSERT_THAT(timeline.flags, SizeIs(1));
    EXPECT_EQ(timeline.flags[0].words, "you said 1 s");
    EXPECT_THAT(learner.sees().verdicts[1].feedback, HasSubstr("gather waits for ALL of them"));
}

TEST(TimeQuestion, IsAMomentOnTheRuler) {
    Learner learner("08");
    open_question(learner, 0);
    EXPECT_EQ(learner.sees().question->input, Input::time);
    ASSERT_TRUE(learner.picture().timeline.pick);
    EXPECT_EQ(learner.picture().timeline.pick->kind, PickView::Kind::time);
    EXPECT_EQ(learner.picture().timeline.shown_end, 2);
    learner.does(SetRuler{Ruler::turns});
    EXPECT_EQ(learner.picture().timeline.ruler, Ruler::time) << "a time is asked for";
    learner.does(Predict{"0.75"});
    learner.does(FixPrediction{});
    learner.does(GoToStage{Stage::explain});
    EXPECT_THAT(learner.sees().verdicts[0].said, ElementsAre("0.75 s"));
    EXPECT_THAT(learner.sees().verdicts[0].feedback, HasSubstr("That is the plan"));
    ASSERT_THAT(learner.sees().said_at, ElementsAre(0.75));
}

TEST(LaneQuestion, OffersEveryLaneOfTheEmptyPicture) {
    Learner learner("13");
    open_question(learner, 0);
    EXPECT_EQ(learner.sees().question->input, Input::lane);
    EXPECT_THAT(learner.sees().question->options, ElementsAre("main", "ann", "bob"));
    ASSERT_TRUE(learner.picture().timeline.pick);
    EXPECT_THAT(learner.picture().timeline.pick->names, ElementsAre("main", "ann", "bob"));
    EXPECT_EQ(learner.picture().timeline.pick->chosen, std::nullopt);
    EXPECT_FALSE(learner.sees().question->can_fix);
    learner.does(Predict{"nobody"});
    EXPECT_FALSE(learner.sees().question->can_fix) << "there is no such lane";
    learner.does(Predict{"bob"});
    EXPECT_EQ(learner.sees().question->chosen, 2);
    EXPECT_EQ(learner.picture().timeline.pick->chosen, 2u);
    learner.does(FixPrediction{});
    learner.does(GoToStage{Stage::explain});
    EXPECT_THAT(learner.sees().verdicts[0].said, ElementsAre("bob"));
    EXPECT_THAT(learner.sees().verdicts[0].result, ElementsAre("ann"));
    EXPECT_THAT(learner.sees().verdicts[0].feedback, HasSubstr("bob came later"));
    const TimelineView& timeline = learner.picture().timeline;
    ASSERT_THAT(timeline.ghosts, SizeIs(1));
    EXPECT_EQ(timeline.lanes[timeline.ghosts[0].lane].name, "bob");
    learner.does(GoToStage{Stage::challenge});
    EXPECT_THAT(learner.picture().timeline.ghosts, SizeIs(0)) << "that run is another one";
}

// The steps of the ruler must not keep anybody from the right answer.
class PictureQuestions : public ::testing::TestWithParam<std::string> {};
TEST_P(PictureQuestions, CanBeAnsweredRightly) {
    Learner learner(GetParam());
    learner.does(GoToStage{Stage::explain});
    std::vector<VerdictView> verdicts = learner.sees().verdicts;
    learner.does(GoToStage{Stage::predict});
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        learner.does(OpenQuestion{i});
        const QuestionView question = *learner.sees().question;
        if (question.input == Input::lane) {
            EXPECT_THAT(question.options, ::testing::Contains(verdicts[i].result.at(0)));
            learner.does(Predict{verdicts[i].result.at(0)});
        } else if (question.input == Input::time || question.input == Input::bar) {
            const double right = std::stod(verdicts[i].result.at(0));
            EXPECT_LT(right, question.most);
            const double nearest = std::round(right / question.step) * question.step;
            learner.does(Predict{format_seconds(from_seconds(nearest), question.decimals)});
        } else {
            continue;
        }
        learner.does(FixPrediction{});
        learner.does(GoToStage{Stage::explain});
        EXPECT_TRUE(learner.sees().verdicts[i].agrees) << question.ask << " " << verdicts[i].result.at(0);
        learner.does(GoToStage{Stage::predict});
    }
}
INSTANTIATE_TEST_SUITE_P(Lessons, PictureQuestions, ::testing::ValuesIn(testing::all_lessons()), testing::kLessonName);

}  // namespace
}  // namespace asynchio
