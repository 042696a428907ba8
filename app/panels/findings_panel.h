// What the run shows to be wrong, each with its reason, a way to look at it, and, where there is one, a change that mends it.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

void draw_findings_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state, Actions& actions);

}  // namespace asynchio::panels
