// The run before the one on the screen stands behind it, and what is different is said; a pinned one stays.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/tests/learner.h"

namespace asynchio {
namespace {

using asynchio::testing::Learner;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

class Ghost : public ::testing::Test {
  protected:
    static void look_at_the_end(Learner& learner) {
        learner.does(GoToStage{Stage::break_it});
        learner.does(GoToEnd{});
    }
    static void moves(Learner& learner, const std::string& name, const std::string& value) {
        learner.does(SetParameter{name, value, false});
        learner.does(GoToEnd{});
    }
    static const std::optional<GhostRunView>& behind(Learner& learner) { return learner.picture().timeline.ghost_run; }
    // The lane of the run behind that stands in the lane of this name; null if there is none.
    static const Lane* lane_behind(Learner& learner, const std::string& name) {
        const TimelineView& timeline = learner.picture().timeline;
        for (const GhostLaneView& lane : timeline.ghost_run->lanes)
            if (timeline.lanes[lane.lane].name == name) return lane.spans;
        return nullptr;
    }
};

TEST_F(Ghost, ARunLeavesItsOutlinesAndItsDifferences) {
    Learner learner("05");
    look_at_the_end(learner);
    EXPECT_FALSE(behind(learner)) << "there was no other run yet";
    moves(learner, "A", "1.0");
    ASSERT_TRUE(behind(learner));
    EXPECT_FALSE(behind(learner)->pinned);
    EXPECT_EQ(behind(learner)->values, "A = 3.0 → 1.0");
    EXPECT_THAT(behind(learner)->differences, Contains("total 3.00 s → 2.00 s"));
    EXPECT_THAT(behind(learner)->differences, Contains(HasSubstr("order of the ends: B C A main → ")));
    ASSERT_NE(lane_behind(learner, "A"), nullptr);
    EXPECT_EQ(lane_behind(learner, "A")->end_time, 3 * kSecond);
    EXPECT_EQ(learner.picture().timeline.lanes.at(1).lane->end_time, 1 * kSecond) << "A, as it is now";
    EXPECT_GE(learner.picture().timeline.shown_end, 3.0) << "the ruler reaches to the end of both";
}

TEST_F(Ghost, OfADragIsTheRunBeforeIt) {
    Learner learner("05");
    look_at_the_end(learner);
    for (const char* value : {"2.5", "2.0", "1.5", "1.0"}) learner.does(SetParameter{"A", value, true});
    EXPECT_EQ(behind(learner)->values, "A = 3.0 → 1.0");
    learner.does(SetParameter{"A", "0.5", false});
    EXPECT_EQ(behind(learner)->values, "A = 3.0 → 0.5") << "letting go is a part of the drag";
    learner.does(SetParameter{"A", "1.0", true});
    EXPECT_EQ(behind(learner)->values, "A = 0.5 → 1.0") << "the next drag has its own";
}

TEST_F(Ghost, OfTheLostUpdateSaysWhatItPrinted) {
    Learner learner("11");
    look_at_the_end(learner);
    moves(learner, "USE_LOCK", "0");
    moves(learner, "USE_LOCK", "1");
    EXPECT_EQ(behind(learner)->values, "USE_LOCK: no lock → lock") << "as the program's chip says it";
    EXPECT_THAT(behind(learner)->differences, Contains("total 0.10 s → 0.40 s"));
    EXPECT_THAT(behind(learner)->differences, Contains("prints “counter 1 of 4” → “counter 4 of 4”"));
}

TEST_F(Ghost, OfAStuckRunSaysSoAndAChoiceHasItsName) {
    Learner learner("07");
    look_at_the_end(learner);
    moves(learner, "FILLS", "0");
    EXPECT_THAT(behind(learner)->differences, Contains("total 2.00 s → stuck at 2.00 s"));
    moves(learner, "FILLS", "1");
    EXPECT_THAT(behind(learner)->differences, Contains("stuck at 2.00 s → total 2.00 s"));
    Learner other("04");
    look_at_the_end(other);
    moves(other, "POLITE", "0");
    EXPECT_EQ(behind(other)->values, "POLITE: await sleep(0) → no await");
}

TEST_F(Ghost, ShowsOnlyLanesThatBothRunsHave) {
    Learner learner("11");
    look_at_the_end(learner);
    moves(learner, "THREADS", "2");
    EXPECT_NE(lane_behind(learner, "T1"), nullptr);
    EXPECT_THAT(behind(learner)->differences, Contains("not any more: T2 and T3"));
    moves(learner, "THREADS", "3");
    EXPECT_EQ(lane_behind(learner, "T2"), nullptr) << "two threads had no third";
    EXPECT_THAT(behind(learner)->differences, Contains("new: T2"));
}

TEST_F(Ghost, IsOffWhileTheLessonAsks) {
    Learner learner("05");
    look_at_the_end(learner);
    moves(learner, "A", "1.0");
    learner.does(PinRun{});
    moves(learner, "A", "2.0");
    ASSERT_TRUE(behind(learner));
    for (const Stage stage : {Stage::story, Stage::predict, Stage::run}) {
        learner.does(GoToStage{stage});
        EXPECT_FALSE(behind(learner)) << static_cast<int>(stage);
        EXPECT_FALSE(learner.picture().timeline.can_pin);
    }
    Learner fresh("05");
    fresh.does(GoToStage{Stage::predict});
    fresh.does(PinRun{});
    EXPECT_FALSE(fresh.playground().ui().pinned);
    EXPECT_THAT(fresh.playground().toast(), HasSubstr("asks first"));
}

TEST_F(Ghost, TellsNothingThatWasNotSeen) {
    Learner learner("05");
    learner.does(GoToStage{Stage::break_it});
    learner.does(Restart{});
    learner.does(GoToTime{from_seconds(0.5)});
    learner.does(SetParameter{"A", "5.0", false});
    ASSERT_TRUE(behind(learner));
    EXPECT_THAT(behind(learner)->differences, ::testing::ElementsAre("total … → …"));
    EXPECT_LE(behind(learner)->reach, 0.5) << "its outlines end where it was left";
    learner.does(GoToEnd{});
    EXPECT_THAT(behind(learner)->differences, ::testing::ElementsAre("total … → 5.00 s"));
}

TEST_F(Ghost, OfTheLessonsOwnValuesIsNone) {
    Learner learner("05");
    look_at_the_end(learner);
    moves(learner, "A", "1.0");
    learner.does(GoToStage{Stage::explain});
    EXPECT_FALSE(behind(learner)) << "the stage set its values back by itself";
    learner.does(GoToStage{Stage::break_it});
    learner.does(SetBreak{0});
    EXPECT_TRUE(behind(learner)) << "the experiment is compared with the lesson's run";
}

TEST_F(Ghost, CanBeHidden) {
    Learner learner("05");
    look_at_the_end(learner);
    moves(learner, "A", "1.0");
    learner.does(ToggleGhost{});
    EXPECT_FALSE(behind(learner));
    moves(learner, "A", "2.0");
    EXPECT_FALSE(behind(learner)) << "and stays so";
    learner.does(ToggleGhost{});
    EXPECT_EQ(behind(learner)->values, "A = 1.0 → 2.0");
}

TEST_F(Ghost, AsAStaysUntilItIsLetGo) {
    Learner learner("05");
    look_at_the_end(learner);
    learner.does(PinRun{});
    ASSERT_TRUE(behind(learner));
    EXPECT_EQ(behind(learner)->run, nullptr) << "it is the run on the screen";
    moves(learner, "A", "1.0");
    moves(learner, "B", "2.5");
    moves(learner, "C", "5.0");
    ASSERT_TRUE(behind(learner)->pinned);
    EXPECT_EQ(behind(learner)->label, "A");
    EXPECT_EQ(behind(learner)->values, "A = 3.0 → 1.0, B = 1.0 → 2.5, C = 2.0 → 5.0");
    EXPECT_THAT(behind(learner)->differences, Contains("total 3.00 s → 5.00 s"));
    learner.does(PinRun{});
    EXPECT_FALSE(behind(learner));
}

TEST_F(Ghost, AChangesPlacesWithTheRunOnTheScreen) {
    Learner learner("05");
    look_at_the_end(learner);
    learner.does(PinRun{});
    moves(learner, "A", "1.0");
    learner.does(SwapRuns{});
    EXPECT_EQ(learner.picture().parameters.at(0).value_text, "3.0");
    EXPECT_EQ(behind(learner)->values, "A = 1.0 → 3.0");
    EXPECT_TRUE(behind(learner)->pinned);
    EXPECT_THAT(behind(learner)->differences, Contains("total 2.00 s → 3.00 s"));
    learner.does(SwapRuns{});
    EXPECT_EQ(learner.picture().parameters.at(0).value_text, "1.0");
    learner.does(UndoChange{});
    EXPECT_EQ(learner.picture().parameters.at(0).value_text, "3.0") << "a swap can be taken back";
}

TEST_F(Ghost, OfAChangedTextSaysWhichLineWasAnother) {
    Learner learner("05");
    look_at_the_end(learner);
    const auto& code = learner.picture().code;
    const auto line = std::ranges::find_if(code, [](const CodeLineView& one) { return !one.toggles.empty(); });
    ASSERT_NE(line, code.end());
    const auto changed_line = static_cast<std::size_t>(line->number) - 1;
    learner.does(RewriteLine{line->number, line->toggles.front().rewrite});
    learner.does(GoToEnd{});
    ASSERT_TRUE(behind(learner));
    EXPECT_THAT(behind(learner)->values, HasSubstr("line"));
    const std::string changed = learner.picture().code.at(changed_line).text;
    learner.does(SwapRuns{});
    EXPECT_NE(learner.picture().code.at(changed_line).text, changed);
    EXPECT_FALSE(learner.picture().edited);
}

TEST_F(Ghost, GoesWithTheLesson) {
    Learner learner("05");
    look_at_the_end(learner);
    learner.does(PinRun{});
    moves(learner, "A", "1.0");
    learner.does(OpenLesson{5});
    learner.does(GoToStage{Stage::break_it});
    EXPECT_FALSE(behind(learner));
    EXPECT_FALSE(learner.playground().ui().pinned);
    learner.does(SwapRuns{});
    EXPECT_THAT(learner.playground().toast(), HasSubstr("no other run"));
}

TEST_F(Ghost, IsNoneInTheSchedulersSeat) {
    Learner learner("11");
    learner.does(GoToStage{Stage::challenge});
    learner.does(OpenChallenge{1});
    ASSERT_TRUE(learner.sees().challenge->seat) << "the second challenge has one";
    learner.does(ChooseNext{0});
    EXPECT_FALSE(behind(learner));
    EXPECT_FALSE(learner.picture().timeline.can_pin);
}

}  // namespace
}  // namespace asynchio
