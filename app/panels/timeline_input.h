// The mouse and the keys on the timeline.
#pragma once

#include "app/panels/timeline_marks.h"
#include "app/widgets/hit.h"

namespace asynchio::panels {

// Dragging the ruler moves the playhead.
void handle_ruler(ui::Ui& ui, const Plot& plot, Actions& actions);
// Clicks, drags and the tooltip of one row. `lanes`: the part of the rows that is on the screen.
ui::Hit handle_lane(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top,
                    const ui::Rect& lanes, const std::vector<Mark>& marks, Actions& actions);
// Wheel and keys while the mouse is over `whole`. `wheel_scrolls`: the rows need it themselves.
void handle_view(ui::Ui& ui, const Plot& plot, const ui::Rect& whole, bool wheel_scrolls, Actions& actions);

}  // namespace asynchio::panels
