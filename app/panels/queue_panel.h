// What lies in the program's queues, who has the places of its semaphores, and who stands in line.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

void draw_queue_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                      Actions& actions);

}  // namespace asynchio::panels
