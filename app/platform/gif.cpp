#include "app/platform/gif.h"

#include <fmt/format.h>
#include <gif_lib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace asynchio::platform {
namespace {

constexpr int kColors = 256;
constexpr std::size_t kBins = 1 << 15;  // five bits of red, green and blue
constexpr int kNoFrame = -1;

std::size_t bin_of(const std::uint8_t* pixel) {
    return static_cast<std::size_t>(pixel[0] >> 3 << 10 | pixel[1] >> 3 << 5 | pixel[2] >> 3);
}

struct Area {
    int left, top, width, height;
};

// The smallest rectangle outside of which both are the same; empty height when they are the same everywhere.
Area changed(const Picture& before, const Picture& now) {
    int left = now.width, right = 0, top = now.height, bottom = 0;
    for (int y = 0; y < now.height; ++y) {
        const std::size_t row = static_cast<std::size_t>(y) * static_cast<std::size_t>(now.width) * 4;
        if (std::memcmp(&before.rgba[row], &now.rgba[row], static_cast<std::size_t>(now.width) * 4) == 0) continue;
        top = std::min(top, y);
        bottom = y + 1;
        for (int x = 0; x < now.width; ++x)
            if (std::memcmp(&before.rgba[row + static_cast<std::size_t>(x) * 4], &now.rgba[row + static_cast<std::size_t>(x) * 4], 3) != 0) {
                left = std::min(left, x);
                right = std::max(right, x + 1);
            }
    }
    if (left >= right) return {0, 0, now.width, 0};
    return {left, top, right - left, bottom - top};
}

// The colours that most pixels of an area have, and for each colour the nearest of them.
class Palette {
  public:
    Palette(const Picture& picture, const Area& area) {
        std::vector<Bin> bins(kBins);
        for_each(picture, area, [&](const std::uint8_t* pixel) {
            Bin& bin = bins[bin_of(pixel)];
            ++bin.count;
            for (std::size_t i = 0; i < 3; ++i) bin.sum[i] += pixel[i];
        });
        std::vector<std::size_t> order(kBins);
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return bins[a].count > bins[b].count; });
        for (int i = 0; i < kColors && bins[order[static_cast<std::size_t>(i)]].count > 0; ++i) {
            const Bin& bin = bins[order[static_cast<std::size_t>(i)]];
            const auto mean = [&](std::size_t part) { return static_cast<GifByteType>(bin.sum[part] / bin.count); };
            colors_[static_cast<std::size_t>(used_++)] = {mean(0), mean(1), mean(2)};
        }
    }

    std::vector<GifPixelType> pixels(const Picture& picture, const Area& area) {
        std::vector<GifPixelType> result;
        for_each(picture, area, [&](const std::uint8_t* pixel) { result.push_back(nearest(pixel)); });
        return result;
    }
    const std::array<GifColorType, kColors>& colors() const { return colors_; }

  private:
    struct Bin {
        std::uint64_t count = 0;
        std::array<std::uint64_t, 3> sum{};
    };

    template <class Visit>
    static void for_each(const Picture& picture, const Area& area, const Visit& visit) {
        for (int y = area.top; y < area.top + area.height; ++y)
            for (int x = area.left; x < area.left + area.width; ++x)
                visit(&picture.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x)) * 4]);
    }
    GifPixelType nearest(const std::uint8_t* pixel) {
        std::optional<GifPixelType>& known = nearest_[bin_of(pixel)];
        if (known) return *known;
        int best = 0, least = INT32_MAX;
        for (int i = 0; i < used_; ++i) {
            const GifColorType& color = colors_[static_cast<std::size_t>(i)];
            const int red = color.Red - pixel[0], green = color.Green - pixel[1], blue = color.Blue - pixel[2];
            const int distance = 2 * red * red + 4 * green * green + 3 * blue * blue;
            if (distance < least) best = i, least = distance;
        }
        known = static_cast<GifPixelType>(best);
        return *known;
    }

    std::array<GifColorType, kColors> colors_{};
    int used_ = 0;
    std::vector<std::optional<GifPixelType>> nearest_ = std::vector<std::optional<GifPixelType>>(kBins);
};

struct FreeMap {
    void operator()(ColorMapObject* map) const { GifFreeMapObject(map); }
};

}  // namespace

