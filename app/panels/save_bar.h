// Under which name the edited program becomes a lesson of one's own.
#pragma once

#include "app/model/action.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// 0 while it is not asked for.
float save_bar_height(const ui::Ui& ui, const UiState& state);
void draw_save_bar(ui::Ui& ui, const ui::Rect& rect, const UiState& state, Actions& actions);

}  // namespace asynchio::panels
