// Those who have no room by name are said where the mouse rests on what stands for them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/widgets/tooltip.h"

namespace asynchio::panels {

inline void name_on_hover(ui::Ui& ui, const ui::Hit& hit, std::string_view title, const std::vector<std::string>& names) {
    constexpr std::size_t kMostNamed = 12;
    if (!ui::tooltip_due(ui, hit)) return;
    ui::TooltipContent content{std::string(title), names, "", std::nullopt};
    if (names.size() > kMostNamed) {
        content.lines.resize(kMostNamed);
        content.lines.push_back("…");
    }
    ui::show_tooltip(ui, hit.rect, std::move(content));
}

}  // namespace asynchio::panels
