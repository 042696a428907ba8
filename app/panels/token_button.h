// A token that can be clicked: it selects the bar of its lane.
#pragma once

#include "app/model/action.h"
#include "app/model/token_view.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// Names that are longer than this are cut.
inline constexpr float kMostToken = 190;  // pixels at 100 %
float token_button_width(ui::Ui& ui, const TokenView& token, float height);
// Draws the token; when it is clicked, the lane's bar is selected. Ids count within ImGui's id stack.
void token_button(ui::Ui& ui, const ui::Rect& rect, const TokenView& token, Actions& actions);
// Somebody who has ended: a pill without a state; the same behaviour.
float ended_token_width(ui::Ui& ui, std::string_view name, float height);
void draw_ended_token(ui::Ui& ui, const ui::Rect& rect, std::string_view name);
void ended_token_button(ui::Ui& ui, const ui::Rect& rect, const TokenView& token, Actions& actions);
// The behaviour alone, for whatever the caller draws there. True while the mouse is over it.
bool select_on_click(ui::Ui& ui, const ui::Rect& rect, const TokenView& token, Actions& actions);

}  // namespace asynchio::panels
