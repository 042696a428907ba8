// asynchio check: the lesson doctor on the command line.
#pragma once

#include <filesystem>

#include "app/cli/options.h"

namespace asynchio {

// Prints what is wrong with the lessons, one sentence a line. Returns 0 when all is well, 1 when not, 2 when there is
// no such lesson.
int check_command(const CheckOptions& options, const std::filesystem::path& lessons_dir,
                  const std::filesystem::path& own_folder);

}  // namespace asynchio
