// Where the program's own files are, in a build tree and in an installation alike, and where the user's files
// go.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace asynchio::platform {

// The places that resources are searched in; tests make their own.
struct Places {
    std::filesystem::path executable_dir;
    std::filesystem::path source_dir;  // the source tree this program was built from; may be gone
    std::filesystem::path build_dir;   // programs within it use the source tree
};

// Of this very program. The executable's directory is empty when the system does not tell it.
Places own_places();

// The directory "themes", "lessons" or "fonts": beside the program, in the source tree when the program runs
// from its build tree, in share/asynchio of the installation. The sentence names every place that was tried.
Result<std::filesystem::path> find_resource(const Places& places, std::string_view name);

enum class UserDir { config, data, state };

// Reads one variable of the environment.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;
std::optional<std::string> process_environment(const std::string& name);

// $XDG_CONFIG_HOME/asynchio and its kin; a variable that is unset, empty or no absolute path is ignored, and
// $HOME/.config (.local/share, .local/state) used. The directory need not exist.
Result<std::filesystem::path> user_dir(UserDir which, const Environment& environment = process_environment);

// "~/..." where that is shorter: for sentences.
std::string short_path(const std::filesystem::path& path);

}  // namespace asynchio::platform
