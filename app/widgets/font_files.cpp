#include "app/widgets/font_files.h"

#include <fmt/format.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <string_view>

namespace asynchio::ui {
namespace {

namespace fs = std::filesystem;

struct FaceFiles {
    std::string_view name;
    std::string_view stand_in;
};

// In the order of Face.
constexpr FaceFiles kFaceFiles[] = {{"Inter-Regular.otf", "DejaVuSans.ttf"},
                                    {"Inter-Medium.otf", "DejaVuSans.ttf"},
                                    {"Inter-SemiBold.otf", "DejaVuSans-Bold.ttf"},
                                    {"JetBrainsMono-Regular.ttf", "DejaVuSansMono.ttf"},
                                    {"JetBrainsMono-Bold.ttf", "DejaVuSansMono-Bold.ttf"}};
static_assert(std::size(kFaceFiles) == kFaceCount);
constexpr std::string_view kIconFile = "forkawesome-webfont.ttf";

constexpr std::string_view kSystemDirectories[] = {
    "/usr/share/fonts/opentype/inter", "/usr/share/fonts/truetype/jetbrains-mono",
    "/usr/share/fonts/truetype/fork-awesome", "/usr/share/fonts/truetype/dejavu"};

// What stands in when there is no file at all: roughly the shape of ImGui's own font.
constexpr FontMetrics kBuiltInMetrics{0.8f, 0.2f};

class BigEndian {
  public:
    explicit BigEndian(std::span<const char> bytes) : bytes_(bytes) {}

    bool holds(std::size_t offset, std::size_t size) const {
        return offset <= bytes_.size() && size <= bytes_.size() - offset;
    }
    std::uint32_t u16(std::size_t at) const { return holds(at, 2) ? (byte(at) << 8) | byte(at + 1) : 0; }
    std::uint32_t u32(std::size_t at) const { return (u16(at) << 16) | u16(at + 2); }
    int i16(std::size_t at) const { return static_cast<std::int16_t>(u16(at)); }

    // Where the table with this four-letter tag starts; 0 when there is none.
    std::size_t table(std::string_view tag) const {
        const std::size_t count = u16(4);
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t entry = 12 + 16 * i;
            if (!holds(entry, 16)) return 0;
            if (std::string_view(bytes_.data() + entry, 4) == tag) return u32(entry + 8);
        }
        return 0;
    }

  private:
    std::uint32_t byte(std::size_t at) const { return static_cast<unsigned char>(bytes_[at]); }

    std::span<const char> bytes_;
};

std::optional<FontFile> read_font(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    FontFile font;
    file.seekg(0, std::ios::end);
    font.bytes.resize(static_cast<std::size_t>(std::max<std::streamoff>(0, file.tellg())));
    file.seekg(0);
    file.read(font.bytes.data(), static_cast<std::streamsize>(font.bytes.size()));
    const std::optional<FontMetrics> metrics = read_font_metrics(font.bytes);
    if (!file || !metrics) return std::nullopt;
    font.metrics = *metrics;
    return font;
}

std::optional<FontFile> find_font(std::string_view name, std::span<const fs::path> directories) {
    for (const fs::path& directory : directories)
        if (std::optional<FontFile> font = read_font(directory / name)) return font;
    return std::nullopt;
}

FontFile find_face(const FaceFiles& files, std::span<const fs::path> directories,
                   std::vector<std::string>& notes) {
    if (std::optional<FontFile> font = find_font(files.name, directories)) return std::move(*font);
    if (std::optional<FontFile> font = find_font(files.stand_in, directories)) {
        notes.push_back(fmt::format("The font {} was not found; {} stands in.", files.name, files.stand_in));
        return std::move(*font);
    }
    notes.push_back(fmt::format("The font {} was not found; a plain built-in font stands in.", files.name));
    return {{}, kBuiltInMetrics};
}

}  // namespace

std::optional<FontMetrics> read_font_metrics(std::span<const char> bytes) {
    const BigEndian font(bytes);
    const std::size_t head = font.table("head");
    const std::size_t hhea = font.table("hhea");
    if (head == 0 || hhea == 0) return std::nullopt;
    const auto units = static_cast<float>(font.u16(head + 18));
    const auto ascent = static_cast<float>(font.i16(hhea + 4));
    const auto descent = static_cast<float>(-font.i16(hhea + 6));
    if (units <= 0 || ascent + descent <= 0) return std::nullopt;
    return FontMetrics{ascent / units, descent / units};
}

FontFiles find_font_files_only_in(std::span<const fs::path> directories) {
    FontFiles files;
    for (std::size_t i = 0; i < kFaceCount; ++i)
        files.faces[i] = find_face(kFaceFiles[i], directories, files.notes);
    if (std::optional<FontFile> icons = find_font(kIconFile, directories))
        files.icons = std::move(*icons);
    else
        files.notes.push_back(fmt::format("The font {} was not found; signs are left out.", kIconFile));
    return files;
}

FontFiles find_font_files(std::span<const fs::path> directories) {
    std::vector<fs::path> all(directories.begin(), directories.end());
    all.insert(all.end(), std::begin(kSystemDirectories), std::end(kSystemDirectories));
    return find_font_files_only_in(all);
}

}  // namespace asynchio::ui
