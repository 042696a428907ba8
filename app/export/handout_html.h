// A worksheet as one HTML file that prints well: no scripts, no colours, nothing from a network, system fonts. In one
// language, the bytes are the same on every machine; they are XML, too.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/export/handout.h"

namespace asynchio {

enum class PaperSize { a4, letter };

struct HandoutPaper {
    PaperSize size = PaperSize::a4;
    bool key = true;  // the teacher's pages behind the worksheets
};

// First the worksheets, each on pages of its own, then the keys.
std::string handout_html(const std::vector<Handout>& handouts, const HandoutPaper& paper);

// The whole way: reads the lessons, runs their versions and writes the file; to standard output without a name. The
// failure is a sentence, and then nothing was written. Waits for the runs: not for the thread that draws.
struct HandoutOrder {
    std::filesystem::path own_lessons;  // where lessons are looked for, too; may be empty
    std::vector<std::string> lessons;  // names, numbers or paths
    std::string output;
    std::optional<int> versions;
    HandoutPaper paper;
    Locale locale = Locale::en;         // of the fixed words, and of the lessons' texts where they have it
};
Result<bool> print_handout(const std::filesystem::path& lessons_dir, const HandoutOrder& order);

}  // namespace asynchio
