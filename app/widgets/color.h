// Colours as ImGui packs them, and the contrast between two of them as WCAG 2 measures it.
#pragma once

#include <imgui.h>

#include <optional>
#include <string_view>

namespace asynchio::ui {

using Color = ImU32;

constexpr Color rgb(unsigned hex, unsigned alpha = 255) {
    return (alpha << 24) | ((hex & 0xFFu) << 16) | (hex & 0xFF00u) | ((hex >> 16) & 0xFFu);
}

// "#1A2230" or, with opacity, "#1A223026". Nothing for any other text.
std::optional<Color> parse_color(std::string_view text);

inline float alpha_of(Color color) {
    return static_cast<float>(color >> 24) / 255.0f;
}

// The same colour, its own opacity multiplied by `alpha` (0 to 1).
Color faded(Color color, float alpha);

// What is seen when `over` (with its opacity) lies on the opaque `under`.
Color blend(Color under, Color over);

// 1 (the same) to 21 (black on white). Opacity is ignored.
double contrast(Color a, Color b);

}  // namespace asynchio::ui
