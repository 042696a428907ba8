// The run as text over the window: for whoever reads it instead of looking, searches it or copies it.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// `area` is the whole window. Draws nothing unless UiState::card is this one.
void draw_told_card(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& ui_state, Actions& actions);

}  // namespace asynchio::panels
