// The run as text says what the picture shows: every bar of every lane begins and ends in it, in order, and no more than
// was seen.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "app/model/make_scene.h"
#include "app/tests/learner.h"
#include "app/tests/seen_run.h"

namespace asynchio {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::Learner;

class Told : public ::testing::Test {
  protected:
    static std::vector<std::string> texts(const ToldView& told) {
        std::vector<std::string> all;
        for (const ToldLine& line : told.lines) all.push_back(line.time + " " + line.text);
        return all;
    }
    // Without the questions of a lesson.
    static const ToldView& whole(Learner& learner) {
        testing::show_start(learner.playground());
        learner.playground().jump(GoToEnd{});
        learner.playground().apply({ShowCard{Card::told}});
        return *learner.picture().told;
    }
};

TEST_F(Told, SaysWhoWaitsForWhatAndWhoWokeIt) {
    Learner learner("05-gather");
    const auto all = texts(whole(learner));
    for (const char* line : {"0.00 A is created.", "0.00 A has the loop in turn 2, at 0.00 s.", "0.00 B waits for its timer until 1.00 s",
                             "0.00 main waits for its gather.", "1.00 The timer rang at 1.00 s: B became ready.", "1.00 B is ready and waits for its turn.",
                             "1.00 B prints: ready B", "1.00 B is over: done.", "3.00 A went on and woke main at 3.00 s.", "3.00 The program ends."})
        EXPECT_THAT(all, Contains(HasSubstr(line)));
}

TEST_F(Told, SaysLocksAndWhoHasThem) {
    Learner learner("11-lost-update");
    learner.does(SetParameter{"USE_LOCK", "1", false});
    const auto locks = learner.playground().run().lanes().holds.size();
    ASSERT_GT(locks, 0u);
    const auto all = texts(whole(learner));
    EXPECT_EQ(static_cast<std::size_t>(std::ranges::count_if(all, [](const std::string& line) { return line.find(" back.") != line.npos; })), locks);
}

// In every lesson, at its end: each bar of each lane has its line, and the lines stand in the order of the events.
TEST_F(Told, EveryBarOfEveryLessonIsInIt) {
    for (const std::string& lesson : testing::all_lessons()) {
        Learner learner(lesson);
        const ToldView told = whole(learner);
        const RunData& run = learner.playground().run();
        EXPECT_EQ(told.left_out, 0u) << lesson;
        EXPECT_TRUE(std::ranges::is_sorted(told.lines, {}, &ToldLine::position)) << lesson;
        for (const LaneView& lane : learner.picture().timeline.lanes)
            for (const Span& span : lane.lane->spans) {
                if (span.activity == Activity::nothing) continue;
                EXPECT_TRUE(std::ranges::any_of(told.lines, [&](const ToldLine& line) {
                    return line.position == span.first_event + 1 && line.text.find(lane.name) != std::string::npos;
                })) << lesson << ": " << lane.name << " at event " << span.first_event;
                if (span.last_event >= run.trace().size()) continue;
                EXPECT_TRUE(std::ranges::any_of(told.lines, [&](const ToldLine& line) { return line.position == span.last_event + 1; }))
                    << lesson << ": the end of " << lane.name << "'s bar at event " << span.last_event;
            }
        EXPECT_EQ(told.lines[told.current].position, run.trace().size()) << lesson;
    }
}

TEST_F(Told, TellsNothingThatWasNotSeen) {
    Learner learner("05-gather");
    testing::show_start(learner.playground());
    learner.playground().apply({ShowCard{Card::told}, NextTurn{}, NextTurn{}});
    const ToldView told = *learner.picture().told;
    const std::size_t position = learner.playground().ui().position;
    ASSERT_FALSE(told.lines.empty());
    for (const ToldLine& line : told.lines) EXPECT_LE(line.position, position) << line.text;
    EXPECT_THAT(texts(told), Each(Not(HasSubstr("1.00 "))));
    learner.playground().apply({GoToStart{}});
    EXPECT_EQ(learner.picture().told->current, learner.picture().told->lines.size()) << "what was seen stays, and the playhead is before it";
}

TEST_F(Told, FollowsThePlayheadAndFindsWords) {
    Learner learner("05-gather");
    whole(learner);
    learner.playground().apply({GoToTime{from_seconds(1.5)}});
    const ToldView at = *learner.picture().told;
    ASSERT_LT(at.current, at.lines.size());
    EXPECT_EQ(at.lines[at.current].time, "1.00");
    EXPECT_EQ(at.lines[at.current + 1].time, "2.00");
    learner.playground().apply({SearchTold{"TIMER RANG"}});
    EXPECT_EQ(learner.picture().told->lines.size(), 3u);
    EXPECT_THAT(texts(*learner.picture().told), Each(HasSubstr("The timer rang")));
    EXPECT_EQ(learner.picture().told->all, at.lines.size());
    learner.playground().apply({SearchTold{"no such words"}});
    EXPECT_THAT(learner.picture().told->lines, IsEmpty());
}

TEST_F(Told, CaptionsAndAnswersAreInIt) {
    Learner learner("05-gather");
    learner.predicts_something();
    const auto captions = learner.watches();
    ASSERT_FALSE(captions.empty());
    learner.does(GoToStage{Stage::explain});
    learner.does(ShowCard{Card::told});
    const auto all = texts(*learner.picture().told);
    for (const CaptionView& caption : captions) EXPECT_THAT(all, Contains(HasSubstr("Caption: " + caption.text)));
    for (const VerdictView& verdict : learner.sees().verdicts) EXPECT_THAT(all, Contains(HasSubstr(verdict.ask + " You said ")));
}

TEST_F(Told, SpeaksGermanToo) {
    Learner learner("05-gather");
    learner.does(SetLocale{Locale::de});
    EXPECT_THAT(texts(whole(learner)), Contains(HasSubstr("B wartet bis 1.00 s auf den Timer")));
}

}  // namespace
}  // namespace asynchio
