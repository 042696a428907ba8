// Predictions in the picture: a lane, a moment or the end of a bar that is picked with the mouse, and what was said
// before, drawn beside the run. (Keys and buttons for the same are on the question's card.)
#pragma once

#include "app/panels/timeline_plot.h"

namespace asynchio::panels {

// While a question is answered in the picture. `lanes`: where the rows are seen.
void handle_pick(ui::Ui& ui, const Plot& plot, const ui::Rect& lanes, float rows_top, Actions& actions);

// Over the rows: what was said about them.
void draw_ghosts(ui::Ui& ui, const Plot& plot, const ui::Rect& lanes, float rows_top);

}  // namespace asynchio::panels
