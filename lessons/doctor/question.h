// Whether a question can be asked about a run: its answer is of its kind and among the options, and its wrong answers
// are wrong. For the lesson doctor, and for worksheets with other slider values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/answer.h"
#include "core/trace/trace.h"
#include "lessons/reader/lesson_blocks.h"
#include "lessons/reader/problem.h"

namespace asynchio {

// What a question's expressions come to in one run.
struct QuestionAnswers {
    Answer answer;
    Answer options;             // None when the question has none
    std::vector<Answer> wrong;  // one for each of question.wrong
};

// What is wrong with it, without file names; nothing when it can be asked. `run`: the settings, as in "with A=2.0".
std::vector<Problem> check_question(const LessonQuestion& question, const QuestionAnswers& answers, const Trace& trace,
                                    const std::string& run);

// What is wrong with its wrong answers in the lesson's own run: nobody can give one, or it is there twice. At other values
// of the sliders neither is a mistake.
std::vector<Problem> check_mistakes(const LessonQuestion& question, const QuestionAnswers& answers, const Trace& trace);

// Whether a question says where this slider stands ("REST = 0: what happens?"): about other values it says nothing.
bool states_value_of(std::string_view text, std::string_view name);

// The names of the tasks and threads that a learner sees, in order of appearance.
std::vector<std::string> lane_names_of(const Trace& trace);

}  // namespace asynchio
