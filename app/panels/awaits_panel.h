// The tree of awaits: who stops at an await, where, and what for.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

void draw_awaits_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                       Actions& actions);

}  // namespace asynchio::panels
