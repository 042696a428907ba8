// The card of keys that can be exchanged: a click on one, then the new key. The settings lead to it.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// `area` is the whole window. Draws nothing unless UiState::card is this one.
void draw_keys_card(ui::Ui& ui, const ui::Rect& area, const UiState& ui_state, Actions& actions);

}  // namespace asynchio::panels
