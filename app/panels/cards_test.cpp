// The cards over the window as a person uses them: settings, command palette, about, the tour.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "app/panels/about_card.h"
#include "app/panels/commands.h"
#include "app/panels/help_card.h"
#include "app/panels/only.h"
#include "app/panels/palette_card.h"
#include "app/panels/settings_card.h"
#include "app/panels/tour.h"
#include "app/phrases/libraries.h"
#include "app/widgets/places.h"
#include "app/widgets/test_screen.h"
#include "app/widgets/theme.h"

namespace asynchio::panels {
namespace {

using testing::Contains;
using testing::Each;
using testing::HasSubstr;

const Phrases& english() { return phrases_in(Locale::en); }


class Cards : public testing::Test {
  protected:
    Cards() {
        for (int i = 1; i <= 18; ++i) {
            LessonItem lesson;
            lesson.title = i == 5 ? "One tray, three cups" : "Lesson " + std::to_string(i), lesson.number = i;
            scene.lessons.push_back(lesson);
        }
        scene.recent.push_back({"retry.py", "/home/ann/programs", "/home/ann/programs/retry.py"});
        scene.pages = {"Words of the course"};
    }

    void draw(ui::Ui& ui) {
        places.begin_frame();
        const ui::Rect area{0, 0, ImGui::GetIO().DisplaySize.x, ImGui::GetIO().DisplaySize.y};
        draw_settings_card(ui, area, scene, state, actions);
        draw_palette_card(ui, area, scene, state, actions);
        draw_about_card(ui, area, scene, state, actions);
        WindowPlan plan;
        plan.top_bar = {0, 0, area.w, 48}, plan.transport = {0, area.h - 56, area.w, 56}, plan.program = {0, 200, 400, 200};
        plan.sliders = {0, 400, 400, 120}, plan.strip = {410, 60, area.w - 420, 74}, plan.timeline = {410, 150, area.w - 420, 300};
        draw_tour(ui, area, plan, state, actions);
    }
    // As the window does it: what was asked for holds in the next frame.
    void take_cards() {
        for (const Action& action : actions) {
            if (const auto* card = std::get_if<ShowCard>(&action)) state.card = card->card;
            if (const auto* tour = std::get_if<ShowTour>(&action)) state.tour = tour->step;
            if (const auto* words = std::get_if<SearchCommands>(&action)) state.command_search = words->words;
        }
        taken.insert(taken.end(), actions.begin(), actions.end());
        actions.clear();
    }
    std::vector<KeyPress> settle() {
        return screen.settle([this](ui::Ui& ui) {
            draw(ui);
            take_cards();
        });
    }
    void click(const std::string& name, std::size_t index = 0) {
        settle();
        for (const ui::Place& place : places.all())
            if (place.name == name && index-- == 0) {
                screen.input().click(place.rect.centre().x, place.rect.centre().y);
                settle();
                return;
            }
        FAIL() << "there is no " << name;
    }

