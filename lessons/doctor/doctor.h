// The lesson doctor: says in plain sentences what is wrong with a lesson, with file and line (curriculum 9.5). It runs
// the program at its default and at every setting that the lesson speaks of, and computes every answer, wrong answer,
// test, expectation and goal there.
//
// Knows no process: whoever calls it makes the runs.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <vector>

#include "core/base/answer.h"
#include "core/trace/trace.h"
#include "lessons/reader/lesson.h"

namespace asynchio {

struct ExaminedRun {
    Trace trace;                  // to its end
    std::vector<Answer> answers;  // one for each question
};

// Decisions of the scheduler that are not the default: step -> option.
using Decisions = std::map<std::uint32_t, std::uint32_t>;

// Runs the lesson's program with these settings (sliders and parts of the machine) and decisions, and asks.
using Examiner = std::function<Result<ExaminedRun>(const Settings& settings, const std::vector<std::string>& questions,
                                                   const Decisions& decisions)>;

// All problems, those of the reader included, in the order of the files. Nothing when all is well.
std::vector<Problem> examine_lesson(const Lesson& lesson, const Examiner& examiner);

}  // namespace asynchio
