// What the lesson is about, and its goal.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// Scrolls when it has less room than story_height.
void draw_story_card(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                     Actions& actions);
float story_height(ui::Ui& ui, const Scene& scene, float width);

}  // namespace asynchio::panels
