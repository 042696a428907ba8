// For tests that look at a run and not at the questions before it.
#pragma once

#include "app/play/playground.h"

namespace asynchio::testing {

// Something of the run was shown, and all questions are answered (with nothing), so that its lesson asks nothing before it
// plays. The playhead is at the start.
inline void show_start(Playground& playground) {
    for (Prediction& prediction : playground.ui_for_setup().flow.predictions) prediction.fixed = true;
    playground.jump(GoToPosition{1});
    playground.jump(GoToStart{});
}

// The questions are open again.
inline void ask_again(Playground& playground) {
    for (Prediction& prediction : playground.ui_for_setup().flow.predictions) prediction.fixed = false;
}

}  // namespace asynchio::testing
