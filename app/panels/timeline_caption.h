// On top of the timeline: the open caption beside the thing it speaks of, and flags at moments with a name.
#pragma once

#include "app/panels/timeline_plot.h"

namespace asynchio::panels {

// `lanes`: the room below the ruler; `rows_top`: where the first row begins in it.
void draw_timeline_caption(ui::Ui& ui, const Plot& plot, const ui::Rect& lanes, float rows_top, const FlowView& flow,
                           Actions& actions);
void draw_flags(ui::Ui& ui, const Plot& plot, const ui::Rect& lanes);

}  // namespace asynchio::panels
