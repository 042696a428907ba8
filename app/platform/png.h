// Pictures as PNG files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace asynchio::platform {

// Rows from the top, four bytes for each pixel: red, green, blue, opacity.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;

    friend bool operator==(const Picture&, const Picture&) = default;
};

// Equal pictures give equal bytes. The opacity is left out: a screen has none.
Result<std::string> encode_png(const Picture& picture);

// The number of bytes written, or why not.
Result<std::size_t> write_png(const std::filesystem::path& path, const Picture& picture);

}  // namespace asynchio::platform
