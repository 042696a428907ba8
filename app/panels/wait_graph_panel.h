// The wait-for graph: who wants what, who has it; a circle is drawn as one and named in a sentence.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

void draw_wait_graph_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                           Actions& actions);

}  // namespace asynchio::panels
