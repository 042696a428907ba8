// Find and replace above the text that is being edited.
#pragma once

#include "app/model/action.h"
#include "app/text/editor.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// 0 while nothing is searched for.
float find_bar_height(const ui::Ui& ui, const UiState& state);
void draw_find_bar(ui::Ui& ui, const ui::Rect& rect, const UiState& state, const TextEditor& editor, Actions& actions);

// Asks for the search, with what is selected as the needle.
SetFind ask_to_find(const UiState& state, const TextEditor& editor, bool replaces);

}  // namespace asynchio::panels
