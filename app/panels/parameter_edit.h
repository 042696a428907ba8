// The lesson's values, as chips in the program and as rows below it: both ask for the same.
#pragma once

#include <string_view>
#include <vector>

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/slider.h"

namespace asynchio::panels {

ui::SliderRange range_of(const ParameterView& parameter);
std::vector<std::string_view> labels_of(const ParameterView& parameter);
void ask_for(const ParameterView& parameter, const ui::ValueEdit& edit, Actions& actions);
void ask_for(const ParameterView& parameter, int choice, Actions& actions);

}  // namespace asynchio::panels
