// asynchio and asynchio shot: the playground in a window, or in one picture.
#pragma once

#include <filesystem>

#include "app/cli/options.h"

namespace asynchio {

int show_window(const WindowOptions& options, const std::filesystem::path& lessons_dir,
                const std::filesystem::path& own_lessons);
int take_shot(const ShotOptions& options, const std::filesystem::path& lessons_dir,
                const std::filesystem::path& own_lessons);

}  // namespace asynchio
