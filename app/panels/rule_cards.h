// The rules that the lesson names, as small cards: a card is lit when the step before the playhead applied its rule.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// At the right end of a line; takes its room from `rest`. How much they say depends on the room alone, so nothing moves
// when one lights up.
void draw_rule_cards(ui::Ui& ui, ui::Rect& rest, const Scene& scene, const UiState& state, Actions& actions);

// The rule that was applied just now, told to the room: the width it wants, 0 for none; then drawing it.
float projected_rule_width(ui::Ui& ui, const Scene& scene);
void draw_projected_rule(ui::Ui& ui, const ui::Rect& rect, const Scene& scene);

}  // namespace asynchio::panels
