// The list of lessons, the pages, the words of the glossary, breakpoints and proofs, as a person uses them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/panels/code_panel.h"
#include "app/panels/column.h"
#include "app/panels/file_note.h"
#include "app/panels/flow_parts.h"
#include "app/panels/lesson_list.h"
#include "app/panels/only.h"
#include "app/panels/page_card.h"
#include "app/panels/story_card.h"
#include "app/widgets/test_screen.h"

namespace asynchio::panels {
namespace {

using testing::ElementsAre;


class LibraryPanels : public testing::Test {
  protected:
    LibraryPanels() {
        for (int i = 1; i <= 4; ++i) {
            LessonItem item;
            item.act = i == 1 ? "One cook" : "";
            item.title = "Lesson", item.detail = "12 min", item.number = i, item.goal = "You can say what happens.";
            scene.lessons.push_back(item);
        }
        scene.lessons_found = 4;
        scene.pages = {"Four lessons", "Words"};
        scene.plans = 1;
        page = parse_page("plans/four", "# Four lessons\n| lesson | minutes |\n|---|---|\n| 05-gather | 10 |\n");
        page.blocks[0].rows[1][0].runs[0].link = "lesson:05-gather";
        scene.glossary = &glossary;
    }
    // Clicks at every place of a grid until something of this kind was asked for.
    template <class Wanted>
    std::vector<Wanted> click_somewhere(const ui::TestScreen::Draw& draw, const ui::Rect& where, int step) {
        screen.settle(draw);
        for (int y = static_cast<int>(where.y); y < where.bottom(); y += step)
            for (int x = static_cast<int>(where.x); x < where.right(); x += step) {
                screen.input().click(x, y);
                screen.settle(draw);
                if (auto found = only<Wanted>(actions); !found.empty()) return found;
            }
        return {};
    }

    static constexpr ui::Rect kWhole{0, 0, 900, 700};
    ui::TestScreen screen{900, 700};
    Scene scene;
    UiState ui_state;
    Actions actions;
    Page page;
    Glossary glossary = {{"task", "", "an async function on its way", "01-wait-together"}};

