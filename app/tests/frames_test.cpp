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

void draw(ui::TestScreen& screen, Playground& playground) {
    Actions actions;
    screen.set_projector(playground.ui().project);
    screen.frame([&](ui::Ui& ui) {
        const Scene& scene = playground.scene();
        if (playground.ui().project) panels::draw_project_window(ui, kArea, scene, playground.ui(), actions);
        else panels::draw_window(ui, kArea, scene, playground.ui(), playground.editor(), actions);
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

INSTANTIATE_TEST_SUITE_P(Lessons, FramesTest, ::testing::ValuesIn(lesson_names()),
                         [](const auto& lesson) { return "Lesson" + lesson.param.substr(0, 2); });

}  // namespace
}  // namespace asynchio
