// A staircase of times: it goes up by one step for each answer, and its percentiles are named.
#pragma once

#include "app/model/meter_view.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

void draw_stairs(ui::Ui& ui, const ui::Rect& rect, const StairsView& view);

}  // namespace asynchio::panels
