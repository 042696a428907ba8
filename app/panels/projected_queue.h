// For the room: the queue or semaphore that matters most, and the percentiles, beside the sentence of the projected
// layout.
#pragma once

#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// In pixels of the window, never more than `most`; 0 if there is nothing to show.
float projected_queue_width(ui::Ui& ui, const Scene& scene, float most);
void draw_projected_queue(ui::Ui& ui, const ui::Rect& rect, const Scene& scene);

}  // namespace asynchio::panels
