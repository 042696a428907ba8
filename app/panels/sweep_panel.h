// A quantity of the run against a slider, as a curve with the slider's place marked; a click on it moves the slider there.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

void draw_sweep_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state, Actions& actions);

}  // namespace asynchio::panels
