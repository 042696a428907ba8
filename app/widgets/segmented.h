// A row of segments of which one is chosen: choices of a slider row, Time or Turns, tabs.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "app/widgets/ui.h"

namespace asynchio::ui {

// The index that was chosen in this frame, if another one was. Left and Right move while it has the focus; it
// is one stop for Tab. The segments begin at the left of `rect` and take the room their words need.
std::optional<int> segmented(Ui& ui, std::string_view id, const Rect& rect,
                             std::span<const std::string_view> labels, int chosen);
float segmented_width(Ui& ui, std::span<const std::string_view> labels);

}  // namespace asynchio::ui
