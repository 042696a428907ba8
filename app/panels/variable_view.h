// The parts of the variables panel: a variable with its last writes, a lock with its queue, private copies.
#pragma once

#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// Widths and heights in pixels of the window.
float variable_width(ui::Ui& ui, const VariableView& variable);
float variable_height(ui::Ui& ui, const VariableView& variable);
void draw_variable(ui::Ui& ui, const ui::Rect& rect, const VariableView& variable);

float lock_width(ui::Ui& ui, const LockView& lock);
float lock_height(ui::Ui& ui, const LockView& lock);
void draw_lock(ui::Ui& ui, const ui::Rect& rect, const LockView& lock);

float copies_width(ui::Ui& ui, const std::vector<CopyView>& copies);
// In as many columns as the width allows.
float copies_height(ui::Ui& ui, const std::vector<CopyView>& copies, float width);
void draw_copies(ui::Ui& ui, const ui::Rect& rect, const std::vector<CopyView>& copies);

}  // namespace asynchio::panels
