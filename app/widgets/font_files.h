// Finds and reads the font files: beside the program first, then where Debian's packages put them, then a
// stand-in. A missing file is never an error; it leaves a note that says what stands in for it.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/widgets/type.h"

namespace asynchio::ui {

// Heights in parts of the em square, from the font's own tables.
struct FontMetrics {
    float ascent = 0;   // above the base line
    float descent = 0;  // below it, positive
};

struct FontFile {
    std::vector<char> bytes;  // empty: ImGui's built-in font stands in
    FontMetrics metrics;
};

struct FontFiles {
    std::array<FontFile, kFaceCount> faces;
    FontFile icons;                  // empty: signs are left out, words remain
    std::vector<std::string> notes;  // one sentence for each file that was not found
};

// Reads the tables "head" and "hhea"; nothing when the bytes are no TrueType or OpenType font.
std::optional<FontMetrics> read_font_metrics(std::span<const char> bytes);

// `directories` are searched in order, before the system's own places.
FontFiles find_font_files(std::span<const std::filesystem::path> directories);

// The same without the system's places.
FontFiles find_font_files_only_in(std::span<const std::filesystem::path> directories);

}  // namespace asynchio::ui
