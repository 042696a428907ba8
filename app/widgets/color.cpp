#include "app/widgets/color.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace asynchio::ui {
namespace {

unsigned channel(Color color, int index) {
    return (color >> (8 * index)) & 0xFFu;
}

double luminance(Color color) {
    const auto linear = [](unsigned value) {
        const double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(channel(color, 0)) + 0.7152 * linear(channel(color, 1)) +
           0.0722 * linear(channel(color, 2));
}

}  // namespace

std::optional<Color> parse_color(std::string_view text) {
    if ((text.size() != 7 && text.size() != 9) || text.front() != '#') return std::nullopt;
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), value, 16);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return text.size() == 7 ? rgb(value) : rgb(value >> 8, value & 0xFFu);
}

Color faded(Color color, float alpha) {
    const float opacity = std::clamp(alpha_of(color) * alpha, 0.0f, 1.0f);
    return (color & 0x00FFFFFFu) | (static_cast<Color>(std::lround(opacity * 255)) << 24);
}

Color blend(Color under, Color over) {
    const float a = alpha_of(over);
    Color mixed = 0xFF000000u;
    for (int i = 0; i < 3; ++i) {
        const float value =
            static_cast<float>(channel(over, i)) * a + static_cast<float>(channel(under, i)) * (1 - a);
        mixed |= static_cast<Color>(std::lround(value)) << (8 * i);
    }
    return mixed;
}

double contrast(Color a, Color b) {
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace asynchio::ui
