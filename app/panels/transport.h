// The row at the bottom of the window: back, play, forward, the clock.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// 56 to 64 high. No button ever moves or changes its width.
void draw_transport(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& state,
                    Actions& actions);

// The next speed of playing in this direction (+1, -1), and whether there is one.
double next_speed(double speed, int step);
bool can_be_faster(double speed);
bool can_be_slower(double speed);

}  // namespace asynchio::panels
