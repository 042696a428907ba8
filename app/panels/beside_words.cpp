#include "app/panels/beside_words.h"

#include <algorithm>

namespace asynchio::panels {

std::vector<LinePart> beside_words(const ui::Ui& ui, ImVec2 from, ImVec2 to, const std::vector<ui::Rect>& words) {
    const bool upright = from.x == to.x;
    const auto [begin, end] = upright ? std::minmax({from.y, to.y}) : std::minmax({from.x, to.x});
    const float clear = ui.px(kClearOfWords), across = upright ? from.x : from.y;
    std::vector<std::pair<float, float>> taken;
    for (const ui::Rect& rect : words) {
        const float low = upright ? rect.x : rect.y, high = upright ? rect.right() : rect.bottom();
        if (across <= low - clear || across >= high + clear) continue;
        taken.emplace_back((upright ? rect.y : rect.x) - clear, (upright ? rect.bottom() : rect.right()) + clear);
    }
    std::ranges::sort(taken);
    std::vector<LinePart> parts;
    const auto add = [&](float a, float b) {
        if (b <= a) return;
        parts.emplace_back(upright ? ImVec2{across, a} : ImVec2{a, across}, upright ? ImVec2{across, b} : ImVec2{b, across});
    };
    float free = begin;
    for (const auto& [low, high] : taken) {
        add(free, std::min(low, end));
        free = std::max(free, high);
    }
    add(free, end);
    return parts;
}

}  // namespace asynchio::panels
