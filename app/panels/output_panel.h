// What the program has printed up to the playhead; a click goes to that moment.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

void draw_output_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                       Actions& actions);

}  // namespace asynchio::panels
