#include "app/panels/parameter_edit.h"

namespace asynchio::panels {

ui::SliderRange range_of(const ParameterView& parameter) {
    // A step of nothing would divide by zero.
    const double step = parameter.step > 0 ? parameter.step : 1;
    return {parameter.minimum, parameter.maximum, step, parameter.usual, parameter.decimals};
}

std::vector<std::string_view> labels_of(const ParameterView& parameter) {
    return {parameter.labels.begin(), parameter.labels.end()};
}

void ask_for(const ParameterView& parameter, const ui::ValueEdit& edit, Actions& actions) {
    if (!edit.changed && !edit.committed) return;
    actions.push_back(
        SetParameter{parameter.name, ui::format_value(range_of(parameter), edit.value), edit.dragging});
}

void ask_for(const ParameterView& parameter, int choice, Actions& actions) {
    if (choice < 0 || static_cast<std::size_t>(choice) >= parameter.values.size()) return;
    actions.push_back(
        SetParameter{parameter.name, parameter.values[static_cast<std::size_t>(choice)], false});
}

}  // namespace asynchio::panels
