// The only place where the UI state changes. What an action means for the program or the files is the controller's.
#pragma once

#include "app/model/action.h"
#include "app/model/run_data.h"
#include "app/model/ui_state.h"

namespace asynchio {

void reduce(UiState& ui, const RunData& run, const Action& action);

// After a new run has replaced the old one: the playhead stays at its time (or at the end if it was there), the
// selection at its bar.
void keep_place(UiState& ui, const RunData& run, bool was_at_end);

// Real seconds that playing rests at the stop where it is now, at speed 1.
double dwell_at(const RunData& run, std::size_t position);

}  // namespace asynchio