    ui::TestScreen::Draw list = [this](ui::Ui& ui) { draw_lesson_list(ui, kWhole, scene, ui_state, actions); };
    ui::TestScreen::Draw card = [this](ui::Ui& ui) { draw_page_card(ui, kWhole, scene, ui_state, actions); };
};

TEST_F(LibraryPanels, TypingInTheListSearchesAtOnce) {
    ui_state.show_lessons = true;
    screen.settle(list);
    screen.input().type("race");
    screen.settle(list);
    const auto searched = only<SearchLessons>(actions);
    ASSERT_FALSE(searched.empty());
    EXPECT_EQ(searched.back().words, "race");
}

TEST_F(LibraryPanels, EnterOpensTheFirstLessonThatMatches) {
    ui_state.show_lessons = true;
    scene.lessons[0].matches = scene.lessons[1].matches = false;
    screen.settle(list);
    screen.input().press(Key::enter);
    screen.settle(list);
    const auto opened = only<OpenLesson>(actions);
    ASSERT_EQ(opened.size(), 1u);
    EXPECT_EQ(opened[0].index, 2u);
}

TEST_F(LibraryPanels, DownGoesFromTheSearchToTheRows) {
    ui_state.show_lessons = true;
    screen.settle(list);
    for (int i = 0; i < 6; ++i) {
        screen.input().press(Key::down);
        screen.settle(list);
    }
    screen.input().press(Key::enter);
    screen.settle(list);
    EXPECT_FALSE(only<OpenLesson>(actions).empty() && only<ShowPage>(actions).empty());
}

TEST_F(LibraryPanels, ThePagesAreReachedFromTheList) {
    ui_state.show_lessons = true;
    const auto shown = click_somewhere<ShowPage>(list, {330, 20, 120, 30}, 12);
    ASSERT_FALSE(shown.empty());
    EXPECT_EQ(shown[0].index, 0);
}

TEST_F(LibraryPanels, ALessonOfAPlanIsALink) {
    scene.page = &page;
    ui_state.page = 0;
    const auto followed = click_somewhere<FollowLink>(card, {20, 100, 420, 200}, 14);
    ASSERT_FALSE(followed.empty());
    EXPECT_EQ(followed[0].link, "lesson:05-gather");
}

TEST_F(LibraryPanels, EscapeClosesThePage) {
    scene.page = &page;
    ui_state.page = 0;
    screen.settle(card);
    screen.input().press(Key::escape);
    screen.settle(card);
    const auto shown = only<ShowPage>(actions);
    ASSERT_FALSE(shown.empty());
    EXPECT_EQ(shown[0].index, -1);
}

TEST_F(LibraryPanels, AWordOfTheGlossaryIsALinkInTheStory) {
    scene.story = parse_markdown("A task waits.");
    link_terms(scene.story, glossary, 0);
    const auto story = [this](ui::Ui& ui) { draw_story_card(ui, kWhole, scene, ui_state, actions); };
    const auto followed = click_somewhere<FollowLink>(story, {10, 10, 200, 40}, 8);
    ASSERT_FALSE(followed.empty());
    EXPECT_EQ(followed[0].link, "word:0");
}

TEST_F(LibraryPanels, AClickInTheGutterSetsABreakpointAndNothingElse) {
    for (int i = 1; i <= 3; ++i) {
        CodeLineView line;
        line.number = i, line.text = "x = 1";
        scene.code.push_back(line);
    }
    const auto code = [this](ui::Ui& ui) { draw_code_lines(ui, kWhole, scene, actions); };
    screen.settle(code);
    screen.input().click(20, 28 + 14);
    screen.settle(code);
    ASSERT_EQ(actions.size(), 1u);
    EXPECT_EQ(only<ToggleBreakpoint>(actions).at(0).line, 2);
    actions.clear();
    screen.input().click(300, 28 + 14);
    screen.settle(code);
    EXPECT_TRUE(only<ToggleBreakpoint>(actions).empty());
}

TEST_F(LibraryPanels, AProofIsUnfolded) {
    FlowView flow;
    flow.claims.push_back({"It is parallel.", "wrong", false, false, "", parse_markdown("One thread."), false, false, "CPython 3.11.7: one thread", false});
    const auto height = [&] {
        float needed = 0;
        screen.settle([&](ui::Ui& ui) {
            Column column(ui, kWhole);
            add_verdicts(column, flow, actions);
            needed = column.height();
        });
        return needed;
    };
    const float folded = height();
    const auto claims = [&](ui::Ui& ui) {
        Column column(ui, kWhole);
        add_verdicts(column, flow, actions);
    };
    ASSERT_FALSE(click_somewhere<ToggleProof>(claims, {10, 20, 60, 200}, 12).empty());
    flow.claims[0].proof_open = true;
    EXPECT_GT(height(), folded + 10);
}

TEST_F(LibraryPanels, TheNoteAboutFilesOffersTheTextAndCloses) {
    const auto note = [this](ui::Ui& ui) {
        draw_file_note(ui, {0, 0, 900, file_note_height(ui, scene, 900)}, scene, actions);
    };
    screen.settle([&](ui::Ui& ui) { EXPECT_EQ(file_note_height(ui, scene, 900), 0); });
    scene.file_note = FileNoteView{false, "The program has changed on disk.", {}, true};
    screen.settle(note);
    screen.input().click(900 - 14 - 18, 25);
    screen.settle(note);
    EXPECT_EQ(only<CloseFileNote>(actions).size(), 1u);
    screen.input().click(900 - 14 - 36 - 60, 25);
    screen.settle(note);
    EXPECT_EQ(only<ResetProgram>(actions).size(), 1u);
}

}  // namespace
}  // namespace asynchio::panels
