#include "app/cli/new_lesson_command.h"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <system_error>

namespace asynchio {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestName = 60;
constexpr const char* kFiles[] = {"lesson.md", "program.py"};

int complain(const std::string& sentence) {
    std::fprintf(stderr, "asynchio: %s\n", sentence.c_str());
    return static_cast<int>(ExitStatus::usage);
}

bool is_name(std::string_view name) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !name.empty() && name.size() <= kLongestName && std::ranges::all_of(name, fits) && name.front() != '-';
}

}  // namespace

int new_lesson_command(const NewLessonOptions& options, const fs::path& model, const fs::path& own_folder) {
    if (!is_name(options.name))
        return complain("'" + options.name + "' is no name for a lesson: write small letters, digits and dashes, such as 01-my-lesson");
    if (own_folder.empty()) return complain("there is no home directory for your lessons; name a folder with --lessons");
    const fs::path folder = own_folder / options.name;
    std::error_code error;
    if (fs::exists(folder, error)) return complain("'" + folder.string() + "' is there already; choose another name");
    fs::create_directories(folder, error);
    for (const char* file : kFiles) {
        if (!error) fs::copy_file(model / file, folder / file, error);
        if (error) return complain("'" + (folder / file).string() + "' cannot be written: " + error.message());
        // The model may be read-only where it is installed.
        fs::permissions(folder / file, fs::perms::owner_write | fs::perms::owner_read, fs::perm_options::add, error);
    }
    std::printf("Your lesson is in %s.\n", folder.c_str());
    std::printf("Open it with 'asynchio %s' and change its files: the window follows when you save.\n", folder.c_str());
    std::printf("What is wrong with it says 'asynchio check %s'.\n", folder.c_str());
    return 0;
}

}  // namespace asynchio
