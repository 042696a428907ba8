// What the window shows of every lesson, at every stage, caption and experiment, as app/tests/golden/scenes says. Record
// anew with ASYNCHIO_RECORD_GOLDEN=1 and look at the difference: it is what learners will see.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "app/tests/hostile_programs.h"
#include "app/tests/learner.h"
#include "app/tests/scene_text.h"
#include "core/tests/source_root.h"

namespace asynchio {
namespace {

using testing::Learner;

std::string picture(const std::string& title, Learner& learner) {
    return "== " + title + "\n" + testing::scene_text(learner.picture(), learner.playground().ui().seen);
}

// Caption by caption, with the clicker, to the end.
std::string watched(Learner& learner) {
    std::string text = picture("before the run", learner);
    learner.predicts_something();
    learner.does(GoToStage{Stage::run});
    for (int captions = 0; learner.sees().stage == Stage::run && captions < 50; ++captions) {
        learner.does(NextCaption{});
        if (learner.sees().caption) text += picture("caption " + learner.sees().caption->progress, learner);
    }
    return text + picture("the end", learner);
}

// The end of every experiment.
std::string broken(Learner& learner) {
    std::string text;
    learner.does(GoToStage{Stage::break_it});
    for (std::size_t i = 0; learner.sees().breaking && i < learner.sees().breaking->count; ++i) {
        learner.does(SetBreak{i});
        learner.does(GoToEnd{});
        text += picture("experiment " + std::to_string(i + 1) + ", " + learner.sees().breaking->set, learner);
    }
    return text;
}

class SceneGolden : public ::testing::TestWithParam<std::string> {};

TEST_P(SceneGolden, IsWhatLearnersSee) {
    Learner learner(GetParam());
    std::string text = watched(learner);
    text += broken(learner);
    const std::filesystem::path path = source_root() / "app/tests/golden/scenes" / (GetParam() + ".txt");
    if (std::getenv("ASYNCHIO_RECORD_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << text;
    EXPECT_EQ(testing::read_file(path), text);
}

INSTANTIATE_TEST_SUITE_P(Lessons, SceneGolden, ::testing::ValuesIn(testing::all_lessons()), testing::kLessonName);

}  // namespace
}  // namespace asynchio
