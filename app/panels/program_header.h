// Above the program, edited or not: its name, what can be done with it, and what is wrong with it.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// Draws it at the top of the rectangle and returns the room below.
ui::Rect draw_program_header(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                             Actions& actions);
float program_header_height(ui::Ui& ui, const Scene& scene, float width);

// While the text runs as it is typed: what is wrong with it, in a line of its own below it, which is always there.
float live_line_height(const ui::Ui& ui, const UiState& state);
void draw_live_line(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, Actions& actions);

}  // namespace asynchio::panels
