// Motion: a number that slides to its new value, and asks for frames only while it does.
#pragma once

#include <string_view>

#include "app/widgets/ui.h"

namespace asynchio::ui {

// Fast at first, slow at the end; 0 to 1 for 0 to 1.
float ease_out(float part);

// What to draw now for something that is to be at `target`: the first call is there at once, a later change
// slides for `seconds`. With reduced motion it jumps. What is not drawn in a frame is forgotten.
float slide(Ui& ui, ImGuiID id, float target, double seconds = 0.18);

}  // namespace asynchio::ui
