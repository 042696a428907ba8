// The keys of the app, by mode (DESIGN section 6): what is left after the widgets took theirs.
#pragma once

#include <span>

#include "app/model/action.h"
#include "app/model/ui_state.h"
#include "app/widgets/compat/keys.h"

namespace asynchio {

void act_on_keys(std::span<const KeyPress> keys, const UiState& ui, Actions& actions);

}  // namespace asynchio
