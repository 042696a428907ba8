#include "app/cli/handout_command.h"

#include <cstdio>

namespace asynchio {

int handout_command(HandoutOptions options, const std::filesystem::path& lessons_dir, const std::filesystem::path& own_lessons) {
    options.order.own_lessons = own_lessons;
    const auto printed = print_handout(lessons_dir, options.order);
    if (printed) return 0;
    std::fprintf(stderr, "asynchio: %s\n", printed.why().c_str());
    return static_cast<int>(ExitStatus::usage);
}

}  // namespace asynchio
