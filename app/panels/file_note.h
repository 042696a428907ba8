// What is to be said about files that changed on disk, above everything until it is closed.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// 0 when there is nothing to say.
float file_note_height(ui::Ui& ui, const Scene& scene, float width);
void draw_file_note(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, Actions& actions);

}  // namespace asynchio::panels
