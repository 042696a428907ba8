// Answers questions about a run: expressions of the question language (curriculum 9.4), computed by CPython over the
// facts of the run. Nothing that can be written there hangs, crashes or reaches anything outside: names are those of
// a list, there are no attributes but a few methods of plain values, and every operation is paid for from a budget.
//
// Thread: the one that runs programs, between two runs; needs the GIL.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/answer.h"
#include "core/python/py.h"
#include "core/trace/facts.h"

namespace asynchio::python {

struct QuestionContext {
    Facts facts;
    std::vector<std::pair<std::string, std::string>> sliders;  // name and value, as it stands in the program
    PyRef globals;  // plain_copy_of_globals of the program; null when it is not in Python
};

// One answer for each question.
std::vector<Answer> answer_questions(const std::vector<std::string>& questions, const QuestionContext& context);

// The names that questions may use besides sliders and their own variables, sorted.
std::vector<std::string> question_names();

}  // namespace asynchio::python
