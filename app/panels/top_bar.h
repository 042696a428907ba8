// The row at the top: lessons, where you are, size, theme, projector, help.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

void draw_top_bar(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                  Actions& actions);

}  // namespace asynchio::panels
