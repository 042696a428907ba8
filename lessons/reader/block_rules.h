// What may stand in a lesson.md: the words of curriculum 9.2 and which of them are required. For lesson.cpp.
#pragma once

#include <vector>

#include "lessons/reader/lesson_text.h"
#include "lessons/reader/program.h"

namespace asynchio {

// The front matter: unknown, repeated and missing keys.
std::vector<Problem> check_front_matter(const LessonText& text);

// The text before the first block: headings of blocks that are written wrong, and formulas without an end.
std::vector<Problem> check_story(const LessonText& text);

// A block: its kind, its keys, the form of their values, and that its settings fit the sliders of the
// program, and anchors. Expressions are not looked into here: the runner computes them.
std::vector<Problem> check_block(const Block& block, const Program& program);

// "cores=4 gil=False": settings of the machine, which may stand beside those of sliders.
bool is_machine_setting(const Setting& setting);

// Why the machine cannot have this value, and what to write instead; "" when it can. Of machine settings only.
std::string wrong_machine_value(const Setting& setting);

// A sentence about a text in which formulas are never replaced by their values; "" when it has none.
std::string shown_as_it_stands(std::string_view key, std::string_view text);

}  // namespace asynchio
