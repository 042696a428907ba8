// asynchio new-lesson: begins a lesson of the teacher's own from a small one that works.
#pragma once

#include <filesystem>

#include "app/cli/options.h"

namespace asynchio {

// Copies lesson.md and program.py from `model` into a new folder below `own_folder` and says where. Returns 0, or 2 with a
// sentence: the name is none, the folder is there already, or cannot be written. Nothing that is there is changed.
int new_lesson_command(const NewLessonOptions& options, const std::filesystem::path& model,
                       const std::filesystem::path& own_folder);

}  // namespace asynchio
