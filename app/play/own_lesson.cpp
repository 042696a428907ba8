#include "app/play/own_lesson.h"

#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>

#include "core/base/whole_file.h"

namespace asynchio {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestName = 60;

// "03-my-tea" is called "My tea".
std::string title_of(const std::string& name) {
    std::size_t begin = name.find_first_not_of("0123456789");
    begin = begin == std::string::npos || begin + 1 >= name.size() || name[begin] != '-' ? 0 : begin + 1;
    std::string title = name.substr(begin);
    std::ranges::replace(title, '-', ' ');
    title.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(title.front())));
    return title;
}

std::string text_of(const OwnLesson& lesson, const Phrases& say) {
    std::string panels;
    for (const std::string& panel : lesson.panels) panels += (panels.empty() ? "" : " ") + panel;
    return "---\ntitle: " + title_of(lesson.name) + "\ngoal: " + std::string(say.own_goal()) + "\nminutes: 5\nneeds: -\npanels: " +
           (panels.empty() ? "code output timeline ready" : panels) + "\n---\n" + std::string(say.own_story()) + "\n";
}

std::string why_not(const std::error_code& error) { return error ? error.message() : std::strerror(errno); }

}  // namespace

bool is_lesson_name(std::string_view name) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !name.empty() && name.size() <= kLongestName && std::ranges::all_of(name, fits) && name.front() != '-' && name.back() != '-';
}

std::string usual_lesson_name(std::string_view from) {
    std::string usual = "my-" + std::string(from.substr(0, kLongestName - 3));
    std::ranges::replace_if(usual, [](char c) { return !is_lesson_name(std::string_view(&c, 1)); }, '-');
    while (usual.ends_with('-')) usual.pop_back();
    return usual;
}

Result<fs::path> write_own_lesson(const fs::path& lessons, const OwnLesson& lesson, const Phrases& say) {
    if (!is_lesson_name(lesson.name)) return Failure{say.save_bad_name({.name = lesson.name})};
    if (lessons.empty()) return Failure{std::string(say.save_no_home())};
    const fs::path folder = lessons / lesson.name;
    std::error_code error;
    if (fs::exists(fs::symlink_status(folder, error))) return Failure{say.save_taken({.name = lesson.name})};
    error.clear();
    fs::create_directories(lessons, error);
    // Beside it first, so that nobody ever finds half a lesson. A dot in front: no list shows it.
    const fs::path made = lessons / ("." + lesson.name + ".new" + std::to_string(::getpid()));
    std::error_code ignored;
    fs::remove_all(made, ignored);
    const bool whole = !error && fs::create_directory(made, error) && replace_file(made / "program.py", lesson.program, FileAccess::everybody) &&
                       replace_file(made / "lesson.md", text_of(lesson, say), FileAccess::everybody) &&
                       ::rename(made.c_str(), folder.c_str()) == 0;
    if (whole) return folder;
    const std::string why = why_not(error);
    fs::remove_all(made, ignored);
    return Failure{say.save_failed({.file = folder.string(), .why = why})};
}

}  // namespace asynchio
