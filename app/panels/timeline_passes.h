// The iterations of the loop: brackets with their numbers above the ruler, and faint bands behind the lanes.
#pragma once

#include "app/panels/timeline_plot.h"

namespace asynchio::panels {

void draw_passes(ui::Ui& ui, const Plot& plot);
// Every second one; `lanes`: the part of the plot's area that is on the screen.
void draw_pass_bands(ui::Ui& ui, const Plot& plot, const ui::Rect& lanes);

}  // namespace asynchio::panels
