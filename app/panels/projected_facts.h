// For the room: what is shared and who holds the lock, beside the sentence of the projected layout.
#pragma once

#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// In pixels of the window; 0 if nothing is shared. With the private copies if they have room in `most`.
float projected_facts_width(ui::Ui& ui, const VariablesView& view, float most);
// The height at which the last changes of a variable are seen; it does not grow with them.
float projected_facts_height(ui::Ui& ui);
void draw_projected_facts(ui::Ui& ui, const ui::Rect& rect, const VariablesView& view);

}  // namespace asynchio::panels
