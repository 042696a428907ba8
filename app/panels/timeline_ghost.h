// Another run behind the one on the screen: dashed outlines in the free strip above the bars of the same lanes, and a line
// that says what is different.
#pragma once

#include "app/model/action.h"
#include "app/panels/timeline_plot.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// Of the line under the timeline's header, in pixels; 0 when there is nothing to say.
float ghost_line_height(const ui::Ui& ui, const TimelineView& view);
void draw_ghost_line(ui::Ui& ui, const ui::Rect& rect, const TimelineView& view, Actions& actions);

// The switch that keeps the run on the screen as A, at the right end of `rest`.
void draw_pin(ui::Ui& ui, ui::Rect& rest, const Scene& scene, const UiState& state, Actions& actions);

// What the other run did in this lane. Stands where no bar and no word stands.
void draw_ghost_lane(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top);

}  // namespace asynchio::panels
