// The card of the open stage: story, question, verdicts, break or challenge, with the one button that goes on. In the
// place of the story card.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// Enter is for the card when nobody edits, nothing that takes it has the focus and nothing lies on top.
bool owns_enter(const ui::Ui& ui, const UiState& state);
// The height that the card wants, in pixels.
float flow_card_height(ui::Ui& ui, const Scene& scene, float width);
// Of it, what is not to be scrolled for: an answer and why it is so; 0 in the other stages.
float flow_card_whole_height(ui::Ui& ui, const Scene& scene, float width);
void draw_flow_card(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state, Actions& actions);

}  // namespace asynchio::panels
