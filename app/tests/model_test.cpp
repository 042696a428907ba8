// The picture as a function of the run and the playhead: every lesson, every position.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "app/model/reduce.h"
#include "app/play/playground.h"
#include "app/tests/runner_fixture.h"
#include "app/tests/seen_run.h"
#include "lessons/reader/course.h"

namespace asynchio {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::filesystem::path kLessons = std::filesystem::path(ASYNCHIO_SOURCE_DIR) / "lessons";

std::vector<std::string> lesson_names() {
    std::vector<std::string> names;
    const Result<Course> course = read_course(kLessons);
    for (const CourseEntry& entry : course->entries) names.push_back(entry.lesson.name);
    return names;
}

class PlaygroundTest : public ::testing::Test {
  protected:
    Playground& open(const std::string& lesson, const Settings& settings = {}) {
        playground_ = std::make_unique<Playground>(kLessons, testing::built_runner());
        const auto opened = playground_->open(lesson, settings);
        EXPECT_TRUE(opened) << opened.why();
        if (playground_->running()) playground_->finish_run();
        testing::show_start(*playground_);
        return *playground_;
    }
    std::unique_ptr<Playground> playground_;
};

// Enough of a scene to tell two apart: the words on every panel.
std::string words_of(const Scene& scene) {
    std::string words = scene.transport.time + "|" + scene.transport.turn + "|" + scene.strip.running_note;
    for (const TokenView& token : scene.strip.ready) words += "|" + token.name;
    for (const TimerView& timer : scene.strip.timers) words += "|" + timer.name + timer.deadline + timer.to_go;
    for (const std::string& job : scene.strip.pool_queue) words += "|" + job;
    for (const LaneView& lane : scene.timeline.lanes) words += "|" + lane.name + ":" + lane.state_word;
    for (const CodeLineView& line : scene.code) {
        words += line.current ? "|>" + std::to_string(line.number) : "";
        for (const PillView& pill : line.pills) words += "|" + std::to_string(line.number) + pill.name;
    }
    for (const OutputView& output : scene.output) words += "|" + output.time + output.who + output.text;
    for (const BoxView& box : scene.boxes) words += "|" + box.sentence;
    for (const LockView& lock : scene.variables.locks) words += "|" + lock.name + lock.holder;
    for (const CopyView& copy : scene.variables.copies) words += "|" + copy.who + copy.value + copy.note;
    return words;
}

TEST_F(PlaygroundTest, SteppingForwardsAndBackGivesTheSameSceneAtEveryEventOfEveryLesson) {
    for (const std::string& lesson : lesson_names()) {
        Playground& playground = open(lesson);
        const std::size_t size = playground.run().trace().size();
        ASSERT_GT(size, 50u);
        playground.apply({GoToEnd{}});  // what was seen once stays known, so that only the position differs
        std::vector<std::string> forwards;
        for (std::size_t i = 0; i <= size; ++i) {
            playground.apply({GoToPosition{i}});
            forwards.push_back(words_of(playground.scene()));
        }
        for (std::size_t i = size + 1; i-- > 0;) {
            playground.apply({GoToPosition{i}});
            ASSERT_EQ(words_of(playground.scene()), forwards[i]) << lesson << ", back at event " << i;
        }
    }
}

TEST_F(PlaygroundTest, InTurnsOnlyWhatCanBeSeenIsAColumn) {
    EXPECT_EQ(open("05").run().lanes().columns.front().turn, 1u) << "the script only defines and starts the loop";
    EXPECT_EQ(open("01").run().lanes().columns.front().turn, 0u) << "the script prints and sleeps before its loop";
}

TEST_F(PlaygroundTest, AScriptThatSleepsIsBlocking) {
    Playground& playground = open("01");
    playground.apply({GoToTime{kSecond / 2}});
    EXPECT_EQ(playground.scene().timeline.lanes.front().state_word, "BLOCKING until 1.00");
}

TEST_F(PlaygroundTest, ATickInTheStripIsForWhoeverEndsWell) {
    Playground& playground = open("15");
    std::map<std::string, bool> ticked;
    for (std::size_t i = 0; i <= playground.run().trace().size(); ++i) {
        playground.apply({GoToPosition{i}});
        const StripView& strip = playground.scene().strip;
        if (strip.running_note.ends_with(" ends")) ticked[strip.running_note] = strip.just_ended;
    }
    EXPECT_TRUE(ticked.at("A ends"));
    EXPECT_FALSE(ticked.at("B ends")) << "it failed";
    EXPECT_FALSE(ticked.at("C ends")) << "it was cancelled";
}

TEST_F(PlaygroundTest, WhoIsStuckHasNotEnded) {
    Playground& playground = open("13");
    playground.apply({GoToEnd{}});
    EXPECT_EQ(playground.scene().strip.running_note, "nobody");
    EXPECT_EQ(playground.scene().banner->kind, BannerView::Kind::stuck);
}

TEST_F(PlaygroundTest, ALessonAboutTurnsOpensTheRulerOfTurns) {
    EXPECT_EQ(open("07").ui().ruler, Ruler::turns) << "its front matter names them, and its run takes time";
    EXPECT_EQ(open("05").ui().ruler, Ruler::time);
}

TEST_F(PlaygroundTest, EveryStepForwardIsUndoneByAStepBack) {
    for (const std::string& lesson : lesson_names()) {
        Playground& playground = open(lesson);
        std::vector<std::size_t> visited{0};
        while (playground.ui().position < playground.run().trace().size()) {
            playground.apply({StepForward{}});
            ASSERT_GT(playground.ui().position, visited.back());
            visited.push_back(playground.ui().position);
        }
        EXPECT_GT(visited.size(), 10u) << lesson;
        for (std::size_t i = visited.size(); i-- > 0;) {
            ASSERT_EQ(playground.ui().position, visited[i]) << lesson;
            playground.apply({StepBack{}});
        }
        EXPECT_EQ(playground.ui().position, 0u);
    }
}

TEST_F(PlaygroundTest, GatherAtOneSecondIsThePictureOfTheLesson) {
    Playground& playground = open("05");
    playground.apply({GoToTime{kSecond}});
    const Scene& scene = playground.scene();
    EXPECT_EQ(scene.title, "One tray, three cups");
    EXPECT_EQ(scene.number, 5);
    EXPECT_EQ(scene.transport.time, "1.000 s");
    EXPECT_EQ(scene.transport.turn, "5");
    ASSERT_EQ(scene.timeline.lanes.size(), 4u);
    std::vector<std::string> lanes;
    for (const LaneView& lane : scene.timeline.lanes) lanes.push_back(lane.name + ": " + lane.state_word);
    EXPECT_THAT(lanes, ElementsAre("main: waiting: gather", "A: waiting: timer 3.00", "B: done", "C: waiting: timer 2.00"));
    std::vector<std::string> timers;
    for (const TimerView& timer : scene.strip.timers) timers.push_back(timer.name + " " + timer.deadline + " " + timer.to_go);
    EXPECT_THAT(timers, ElementsAre("C 2.00 in 1.00 s", "A 3.00 in 2.00 s"));
    EXPECT_TRUE(scene.strip.ready.empty());
    ASSERT_EQ(scene.boxes.size(), 1u);
    EXPECT_EQ(scene.boxes[0].sentence, "1 of 3 filled. main wakes up when all are.");
    EXPECT_EQ(scene.boxes[0].slots[1].value, "'B'");
    EXPECT_EQ(scene.boxes[0].slots[1].note, "from B, 1.00 s");
    EXPECT_EQ(scene.output.size(), 4u);
    EXPECT_EQ(scene.output.back().text, "ready B");
    ASSERT_EQ(scene.code.size(), 18u);
    EXPECT_EQ(scene.code[8].pills.size(), 2u) << "A and C wait at line 9";
    EXPECT_EQ(scene.code[2].text, "A = 3.0");
    EXPECT_EQ(scene.code[2].parameter, 0);
}

TEST_F(PlaygroundTest, ABlockingCallIsNamedWithItsLine) {
    Playground& playground = open("08");
    playground.apply({GoToTime{1'400 * kMillisecond}});
    const Scene& scene = playground.scene();
    EXPECT_EQ(scene.code[15].blocked, "0.80 s") << "line 16: time.sleep";
    ASSERT_EQ(scene.timeline.frozen.size(), 1u);
    EXPECT_EQ(scene.timeline.frozen[0].words, "frozen by report: 0.80 s");
}

TEST_F(PlaygroundTest, LateTimersAreTold) {
    Playground& playground = open("08");
    playground.apply({GoToTime{1'000 * kMillisecond}});
    EXPECT_THAT(playground.scene().strip.rang, ElementsAre("clock's timer, 0.25 s late"));
}

TEST_F(PlaygroundTest, WorkersTakeJobsFromThePoolQueue) {
    Playground& playground = open("09");
    playground.apply({GoToTime{250 * kMillisecond}});
    const Scene& scene = playground.scene();
    EXPECT_THAT(scene.strip.pool_queue, ElementsAre("read3", "read4", "read5"));
    std::vector<std::string> lanes;
    for (const LaneView& lane : scene.timeline.lanes) lanes.push_back(lane.name);
    EXPECT_THAT(lanes, ElementsAre("main", "clock", "read0", "read1", "read2", "read3", "read4", "read5", "W0", "W1", "W2"));
    EXPECT_EQ(scene.timeline.lanes[2].state_word, "in worker W0");
    EXPECT_EQ(scene.timeline.lanes[5].state_word, "waiting: pool place");
}

TEST_F(PlaygroundTest, TheLostUpdateIsOnTheScreen) {
    Playground& playground = open("11");
    playground.apply({GoToEnd{}});
    const Scene& scene = playground.scene();
    ASSERT_EQ(scene.variables.free.size(), 1u) << "no lock guards the counter";
    const VariableView& counter = scene.variables.free[0];
    EXPECT_EQ(counter.value, "1");
    int lost = 0;
    for (const WriteView& write : counter.writes) lost += write.lost;
    EXPECT_EQ(lost, 3) << "three of four writes put back what another had changed";
    EXPECT_EQ(scene.variables.copies.size(), 4u);
}

TEST_F(PlaygroundTest, TheLockIsDrawnAroundItsVariable) {
    Playground& playground = open("11", {Setting{"USE_LOCK", "1"}});
    playground.apply({GoToTime{250 * kMillisecond}});
    const Scene& scene = playground.scene();
    ASSERT_EQ(scene.variables.locks.size(), 1u);
    const LockView& lock = scene.variables.locks[0];
    EXPECT_EQ(lock.holder, "T2");
    ASSERT_EQ(lock.guards.size(), 1u);
    EXPECT_EQ(lock.guards[0].value, "2");
    ASSERT_EQ(lock.waiters.size(), 1u);
    EXPECT_EQ(lock.waiters[0].name, "T3");
    EXPECT_THAT(lock.had, ElementsAre("T0", "T1"));
    EXPECT_EQ(scene.strip.waits_note, "no circle, so not stuck");
}

TEST_F(PlaygroundTest, MovingASliderRunsAtOnceAndKeepsThePlayhead) {
    Playground& playground = open("05");
    playground.apply({GoToTime{2 * kSecond}});
    playground.apply({SetParameter{"B", "4.0", false}});
    if (playground.running()) playground.finish_run();
    EXPECT_EQ(playground.ui().time, 2 * kSecond);
    EXPECT_EQ(playground.run().total(), 4 * kSecond);
    EXPECT_EQ(playground.scene().code[3].text, "B = 4.0");
    playground.apply({UndoChange{}});
    if (playground.running()) playground.finish_run();
    EXPECT_EQ(playground.run().total(), 3 * kSecond);
    playground.apply({RedoChange{}});
    if (playground.running()) playground.finish_run();
    EXPECT_EQ(playground.run().total(), 4 * kSecond);
}

TEST_F(PlaygroundTest, DraggingTheEndOfAWaitMovesTheSliderThatSetIt) {
    Playground& playground = open("05");
    playground.apply({GoToEnd{}});
    const Lane& a = *playground.run().lanes().find(Actor::of(TaskId(2)));
    const auto bar = std::ranges::find(a.spans, Activity::waiting_timer, &Span::activity);
    ASSERT_NE(bar, a.spans.end());
    const Selection selection{a.actor, bar->first_event};
    playground.apply({DragBarEnd{selection, 4'600 * kMillisecond, true}});
    playground.apply({DragBarEnd{selection, 4'600 * kMillisecond, false}});
    if (playground.running()) playground.finish_run();
    EXPECT_EQ(playground.scene().parameters[0].value_text, "4.5") << "the nearest position of slider A";
    EXPECT_EQ(playground.scene().parameters[1].value_text, "1.0");
}

TEST_F(PlaygroundTest, AWaitThatNoSliderSetsCannotBeDragged) {
    Playground& playground = open("08");
    playground.apply({GoToEnd{}});
    const Lane& clock = *playground.run().lanes().find(Actor::of(TaskId(2)));
    const auto bar = std::ranges::find(clock.spans, Activity::waiting_timer, &Span::activity);
    playground.apply({DragBarEnd{Selection{clock.actor, bar->first_event}, kSecond, false}});
    EXPECT_EQ(playground.toast(), "No single slider sets the length of this wait.");
}

TEST_F(PlaygroundTest, ASyntaxErrorIsShownAtItsPlaceAndTheLastGoodRunStays) {
    Playground& playground = open("05");
    playground.apply({GoToEnd{}});
    playground.apply({StartEditing{8}, EditText{TypeText{"    x = (\n"}}, RunEdited{}});
    if (playground.running()) playground.finish_run();
    const Scene& broken = playground.scene();
    EXPECT_THAT(broken.text_error, HasSubstr("'(' was never closed"));
    EXPECT_EQ(broken.text_error_line, 8);
    EXPECT_EQ(playground.run().total(), 3 * kSecond) << "the picture is still that of the last good run";
    EXPECT_TRUE(broken.stale);
    playground.apply({EditText{EditAction::undo}, EditText{EditAction::undo}, RunEdited{}});
    if (playground.running()) playground.finish_run();
    EXPECT_EQ(playground.scene().text_error, "");
}

TEST_F(PlaygroundTest, EditedProgramsRunAndCanBeReset) {
    Playground& playground = open("05");
    playground.apply({StartEditing{}, EditText{EditAction::select_all}, EditText{TypeText{"print('mine')"}}, RunEdited{}});
    if (playground.running()) playground.finish_run();
    playground.apply({GoToEnd{}});
    ASSERT_EQ(playground.scene().output.size(), 1u);
    EXPECT_EQ(playground.scene().output[0].text, "mine");
    EXPECT_TRUE(playground.scene().parameters.empty());
    playground.apply({ResetProgram{}});
    if (playground.running()) playground.finish_run();
    EXPECT_EQ(playground.scene().parameters.size(), 3u);
}

TEST_F(PlaygroundTest, TheProgramInCppIsShownAtTheSameMomentAndItsSlidersMove) {
    Playground& playground = open("05");
    playground.apply({SetParameter{"B", "1.5", false}});
    playground.finish_run();
    playground.apply({GoToTime{2 * kSecond}});
    const auto before = playground.scene().output;
    playground.apply({SetLanguage{Language::cpp}});
    if (playground.running()) playground.finish_run();
    EXPECT_EQ(playground.scene().language, Language::cpp);
    EXPECT_EQ(playground.scene().filename, "program.cpp");
    EXPECT_THAT(playground.scene().code[8].text, HasSubstr("co_await sleep(s);"));
    EXPECT_FALSE(playground.scene().code[8].pills.empty()) << "the places of waiting tasks are known";
    EXPECT_EQ(playground.ui().time, 2 * kSecond);
    ASSERT_EQ(playground.scene().output.size(), before.size());
    for (std::size_t i = 0; i < before.size(); ++i) EXPECT_EQ(playground.scene().output[i].text, before[i].text);
    playground.apply({SetParameter{"B", "5.0", false}});
    playground.finish_run();
    EXPECT_EQ(playground.run().total(), 5 * kSecond);

    playground.apply({StartEditing{}});
    EXPECT_FALSE(playground.ui().editing);
    EXPECT_THAT(playground.toast(), HasSubstr("compiled into Asynchio"));
    playground.apply({SetLanguage{Language::python}});
    if (playground.running()) playground.finish_run();
    EXPECT_EQ(playground.scene().filename, "program.py");
    EXPECT_FALSE(playground.scene().edited);
}

TEST_F(PlaygroundTest, ClickingABarExplainsItInASentence) {
    Playground& playground = open("05");
    playground.apply({GoToTime{1'500 * kMillisecond}});
    const Lane& c = *playground.run().lanes().find(Actor::of(TaskId(4)));
    const auto bar = std::ranges::find(c.spans, Activity::waiting_timer, &Span::activity);
    playground.apply({Select{Selection{c.actor, bar->first_event}}});
    ASSERT_TRUE(playground.scene().explain);
    EXPECT_EQ(playground.scene().explain->sentence,
              "C waits for its timer until 2.00 s, then the loop puts it back in the ready queue.");
    EXPECT_TRUE(playground.scene().code[8].lit) << "its line is lit";
    playground.apply({GoToStart{}});
    EXPECT_THAT(playground.scene().explain->sentence, HasSubstr("Not present at this moment"));
}

TEST_F(PlaygroundTest, AWakeUpIsExplainedByItsChainOfCauses) {
    Playground& playground = open("09");
    playground.apply({GoToEnd{}});
    const Lane& main = *playground.run().lanes().find(Actor::of(TaskId(1)));
    Selection last;
    for (const Span& span : main.spans)
        if (span.activity == Activity::running && span.turn == 19) last = Selection{main.actor, span.first_event};
    playground.apply({Select{last}});
    const Scene& scene = playground.scene();
    ASSERT_TRUE(scene.explain);
    EXPECT_EQ(scene.explain->title, "Why did main wake up?");
    std::vector<std::string> who;
    for (const CauseView& cause : scene.explain->causes) who.push_back(cause.who);
    EXPECT_THAT(who, ElementsAre("W2", "read5"));
    EXPECT_EQ(scene.timeline.chain.arrows.size(), 2u);
}

TEST_F(PlaygroundTest, BrokenLessonsBreakNothingElse) {
    const std::filesystem::path broken = kLessons / "tests" / "broken";
    Playground playground(broken, testing::built_runner());
    int opened = 0;
    for (const char* name : {"01-syntax", "02-blocks", "03-answers", "04-runs", "05-hostile", "06-empty", "07-endless", "08-long", "05-hostile"}) {
        const Result<bool> open = playground.open(name);
        if (playground.running()) playground.finish_run();
        playground.jump(GoToEnd{});
        EXPECT_FALSE(playground.scene().code.empty()) << name;
        if (open) ++opened;
        else EXPECT_FALSE(open.why().empty()) << name;
    }
    EXPECT_GE(opened, 7);
    ASSERT_FALSE(playground.scene().output.empty());
    EXPECT_EQ(playground.scene().output.back().text, "ready") << "the last one runs as if the others were not there";
}

TEST_F(PlaygroundTest, AStuckProgramGetsABanner) {
    Playground& playground = open("05");
    playground.apply({StartEditing{}, EditText{EditAction::select_all},
                      EditText{TypeText{"import asyncio\nasync def main():\n    await asyncio.Future()\nasyncio.run(main())"}}, RunEdited{}});
    if (playground.running()) playground.finish_run();
    playground.apply({GoToEnd{}});
    ASSERT_TRUE(playground.scene().banner) << playground.scene().text_error << playground.editor().document().text();
    EXPECT_EQ(playground.scene().banner->kind, BannerView::Kind::stuck);
    EXPECT_THAT(playground.scene().banner->detail, HasSubstr("main waits for a future that nobody fills"));
}

TEST_F(PlaygroundTest, PlayingWalksToTheEndAndStops) {
    Playground& playground = open("05");
    playground.apply({SetSpeed{10}, TogglePlay{}});
    Time before = 0;
    for (int frames = 0; playground.ui().playing; ++frames) {
        ASSERT_LT(frames, 10'000);
        playground.apply({Tick{0.016}});
        EXPECT_GE(playground.ui().time, before) << "time never runs backwards";
        before = playground.ui().time;
    }
    EXPECT_EQ(playground.ui().position, playground.run().trace().size());
}

}  // namespace
}  // namespace asynchio
