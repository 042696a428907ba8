// The row below the timeline: why (when something is selected), the views that the lesson asks for, variables, output.
// What has no room beside the others goes into tabs.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// `with_third`: output and variables have a column of their own.
bool has_bottom_row(const Scene& scene, bool with_third);
void draw_bottom_row(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                     bool with_third, Actions& actions);
// The column at the right of very wide windows.
void draw_third_column(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                       Actions& actions);

}  // namespace asynchio::panels
