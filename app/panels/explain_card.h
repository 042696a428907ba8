// Why the selected one did what it did: a sentence, then the causes in their order.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// Draws nothing when nothing is selected.
void draw_explain_card(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                       Actions& actions);

}  // namespace asynchio::panels
