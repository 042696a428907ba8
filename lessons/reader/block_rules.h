// What may stand in a lesson.md: the words of curriculum 9.2 and which of them are required. For lesson.cpp.
#pragma once

#include <vector>

#include "lessons/reader/lesson_text.h"
#include "lessons/reader/program.h"

namespace asynchio {

// The front matter: unknown, repeated and missing keys.
std::vector<Problem> check_front_matter(const LessonText& text);

// A block: its kind, its keys, the form of their values, and that its settings fit the sliders of the
// program, and anchors. Expressions are not looked into here: the runner computes them.
std::vector<Problem> check_block(const Block& block, const Program& program);

// "cores=4 gil=False": settings of the machine, which may stand beside those of sliders.
bool is_machine_setting(const Setting& setting);

}  // namespace asynchio
