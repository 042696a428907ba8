// How far a run is from the goal of a challenge, in words.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/model/goal_meter.h"
#include "app/tests/learner.h"

namespace asynchio {
namespace {

using ::testing::HasSubstr;
using testing::Learner;

TEST(Goal, SaysHowFarItIs) {
    Learner learner("04");
    learner.does(GoToStage{Stage::challenge});
    EXPECT_EQ(learner.sees().challenge->measured, "turns: 11 in this run, wanted exactly 18");
    learner.does(SetParameter{"TASKS", "4", false});
    learner.does(SetParameter{"ROUNDS", "3", false});
    EXPECT_TRUE(learner.sees().challenge->reached);
    EXPECT_EQ(learner.sees().challenge->measured, "");
    learner.does(SetParameter{"ROUNDS", "2", false});
    EXPECT_FALSE(learner.sees().challenge->reached);
    EXPECT_TRUE(learner.sees().challenge->was_reached) << "once is enough";
}

TEST(Goal, IsMeasuredAsTheLessonSays) {
    Learner learner("15");
    learner.does(GoToStage{Stage::challenge});
    EXPECT_EQ(learner.sees().challenge->measured, "In this run: A done, B failed, C cancelled, total 0.5 s.");
    learner.does(SetLocale{Locale::de});
    EXPECT_EQ(learner.sees().challenge->measured, "In diesem Lauf: A done, B failed, C cancelled, Gesamtdauer 0.5 s.");
    learner.does(SetParameter{"REST", "1.0", false});
    EXPECT_TRUE(learner.sees().challenge->reached);
    EXPECT_EQ(learner.sees().challenge->measured, "");
}

TEST(Goal, QuotesWhatIsPrintedAsInTheReadersLanguage) {
    Learner learner("08");
    learner.does(GoToStage{Stage::challenge});
    EXPECT_THAT(learner.sees().challenge->measured, HasSubstr("“tick”"));
    learner.does(SetLocale{Locale::de});
    EXPECT_THAT(learner.sees().challenge->measured, HasSubstr("„tick“"));
}

TEST(GoalParts, AreTheComparisonsOfAGoal) {
    using Compare = GoalPart::Compare;
    const auto parts = goal_parts(R"(round(time_of("a and b"), 2) <= 1.0 and WORKERS <= 4 and abs(A + B - 3.0) < 0.01 and stuck and x in lines())");
    ASSERT_EQ(parts.size(), 3u);
    EXPECT_EQ(parts[0].quantity, R"(round(time_of("a and b"), 2))");
    EXPECT_EQ(parts[0].name, "a and b");
    EXPECT_TRUE(parts[0].printed);
    EXPECT_EQ(parts[1].name, "WORKERS");
    EXPECT_EQ(parts[1].compare, Compare::at_most);
    EXPECT_EQ(parts[2].quantity, "A + B");
    EXPECT_EQ(parts[2].wanted, "3.0");
    EXPECT_EQ(parts[2].compare, Compare::same);
    const auto same = goal_parts(R"(abs(time_of("a") - (time_of("b") - time_of("a"))) < 0.01)");
    ASSERT_EQ(same.size(), 1u);
    EXPECT_EQ(same[0].quantity, R"(time_of("a"))");
    EXPECT_EQ(same[0].wanted, R"((time_of("b") - time_of("a")))");
    EXPECT_TRUE(goal_parts("").empty());
    const auto name = [](std::string_view goal) { return goal_parts(goal).at(0).name; };
    EXPECT_EQ(name(R"(value("counter") == THREADS)"), "counter");
    EXPECT_EQ(name(R"(count("ann has both") == 1)"), "ann has both");
    EXPECT_EQ(name(R"(count("a") + count("b") == 1)"), "") << "two quantities have no name";
    EXPECT_EQ(name(R"(pct(95, value("waits")) <= 0.35)"), "p95");
    EXPECT_EQ(name("round(total, 2) <= 1.5"), "total");
    EXPECT_TRUE(goal_parts("a or b < 3").empty());
    EXPECT_EQ(number_words(1.5), "1.5");
    EXPECT_EQ(number_words(18), "18");
}

}  // namespace
}  // namespace asynchio
