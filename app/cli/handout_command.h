// asynchio handout: worksheets to print.
#pragma once

#include <filesystem>

#include "app/cli/options.h"

namespace asynchio {

// Writes the file, or to standard output. Returns 0, or 2 with a sentence when there is no such lesson, the lesson cannot
// be printed, or the file cannot be written; then nothing has changed.
int handout_command(HandoutOptions options, const std::filesystem::path& lessons_dir, const std::filesystem::path& own_lessons);

}  // namespace asynchio
