// For a room: the answers to the open question with the counted hands, the clock, and the one key of the vote; later the
// same counts beside what the run said.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// The room it needs, pixels; 0 when there is nothing to vote on.
float vote_bar_height(ui::Ui& ui, const Scene& scene, float width);
void draw_vote_bar(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, Actions& actions);
// 1 to 9 count a hand, + and - one more or fewer for the same answer, Backspace takes it back, Enter is the vote's key.
void take_vote_keys(ui::Ui& ui, const Scene& scene, const UiState& state, Actions& actions);

}  // namespace asynchio::panels
