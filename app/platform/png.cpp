#include "app/platform/png.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#pragma GCC diagnostic ignored "-Wshadow"
#endif
#include <stb_image_write.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

namespace asynchio::platform {
namespace {

std::vector<std::uint8_t> without_opacity(const Picture& picture) {
    std::vector<std::uint8_t> rgb;
    rgb.reserve(picture.rgba.size() / 4 * 3);
    for (std::size_t i = 0; i + 3 < picture.rgba.size(); i += 4)
        rgb.insert(rgb.end(), picture.rgba.begin() + static_cast<std::ptrdiff_t>(i),
                   picture.rgba.begin() + static_cast<std::ptrdiff_t>(i) + 3);
    return rgb;
}

}  // namespace

Result<std::string> encode_png(const Picture& picture) {
    const auto expected =
        static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4;
    if (picture.width <= 0 || picture.height <= 0 || picture.rgba.size() != expected)
        return Failure{fmt::format("A picture of {} x {} pixels cannot be written: it has {} bytes",
                                   picture.width, picture.height, picture.rgba.size())};
    const std::vector<std::uint8_t> rgb = without_opacity(picture);
    std::string bytes;
    const auto append = [](void* to, void* data, int size) {
        static_cast<std::string*>(to)->append(static_cast<const char*>(data), static_cast<std::size_t>(size));
    };
    const int written = stbi_write_png_to_func(append, &bytes, picture.width, picture.height, 3, rgb.data(),
                                               picture.width * 3);
    if (written == 0) return Failure{"The picture could not be compressed; there may be too little memory"};
    return bytes;
}

Result<std::size_t> write_png(const std::filesystem::path& path, const Picture& picture) {
    const Result<std::string> bytes = encode_png(picture);
    if (!bytes) return bytes.failure();
    errno = 0;
    std::ofstream file(path, std::ios::binary);
    file.write(bytes->data(), static_cast<std::streamsize>(bytes->size()));
    file.close();
    if (!file) {
        const std::string reason = errno == 0 ? "it is not writable" : std::strerror(errno);
        return Failure{fmt::format("{}: the picture cannot be written: {}", path.string(), reason)};
    }
    return bytes->size();
}

}  // namespace asynchio::platform
