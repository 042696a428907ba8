#include "app/shell/handout_printer.h"

#include <chrono>

#include "app/export/handout_html.h"
#include "app/phrases/phrases.h"
#include "app/platform/paths.h"

namespace asynchio {
namespace {

namespace fs = std::filesystem;

// In a folder of the user's own data, named like the lesson.
std::string write_handout(const fs::path& lessons_dir, const fs::path& lesson, Locale locale) {
    const Phrases& say = phrases_in(locale);
    const auto data = platform::user_dir(platform::UserDir::data);
    if (!data) return say.handout_not_written({.why = data.why()});
    const fs::path named = lesson.has_filename() ? lesson : lesson.parent_path();
    const fs::path file = *data / "handouts" / (named.filename().string() + ".html");
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    HandoutOrder order;
    order.lessons = {lesson.string()};
    order.output = file.string();
    order.locale = locale;
    const auto printed = print_handout(lessons_dir, order);
    if (!printed) return say.handout_not_written({.why = printed.why()});
    return say.handout_written({.file = platform::short_path(file)});
}

}  // namespace

void HandoutPrinter::start(const fs::path& lesson, Locale locale) {
    if (busy()) return;
    work_ = std::async(std::launch::async, write_handout, lessons_dir_, lesson, locale);
}

std::optional<std::string> HandoutPrinter::take_sentence() {
    if (!busy() || work_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return std::nullopt;
    return work_.get();
}

}  // namespace asynchio
