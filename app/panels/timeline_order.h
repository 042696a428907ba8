// Arranging the lanes: a label is dragged to another place, or pinned to the top with the sign left of it; with keys, too.
#pragma once

#include "app/panels/timeline_plot.h"

namespace asynchio::panels {

// Of one row; `lanes`: the part of the rows that is on the screen. `focused`: the lane has the keys.
void handle_order(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top, const ui::Rect& lanes, bool focused, Actions& actions);

}  // namespace asynchio::panels
