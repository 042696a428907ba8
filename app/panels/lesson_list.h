// The lessons by acts, on a card below the button that opens it.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// `area`: the window below the top bar. Draws nothing while UiState::show_lessons is off.
void draw_lesson_list(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& ui_state,
                      Actions& actions);

}  // namespace asynchio::panels
