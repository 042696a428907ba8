// A learner who sits before a lesson, without a window. What he is shown has no open ends: all runs and answers have come.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "app/play/playground.h"
#include "app/tests/runner_fixture.h"

namespace asynchio::testing {

inline std::filesystem::path lessons_folder() { return std::filesystem::path(ASYNCHIO_SOURCE_DIR) / "lessons"; }

inline std::vector<std::string> all_lessons() {
    std::vector<std::string> names;
    const Result<Course> course = read_course(lessons_folder());
    for (const CourseEntry& entry : course->entries) names.push_back(entry.lesson.name);
    return names;
}

class Learner {
  public:
    explicit Learner(const std::string& lesson) : playground_(lessons_folder(), built_runner()) {
        const auto opened = playground_.open(lesson);
        EXPECT_TRUE(opened) << opened.why();
        settle();
    }
    void does(const Action& action) {
        playground_.apply({action});
        settle();
    }
    const FlowView& sees() { return playground_.scene().flow; }
    const Scene& picture() { return playground_.scene(); }
    Playground& playground() { return playground_; }

    // Says the first thing that is possible, to every question.
    void predicts_something() {
        using Input = QuestionView::Input;
        does(GoToStage{Stage::predict});
        while (sees().question && !sees().question->fixed) {
            const QuestionView question = *sees().question;
            if (question.input == Input::choice || question.input == Input::lane) does(Predict{question.options.at(0)});
            else if (question.input == Input::order) does(PredictOrder{question.order});
            else does(Predict{"1"});
            ASSERT_TRUE(sees().question->can_fix) << question.ask;
            does(FixPrediction{});
        }
    }
    // With the clicker's key, to the end of the run. Returns the captions.
    std::vector<CaptionView> watches() {
        std::vector<CaptionView> captions;
        does(GoToStage{Stage::run});
        while (sees().stage == Stage::run) {
            does(NextCaption{});
            if (sees().caption) captions.push_back(*sees().caption);
            if (captions.size() > 50) break;
        }
        return captions;
    }

  private:
    void settle() {
        if (playground_.running()) playground_.finish_run();
        playground_.finish_questions();
    }
    Playground playground_;
};

// "05-gather" as a part of a test's name.
inline const auto kLessonName = [](const auto& info) {
    std::string name = info.param;
    std::ranges::replace(name, '-', '_');
    return name;
};

}  // namespace asynchio::testing
