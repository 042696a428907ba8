// The picture of the run: a lane for every task and thread, a bar for everything it did, up to the playhead.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/panels/timeline_plot.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// The whole card: header, ruler, lanes. With ui.projector the same in large, without the header's controls.
void draw_timeline(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& state,
                   Actions& actions);

// Where its parts stand in `rect`: what draws it asks here. `band` is the room of the open caption, below everything else.
struct TimelinePlaces {
    ui::Rect header, ghost, band;
    Plot plot;
};
TimelinePlaces timeline_places(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& state);

}  // namespace asynchio::panels
