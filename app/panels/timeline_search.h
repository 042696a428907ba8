// The search in the picture: its field stands in the timeline's header while it is open.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// The width it takes of `room`, in pixels.
float search_width(ui::Ui& ui, float room);
void draw_search(ui::Ui& ui, const ui::Rect& rect, const SearchView& search, int asked, Actions& actions);

}  // namespace asynchio::panels
