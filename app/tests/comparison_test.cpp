// Cores, GILs and the comparison of all ways, as lesson 10 shows them: every number comes from a run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "app/play/playground.h"
#include "app/tests/learner.h"
#include "app/tests/runner_fixture.h"
#include "app/tests/seen_run.h"

namespace asynchio {
namespace {

using ::testing::ElementsAre;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::filesystem::path kLessons = std::filesystem::path(ASYNCHIO_SOURCE_DIR) / "lessons";

class FourWays : public ::testing::Test {
  protected:
    Playground& open(const std::string& settings, const std::string& machine = "") {
        playground_ = std::make_unique<Playground>(kLessons, testing::built_runner());
        const Machine wanted = *parse_machine(machine, load_subject(kLessons, "10")->machine);
        const auto opened = playground_->open("10", *parse_settings(settings), &wanted);
        EXPECT_TRUE(opened) << opened.why();
        if (playground_->running()) playground_->finish_run();
        playground_->finish_questions();
        testing::show_start(*playground_);
        playground_->jump(GoToEnd{});
        playground_->finish_questions();
        return *playground_;
    }
    void does(const Action& action) {
        playground_->apply({action});
        if (playground_->running()) playground_->finish_run();
        playground_->finish_questions();
    }
    const ComparisonView& sees() { return playground_->scene().comparison; }
    std::vector<std::string> totals() {
        std::vector<std::string> totals;
        for (const WayView& way : sees().ways) totals.push_back(way.problem.empty() ? way.total : way.problem);
        return totals;
    }
    std::vector<std::string> row(std::size_t index) {
        std::vector<std::string> cells;
        for (const TotalView& total : sees().table.at(index).cells) cells.push_back(total.text + (total.fastest ? " *" : ""));
        return cells;
    }
    std::unique_ptr<Playground> playground_;
};

double busy_seconds(const OccupancyLane& lane) {
    double seconds = 0;
    for (const Occupation& span : lane.spans) seconds += to_seconds(span.end - span.begin);
    return seconds;
}

// --- the comparison ------------------------------------------------------------------------------------------

TEST_F(FourWays, HaveTheTotalsOfTheCourse) {
    open("IO=0.5 CPU=0.0");
    EXPECT_THAT(totals(), ElementsAre("2.00 s", "0.50 s", "0.50 s", "0.55 s"));
    open("IO=0.0 CPU=0.5");
    EXPECT_THAT(totals(), ElementsAre("2.00 s", "2.00 s", "2.00 s", "0.55 s"));
    open("IO=0.5 CPU=0.5");
    EXPECT_THAT(totals(), ElementsAre("4.00 s", "2.50 s", "2.50 s", "1.05 s"));
    EXPECT_DOUBLE_EQ(sees().end, 4) << "one axis for all, as long as the longest";
    open("IO=0.0 CPU=0.5", "gil=off");
    EXPECT_THAT(totals(), ElementsAre("2.00 s", "2.00 s", "0.50 s", "0.55 s"));
    open("IO=0.0 CPU=0.5", "cores=1");
    EXPECT_THAT(totals(), ElementsAre("2.00 s", "2.00 s", "2.00 s", "2.05 s"));
}

TEST_F(FourWays, SayWhatTheyMakeAndWhatThatTakes) {
    open("N=4 IO=0.5 CPU=0.0");
    ASSERT_EQ(sees().resources.size(), 2u);
    const auto cells = [&](std::size_t row) {
        std::vector<std::string> words;
        for (const TotalView& cell : sees().resources[row].cells) words.push_back(cell.text);
        return words;
    };
    EXPECT_THAT(cells(0), ElementsAre("0, 0, 0", "5, 0, 0", "0, 4, 0", "0, 0, 4")) << "main is a task, too";
    EXPECT_THAT(cells(1), ElementsAre("0 kB", "9 kB", "56 kB", "7.6 MB"));
}

TEST_F(FourWays, AreNotToldBeforeTheQuestionsAreAnswered) {
    testing::Learner learner("10");
    EXPECT_EQ(learner.sees().stage, Stage::story);
    EXPECT_FALSE(learner.picture().comparison.withheld.empty());
    EXPECT_TRUE(learner.picture().comparison.ways.empty());
    learner.does(GoToStage{Stage::predict});
    EXPECT_TRUE(learner.picture().comparison.ways.empty());
    learner.predicts_something();
    EXPECT_EQ(learner.picture().comparison.ways.size(), 4u);
}

TEST_F(FourWays, MarkTheCurrentOneAndAllThatAreFastest) {
    open("IO=0.5 CPU=0.0");
    std::vector<std::string> current, fastest;
    for (const WayView& way : sees().ways) {
        if (way.current) current.push_back(way.name);
        if (way.fastest) fastest.push_back(way.name);
    }
    EXPECT_THAT(current, ElementsAre("threads"));
    EXPECT_THAT(fastest, ElementsAre("async", "threads")) << "a tie has two winners";
    EXPECT_EQ(sees().settings, "N = 4, IO = 0.5 s, CPU = 0.0 s");
    EXPECT_EQ(sees().machine, "4 cores, GIL on");
}

TEST_F(FourWays, AreTheCurrentRunWhenTheyAreChosen) {
    open("IO=0.5 CPU=0.5");
    for (std::size_t way = 0; way < 4; ++way) {
        does(SetParameter{"HOW", sees().ways[way].value, false});
        EXPECT_TRUE(sees().ways[way].current);
        EXPECT_EQ(sees().ways[way].total, format_seconds(playground_->run().total(), 2) + " s");
    }
}

TEST_F(FourWays, TheTableIsComputedAtItsOwnValues) {
    open("IO=0.3 CPU=0.1");
    ASSERT_EQ(sees().table.size(), 5u);
    EXPECT_EQ(sees().table[2].name, "pure computing \u00d7 4");
    EXPECT_THAT(row(0), ElementsAre("1.00 *", "1.00 *", "1.00 *", "1.05")) << "a single job";
    EXPECT_THAT(row(1), ElementsAre("4.00", "1.00 *", "1.00 *", "1.05")) << "one long wait";
    EXPECT_THAT(row(2), ElementsAre("4.00", "4.00", "4.00", "1.05 *")) << "pure computing";
    EXPECT_THAT(row(3), ElementsAre("4.00", "2.50", "2.50", "1.05 *")) << "mixed";
    EXPECT_THAT(row(4), ElementsAre("4.00", "4.00", "1.00 *", "1.05")) << "no GIL";
    does(SetParameter{"N", "8", false});
    EXPECT_EQ(sees().table[2].name, "pure computing \u00d7 8");
    EXPECT_THAT(row(2), ElementsAre("8.00", "8.00", "8.00", "2.05 *")) << "8 jobs on 4 cores";
    Machine machine = playground_->scene().machine;
    machine.cores = 1;
    does(SetMachine{machine});
    EXPECT_THAT(row(2), ElementsAre("8.00 *", "8.00 *", "8.00 *", "8.05")) << "nothing helps on one core";
}

TEST_F(FourWays, TheirPictureHasAsMuchComputingAsWasDone) {
    open("IO=0.2 CPU=0.5");
    for (const WayView& way : sees().ways) {
        double computed = 0;
        for (const auto& lane : way.run->lanes)
            for (const Stretch& stretch : lane) computed += (stretch.end - stretch.begin) * stretch.computes;
        EXPECT_NEAR(computed, 4 * 0.5, 0.01) << way.name;
        EXPECT_EQ(way.run->lanes.size(), way.name == "plain" ? 1u : 4u) << way.name;
        for (const auto& lane : way.run->lanes) EXPECT_LT(lane.size(), 30u) << "what is too short is drawn together";
    }
}

TEST_F(FourWays, AMovedSliderSupersedesTheRunsThatWereAskedFor) {
    open("IO=0.5 CPU=0.0");
    const int before = playground_->comparison().begun();
    EXPECT_EQ(before, 4 + 5 * 4);
    // Nobody polls in between, as while a slider is dragged.
    for (const char* cpu : {"0.1", "0.2", "0.3", "0.4"}) {
        playground_->apply({SetParameter{"CPU", cpu, true}});
        static_cast<void>(playground_->scene());
    }
    EXPECT_TRUE(playground_->comparison().busy());
    const int asked = playground_->comparison().begun();
    EXPECT_LE(asked - before, 4) << "at most one run for each value that nobody wants any more";
    playground_->finish_questions();
    EXPECT_THAT(totals(), ElementsAre("3.60 s", "2.10 s", "2.10 s", "0.95 s"));
    EXPECT_FALSE(sees().pending);
    const int after = playground_->comparison().begun();
    does(SetParameter{"CPU", "0.0", false});
    EXPECT_THAT(totals(), ElementsAre("2.00 s", "0.50 s", "0.50 s", "0.55 s"));
    EXPECT_EQ(playground_->comparison().begun(), after) << "known runs are not made again";
}

TEST(ComparisonRunsTest, NeverHoldUpAFrameAndGiveUpARunThatNobodyWants) {
    ComparisonRuns runs(testing::built_runner());
    Subject endless = *load_subject(kLessons, "10");
    const Subject subject = endless;
    std::string text = endless.program.text;
    text.replace(text.find("if __name__"), 0, "while sum(range(20000000)): pass\n");
    endless.program = parse_program(text);
    const auto now = [] { return std::chrono::steady_clock::now(); };
    runs.want(endless, UiState{}, {}, endless.machine, Language::python);
    for (const auto until = now() + std::chrono::milliseconds(300); now() < until;) {
        const auto before = now();
        EXPECT_FALSE(runs.poll());
        EXPECT_LT(now() - before, std::chrono::milliseconds(250)) << "a frame waits for no run";
    }
    EXPECT_TRUE(runs.busy());
    EXPECT_THAT(runs.inputs().ways, Each(nullptr));
    const auto asked = now();
    runs.want(subject, UiState{}, {}, subject.machine, Language::python);
    runs.poll();
    EXPECT_LT(now() - asked, std::chrono::milliseconds(1000)) << "the endless one would go on for two seconds";
    EXPECT_EQ(runs.begun(), 2);
    runs.finish();
    EXPECT_DOUBLE_EQ(runs.inputs().ways.at(0)->total, 2.8);
}

TEST_F(FourWays, AWayThatFailsSaysSo) {
    open("IO=0.5 CPU=0.0");
    std::string text = playground_->editor().document().text();
    const std::size_t at = text.find("    await asyncio.sleep(IO)");
    ASSERT_NE(at, text.npos);
    text.replace(at, 0, "    if i == 1: raise ValueError('no')\n");
    playground_->editor().replace_text(text);
    does(RunEdited{});
    EXPECT_THAT(sees().ways[1].problem, HasSubstr("ValueError: no"));
    EXPECT_FALSE(sees().ways[1].fastest);
    EXPECT_TRUE(sees().ways[2].fastest) << "of those that came to their end";
    EXPECT_EQ(sees().table[1].cells[1].text, "error");
    text = playground_->editor().document().text();
    text.replace(text.find("#: choice"), 9, "#  choice");
    playground_->editor().replace_text(text);
    does(RunEdited{});
    EXPECT_THAT(sees().problem, HasSubstr("no choice HOW"));
    EXPECT_THAT(sees().ways, IsEmpty());
}

TEST_F(FourWays, AreWithheldWhileTheyWouldAnswerAQuestion) {
    open("");
    EXPECT_EQ(sees().withheld, "");
    testing::ask_again(*playground_);
    does(GoToStage{Stage::predict});
    EXPECT_THAT(sees().withheld, HasSubstr("when your answers are fixed"));
    EXPECT_THAT(sees().ways, IsEmpty());
    EXPECT_THAT(sees().table, IsEmpty());
    does(GoToStage{Stage::challenge});
    EXPECT_THAT(sees().withheld, HasSubstr("when the challenge is solved"));
    does(SetParameter{"HOW", "3", false});
    EXPECT_EQ(sees().withheld, "") << "solved";
    EXPECT_THAT(totals(), ElementsAre("2.00 s", "2.00 s", "2.00 s", "0.55 s"));
}

TEST(Comparisons, AreOnlyInLessonsThatAskForThem) {
    Playground playground(kLessons, testing::built_runner());
    ASSERT_TRUE(playground.open("09"));
    playground.finish_questions();
    EXPECT_FALSE(playground.scene().comparison.on);
    EXPECT_FALSE(playground.scene().timeline.cores.on);
    EXPECT_EQ(playground.comparison().begun(), 0);
}

// --- cores and GILs ------------------------------------------------------------------------------------------

TEST_F(FourWays, ThreadsThatComputeShareOneGilAndSoOneCore) {
    const Occupancy& machine = open("HOW=2 IO=0.0 CPU=0.5").run().occupancy();
    ASSERT_EQ(machine.cores.size(), 4u);
    ASSERT_EQ(machine.gils.size(), 1u);
    EXPECT_NEAR(busy_seconds(machine.cores[0]), 2.0, 1e-9);
    for (std::size_t core = 1; core < 4; ++core) EXPECT_THAT(machine.cores[core].spans, IsEmpty()) << core;
    EXPECT_NEAR(busy_seconds(machine.gils[0]), 2.0, 1e-9);
    for (const Occupation& span : machine.gils[0].spans) EXPECT_LE(span.end - span.begin, 5 * kMillisecond) << "passed on";
    does(GoToTime{7 * kMillisecond});
    const auto& lanes = playground_->scene().timeline.cores.lanes;
    ASSERT_EQ(lanes.size(), 5u);
    EXPECT_EQ(lanes[0].name + ": " + lanes[0].state_word, "core 0: W1");
    EXPECT_EQ(lanes[1].name + ": " + lanes[1].state_word, "core 1: idle");
    EXPECT_EQ(lanes[4].name + ": " + lanes[4].state_word, "GIL: W1, 3 want it");
    does(GoToEnd{});
    const auto& then = playground_->scene().timeline.cores.lanes;
    EXPECT_EQ(then[0].state_word, "was used") << "nobody computes any more, but somebody did";
    EXPECT_EQ(then[1].state_word, "not used");
    EXPECT_EQ(then[4].state_word, "");
}

TEST_F(FourWays, WithoutAGilThreadsComputeOnTheirOwnCores) {
    const Occupancy& machine = open("HOW=2 IO=0.0 CPU=0.5", "gil=off").run().occupancy();
    EXPECT_THAT(machine.gils, IsEmpty());
    for (const OccupancyLane& core : machine.cores) EXPECT_NEAR(busy_seconds(core), 0.5, 1e-9);
    EXPECT_THAT(playground_->scene().timeline.cores.title, HasSubstr("NO GIL"));
}

TEST_F(FourWays, EachProcessHasItsOwnGilAndACore) {
    const Occupancy& machine = open("HOW=3 IO=0.0 CPU=0.5").run().occupancy();
    ASSERT_EQ(machine.gils.size(), 5u) << "the program's and four more";
    EXPECT_THAT(machine.gils[0].spans, IsEmpty());
    for (std::size_t i = 0; i < 4; ++i) {
        ASSERT_EQ(machine.cores[i].spans.size(), 1u);
        ASSERT_EQ(machine.gils[i + 1].spans.size(), 1u);
        EXPECT_EQ(machine.cores[i].spans[0].begin, 50 * kMillisecond) << "a process must start first";
        EXPECT_EQ(machine.cores[i].spans[0].end, 550 * kMillisecond);
        EXPECT_EQ(machine.gils[i + 1].spans[0].thread, machine.cores[i].spans[0].thread);
    }
    does(GoToTime{300 * kMillisecond});
    const auto& lanes = playground_->scene().timeline.cores.lanes;
    EXPECT_EQ(lanes[2].name + ": " + lanes[2].state_word, "core 2: P2");
    EXPECT_EQ(lanes[7].name + ": " + lanes[7].state_word, "GIL of P2: P2");
    EXPECT_EQ(lanes[4].name + ": " + lanes[4].state_word, "GIL of main: free");
}

TEST_F(FourWays, WhoComputesWithoutACoreIsOnlyReady) {
    open("HOW=3 IO=0.0 CPU=0.5", "cores=1");
    double running = 0, ready = 0;
    for (const Lane& lane : playground_->run().lanes().lanes) {
        if (lane.kind != Lane::Kind::worker) continue;
        for (const Span& span : lane.spans) {
            if (span.activity == Activity::running) running += to_seconds(span.end - span.begin);
            if (span.activity == Activity::ready) ready += to_seconds(span.end - span.begin);
        }
    }
    EXPECT_NEAR(running, busy_seconds(playground_->run().occupancy().cores[0]), 1e-9) << "one core, one that runs";
    EXPECT_NEAR(running, 2.0, 1e-9);
    EXPECT_GT(ready, 4.0);
    does(GoToTime{62 * kMillisecond});
    std::vector<std::string> words;
    for (const LaneView& lane : playground_->scene().timeline.lanes)
        if (lane.worker) words.push_back(lane.state_word);
    EXPECT_EQ(std::ranges::count(words, "running"), 1) << ::testing::PrintToString(words);
    EXPECT_EQ(std::ranges::count(words, "waits for a core"), 3) << ::testing::PrintToString(words);
}

TEST_F(FourWays, NobodyNeedsACoreToWait) {
    open("HOW=2 IO=0.5 CPU=0.0");
    for (const OccupancyLane& core : playground_->run().occupancy().cores) EXPECT_THAT(core.spans, IsEmpty());
    does(GoToTime{200 * kMillisecond});
    for (const CoreLaneView& lane : playground_->scene().timeline.cores.lanes) EXPECT_FALSE(lane.busy) << lane.name;
}

TEST_F(FourWays, ARunThatGrowsHasTheSameLanesInTheEnd) {
    const Trace& trace = open("HOW=2 IO=0.1 CPU=0.1").run().trace();
    OccupancyBuilder whole, grows;
    whole.read(trace);
    Trace part;
    for (std::size_t end = 1; end <= trace.size(); ++end) {
        part.append(trace[end - 1]);
        grows.read(part);
        for (const OccupancyLane& core : grows.occupancy().cores)
            if (!core.spans.empty() && core.spans.back().last_event == SIZE_MAX) {
                EXPECT_EQ(core.spans.back().end, part.end_time());
            }
    }
    ASSERT_EQ(grows.occupancy().cores.size(), whole.occupancy().cores.size());
    for (std::size_t i = 0; i < whole.occupancy().cores.size(); ++i)
        EXPECT_EQ(grows.occupancy().cores[i].spans, whole.occupancy().cores[i].spans);
    EXPECT_EQ(grows.occupancy().gils[0].spans, whole.occupancy().gils[0].spans);
}

}  // namespace
}  // namespace asynchio
