// What was done in the range that is selected: for every lane how long it was in which state.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

void draw_range_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& state, Actions& actions);

}  // namespace asynchio::panels
