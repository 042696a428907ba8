// A tour of one minute through the window: a card that points at one part after the other.
#pragma once

#include "app/model/action.h"
#include "app/model/ui_state.h"
#include "app/panels/window_plan.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// Its steps, 0 to this.
inline constexpr int kTourSteps = 6;

// Draws nothing while UiState::tour is none of them.
void draw_tour(ui::Ui& ui, const ui::Rect& area, const WindowPlan& plan, const UiState& ui_state, Actions& actions);

}  // namespace asynchio::panels
