// Shared variables: locks drawn around what they protect, who waits for them, and the private copies that
// everybody made.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

void draw_variables_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                          Actions& actions);

}  // namespace asynchio::panels
