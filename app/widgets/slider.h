// Slider rows: a named number that is changed by mouse, keys or typing; and rows of the same shape for
// choices and for values that are fixed.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "app/widgets/slider_value.h"
#include "app/widgets/ui.h"

namespace asynchio::ui {

// What a control for a value reports. `value` is always the one to show next.
struct ValueEdit {
    double value = 0;
    bool changed = false;   // differs from what was handed in
    bool dragging = false;  // the mouse still holds it
    bool committed =
        false;  // a change is complete: key, step, typed value, or the end of a drag that moved it
};

struct SliderSpec {
    std::string_view name;
    std::string_view unit;
    SliderRange range;
    float name_width = 80;  // pixels at 100 %; rows of one panel share it
};

// name, minus, track with knob and a tick at the lesson's value, plus, typed value with unit. The track takes
// the room that is left. Left, Right, Down, Up one step, with Shift ten; Home and End the limits.
ValueEdit slider_row(Ui& ui, std::string_view id, const Rect& rect, const SliderSpec& spec, double value);

// Name and segments.
std::optional<int> choice_row(Ui& ui, std::string_view id, const Rect& rect, std::string_view name,
                              std::span<const std::string_view> labels, int chosen, float name_width = 80);

// Lock, name, value, why it cannot be changed.
void fixed_row(Ui& ui, const Rect& rect, std::string_view name, std::string_view value, std::string_view why,
               float name_width = 80);

// The steps that arrow keys ask for while `id` has the focus; 0 when none. Takes the presses.
int take_arrow_steps(Ui& ui, ImGuiID id);

}  // namespace asynchio::ui
