// For tests that look at a run and not at the questions before it.
#pragma once

#include "app/play/playground.h"

namespace asynchio::testing {

// Something of the run was shown, so that its lesson asks nothing before it plays. The playhead is at the start.
inline void show_start(Playground& playground) {
    playground.jump(GoToPosition{1});
    playground.jump(GoToStart{});
}

}  // namespace asynchio::testing
