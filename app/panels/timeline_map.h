// The whole run in small, at the right end of the timeline's header while only a part of it is shown: a frame stands around
// that part. It is dragged, pulled at its ends, or put somewhere with a click.
#pragma once

#include "app/panels/timeline_plot.h"

namespace asynchio::panels {

// Whether there is anything beside the part that is shown.
bool shows_map(const Plot& plot);
void draw_map(ui::Ui& ui, const ui::Rect& rect, const Plot& plot, Actions& actions);

}  // namespace asynchio::panels