struct GifWriter::File {
    GifFileType* gif = nullptr;
    std::string bytes;
    Picture shown;          // the last one that was added
    int waiting = kNoFrame; // hundredths of a second that it is to be seen; it is written once that is known
    Area area{};            // of it that is new

    ~File() {
        int error = 0;
        if (gif != nullptr) EGifCloseFile(gif, &error);
    }
    Failure failure() const {
        const char* const why = gif == nullptr ? nullptr : GifErrorString(gif->Error);
        return Failure{fmt::format("The moving picture could not be written: {}", why == nullptr ? "there may be too little memory" : why)};
    }
    bool open() {
        const auto append = [](GifFileType* to, const GifByteType* data, int size) {
            static_cast<std::string*>(to->UserData)->append(reinterpret_cast<const char*>(data), static_cast<std::size_t>(size));
            return size;
        };
        int error = 0;
        gif = EGifOpen(&bytes, append, &error);
        if (gif == nullptr) return false;
        EGifSetGifVersion(gif, true);
        const std::array<GifByteType, 3> for_ever = {1, 0, 0};
        return EGifPutScreenDesc(gif, shown.width, shown.height, 8, 0, nullptr) != GIF_ERROR &&
               EGifPutExtensionLeader(gif, APPLICATION_EXT_FUNC_CODE) != GIF_ERROR &&
               EGifPutExtensionBlock(gif, 11, "NETSCAPE2.0") != GIF_ERROR &&
               EGifPutExtensionBlock(gif, static_cast<int>(for_ever.size()), for_ever.data()) != GIF_ERROR &&
               EGifPutExtensionTrailer(gif) != GIF_ERROR;
    }
    bool write() {
        Palette palette(shown, area);
        const std::unique_ptr<ColorMapObject, FreeMap> map(GifMakeMapObject(kColors, palette.colors().data()));
        GraphicsControlBlock control{DISPOSE_DO_NOT, false, std::min(waiting, 0xffff), NO_TRANSPARENT_COLOR};
        std::array<GifByteType, 4> packed{};
        EGifGCBToExtension(&control, packed.data());
        if (map == nullptr || EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, static_cast<int>(packed.size()), packed.data()) == GIF_ERROR ||
            EGifPutImageDesc(gif, area.left, area.top, area.width, area.height, false, map.get()) == GIF_ERROR)
            return false;
        std::vector<GifPixelType> pixels = palette.pixels(shown, area);
        for (int y = 0; y < area.height; ++y)
            if (EGifPutLine(gif, &pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(area.width)], area.width) == GIF_ERROR) return false;
        return true;
    }
};

GifWriter::GifWriter() : file_(std::make_unique<File>()) {}
GifWriter::~GifWriter() = default;
GifWriter::GifWriter(GifWriter&&) noexcept = default;
GifWriter& GifWriter::operator=(GifWriter&&) noexcept = default;

Result<bool> GifWriter::add(const Picture& picture, int hundredths) {
    File& file = *file_;
    const auto expected = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4;
    const bool first = file.waiting == kNoFrame;
    if (picture.width <= 0 || picture.height <= 0 || picture.width > 0xffff || picture.height > 0xffff || picture.rgba.size() != expected ||
        (!first && (picture.width != file.shown.width || picture.height != file.shown.height)))
        return Failure{fmt::format("A frame of {} x {} pixels does not fit into this moving picture", picture.width, picture.height)};
    if (first) {
        file.shown = picture;
        file.area = {0, 0, picture.width, picture.height};
        file.waiting = hundredths;
        return file.open() ? Result<bool>(true) : Result<bool>(file.failure());
    }
    const Area area = changed(file.shown, picture);
    if (area.height == 0) {
        file.waiting += hundredths;
        return true;
    }
    if (!file.write()) return file.failure();
    file.shown = picture;
    file.area = area;
    file.waiting = hundredths;
    return true;
}

Result<std::string> GifWriter::finish() {
    File& file = *file_;
    if (file.waiting == kNoFrame || !file.write()) return file.failure();
    int error = 0;
    if (EGifCloseFile(std::exchange(file.gif, nullptr), &error) == GIF_ERROR) return file.failure();
    return std::move(file.bytes);
}

}  // namespace asynchio::platform
