// For a room: a pointer that can be seen from the last row, and a light on what is talked about.
#pragma once

#include "app/model/ui_state.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// Over everything, around the mouse; nothing while the mouse is outside of the window.
void draw_spotlight(ui::Ui& ui, const ui::Rect& area, const Presenting& presenting);

}  // namespace asynchio::panels
