// asynchio: the window and the command line.
#include <cstdio>

#include "app/cli/check_command.h"
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

int dispatch_command(const CommandLine& command) {
    const auto lessons = platform::find_resource(platform::own_places(), "lessons");
    if (!lessons) return complain(lessons.why());
    return std::visit(Overloaded{
                          [](const Notice& notice) {
                              std::fputs(notice.text.c_str(), notice.status == ExitStatus::ended ? stdout : stderr);
                              return static_cast<int>(notice.status);
                          },
                          [&](const RunOptions& options) { return run_command(options, *lessons); },
                          [&](const ListOptions&) { return list_command(*lessons); },
                          [&](const CheckOptions& options) { return check_command(options, *lessons); },
                          [&](const ShotOptions& options) { return take_shot(options, *lessons); },
                          [&](const WindowOptions& options) { return show_window(options, *lessons); },
                      },
                      command);
}

}  // namespace
}  // namespace asynchio

int main(int count, char** arguments) {
    return asynchio::dispatch_command(asynchio::parse_command_line(count, arguments));
}
