// For the room: what the program takes in each of the ways that are compared, beside the sentence of the projected layout.
#pragma once

#include "app/model/comparison_view.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// In pixels of the window; 0 while there is nothing to compare, or while one of the runs has not ended or ended badly.
float projected_totals_width(ui::Ui& ui, const ComparisonView& view);
void draw_projected_totals(ui::Ui& ui, const ui::Rect& rect, const ComparisonView& view);

}  // namespace asynchio::panels
