// All panels together, without a window, at many playheads of every lesson.
#include <gtest/gtest.h>

#include "app/panels/window_layout.h"
#include "app/play/playground.h"
#include "app/tests/runner_fixture.h"
#include "app/widgets/test_screen.h"
#include "core/tests/source_root.h"
#include "lessons/reader/course.h"

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

class FramesTest : public ::testing::TestWithParam<std::string> {};

TEST_P(FramesTest, EveryPanelIsDrawnAtEveryPlayhead) {
    Playground playground(source_root() / "lessons", testing::built_runner());
    ASSERT_TRUE(playground.open(GetParam()));
    playground.finish_run();
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

INSTANTIATE_TEST_SUITE_P(Lessons, FramesTest, ::testing::ValuesIn(lesson_names()),
                         [](const auto& lesson) { return "Lesson" + lesson.param.substr(0, 2); });

}  // namespace
}  // namespace asynchio
