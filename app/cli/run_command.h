// asynchio run: runs a program in a runner process and prints what it did.
#pragma once

#include <filesystem>

#include "app/cli/options.h"

namespace asynchio {

ExitStatus exit_status_of(const struct EndState& end);

int run_command(const RunOptions& options, const std::filesystem::path& lessons_dir,
                const std::filesystem::path& own_folder);
int list_command(const std::filesystem::path& lessons_dir, const std::filesystem::path& own_folder);

}  // namespace asynchio
