// Writes a lesson's handout beside the window: making it takes its runs, and those take longer than a frame may.
//
// Thread: one, the window's; the work is done in another. Destroying waits for it.
#pragma once

#include <filesystem>
#include <future>
#include <optional>
#include <string>

#include "app/phrases/locale.h"

namespace asynchio {

class HandoutPrinter {
  public:
    explicit HandoutPrinter(std::filesystem::path lessons_dir) : lessons_dir_(std::move(lessons_dir)) {}

    // Begins, in this language, unless one is being written.
    void start(const std::filesystem::path& lesson, Locale locale);
    bool busy() const { return work_.valid(); }
    // Where it was written, or why not, as a sentence; once, when it is done.
    std::optional<std::string> take_sentence();

  private:
    const std::filesystem::path lessons_dir_;
    std::future<std::string> work_;
};

}  // namespace asynchio
