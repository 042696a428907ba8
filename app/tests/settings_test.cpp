// What is chosen in the window is there in the next sitting, and only what was chosen.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <memory>
#include <set>

#include "app/play/playground.h"
#include "app/tests/runner_fixture.h"
#include "app/tests/seen_run.h"
#include "core/tests/source_root.h"

namespace asynchio {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class SettingsTest : public ::testing::Test {
  protected:
    SettingsTest() : folder_(std::filesystem::temp_directory_path() / ("asynchio-home-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(folder_);
    }
    ~SettingsTest() override { std::filesystem::remove_all(folder_); }
    std::filesystem::path file() const { return folder_ / "config" / "settings.toml"; }
    // Another sitting.
    std::unique_ptr<Playground> sit_down(const std::string& subject = "5") {
        auto playground = std::make_unique<Playground>(source_root() / "lessons", testing::built_runner());
        playground->keep_settings_in(file(), Locale::en);
        EXPECT_TRUE(playground->open(subject));
        playground->finish_run();
        return playground;
    }
    const std::filesystem::path folder_;
};

TEST_F(SettingsTest, OfADamagedFileIsToldUntilItIsClosed) {
    std::filesystem::create_directories(file().parent_path());
    std::ofstream(file()) << "theme = [";
    const auto playground = sit_down();
    ASSERT_TRUE(playground->scene().file_note) << "though a lesson was opened since";
    EXPECT_TRUE(playground->scene().file_note->trouble);
    EXPECT_THAT(playground->scene().file_note->title, ::testing::HasSubstr("settings.toml"));
    playground->apply({OpenLesson{5}});
    EXPECT_TRUE(playground->scene().file_note);
    playground->apply({CloseFileNote{}});
    EXPECT_FALSE(playground->scene().file_note);
}

TEST_F(SettingsTest, EveryChoiceIsThereTheNextTime) {
    sit_down()->apply({SetTheme{"contrast"}, Zoom{1}, SetReducedMotion{true}, SetSpeed{4}, SetLocale{Locale::de}, SetLeftWidth{480}, SetBottomHeight{300}, ChooseKey{"T", "F6"}});
    const auto later = sit_down();
    EXPECT_EQ(later->ui().theme, "contrast");
    EXPECT_EQ(later->ui().zoom, 1.1);
    EXPECT_TRUE(later->ui().reduced_motion);
    EXPECT_EQ(later->ui().speed, 4);
    EXPECT_EQ(later->ui().locale, Locale::de);
    EXPECT_EQ(later->ui().left_width, 480);
    EXPECT_EQ(later->ui().bottom_height, 300);
    EXPECT_THAT(later->ui().keys, ElementsAre(KeyChoice{"T", "F6"}));
    later->apply({OpenLesson{7}});
    EXPECT_THAT(later->ui().keys, ElementsAre(KeyChoice{"T", "F6"}));
    later->apply({ResetKeys{}});
    EXPECT_THAT(sit_down()->ui().keys, IsEmpty());
}

TEST_F(SettingsTest, TwoWindowsKeepEachOthersKeys) {
    const auto one = sit_down(), other = sit_down();
    one->apply({ChooseKey{"T", "F6"}});
    other->apply({ChooseKey{"Ctrl+R", "F7"}});
    EXPECT_THAT(sit_down()->ui().keys, ElementsAre(KeyChoice{"Ctrl+R", "F7"}, KeyChoice{"T", "F6"}));
}

TEST_F(SettingsTest, AnotherLessonKeepsThem) {
    const auto playground = sit_down();
    playground->apply({SetTheme{"dark"}, SetReducedMotion{true}, SetSpeed{2}, OpenLesson{7}});
    EXPECT_EQ(playground->ui().theme, "dark");
    EXPECT_TRUE(playground->ui().reduced_motion);
    EXPECT_EQ(playground->ui().speed, 2);
}

TEST_F(SettingsTest, WhatTheCommandLineSaidIsNotKept) {
    const auto playground = sit_down();
    playground->ui_for_setup().theme = "dark";
    playground->apply({SetSpeed{2}});
    EXPECT_EQ(sit_down()->ui().theme, "light");
    EXPECT_EQ(sit_down()->ui().speed, 2);
}

TEST_F(SettingsTest, AThemeThatIsNotThereChangesNothing) {
    const auto playground = sit_down();
    playground->apply({SetTheme{"pink"}});
    EXPECT_EQ(playground->ui().theme, "light");
    EXPECT_FALSE(std::filesystem::exists(file()));
}

TEST_F(SettingsTest, ASplitterThatIsPulledIsWrittenWhenItIsLetGo) {
    const auto playground = sit_down();
    playground->apply({SetLeftWidth{450, true}, SetLeftWidth{460, true}});
    EXPECT_EQ(playground->ui().left_width, 460);
    EXPECT_FALSE(std::filesystem::exists(file()));
    playground->apply({SetLeftWidth{460, false}});
    EXPECT_EQ(sit_down()->ui().left_width, 460);
}

TEST_F(SettingsTest, TheSizeOnTheProjectorIsNotTheDesks) {
    sit_down()->apply({ToggleProject{}, Zoom{1}});
    EXPECT_EQ(sit_down()->ui().zoom, 1);
}

TEST_F(SettingsTest, TheTourIsOfferedOnce) {
    const auto first = sit_down();
    first->offer_tour();
    EXPECT_EQ(first->ui().tour, 0);
    first->apply({Escape{}});
    EXPECT_EQ(first->ui().tour, -1);
    first->apply({ShowTour{0}, ShowTour{-1}});
    const auto later = sit_down();
    later->offer_tour();
    EXPECT_EQ(later->ui().tour, -1);
}

TEST_F(SettingsTest, ProgramsThatWereOpenedAreOfferedAgain) {
    const auto path = folder_ / "mine.py";
    std::ofstream(path) << "print('mine')\n";
    sit_down(path.string());
    const auto later = sit_down();
    ASSERT_EQ(later->scene().recent.size(), 1u) << "lessons of the course stand in their list";
    EXPECT_EQ(later->scene().recent[0].name, "mine.py");
    EXPECT_EQ(later->scene().recent[0].path, path.string());
    later->apply({OpenPath{path.string()}});
    later->finish_run();
    later->apply({GoToEnd{}});
    ASSERT_EQ(later->scene().output.size(), 1u);
    EXPECT_EQ(later->scene().output[0].text, "mine");
}

TEST_F(SettingsTest, AFileThatIsGoneCostsASentenceAndItsPlace) {
    const auto path = folder_ / "mine.py";
    std::ofstream(path) << "print('mine')\n";
    sit_down(path.string());
    std::filesystem::remove(path);
    const auto later = sit_down();
    const std::string title = later->scene().title;
    later->apply({OpenPath{path.string()}});
    EXPECT_THAT(later->toast(), HasSubstr("mine.py"));
    EXPECT_EQ(later->scene().title, title) << "nothing has changed";
    EXPECT_THAT(later->scene().recent, IsEmpty());
}

TEST_F(SettingsTest, WithReducedMotionThePlayheadGoesFromEventToEvent) {
    for (const bool reduced : {false, true}) {
        const auto playground = sit_down();
        testing::show_start(*playground);
        playground->apply({SetReducedMotion{reduced}, TogglePlay{}});
        std::set<Time> between;
        for (int frames = 0; frames < 400 && playground->ui().playing; ++frames) {
            playground->apply({Tick{0.016}});
            const UiState& ui = playground->ui();
            if (ui.position > 0 && ui.position < playground->run().trace().size() && ui.time != playground->run().trace()[ui.position - 1].time) between.insert(ui.time);
        }
        EXPECT_EQ(between.empty(), reduced);
    }
}

}  // namespace
}  // namespace asynchio
