// The program text while it is edited: keys, mouse and clipboard become actions, the editor's state is drawn.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/text/editor.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

void draw_editor_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                       const TextEditor& editor, Actions& actions);

}  // namespace asynchio::panels
