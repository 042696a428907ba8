// The card about Asynchio: its version, what it is built with and under which licences.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// `area` is the whole window. Draws nothing unless UiState::card is this one.
void draw_about_card(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& ui_state, Actions& actions);

}  // namespace asynchio::panels
