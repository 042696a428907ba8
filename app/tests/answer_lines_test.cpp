// What stands at the turns of a lane: what they printed, the lines that an answer was read from, records of debug mode, and
// where the loop slept although somebody was ready.
#include <gmock/gmock.h>

#include "app/tests/learner.h"

namespace asynchio {
namespace {

using testing::Learner;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> answering(const Scene& scene) {
    std::vector<std::string> lines;
    for (const OutputView& line : scene.output)
        if (line.answers) lines.push_back(line.text);
    return lines;
}

const LaneView& lane_called(const Scene& scene, const std::string& name) {
    return *std::ranges::find(scene.timeline.lanes, name, &LaneView::name);
}

TEST(Prints, StandOnTheLaneThatPrinted) {
    Learner learner("17");
    learner.does(GoToStage{Stage::explain});
    const auto& lanes = learner.picture().timeline.lanes;
    const auto spider = std::ranges::find(lanes, "s1", &LaneView::name);
    ASSERT_NE(spider, lanes.end());
    std::vector<std::string> words;
    for (const PrintView& print : spider->prints) words.push_back(print.words);
    EXPECT_THAT(words, ::testing::ElementsAre("s1 b", "s1 d", "s1 f"));
    learner.does(Restart{});
    EXPECT_TRUE(learner.picture().timeline.lanes.front().prints.empty()) << "nothing of what has not happened";
}

TEST(AnswerLines, AreThoseThatTheToldAnswerWasReadFrom) {
    Learner learner("03");
    EXPECT_THAT(answering(learner.picture()), IsEmpty());
    learner.does(GoToStage{Stage::explain});
    EXPECT_THAT(answering(learner.picture()), ElementsAre("page"));
    learner.does(OpenQuestion{1});
    EXPECT_THAT(answering(learner.picture()), ElementsAre("tick 0", "tick 1", "tick 2", "got A"));
    for (const PrintView& print : lane_called(learner.picture(), "clock").prints) EXPECT_EQ(print.answers, print.words != "tick 3") << print.words;
    learner.does(SetParameter{"A", "1.0", false});
    EXPECT_THAT(answering(learner.picture()), IsEmpty()) << "another run";
    learner.does(GoToStage{Stage::break_it});
    EXPECT_THAT(answering(learner.picture()), IsEmpty());
}

TEST(AnswerLines, OfSettingsOfItsOwnAreThoseOfThatRun) {
    Learner learner("12");
    learner.does(GoToStage{Stage::explain});
    EXPECT_THAT(answering(learner.picture()), IsEmpty()) << "a variable was asked for";
    learner.does(OpenQuestion{1});
    EXPECT_THAT(answering(learner.picture()), ElementsAre("bob refused 40", "cyd refused 40"));
}

// "ann: saw 100" of the words that stand at turns because the told answer was read from them.
std::vector<std::string> answering_turns(const Scene& scene) {
    std::vector<std::string> words;
    for (const LaneView& lane : scene.timeline.lanes)
        for (const PrintView& print : lane.prints)
            if (print.answers) words.push_back(lane.name + ": " + print.words);
    return words;
}

std::vector<int> answering_code(const Scene& scene) {
    std::vector<int> numbers;
    for (const CodeLineView& line : scene.code)
        if (line.answers) numbers.push_back(line.number);
    return numbers;
}

TEST(AnswerValues, TellWhoSawWhatAndWhoChangedIt) {
    Learner learner("12");
    EXPECT_THAT(answering_turns(learner.picture()), IsEmpty());
    learner.does(GoToStage{Stage::explain});
    EXPECT_THAT(answering_turns(learner.picture()), ElementsAre("ann: saw 100", "ann: 100 \u2192 40", "bob: saw 100", "bob: 40 \u2192 -20",
                                                                "cyd: saw 100", "cyd: -20 \u2192 -80"));
    EXPECT_THAT(answering_code(learner.picture()), ElementsAre(15, 17, 18)) << "the check, the taking, and what is printed in the same turn";
    learner.does(OpenQuestion{1});
    for (const std::string& words : answering_turns(learner.picture())) EXPECT_THAT(words, ::testing::HasSubstr("refused"));
    learner.does(GoToStage{Stage::break_it});
    EXPECT_THAT(answering_turns(learner.picture()), IsEmpty());

    Learner threads("11");
    threads.does(GoToStage{Stage::explain});
    EXPECT_THAT(answering_turns(threads.picture()), ::testing::IsSupersetOf({"T0: saw 0", "T0: 0 \u2192 1", "T3: saw 0", "T3: 1 \u2192 1"}))
        << "main, which only prints it, says it itself";
}

TEST(AnswerLines, AreNotMarkedWhenTheyAreAll) {
    Learner learner("02");
    learner.does(GoToStage{Stage::explain});
    learner.does(OpenQuestion{1});
    EXPECT_FALSE(learner.sees().verdicts[1].read_from.empty()) << "it counts them";
    EXPECT_THAT(answering(learner.picture()), IsEmpty());
}

// "sensor > main 0.4": from whose lane an arrow leads to whose, and when.
std::vector<std::string> arrows_in(const Scene& scene) {
    std::vector<std::string> words;
    const auto& lanes = scene.timeline.lanes;
    for (const ArrowView& arrow : scene.timeline.chain.arrows)
        words.push_back(lanes[arrow.from.lane].name + " > " + (arrow.to ? lanes[arrow.to->lane].name : "") + " " + seconds_text(from_seconds(arrow.from.at)));
    return words;
}

TEST(AnswerLines, HaveAnArrowFromWhoeverWokeTheTurnThatPrintedThem) {
    Learner learner("14");
    learner.does(GoToStage{Stage::explain});
    learner.does(OpenQuestion{1});
    EXPECT_THAT(answering(learner.picture()), ElementsAre("got 0"));
    EXPECT_THAT(arrows_in(learner.picture()), ElementsAre("sensor > main 0.40"));
    learner.does(GoToTime{from_seconds(0.3)});
    EXPECT_THAT(arrows_in(learner.picture()), IsEmpty()) << "it has not happened";
    Learner timers("03");
    timers.does(GoToStage{Stage::explain});
    timers.does(OpenQuestion{1});
    EXPECT_THAT(arrows_in(timers.picture()), IsEmpty()) << "the clock woke them";
}

TEST(Reasons, OfAnAnswerAreArrowsToTheTurnsThatTheLessonNames) {
    Learner learner("15");
    EXPECT_THAT(arrows_in(learner.picture()), IsEmpty()) << "not before it is told";
    learner.does(GoToStage{Stage::explain});
    EXPECT_THAT(arrows_in(learner.picture()), ElementsAre("B > main 0.50"));
    learner.does(GoToTime{from_seconds(0.3)});
    EXPECT_THAT(arrows_in(learner.picture()), IsEmpty()) << "it has not happened";
    Learner readers("07");
    readers.does(GoToStage{Stage::explain});
    readers.does(OpenQuestion{1});
    EXPECT_THAT(arrows_in(readers.picture()), ElementsAre("writer > R0 4.50", "writer > R1 4.50"));
    readers.does(SetParameter{"DELAY", "1.0", false});
    EXPECT_THAT(arrows_in(readers.picture()), IsEmpty()) << "another run";
}

TEST(Outcomes, OfATaskThatSwallowedItsCancelSaySo) {
    Learner learner("16");
    learner.does(GoToStage{Stage::explain});
    EXPECT_EQ(lane_called(learner.picture(), "worker").state_word, "cancelled");
    learner.does(OpenQuestion{1});
    EXPECT_EQ(lane_called(learner.picture(), "worker").state_word, "done, despite cancel()");
    EXPECT_EQ(lane_called(learner.picture(), "main").state_word, "done") << "its time limit only asked others";
    learner.does(GoToTime{from_seconds(1)});
    EXPECT_EQ(lane_called(learner.picture(), "main").state_word, "waiting: worker, at most until 2.00");
}

TEST(AnswerLines, StandInTheProgramWhereTheyWerePrinted) {
    const auto lines = [](const Scene& scene) {
        std::vector<std::string> text;
        for (const CodeLineView& line : scene.code)
            if (line.answers) text.push_back(line.text.substr(line.text.find_first_not_of(' ')));
        return text;
    };
    Learner learner("03");
    EXPECT_THAT(lines(learner.picture()), IsEmpty());
    learner.does(GoToStage{Stage::explain});
    EXPECT_THAT(lines(learner.picture()), ElementsAre("print('page')"));
    learner.does(OpenQuestion{1});
    EXPECT_THAT(lines(learner.picture()), ElementsAre("print('got', name)", "print('tick', i)"));
}

TEST(AnswerLines, LeaveTheArrowsToABarThatIsSelected) {
    Learner learner("16");
    learner.does(GoToStage{Stage::explain});
    learner.does(OpenQuestion{1});
    ASSERT_THAT(arrows_in(learner.picture()), ElementsAre("worker > main 2.50"));
    const LaneView& worker = lane_called(learner.picture(), "worker");
    learner.does(Select{{worker.actor, worker.lane->spans.front().first_event}});
    EXPECT_THAT(arrows_in(learner.picture()), ::testing::Not(::testing::Contains("worker > main 2.50")));
}

TEST(AnswerMoments, AreFlagsOnTheRuler) {
    const auto flags = [](const std::string& lesson, std::size_t question) {
        Learner learner(lesson);
        learner.does(GoToStage{Stage::explain});
        learner.does(OpenQuestion{question});
        std::vector<std::string> words;
        for (const FlagView& flag : learner.picture().timeline.flags) words.push_back(flag.words + (flag.answers ? "" : "?"));
        return words;
    };
    EXPECT_THAT(flags("08", 0), ElementsAre("the run: 1.40 s"));
    EXPECT_THAT(flags("14", 1), ElementsAre("the run: 0.40 s"));
    EXPECT_THAT(flags("11", 1), ElementsAre("asked: 0.25 s"));
    EXPECT_THAT(flags("14", 0), IsEmpty()) << "it is the end, where the playhead stands";
    EXPECT_THAT(flags("01", 0), IsEmpty()) << "a length of time is no moment";
}

TEST(Peaks, AreToldWhenNothingIsLeftToBeSeen) {
    Learner places("18");
    places.does(GoToStage{Stage::explain});
    ASSERT_TRUE(places.picture().queues);
    EXPECT_EQ(places.picture().queues->queues[0].state, "all free, most at once: 2");
    Learner ready("04");
    ready.does(GoToStage{Stage::explain});
    EXPECT_EQ(ready.picture().strip.ready_note, "most at once: 3");
    ready.does(GoToPosition{9});
    EXPECT_EQ(ready.picture().strip.ready_note, "") << "while it runs";
}

TEST(Locks, ThatTheRunDoesNotUseAreNotShown) {
    Learner learner("12");
    learner.does(GoToStage{Stage::explain});
    EXPECT_THAT(learner.picture().variables.locks, IsEmpty());
    EXPECT_FALSE(learner.picture().variables.free.empty());
    learner.does(OpenQuestion{1});
    EXPECT_THAT(learner.picture().variables.locks, ::testing::SizeIs(1));
}

TEST(LogRecords, OfASlowTurnStandAtThatTurn) {
    Learner learner("08");
    learner.does(GoToStage{Stage::explain});
    const auto logs = [&] {
        std::vector<std::string> words;
        for (const PrintView& print : lane_called(learner.picture(), "report").prints)
            if (print.log) words.push_back(print.words);
        return words;
    };
    EXPECT_THAT(logs(), IsEmpty()) << "without debug mode";
    learner.does(OpenQuestion{1});
    EXPECT_THAT(logs(), ElementsAre("log: took 0.80 s"));
    learner.does(GoToTime{from_seconds(1)});
    EXPECT_THAT(logs(), IsEmpty()) << "it is written after the turn";
}

TEST(Cancels, KnowWhoeverAsked) {
    const auto asked_by = [](const char* lesson, std::size_t question, const char* lane) {
        Learner learner(lesson);
        learner.does(GoToStage{Stage::explain});
        learner.does(OpenQuestion{question});
        const auto& cancels = lane_called(learner.picture(), lane).lane->cancels;
        if (cancels.size() != 1) return std::to_string(cancels.size()) + " cancels";
        const auto& lanes = learner.picture().timeline.lanes;
        const auto by = std::ranges::find(lanes, cancels[0].by, &LaneView::actor);
        return by != lanes.end() ? by->name : cancels[0].by == Actor::of(ThreadId(1)) ? "run()" : "nobody";
    };
    EXPECT_EQ(asked_by("16", 0, "worker"), "main") << "wait_for, when the limit is over";
    EXPECT_EQ(asked_by("15", 0, "C"), "run()") << "cleans up when main has ended";
    EXPECT_EQ(asked_by("17", 0, "s1"), "main");
}

TEST(AsleepLoop, IsShownWhileATaskIsReadyAndNobodyWokeIt) {
    Learner learner("14");
    learner.does(GoToStage{Stage::explain});
    ASSERT_EQ(learner.picture().timeline.frozen.size(), 1u);
    const FrozenView band = learner.picture().timeline.frozen[0];
    EXPECT_EQ(band.words, "loop asleep: 1.60 s");
    EXPECT_EQ(band.begin, 0.4);
    EXPECT_EQ(band.end, 2.0);
    learner.does(GoToTime{from_seconds(1)});
    ASSERT_EQ(learner.picture().timeline.frozen.size(), 1u);
    EXPECT_EQ(learner.picture().timeline.frozen[0].words, "loop asleep: 0.60 s") << "so far";
    learner.does(GoToTime{from_seconds(0.3)});
    EXPECT_THAT(learner.picture().timeline.frozen, IsEmpty());
    learner.does(OpenQuestion{1});
    EXPECT_THAT(learner.picture().timeline.frozen, IsEmpty()) << "call_soon_threadsafe wakes it";
}

TEST(Captions, OfAMomentPointAtWhoeverIsAtWork) {
    Learner learner("01");
    learner.predicts_something();
    const std::vector<CaptionView> captions = learner.watches();
    ASSERT_EQ(captions.size(), 5u);
    EXPECT_TRUE(captions[0].who.thread) << "time 0.0: the script stares";
    EXPECT_FALSE(captions[3].who) << "the loop is idle";
    EXPECT_TRUE(captions[4].who.task);
}

}  // namespace
}  // namespace asynchio
