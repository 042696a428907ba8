// The trail of where one has looked: jumps of the playhead, other parts of the ruler, other bars.
#pragma once

#include "app/model/action.h"
#include "app/model/run_data.h"
#include "app/model/ui_state.h"

namespace asynchio {

Stand stand_of(const UiState& ui);

// `action` has led from `before` to where `ui` looks now. Steps and playing leave no trail.
void note_trail(UiState& ui, const Stand& before, const Action& action);

// Back (-1) or forward (+1), as far as there is anything. Never beyond what was seen.
void walk_trail(UiState& ui, const RunData& run, int step);

}  // namespace asynchio
