// Coroutine and generator objects as cards: made, given to a task, begun, paused, ended, or thrown away unused.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

void draw_coroutines_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                           Actions& actions);

}  // namespace asynchio::panels
