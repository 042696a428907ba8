// The card that asks in which form the run is to be saved.
#pragma once

#include "app/model/action.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

void draw_export_card(ui::Ui& ui, const ui::Rect& area, const UiState& ui_state, Actions& actions);

}  // namespace asynchio::panels
