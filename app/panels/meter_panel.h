// Numbers that say how the run is doing so far, and the staircase of response times.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

void draw_meter_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                      Actions& actions);

}  // namespace asynchio::panels
