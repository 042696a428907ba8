// All panels together, without a window, at many playheads of every lesson.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "app/panels/window_layout.h"
#include "app/phrases/phrase_file.h"
#include "app/play/playground.h"
#include "app/tests/runner_fixture.h"
#include "app/tests/seen_run.h"
#include "app/widgets/test_screen.h"
#include "core/tests/source_root.h"
#include "lessons/reader/course.h"
#include "lessons/reader/text.h"

namespace asynchio {
namespace {

constexpr int kWidth = 1366, kHeight = 768;
constexpr ui::Rect kArea{0, 0, kWidth, kHeight};

void draw(ui::TestScreen& screen, Playground& playground, const ui::Rect& area = kArea) {
    Actions actions;
    screen.set_projector(playground.ui().project);
    screen.frame([&](ui::Ui& ui) {
        const Scene& scene = playground.scene();
        if (playground.ui().project) panels::draw_project_window(ui, area, scene, playground.ui(), actions);
        else panels::draw_window(ui, area, scene, playground.ui(), playground.editor(), actions);
    });
    EXPECT_TRUE(actions.empty()) << "nobody touched anything";
}

std::vector<std::string> lesson_names() {
    std::vector<std::string> names;
    const Result<Course> course = read_course(source_root() / "lessons");
    for (const CourseEntry& entry : course->entries) names.push_back(entry.lesson.name);
    return names;
}

// What German says where English has a limit of characters.
std::set<std::string> phrases_with_limit() {
    const auto file = [](const char* name) { return parse_phrases(*read_text_file(source_root() / "assets" / name)); };
    const PhraseFile english = file("ui.en.txt"), german = file("ui.de.txt");
    std::set<std::string> texts;
    for (const PhraseLine& phrase : english.phrases)
        if (const PhraseLine* said = german.find(phrase.key); said != nullptr && phrase.most != 0) texts.insert(said->text());
    return texts;
}

class FramesTest : public ::testing::TestWithParam<std::string> {};

TEST_P(FramesTest, EveryPanelIsDrawnAtEveryPlayhead) {
    Playground playground(source_root() / "lessons", testing::built_runner());
    ASSERT_TRUE(playground.open(GetParam()));
    playground.finish_run();
    testing::show_start(playground);
    ui::TestScreen screen(kWidth, kHeight);
    screen.set_reduced_motion(true);
    draw(screen, playground);
    const std::size_t size = playground.run().trace().size();
    for (const bool project : {false, true}) {
        if (project) playground.apply({ToggleProject{}});
        for (const Ruler ruler : {Ruler::time, Ruler::turns}) {
            playground.apply({SetRuler{ruler}});
            for (std::size_t i = 0; i <= size; i += 3) {
                playground.apply({GoToPosition{i}});
                draw(screen, playground);
                ASSERT_GT(screen.drawn().TotalVtxCount, 500) << "at event " << i;
            }
        }
    }
}

// Every way, every machine, in windows of all sizes: cores and comparison among the other panels.
TEST(FourWaysFrames, AreDrawnInEveryLayout) {
    struct Size {
        int width, height;
    };
    for (const auto& [width, height] : {Size{1366, 768}, Size{1920, 1080}, Size{2400, 1200}, Size{900, 700}}) {
        ui::TestScreen screen(width, height);
        screen.set_reduced_motion(true);
        const ui::Rect area{0, 0, static_cast<float>(width), static_cast<float>(height)};
        for (const char* settings : {"HOW=0 IO=0.2 CPU=0.2", "HOW=1 IO=0.2 CPU=0.2", "HOW=2 N=8 IO=0.0 CPU=0.5", "HOW=3 N=8 IO=0.2 CPU=0.2", "HOW=3 N=1 IO=0.0 CPU=0.0"}) {
            for (const char* parts : {"cores=1,start=50ms", "cores=8,gil=off", "cores=64"}) {
                Playground playground(source_root() / "lessons", testing::built_runner());
                const Machine machine = *parse_machine(parts);
                ASSERT_TRUE(playground.open("10", *parse_settings(settings), &machine));
                draw(screen, playground, area);  // while its runs are still to come
                playground.finish_run();
                playground.finish_questions();
                testing::show_start(playground);
                for (const bool project : {false, true}) {
                    if (project) playground.apply({ToggleProject{}});
                    for (const double part : {0.0, 0.3, 1.0}) {
                        playground.apply({GoToTime{static_cast<Time>(part * static_cast<double>(playground.run().total()))}});
                        draw(screen, playground, area);
                        playground.apply({ToggleComparison{}, ShowTotals{!playground.ui().show_totals}});
                        draw(screen, playground, area);
                        ASSERT_GT(screen.drawn().TotalVtxCount, 500) << settings << parts;
                    }
                }
            }
        }
    }
}

// Every question with and without an answer, the answers beside the run, every experiment and challenge.
TEST_P(FramesTest, EveryStageIsDrawn) {
    Playground playground(source_root() / "lessons", testing::built_runner());
    ASSERT_TRUE(playground.open(GetParam()));
    playground.finish_run();
    playground.finish_questions();
    ui::TestScreen screen(kWidth, kHeight);
    screen.set_reduced_motion(true);
    const auto shows = [&](const Action& action) {
        playground.apply({action});
        if (playground.running()) playground.finish_run();
        playground.finish_questions();
        for (const bool project : {false, true}) {
            if (project) playground.apply({ToggleProject{}});
            draw(screen, playground);
            if (project) playground.apply({ToggleProject{}});
        }
    };
    shows(GoToStage{Stage::predict});
    for (std::size_t i = 0; i < playground.ui().flow.predictions.size(); ++i) {
        shows(OpenQuestion{i});
        const QuestionView question = *playground.scene().flow.question;
        shows(Predict{question.options.empty() ? "1.0" : question.options.back()});
    }
    for (std::size_t i = 0; i < playground.ui().flow.predictions.size(); ++i) {
        playground.apply({OpenQuestion{i}});
        shows(FixPrediction{});
    }
    for (const Stage stage : {Stage::run, Stage::explain, Stage::break_it, Stage::challenge}) shows(GoToStage{stage});
    for (std::size_t i = 0; i < playground.scene().flow.challenge->count; ++i) {
        shows(OpenChallenge{i});
        shows(ChooseNext{1});
        shows(LetRun{});
    }
}

// In German, which needs more room: every stage of every lesson, and the projector. What has a limit in the phrase files
// (buttons, tabs, headings) is never cut.
TEST_P(FramesTest, NothingThatHasALimitIsCutInGerman) {
    Playground playground(source_root() / "lessons", testing::built_runner());
    playground.speak(Locale::de);
    ASSERT_TRUE(playground.open(GetParam()));
    playground.finish_run();
    testing::show_start(playground);
    ui::TestScreen screen(kWidth, kHeight);
    screen.set_reduced_motion(true);
    screen.set_locale(Locale::de);
    const std::set<std::string> limited = phrases_with_limit();
    ASSERT_GT(limited.size(), 50u);
    std::set<std::string> cut;
    const auto look = [&] {
        playground.finish_questions();
        // Once for the glyphs, once for what is laid out from the frame before.
        for (int frame = 0; frame < 2; ++frame) draw(screen, playground);
        for (const std::string& text : screen.memory().cut)
            if (limited.contains(text)) cut.insert(text);
    };
    const std::size_t size = playground.run().trace().size();
    for (const Stage stage : {Stage::story, Stage::predict, Stage::run, Stage::explain, Stage::break_it, Stage::challenge}) {
        playground.apply({GoToStage{stage}});
        for (const std::size_t position : {std::size_t{0}, size / 3, size * 2 / 3, size}) {
            playground.apply({GoToPosition{position}});
            look();
        }
    }
    for (const Action& action : std::vector<Action>{ShowHelp{true}, ShowLessons{true}, ShowMachine{true}, SetRuler{Ruler::turns}, ToggleProject{}}) {
        playground.apply({action});
        look();
    }
    EXPECT_THAT(cut, ::testing::IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Lessons, FramesTest, ::testing::ValuesIn(lesson_names()),
                         [](const auto& lesson) { return "Lesson" + lesson.param.substr(0, 2); });

// A lesson of its own, with every view and more in them than there is room for.
constexpr const char* kCrowd = R"(import asyncio, threading
COUNT = 40
locks = [asyncio.Lock() for _ in range(8)]
def numbers_without_end_that_nobody_asks_for_any_more():
    n = 0
    while True:
        yield 'n' * 60
async def fetch_the_whole_catalogue_of_every_library_in_the_country(number):
    async with locks[number % 8]:
        await asyncio.sleep(0.1)
        async with locks[(number + 1) % 8]:
            await asyncio.sleep(0.1)
async def main_program_of_the_crowd():
    generator = numbers_without_end_that_nobody_asks_for_any_more()
    next(generator)
    await asyncio.gather(*[fetch_the_whole_catalogue_of_every_library_in_the_country(i) for i in range(COUNT)])
asyncio.run(main_program_of_the_crowd())
)";

TEST(Frames, OfFortyCoroutinesWithLongNamesAndACircleOfEightAreDrawn) {
    const std::filesystem::path lessons = std::filesystem::path(::testing::TempDir()) / "crowd-lessons";
    std::filesystem::create_directories(lessons / "01-crowd");
    std::ofstream(lessons / "01-crowd" / "lesson.md")
        << "---\ntitle: Crowd\npanels: code output coroutines awaits waitfor boxes lock\n---\nMany.\n";
    std::ofstream(lessons / "01-crowd" / "program.py") << kCrowd;
    Playground playground(lessons, testing::built_runner());
    ASSERT_TRUE(playground.open("01-crowd"));
    playground.finish_run();
    ui::TestScreen screen(kWidth, kHeight);
    screen.set_reduced_motion(true);
    draw(screen, playground);
    const std::size_t size = playground.run().trace().size();
    ASSERT_GT(size, 500u);
    for (const bool project : {false, true}) {
        if (project) playground.apply({ToggleProject{}});
        for (std::size_t i = 0; i <= size; i += 40) {
            playground.apply({GoToPosition{i}});
            draw(screen, playground);
        }
    }
    playground.apply({GoToEnd{}});
    draw(screen, playground);
    const Scene& scene = playground.scene();
    EXPECT_EQ(scene.coroutines.cards.size(), 42u);
    EXPECT_EQ(scene.awaits.rows.size(), 41u);
    EXPECT_EQ(scene.wait_graph.circle.size(), 8u);
    std::filesystem::remove_all(lessons);
}

}  // namespace
}  // namespace asynchio
