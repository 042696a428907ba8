// The picture of the run: a lane for every task and thread, a bar for everything it did, up to the playhead.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// The whole card: header, ruler, lanes. With ui.projector the same in large, without the header's controls.
void draw_timeline(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& state,
                   Actions& actions);

}  // namespace asynchio::panels
