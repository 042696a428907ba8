// A stretch of the ruler, marked with Shift and a drag over ruler or lanes; its statistics are a card of their own.
#pragma once

#include <vector>

#include "app/panels/timeline_marks.h"
#include "app/widgets/hit.h"

namespace asynchio::panels {

// True while `hit` is dragged for a range. `marks`: bars whose ends the range snaps to; may be empty.
bool handle_range(ui::Ui& ui, const Plot& plot, const ui::Hit& hit, const Lane* lane, const std::vector<Mark>& marks, Actions& actions);

// Over the bars, so thin that patterns and words stay as they are.
void draw_range(ui::Ui& ui, const Plot& plot, const ui::Rect& lanes);
// Its length on the ruler; empty when there is none or no room.
ui::Rect range_plate(ui::Ui& ui, const Plot& plot, const ui::Rect& flag);
void draw_range_plate(ui::Ui& ui, const Plot& plot, const ui::Rect& plate);

}  // namespace asynchio::panels
