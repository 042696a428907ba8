// The strip above the timeline: who runs, who may run next, who sleeps until when.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// 70 to 112 high. With ui.projector one row in large.
void draw_strip(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& state, Actions& actions);

}  // namespace asynchio::panels
