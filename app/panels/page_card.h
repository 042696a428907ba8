// A page of the library over the window: course plans, the glossary, what the picture hides. One card for all of them,
// with their names at its left.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

void draw_page_card(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& ui_state, Actions& actions);

}  // namespace asynchio::panels
