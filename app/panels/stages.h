// The stages of a lesson in a row: in the top bar, or beside the page switch of a narrow window.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// `names`: of all stages, else only of the current one.
float stages_width(ui::Ui& ui, const FlowView& flow, bool names);
void draw_stages(ui::Ui& ui, const ui::Rect& place, const FlowView& flow, bool names, Actions& actions);

}  // namespace asynchio::panels
