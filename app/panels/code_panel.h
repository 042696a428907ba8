// The program as it runs: colours, values that can be changed in their line, who is on which line.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

void draw_code_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                     Actions& actions);
// The lines alone; for the overlay while projecting, too.
void draw_code_lines(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, Actions& actions);

// The whole program in two columns, the second from the top of a function where that is about the middle. False, and
// nothing is drawn, where that is not enough.
bool draw_code_columns(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, Actions& actions);

// For a room: the lines around the current one, in large letters; it stands in the middle.
void draw_code_around_current(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, Actions& actions);
// The room for that, at 0, 0: as wide as its longest line needs, and the same at all of its lines.
ui::Rect code_around_size(ui::Ui& ui, const Scene& scene);

// The height at which nothing needs to scroll, with small lines.
float code_panel_height(ui::Ui& ui, const Scene& scene, float width);

}  // namespace asynchio::panels
