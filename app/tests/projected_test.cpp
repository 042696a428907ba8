// For a room: no text is smaller than what is read from the last row, whatever is shown; and the votes take clicks and keys.
#include <gtest/gtest.h>

#include "app/panels/notes_card.h"
#include "app/panels/vote_bar.h"
#include "app/panels/window_layout.h"
#include "app/tests/learner.h"
#include "app/widgets/test_screen.h"

namespace asynchio {
namespace {

using testing::all_lessons;
using testing::Learner;

constexpr int kWidth = 1920, kHeight = 1080;
constexpr float kLeast = 22;  // pixels of a letter's height, at 1080 lines
constexpr ui::Rect kRoom{0, 0, kWidth, kHeight};

class ForTheLastRow : public ::testing::TestWithParam<std::string> {
  protected:
    ForTheLastRow() : learner_(GetParam()) {
        screen_.set_projector(true);
        screen_.set_reduced_motion(true);
    }
    void says(const Action& action) {
        learner_.does(action);
        Actions actions;
        screen_.settle([&](ui::Ui& ui) { panels::draw_project_window(ui, kRoom, learner_.picture(), learner_.playground().ui(), actions); });
        EXPECT_GE(screen_.memory().smallest, kLeast - 0.01f) << '"' << screen_.memory().smallest_text << "\" in stage " << static_cast<int>(learner_.sees().stage) + 1;
    }

    Learner learner_;
    ui::TestScreen screen_{kWidth, kHeight};
};

TEST_P(ForTheLastRow, NothingIsSmall) {
    for (const Locale locale : {Locale::en, Locale::de}) {
        screen_.set_locale(locale);
        learner_.does(SetLocale{locale});
        if (locale == Locale::en) says(ToggleProject{});
        says(GoToStage{Stage::story});
        says(ToggleNotes{});
        for (int i = 0; i < 60 && !HasFailure() && learner_.sees().stage != Stage::challenge; ++i) {
            says(GoOn{});
            if (learner_.picture().vote) says(AddVotes{0, 12});
        }
        says(GoOn{});
        says(GoToEnd{});
        says(ToggleNotes{});
        for (int i = 0; i < 3; ++i) says(ToggleCode{});
        for (const Ruler ruler : {Ruler::turns, Ruler::time}) says(SetRuler{ruler});
        for (int i = 0; i < 2; ++i) says(ToggleComparison{});
        for (int i = 0; i < 2; ++i) says(ToggleSweep{});
        says(ShowHelp{true});
        says(ShowExport{true});
        says(ShowExport{false});
        for (int i = 0; i < 2; ++i) says(ToggleBlank{});
    }
}
INSTANTIATE_TEST_SUITE_P(Lessons, ForTheLastRow, ::testing::ValuesIn(all_lessons()), testing::kLessonName);

TEST(SpeakersNotes, TellTheAnswerOnlyInTheirOwnWindow) {
    Learner learner("05-gather");
    for (const Action& action : Actions{ToggleProject{}, ToggleNotes{}, GoOn{}}) learner.does(action);
    const Scene told = learner.picture();
    Scene silent = told;
    ASSERT_NE(silent.notes->answer, "");
    silent.notes->answer.clear();
    ui::TestScreen screen(kWidth, kHeight);
    screen.set_projector(true);
    const auto card = [&](const Scene& scene) {
        screen.settle([&](ui::Ui& ui) { panels::draw_notes_card(ui, kRoom, scene, learner.playground().ui()); });
        return screen.vertex_count();
    };
    const auto window = [&](const Scene& scene) {
        screen.settle([&](ui::Ui& ui) { panels::draw_notes_window(ui, kRoom, scene); });
        return screen.vertex_count();
    };
    EXPECT_EQ(card(told), card(silent));
    EXPECT_GT(window(told), window(silent));
}

// How much is drawn of a scene, in the room's layout.
std::size_t drawn(Learner& learner, const Scene& scene) {
    ui::TestScreen screen(kWidth, kHeight);
    screen.set_projector(true);
    Actions actions;
    screen.settle([&](ui::Ui& ui) { panels::draw_project_window(ui, kRoom, scene, learner.playground().ui(), actions); });
    return screen.vertex_count();
}

// Nobody can say what a program will do of which the end is not seen.
class AskedProgram : public ::testing::TestWithParam<std::string> {};

TEST_P(AskedProgram, IsSeenFromItsFirstLineToItsLast) {
    Learner learner(GetParam());
    for (const Action& action : Actions{ToggleProject{}, GoToStage{Stage::predict}}) learner.does(action);
    const std::size_t questions = read_lesson(testing::lessons_folder() / GetParam())->parts.questions.size();
    for (const Locale locale : {Locale::en, Locale::de}) {
        learner.does(SetLocale{locale});
        for (std::size_t q = 0; q < questions; ++q) {
            learner.does(OpenQuestion{q});
            const Scene scene = learner.picture();
            const std::size_t whole = drawn(learner, scene);
            for (const std::size_t line : {std::size_t{0}, scene.code.size() / 2, scene.code.size() - 1}) {
                Scene without = scene;
                std::string& text = without.code[line].text;
                if (text.empty()) continue;
                text.clear();
                EXPECT_GT(whole, drawn(learner, without)) << "question " << q + 1 << ", line " << line + 1;
            }
        }
    }
    learner.does(ToggleCode{});
    Scene scene = learner.picture(), without = scene;
    without.code.clear();
    EXPECT_EQ(drawn(learner, scene), drawn(learner, without)) << "the key takes it away";
    learner.does(ToggleCode{});
    EXPECT_NE(drawn(learner, scene), drawn(learner, without)) << "and brings it back";
}
INSTANTIATE_TEST_SUITE_P(Lessons, AskedProgram, ::testing::ValuesIn(all_lessons()), testing::kLessonName);

TEST(ProjectedSentence, TellsTheSchedulerWhatToReachUntilSomebodyDecided) {
    Learner learner("11-lost-update");
    for (const Action& action : Actions{ToggleProject{}, GoToStage{Stage::challenge}, OpenChallenge{1}}) learner.does(action);
    const auto without_text = [&] {
        Scene scene = learner.picture();
        scene.flow.challenge->text.clear();
        return scene;
    };
    ASSERT_TRUE(learner.sees().challenge->seat);
    EXPECT_NE(drawn(learner, learner.picture()), drawn(learner, without_text()));
    learner.does(ChooseNext{0});
    EXPECT_EQ(drawn(learner, learner.picture()), drawn(learner, without_text()));
}

TEST(ProjectedFacts, ShowThePrivateCopiesWhereTheyHaveRoom) {
    Learner learner("11-lost-update");
    for (const Action& action : Actions{ToggleProject{}, GoToStage{Stage::break_it}, GoToTime{from_seconds(0.05)}}) learner.does(action);
    const Scene scene = learner.picture();
    ASSERT_EQ(scene.variables.copies.size(), 4u);
    Scene none = scene, many = scene;
    none.variables.copies.clear();
    EXPECT_GT(drawn(learner, scene), drawn(learner, none));
    for (int i = 0; i < 60; ++i) many.variables.copies.push_back(scene.variables.copies.front());
    EXPECT_EQ(drawn(learner, many), drawn(learner, none)) << "rather none than some of them";
}

class VoteBar : public ::testing::Test {
  protected:
    VoteBar() {
        screen_.set_projector(true);
        learner_.does(ToggleProject{});
        learner_.does(GoOn{});
    }
    void settle() {
        screen_.settle([&](ui::Ui& ui) {
            Actions actions;
            panels::draw_project_window(ui, kRoom, learner_.picture(), learner_.playground().ui(), actions);
            for (const Action& action : actions) learner_.does(action);
        });
    }
    void presses(Key key) {
        screen_.input().press(key);
        settle();
    }
    int count(std::size_t answer) { return learner_.picture().vote->answers.at(answer).count; }
    const VoteView& vote() { return *learner_.picture().vote; }

