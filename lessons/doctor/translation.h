// What the doctor says about translations: they must say what the original says, no more and no less.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "lessons/reader/lesson.h"

namespace asynchio {

// lesson.<language>.md, given as text, beside the lesson as it is read from lesson.md. `file`: how problems call it.
std::vector<Problem> examine_translation(const Lesson& lesson, std::string_view file, std::string_view text);
// All translations in the lesson's folder.
std::vector<Problem> examine_translations(const Lesson& lesson);
// Those of course.md, of the glossary and of the other texts in a folder of lessons.
std::vector<Problem> examine_course_translations(const std::filesystem::path& lessons_dir);

}  // namespace asynchio
