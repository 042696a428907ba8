// The whole window, while learning and while projecting.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/text/editor.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

void draw_window(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& ui_state,
                 TextEditor& editor, Actions& actions);

// What lies over either of them: settings, command palette, about.
void draw_cards(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& ui_state, Actions& actions);

// For a room: large, no sliders, one sentence at the bottom. Ui::projector is on.
void draw_project_window(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& ui_state,
                         Actions& actions);

}  // namespace asynchio::panels
