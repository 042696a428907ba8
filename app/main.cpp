// asynchio: the window and the command line.
#include <cstdio>
#include <filesystem>

#include "app/cli/check_command.h"
#include "app/cli/handout_command.h"
#include "app/cli/new_lesson_command.h"
#include "app/cli/options.h"
#include "app/cli/run_command.h"
#include "app/platform/paths.h"
#include "app/shell/window_loop.h"
#include "core/base/overloaded.h"

namespace asynchio {
namespace {

int complain(const std::string& sentence) {
    std::fprintf(stderr, "asynchio: %s\n", sentence.c_str());
    return static_cast<int>(ExitStatus::usage);
}

// The folder that was named, or the usual one, which may be missing. "" when there is no home.
std::filesystem::path own_lessons(const std::string& named) {
    std::error_code error;
    if (!named.empty()) return std::filesystem::absolute(named, error);
    const auto data = platform::user_dir(platform::UserDir::data);
    return data ? *data / "lessons" : std::filesystem::path();
}

// A folder that somebody names must be there.
std::string why_no_lessons(const CommandLine& command) {
    return std::visit(Overloaded{[](const Notice&) { return std::string(); },
                                 [](const NewLessonOptions&) { return std::string(); },
                                 [](const auto& options) {
                                     std::error_code error;
                                     if (options.lessons.empty() || std::filesystem::is_directory(options.lessons, error)) return std::string();
                                     return "--lessons: there is no folder '" + options.lessons + "'";
                                 }},
                      command);
}

int dispatch_command(const CommandLine& command) {
    if (const std::string why = why_no_lessons(command); !why.empty()) return complain(why);
    const auto lessons = platform::find_resource(platform::own_places(), "lessons");
    if (!lessons) return complain(lessons.why());
    return std::visit(Overloaded{
                          [](const Notice& notice) {
                              std::fputs(notice.text.c_str(), notice.status == ExitStatus::ended ? stdout : stderr);
                              return static_cast<int>(notice.status);
                          },
                          [&](const RunOptions& options) { return run_command(options, *lessons, own_lessons(options.lessons)); },
                          [&](const ListOptions& options) { return list_command(*lessons, own_lessons(options.lessons)); },
                          [&](const HandoutOptions& options) { return handout_command(options, *lessons, own_lessons(options.lessons)); },
                          [&](const NewLessonOptions& options) {
                              const auto model = platform::find_resource(platform::own_places(), "new-lesson");
                              if (!model) return complain(model.why());
                              return new_lesson_command(options, *model, own_lessons(options.lessons));
                          },
                          [&](const CheckOptions& options) { return check_command(options, *lessons, own_lessons(options.lessons)); },
                          [&](const ShotOptions& options) { return take_shot(options, *lessons, own_lessons(options.lessons)); },
                          [&](const WindowOptions& options) { return show_window(options, *lessons, own_lessons(options.lessons)); },
                      },
                      command);
}

}  // namespace
}  // namespace asynchio

int main(int count, char** arguments) {
    return asynchio::dispatch_command(asynchio::parse_command_line(count, arguments));
}
