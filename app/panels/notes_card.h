// The speaker's notes: over the picture on demand, or in a window of their own on another screen.
#pragma once

#include "app/model/scene.h"
#include "app/model/action.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// A card at the right, above the sentence; nothing while they are not asked for. The class sees it, so it tells no answer.
void draw_notes_card(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& state);
// What is left of the area for a program that is shown, too.
ui::Rect beside_notes(ui::Ui& ui, ui::Rect area, const Scene& scene, const UiState& state);
// All of a window that only the speaker sees.
void draw_notes_window(ui::Ui& ui, const ui::Rect& area, const Scene& scene);

}  // namespace asynchio::panels
