// Lines of the timeline pass behind the words that stand in their way.
#pragma once

#include <utility>
#include <vector>

#include "app/widgets/ui.h"

namespace asynchio::panels {

inline constexpr float kClearOfWords = 3;  // between a line and words that it passes behind, at 100 %

using LinePart = std::pair<ImVec2, ImVec2>;

// The parts of an upright or level line that are seen beside these words.
std::vector<LinePart> beside_words(const ui::Ui& ui, ImVec2 from, ImVec2 to, const std::vector<ui::Rect>& words);

}  // namespace asynchio::panels
