// A program becomes a lesson of one's own: a folder with program.py and a small lesson.md.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "app/phrases/phrases.h"
#include "core/base/result.h"

namespace asynchio {

// Small letters, digits and dashes, at most 60: what a lesson's folder may be called.
bool is_lesson_name(std::string_view name);

// A name to begin with for a lesson made from this one: "my-gather".
std::string usual_lesson_name(std::string_view from);

struct OwnLesson {
    std::string name;
    std::string program;
    std::vector<std::string> panels;  // views that open; none: the usual ones
};

// Writes it into a new folder below `lessons`; the folder appears as a whole or not at all, and nothing that is there is
// changed. The failure is a sentence: the name is none, is taken, or the folder cannot be written.
Result<std::filesystem::path> write_own_lesson(const std::filesystem::path& lessons, const OwnLesson& lesson, const Phrases& say);

}  // namespace asynchio
