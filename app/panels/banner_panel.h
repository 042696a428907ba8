// What went wrong, above the picture: it pushes the picture down and covers nothing.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// 0 without a banner; long words take more lines.
float banner_height(ui::Ui& ui, const Scene& scene, float width);
void draw_banner_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                       Actions& actions);

}  // namespace asynchio::panels
