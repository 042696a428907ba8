// What a program with threads becomes as one with tasks, and back, runs: it prints what python3 printed, and Ctrl+Z brings
// the old program back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/play/playground.h"
#include "app/tests/learner.h"
#include "core/tests/source_root.h"

namespace asynchio {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

class CrewPrograms : public ::testing::Test {
  protected:
    void settle() {
        if (playground_.running()) playground_.finish_run();
    }
    std::string printed() {
        playground_.apply({GoToEnd{}});
        std::string all;
        for (const OutputView& line : playground_.scene().output) all += line.text + "\n";
        return all;
    }
    // The one toggle of this kind; its line is 0 when it is not offered.
    FixView toggle(Rewrite kind) {
        FixView found;
        for (const CodeLineView& line : playground_.scene().code)
            for (const FixView& toggle : line.toggles)
                if (toggle.rewrite == kind) found = toggle;
        return found;
    }
    std::string text() { return playground_.editor().document().text(); }

    Playground playground_{testing::lessons_folder(), testing::built_runner()};
};

TEST_F(CrewPrograms, PrintWhatPython3Prints) {
    int programs = 0;
    for (const auto& entry : fs::directory_iterator(source_root() / "app" / "tests" / "crew")) {
        const Rewrite kind = entry.path().filename().string().starts_with("to-tasks") ? Rewrite::tasks : Rewrite::threads;
        ASSERT_TRUE(playground_.open((entry.path() / "before.py").string()));
        settle();
        EXPECT_EQ(printed(), read(entry.path() / "before.out")) << entry.path();
        const FixView offer = toggle(kind);
        ASSERT_GT(offer.line, 0) << entry.path();
        playground_.apply({RewriteLine{offer.line, kind}});
        settle();
        EXPECT_EQ(text(), read(entry.path() / "after.py"));
        EXPECT_EQ(playground_.scene().text_error, "");
        EXPECT_EQ(printed(), read(entry.path() / "after.out")) << entry.path();
        playground_.apply({UndoChange{}});
        settle();
        EXPECT_EQ(text(), read(entry.path() / "before.py")) << "in one step";
        ++programs;
    }
    EXPECT_GE(programs, 7);
}

TEST_F(CrewPrograms, AreNotOfferedWhereTheLessonNeedsItsOwnKind) {
    // It takes its locks in ways that have no equal, or measures the border between both.
    for (const char* lesson : {"11", "13", "14", "17"}) {
        ASSERT_TRUE(playground_.open(lesson));
        settle();
        playground_.jump(GoToStage{Stage::break_it});
        EXPECT_EQ(toggle(Rewrite::tasks).line, 0) << lesson;
        EXPECT_EQ(toggle(Rewrite::threads).line, 0) << lesson;
    }
}

}  // namespace
}  // namespace asynchio
