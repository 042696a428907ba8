// Values within a line of code: a number with minus and plus, a choice with its list, or a locked value.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "app/widgets/slider.h"
#include "app/widgets/ui.h"

namespace asynchio::ui {

// minus, value, plus; dragging the value left or right steps too; a click on it (or Enter) types. The same
// value as the slider row's, so both may be on the screen.
ValueEdit value_chip(Ui& ui, std::string_view id, const Rect& rect, const SliderRange& range, double value);
float value_chip_width(Ui& ui, const SliderRange& range, double value);

// The index that was chosen in its list, by click or by Left and Right.
std::optional<int> choice_chip(Ui& ui, std::string_view id, const Rect& rect,
                               std::span<const std::string_view> labels, int chosen);
float choice_chip_width(Ui& ui, std::string_view label);

// Cannot be changed here and now: value only.
void draw_locked_chip(Ui& ui, const Rect& rect, std::string_view value);
float locked_chip_width(Ui& ui, std::string_view value);

inline constexpr float kChipHeight = 24;  // pixels at 100 %

}  // namespace asynchio::ui
