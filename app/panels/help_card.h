// All keys on a card above the window, and what the states look like.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// `area` is the whole window. Draws nothing while UiState::show_help is off.
void draw_help_card(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& ui_state,
                    Actions& actions);

}  // namespace asynchio::panels
