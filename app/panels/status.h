// A program that takes long: for how long already, and the way to end it.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

bool shows_status(const Scene& scene);
float status_width(ui::Ui& ui, const Scene& scene);
void draw_status(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                 Actions& actions);

}  // namespace asynchio::panels