    ui::TestScreen screen{1366, 768};
    ui::Places places;
    Scene scene;
    UiState state;
    Actions actions, taken;
};

TEST_F(Cards, TheSettingsReachEveryTheme) {
    state.card = Card::settings;
    for (std::size_t i = 0; i < kThemes.size(); ++i) click("pick theme", i);
    const auto asked = only<SetTheme>(taken);
    ASSERT_EQ(asked.size(), kThemes.size());
    for (std::size_t i = 0; i < kThemes.size(); ++i) {
        EXPECT_EQ(asked[i].name, kThemes[i]);
        EXPECT_THAT(ui::built_in_theme_names(), Contains(kThemes[i]));
    }
}

TEST_F(Cards, TheSettingsChangeSizeMotionSpeedAndLanguage) {
    state.card = Card::settings;
    click("more", 0), click("less", 0), click("more", 1), click("pick motion", 1), click("pick language", 1);
    const auto sizes = only<Zoom>(taken);
    ASSERT_EQ(sizes.size(), 2u);
    EXPECT_EQ(sizes[0].step, 1);
    EXPECT_EQ(sizes[1].step, -1);
    ASSERT_EQ(only<SetSpeed>(taken).size(), 1u);
    EXPECT_EQ(only<SetSpeed>(taken)[0].speed, 2);
    ASSERT_EQ(only<SetReducedMotion>(taken).size(), 1u);
    EXPECT_TRUE(only<SetReducedMotion>(taken)[0].on);
    ASSERT_EQ(only<SetLocale>(taken).size(), 1u);
    EXPECT_EQ(only<SetLocale>(taken)[0].locale, Locale::de);
}

TEST_F(Cards, TheSettingsLeadOnAndCloseWithEsc) {
    state.card = Card::settings;
    click("other card", 2);
    EXPECT_EQ(state.card, Card::about);
    screen.input().press(Key::escape);
    settle();
    EXPECT_EQ(state.card, Card::none);
    state.card = Card::settings;
    click("other card", 1);
    EXPECT_EQ(state.tour, 0);
}

// In every room and language: whoever needs large letters needs the settings most.
TEST(CardsInRooms, NoWordIsCutOff) {
    Scene scene;
    UiState state;
    Actions actions;
    scene.settings_file = "/home/somebody/.config/asynchio/settings.toml";
    struct Room { int width, height; float scale; };
    for (const Room room : {Room{1366, 768, 1}, Room{1366, 768, 2}, Room{1920, 1080, 1}, Room{1366, 768, 3}, Room{640, 480, 0.75f}})
        for (const Locale locale : kLocales)
            for (const Card card : {Card::settings, Card::about}) {
                ui::TestScreen other(room.width, room.height, room.scale);
                other.set_locale(locale);
                state.card = card;
                for (int i = 0; i < 3; ++i) other.frame([&](ui::Ui& ui) {
                    const ui::Rect area{0, 0, ImGui::GetIO().DisplaySize.x, ImGui::GetIO().DisplaySize.y};
                    draw_settings_card(ui, area, scene, state, actions);
                    draw_about_card(ui, area, scene, state, actions);
                });
                EXPECT_EQ(other.memory().cut, std::vector<std::string>()) << room.width << " at " << room.scale << ", " << code(locale);
                EXPECT_TRUE(actions.empty());
            }
}

// --- the palette ---

std::vector<std::string> words_of(const std::vector<PaletteRow>& rows) {
    std::vector<std::string> words;
    for (const PaletteRow& row : rows) words.push_back(row.words);
    return words;
}

TEST_F(Cards, ThePaletteHasEveryCommandThatCanBeGivenNow) {
    const auto all = words_of(palette_rows(english(), scene, state));
    for (const Command& command : commands(english())) {
        if (is_available(command, state)) EXPECT_THAT(all, Contains(std::string(command.words)));
        else EXPECT_THAT(all, testing::Not(Contains(std::string(command.words))));
    }
    EXPECT_THAT(all, Contains("One tray, three cups"));
    EXPECT_THAT(all, Contains(HasSubstr("retry.py")));
    EXPECT_THAT(all, Contains("Words of the course"));
}

TEST_F(Cards, ThePaletteFindsWordsInAnyOrderKeysAndNumbers) {
    const auto found = [this](const std::string& words) {
        state.command_search = words;
        return words_of(palette_rows(english(), scene, state));
    };
    EXPECT_THAT(found("in ZOOM"), testing::ElementsAre("zoom in"));
    EXPECT_THAT(found("ctrl+r"), testing::ElementsAre("run again"));
    EXPECT_THAT(found("lesson 5"), Contains("One tray, three cups"));
    EXPECT_THAT(found("cups tray"), testing::ElementsAre("One tray, three cups"));
    EXPECT_TRUE(found("no such words").empty());
    EXPECT_EQ(found("~/a/b.py").front(), "open ~/a/b.py");
}

TEST_F(Cards, WhileTheProgramIsEditedOnlyKeysThatWorkThenAreOffered) {
    state.editing = true;
    for (const Command& command : commands(english()))
        if (is_available(command, state) && !command.action) {
            EXPECT_TRUE(command.press.ctrl || command.press.alt || (command.press.key >= Key::f1 && command.press.key <= Key::f12)) << command.words;
        }
}

TEST_F(Cards, EnterPressesTheKeyOfTheCommand) {
    state.card = Card::palette;
    settle();
    screen.input().type("whole run");
    screen.input().press(Key::enter);
    const std::vector<KeyPress> left = settle();
    EXPECT_EQ(state.card, Card::none);
    ASSERT_EQ(left.size(), 1u) << "as if somebody had pressed F";
    EXPECT_EQ(left[0].key, Key::f);
}

TEST_F(Cards, DownAndEnterOpenTheNextLesson) {
    state.card = Card::palette;
    settle();
    screen.input().type("lesson 1");
    screen.input().press(Key::down);
    screen.input().press(Key::enter);
    settle();
    const auto opened = only<OpenLesson>(taken);
    ASSERT_EQ(opened.size(), 1u);
    EXPECT_EQ(opened[0].index, 9u) << "lesson 1, then lesson 10";
    EXPECT_EQ(state.card, Card::none);
}

TEST_F(Cards, ACommandMayOpenAnotherCard) {
    state.card = Card::palette;
    settle();
    screen.input().type("about asynchio");
    screen.input().press(Key::enter);
    settle();
    EXPECT_EQ(state.card, Card::about);
}

// --- about ---

TEST(About, EveryLibraryHasTheTextOfItsLicence) {
    const std::filesystem::path folder = std::filesystem::path(ASYNCHIO_SOURCE_DIR) / "assets" / "licences";
    for (const UsedLibrary& library : libraries()) {
        EXPECT_FALSE(library.licence.empty()) << library.name;
        EXPECT_GT(std::filesystem::file_size(folder / library.file), 500u) << library.name;
    }
    EXPECT_FALSE(program_version().empty());
}

// --- the tour ---

TEST_F(Cards, TheTourLeadsThroughAllStepsAndEnds) {
    state.tour = 0;
    for (int step = 0; step < kTourSteps; ++step) {
        settle();
        ASSERT_EQ(state.tour, step);
        screen.input().press(Key::enter);
        settle();
    }
    EXPECT_EQ(state.tour, -1);
}

TEST_F(Cards, TheTourGoesBackAndEscEndsIt) {
    state.tour = 0;
    click("tour next"), click("tour next");
    EXPECT_EQ(state.tour, 2);
    click("tour back");
    EXPECT_EQ(state.tour, 1);
    screen.input().press(Key::escape);
    settle();
    EXPECT_EQ(state.tour, -1);
    state.tour = 0;
    click("tour end");
    EXPECT_EQ(state.tour, -1);
}

TEST(CardsInRooms, TheCardOfKeysCutsNoWordOff) {
    for (const Locale locale : kLocales) {
        ui::TestScreen screen(1366, 768);
        screen.set_locale(locale);
        Scene scene;
        UiState state;
        state.show_help = true;
        Actions actions;
        screen.settle([&](ui::Ui& ui) { draw_help_card(ui, {0, 0, 1366, 768}, scene, state, actions); });
        EXPECT_EQ(screen.memory().cut, std::vector<std::string>()) << code(locale);
    }
}

TEST(CardsInRooms, TheTourStaysInTheWindow) {
    UiState state;
    Actions actions;
    for (const float scale : {0.75f, 1.0f, 2.0f, 3.0f})
        for (const Locale locale : kLocales)
            for (int step = 0; step < kTourSteps; ++step) {
                ui::TestScreen other(1366, 768, scale);
                ui::Places seen;
                other.set_locale(locale);
                state.tour = step;
                for (int i = 0; i < 2; ++i) other.frame([&](ui::Ui& ui) {
                    seen.begin_frame();
                    WindowPlan plan;
                    plan.timeline = {410, 150, 940, 500};
                    draw_tour(ui, {0, 0, 1366, 768}, plan, state, actions);
                });
                EXPECT_EQ(other.memory().cut, std::vector<std::string>()) << scale;
                ASSERT_FALSE(seen.all().empty());
                for (const ui::Place& place : seen.all()) {
                    EXPECT_GE(place.rect.x, 0) << place.name;
                    EXPECT_LE(place.rect.right(), 1366) << place.name << " at " << scale;
                    EXPECT_LE(place.rect.bottom(), 768) << place.name << " at " << scale;
                }
            }
}

}  // namespace
}  // namespace asynchio::panels
