#include "app/platform/paths.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <vector>

#if defined(__APPLE__)
#include <mach-o/dyld.h>
#elif defined(_WIN32)
#include <windows.h>
#endif

namespace asynchio::platform {
namespace {

namespace fs = std::filesystem;

fs::path executable_path() {
#if defined(__APPLE__)
    char buffer[4096];
    std::uint32_t size = sizeof(buffer);
    return _NSGetExecutablePath(buffer, &size) == 0 ? fs::path(buffer) : fs::path();
#elif defined(_WIN32)
    wchar_t buffer[4096];
    const DWORD length = GetModuleFileNameW(nullptr, buffer, 4096);
    return length > 0 && length < 4096 ? fs::path(buffer) : fs::path();
#else
    std::error_code error;
    const fs::path path = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::path() : path;
#endif
}

bool exists_as_directory(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(path, error);
}

bool lies_within(const fs::path& path, const fs::path& directory) {
    if (path.empty() || directory.empty()) return false;
    std::error_code error;
    const fs::path inner = fs::weakly_canonical(path, error), outer = fs::weakly_canonical(directory, error);
    const auto difference = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
    return difference.first == outer.end();
}

std::vector<fs::path> candidates(const Places& places, std::string_view name) {
    std::vector<fs::path> found;
    if (!places.executable_dir.empty()) found.push_back(places.executable_dir / name);
    if (lies_within(places.executable_dir, places.build_dir)) {
        found.push_back(places.source_dir / name);
        found.push_back(places.source_dir / "assets" / name);
    }
    if (!places.executable_dir.empty())
        found.push_back((places.executable_dir / ".." / "share" / "asynchio" / name).lexically_normal());
    return found;
}

struct UserDirNames {
    const char* variable;
    const char* below_home;
};
UserDirNames names_of(UserDir which) {
    switch (which) {
        case UserDir::config: return {"XDG_CONFIG_HOME", ".config"};
        case UserDir::data: return {"XDG_DATA_HOME", ".local/share"};
        case UserDir::state: return {"XDG_STATE_HOME", ".local/state"};
    }
    return {"", ""};
}

}  // namespace

Places own_places() {
    return {executable_path().parent_path(), fs::path(ASYNCHIO_SOURCE_DIR), fs::path(ASYNCHIO_BINARY_DIR)};
}

Result<fs::path> find_resource(const Places& places, std::string_view name) {
    std::string tried;
    for (const fs::path& path : candidates(places, name)) {
        if (exists_as_directory(path)) return path;
        tried += (tried.empty() ? "" : ", ") + path.string();
    }
    if (tried.empty()) tried = "nowhere, because the system does not tell where this program lies";
    return Failure{fmt::format("The directory '{}' was not found; searched: {}", name, tried)};
}

std::optional<std::string> process_environment(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    if (value == nullptr) return std::nullopt;
    return std::string(value);
}

Result<fs::path> user_dir(UserDir which, const Environment& environment) {
    const UserDirNames names = names_of(which);
    if (const std::optional<std::string> value = environment(names.variable);
        value && fs::path(*value).is_absolute())
        return fs::path(*value) / "asynchio";
    const std::optional<std::string> home = environment("HOME");
    if (home && fs::path(*home).is_absolute()) return fs::path(*home) / names.below_home / "asynchio";
    return Failure{
        fmt::format("Neither {} nor HOME names an absolute path, so there is no place for your files; "
                    "set HOME to your home directory",
                    names.variable)};
}

std::string short_path(const std::filesystem::path& path) {
    const auto home = process_environment("HOME");
    const std::string text = path.string();
    if (!home || home->size() < 2 || !text.starts_with(*home + "/")) return text;
    return "~" + text.substr(home->size());
}

}  // namespace asynchio::platform
