// The challenge in which the learner is the scheduler.
#include <gmock/gmock.h>

#include "app/tests/learner.h"

namespace asynchio {
namespace {

using testing::Learner;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;

std::vector<std::string> names_of(const SeatView& seat) {
    std::vector<std::string> names;
    for (const CandidateView& candidate : seat.candidates) names.push_back(candidate.name);
    return names;
}

// The second challenge of lesson 11.
class Seat : public ::testing::Test {
  protected:
    Seat() : learner_("11") {
        learner_.does(GoToStage{Stage::challenge});
        learner_.does(OpenChallenge{1});
    }
    const SeatView& seat() { return *learner_.sees().challenge->seat; }
    std::string counter() { return learner_.picture().output.empty() ? "" : learner_.picture().output.back().text; }
    Learner learner_;
};

TEST_F(Seat, OpensAtTheFirstDecision) {
    ASSERT_TRUE(learner_.sees().challenge->seat);
    EXPECT_THAT(names_of(seat()), ElementsAre("T0", "main"));
    EXPECT_EQ(seat().candidates[0].next, "after line 16: time.sleep(GAP)");
    EXPECT_EQ(seat().heading, "DECISION 1: WHO GOES ON?");
    const UiState& ui = learner_.playground().ui();
    EXPECT_EQ(learner_.playground().run().trace()[ui.position].kind, EventKind::ChoiceMade);
    EXPECT_EQ(ui.seen, ui.position) << "nothing behind it is known";
}

TEST_F(Seat, ShowsWhatHappensAtOneInstantAndWhoTakesPart) {
    EXPECT_EQ(learner_.playground().ui().ruler, Ruler::turns);
    const auto& lanes = learner_.picture().timeline.lanes;
    EXPECT_EQ(lanes.size(), 3u);
    EXPECT_EQ(lanes[0].name, "main") << "it can be let go on, so it is in the picture";
    EXPECT_THAT(learner_.picture().strip.ready, ::testing::SizeIs(2));
    EXPECT_EQ(learner_.picture().strip.ready[0].name, "T0") << "in the order of the line";
    learner_.does(ChooseNext{1});
    EXPECT_EQ(learner_.picture().strip.ready[1].name, "T1");
    EXPECT_EQ(learner_.picture().strip.ready[1].activity, Activity::ready) << "it can begin";
    EXPECT_EQ(learner_.picture().timeline.lanes[0].state_word, "starting T1");
    learner_.does(TakeBackChoice{});
    learner_.does(SetRuler{Ruler::time});
    learner_.does(ChooseNext{1});
    EXPECT_EQ(learner_.playground().ui().ruler, Ruler::time) << "the learner's wish holds";
    learner_.does(OpenChallenge{0});
    learner_.does(OpenChallenge{1});
    EXPECT_EQ(learner_.playground().ui().ruler, Ruler::turns);
    learner_.does(GoToStage{Stage::story});
    EXPECT_EQ(learner_.playground().ui().ruler, Ruler::time) << "as it was before";
}

TEST_F(Seat, TheUsualOrderLosesNothing) {
    learner_.does(LetRun{});
    EXPECT_TRUE(seat().over);
    EXPECT_EQ(counter(), "counter 2 of 2");
    EXPECT_FALSE(learner_.sees().challenge->reached);
}

TEST_F(Seat, ABadOrderLosesAnUpdate) {
    learner_.does(ChooseNext{1});
    EXPECT_THAT(seat().so_far, ElementsAre("main"));
    EXPECT_THAT(names_of(seat()), ElementsAre("T0", "T1"));
    EXPECT_EQ(seat().candidates[1].next, "begins");
    learner_.does(ChooseNext{1});
    EXPECT_THAT(seat().so_far, ElementsAre("main", "T1"));
    EXPECT_FALSE(learner_.sees().challenge->reached) << "all of it must be decided";
    while (!seat().over) learner_.does(ChooseNext{0});
    EXPECT_EQ(counter(), "counter 1 of 2");
    EXPECT_TRUE(learner_.sees().challenge->reached);
    EXPECT_THAT(learner_.sees().challenge->learned, HasSubstr("You decide who runs next"));
    EXPECT_TRUE(learner_.playground().ui().flow.solved);
}

TEST_F(Seat, ADecisionIsTakenBack) {
    const std::size_t first = learner_.playground().ui().position;
    learner_.does(ChooseNext{1});
    EXPECT_GT(learner_.playground().ui().position, first);
    learner_.does(TakeBackChoice{});
    EXPECT_EQ(learner_.playground().ui().position, first);
    EXPECT_THAT(seat().so_far, IsEmpty());
    learner_.does(TakeBackChoice{});
    EXPECT_EQ(learner_.playground().ui().position, first) << "there is nothing to take back";
    learner_.does(LetRun{});
    learner_.does(TakeBackChoice{});
    EXPECT_FALSE(seat().over) << "what went by itself is taken back, too";
}

TEST_F(Seat, NothingBehindTheOpenDecisionIsShown) {
    const std::size_t open = learner_.playground().ui().position;
    for (const Action& action : {Action(StepForward{}), Action(GoToEnd{}), Action(NextTurn{}), Action(GoToTime{kSecond})}) {
        learner_.does(action);
        EXPECT_EQ(learner_.playground().ui().position, open);
        EXPECT_EQ(learner_.playground().ui().seen, open);
    }
    learner_.does(StepBack{});
    EXPECT_LT(learner_.playground().ui().position, open) << "what has happened can be looked at";
    learner_.does(ChooseNext{0});
    EXPECT_GT(learner_.playground().ui().position, open);
}

TEST_F(Seat, AnOptionThatDoesNotExistChangesNothing) {
    learner_.does(ChooseNext{7});
    EXPECT_THAT(seat().so_far, IsEmpty());
    EXPECT_EQ(names_of(seat()).size(), 2u);
}

TEST_F(Seat, AnotherProgramBeginsAnew) {
    learner_.does(ChooseNext{1});
    learner_.does(SetLanguage{Language::cpp});
    EXPECT_THAT(seat().so_far, IsEmpty());
    EXPECT_THAT(names_of(seat()), ElementsAre("T0", "main"));
    learner_.does(ChooseNext{1});
    learner_.does(ChooseNext{1});
    EXPECT_THAT(seat().so_far, ElementsAre("main", "T1"));
    learner_.does(LetRun{});
    EXPECT_EQ(counter(), "counter 1 of 2") << "the same decisions in C++";
}

TEST_F(Seat, ItsScheduleReplaysTheRun) {
    learner_.does(ChooseNext{1});
    learner_.does(ChooseNext{1});
    learner_.does(LetRun{});
    learner_.does(CopySchedule{});
    const WindowWishes wishes = learner_.playground().take_wishes();
    ASSERT_TRUE(wishes.clipboard);
    EXPECT_THAT(*wishes.clipboard, MatchesRegex("v1 cpython [0-9a-f]+ [0-9]+:1,[0-9]+:1"));
    EXPECT_EQ(seat().schedule, *wishes.clipboard);

    const Result<ScheduleText> schedule = parse_schedule(*wishes.clipboard);
    ASSERT_TRUE(schedule);
    RunRequest request;
    const Result<Subject> subject = load_subject(testing::lessons_folder(), "11");
    request = *make_request(*subject, {{"THREADS", "2"}, {"GAP", "0.0"}}, subject->machine);
    EXPECT_EQ(program_hash(request.program), schedule->program_hash);
    request.schedule = *schedule;
    RunClient client(testing::built_runner());
    EXPECT_EQ(testing::run(client, request).out, "counter 1 of 2\n");
}

TEST_F(Seat, IsLeftWithTheChallenge) {
    learner_.does(ChooseNext{1});
    learner_.does(OpenChallenge{0});
    EXPECT_FALSE(learner_.sees().challenge->seat);
    learner_.does(GoToEnd{});
    EXPECT_EQ(learner_.playground().ui().position, learner_.playground().run().trace().size());
    EXPECT_EQ(counter(), "counter 1 of 4");
    learner_.does(OpenChallenge{1});
    EXPECT_THAT(seat().so_far, IsEmpty());
}

// The first who goes on after this event. Who is in the middle of a computation takes the GIL and is not resumed yet.
ThreadId who_goes_on(const Trace& trace, std::size_t event) {
    for (;;) {
        const Event& next = trace[++event];
        if (next.kind == EventKind::GilTaken) return unpack<GilTaken>(next).taker;
        if (next.kind == EventKind::ThreadResumed || next.kind == EventKind::ThreadBegan) return ThreadId(next.thread);
    }
}

// Who could go on, as the fold of the trace has it, is who the kernel chose from.
class Choices : public ::testing::TestWithParam<std::string> {};
TEST_P(Choices, TheFoldKnowsWhoCouldGoOn) {
    Learner learner(GetParam());
    const RunData& run = learner.playground().run();
    for (const ChoicePoint& point : choice_points(run.trace())) {
        const auto threads = runnable_threads(run.trace(), run.at(point.event));
        ASSERT_EQ(threads.size(), point.options) << point.event;
        EXPECT_EQ(threads[point.chosen], who_goes_on(run.trace(), point.event)) << point.event;
    }
}
INSTANTIATE_TEST_SUITE_P(Lessons, Choices, ::testing::ValuesIn(testing::all_lessons()), testing::kLessonName);

}  // namespace
}  // namespace asynchio
