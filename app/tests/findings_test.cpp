// What a run shows to be wrong, as the window says it, and the one click that mends it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "app/play/playground.h"
#include "app/tests/learner.h"

namespace asynchio {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* kBlocked = R"(import asyncio, time
async def hog():
    time.sleep(0.5)
    print("hog")
async def tick():
    await asyncio.sleep(0.2)
    print("tick")
async def main():
    await asyncio.gather(hog(), tick())
asyncio.run(main())
)";

class Findings : public ::testing::Test {
  protected:
    void open_text(const std::string& program) {
        folder_ = std::filesystem::path(::testing::TempDir()) / ("findings-" + std::to_string(getpid()));
        std::filesystem::create_directories(folder_);
        const std::filesystem::path file = folder_ / "program.py";
        std::ofstream(file) << program;
        const auto opened = playground_.open(file.string());
        ASSERT_TRUE(opened) << opened.why();
        settle();
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }
    void does(const Action& action) {
        playground_.apply({action});
        settle();
    }
    std::vector<std::string> titles() {
        std::vector<std::string> all;
        for (const FindingView& finding : playground_.scene().findings) all.push_back(finding.title);
        return all;
    }
    std::string text() { return playground_.editor().document().text(); }

    Playground playground_{testing::lessons_folder(), testing::built_runner()};

  private:
    void settle() {
        if (playground_.running()) playground_.finish_run();
    }
    std::filesystem::path folder_;
};

TEST_F(Findings, AreToldOnceTheyWereSeen) {
    open_text(kBlocked);
    EXPECT_THAT(titles(), IsEmpty()) << "the playhead stands at the start";
    does(GoToEnd{});
    EXPECT_THAT(titles(), ElementsAre("hog blocked the loop: 0.50 s"));
    const FindingView finding = playground_.scene().findings.at(0);
    EXPECT_EQ(finding.line, 3);
    EXPECT_EQ(finding.sentence, "Line 3 sleeps without await. Until it is back, nobody else gets a turn.");
    ASSERT_TRUE(finding.bar);
    does(Select{*finding.bar});
    EXPECT_THAT(playground_.scene().explain->title, HasSubstr("hog"));
    does(GoToStart{});
    EXPECT_THAT(titles(), ElementsAre("hog blocked the loop: 0.50 s")) << "what was seen stays seen";
}

TEST_F(Findings, AFixChangesTheProgramAndUndoTakesItBack) {
    open_text(kBlocked);
    does(GoToEnd{});
    const FindingView finding = playground_.scene().findings.at(0);
    ASSERT_EQ(finding.fixes.size(), 1u);
    EXPECT_EQ(finding.fixes[0].words, "Let go: await asyncio.sleep");
    does(RewriteLine{finding.fixes[0].line, finding.fixes[0].rewrite});
    EXPECT_THAT(text(), HasSubstr("    await asyncio.sleep(0.5)\n    print(\"hog\")"));
    does(GoToEnd{});
    EXPECT_THAT(titles(), IsEmpty());
    EXPECT_THAT(playground_.scene().output.at(0).text, HasSubstr("tick"));
    does(UndoChange{});
    EXPECT_EQ(text(), kBlocked);
    does(GoToEnd{});
    EXPECT_EQ(titles().size(), 1u);
    does(RedoChange{});
    does(GoToEnd{});
    EXPECT_THAT(titles(), IsEmpty());
}

TEST_F(Findings, UndoOfASliderLeavesTheProgramAsItIs) {
    open_text("import asyncio, time\nD = 0.5  #: 0.1..1.0 step 0.1\nasync def hog(): time.sleep(D)\nasync def main(): await asyncio.gather(hog(), asyncio.sleep(0.1))\nasyncio.run(main())\n");
    does(GoToEnd{});
    does(RewriteLine{3, Rewrite::sleep_lets_go});
    const std::string mended = text();
    EXPECT_THAT(mended, HasSubstr("await asyncio.sleep(D)"));
    does(SetParameter{"D", "0.7", false});
    EXPECT_THAT(text(), HasSubstr("D = 0.7"));
    does(UndoChange{});
    EXPECT_EQ(text(), mended);
}

TEST_F(Findings, AChangeOfALineThatIsGoneIsASentence) {
    open_text(kBlocked);
    does(RewriteLine{1, Rewrite::sleep_lets_go});
    EXPECT_EQ(text(), kBlocked);
    EXPECT_EQ(playground_.toast(), "Line 1 is not what it was: nothing was changed.");
    does(RewriteLine{99, Rewrite::gather});
    does(RewriteLine{-1, Rewrite::gather});
    EXPECT_EQ(text(), kBlocked);
}

TEST_F(Findings, WhatIsMendedPrintsTheSame) {
    open_text("import asyncio\nasync def get(n):\n    await asyncio.sleep(0.1 * n)\n    print(n)\nasync def main():\n    for n in 1, 2, 3:\n        await get(n)\nasyncio.run(main())\n");
    does(GoToEnd{});
    EXPECT_THAT(titles(), ElementsAre("3 awaits, one after another"));
    const FindingView finding = playground_.scene().findings.at(0);
    ASSERT_EQ(finding.fixes.size(), 1u);
    const Time before = playground_.run().total();
    const auto lines = [&] {
        std::string all;
        for (const OutputView& line : playground_.scene().output) all += line.text + " ";
        return all;
    };
    const std::string printed = lines();
    does(RewriteLine{finding.fixes[0].line, finding.fixes[0].rewrite});
    does(GoToEnd{});
    EXPECT_EQ(lines(), printed);
    EXPECT_EQ(before, 600 * kMillisecond);
    EXPECT_EQ(playground_.run().total(), 300 * kMillisecond);
}

TEST_F(Findings, InGermanToo) {
    open_text(kBlocked);
    playground_.speak(Locale::de);
    does(GoToEnd{});
    EXPECT_THAT(titles(), ElementsAre("hog hat die Loop blockiert: 0.50 s"));
}

TEST_F(Findings, EachLineOffersItsToggles) {
    open_text(kBlocked);
    const auto offers = [&](std::size_t line) {
        std::vector<std::string> all;
        for (const FixView& toggle : playground_.scene().code.at(line - 1).toggles) all.push_back(toggle.words);
        return all;
    };
    EXPECT_THAT(offers(3), ElementsAre("Let go: await asyncio.sleep"));
    EXPECT_THAT(offers(6), ElementsAre("Block: time.sleep"));
    EXPECT_THAT(offers(9), ElementsAre("One by one", "Whole program: threads instead of tasks"));
    EXPECT_THAT(offers(4), IsEmpty());
    does(RewriteLine{9, Rewrite::one_by_one});
    EXPECT_THAT(text(), HasSubstr("    await hog()\n    await tick()\n"));
    EXPECT_THAT(offers(10), ElementsAre("All at once: gather"));
    does(RewriteLine{10, Rewrite::gather});
    EXPECT_EQ(text(), kBlocked);
    does(StartEditing{});
    EXPECT_THAT(offers(3), IsEmpty()) << "the editor has the text";
}

// A lesson says itself what is wrong: what it asks for must not be given away.
TEST(FindingsInLessons, WaitUntilTheRunWasExplained) {
    testing::Learner learner("08");
    learner.predicts_something();
    EXPECT_THAT(learner.picture().findings, IsEmpty());
    learner.watches();
    ASSERT_EQ(learner.sees().stage, Stage::explain);
    ASSERT_FALSE(learner.picture().findings.empty());
    EXPECT_THAT(learner.picture().findings[0].title, HasSubstr("blocked the loop"));
}

}  // namespace
}  // namespace asynchio