    Learner learner_{"05-gather"};
    ui::TestScreen screen_{kWidth, kHeight};
};

TEST_F(VoteBar, CountsByKeys) {
    settle();
    presses(Key::digit_2), presses(Key::digit_2), presses(Key::digit_1);
    EXPECT_EQ(count(1), 2);
    EXPECT_EQ(count(0), 1);
    presses(Key::plus);
    EXPECT_EQ(count(0), 2) << "one more for the answer that was counted last";
    presses(Key::minus), presses(Key::backspace), presses(Key::backspace);
    EXPECT_EQ(count(0), 0);
    presses(Key::digit_9);
    EXPECT_EQ(vote().total, 2) << "there is no ninth answer";
    presses(Key::enter);
    EXPECT_TRUE(vote().shown) << "with hands counted, the key shows them";
}

TEST_F(VoteBar, CountsByClicks) {
    float height = 0;
    screen_.settle([&](ui::Ui& ui) { height = panels::vote_bar_height(ui, learner_.picture(), kWidth); });
    ASSERT_GT(height, 100);
    const float row = kHeight - 8 - 10 - 26;  // the middle of the buttons
    screen_.input().click(32 + 14 + 22, row);
    settle();
    EXPECT_EQ(count(0), 0) << "fewer than none";
    const float width = (kWidth - 64 - 440 - 16 - 2 * 16) / 3.0f;
    for (int i = 0; i < 2; ++i) {
        screen_.input().click(32 + width - 14 - 22, row);
        settle();
    }
    EXPECT_EQ(count(0), 2);
    screen_.input().click(32 + 14 + 22, row);
    settle();
    EXPECT_EQ(count(0), 1);
}

TEST_F(VoteBar, StandsStillWhileTheVotesChange) {
    const auto height = [&] {
        float now = 0;
        screen_.settle([&](ui::Ui& ui) { now = panels::vote_bar_height(ui, learner_.picture(), kWidth); });
        return now;
    };
    const float before = height();
    for (const Action& action : Actions{PressVote{}, AddVotes{0, 400}, PressVote{}, PressVote{}, AddVotes{2, 999}, PressVote{}}) {
        learner_.does(action);
        EXPECT_EQ(height(), before);
    }
}

}  // namespace
}  // namespace asynchio
