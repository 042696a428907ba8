// A run that is not on the screen any more but can be compared with the one that is.
#pragma once

#include <cstddef>

#include "app/model/ghost_run_view.h"

namespace asynchio {

// What the run on the screen is of.
struct ShownRun {
    RunValues values;
    RunFacts facts;
    int change = 0;          // which change of the learner's brought it
    bool forgets = false;    // it is not compared with the one before: the lesson itself set its values
    bool swaps = false;      // it changes places with the one behind
};

struct KeptRun {
    Lanes lanes;
    ShownRun shown;          // when it was on the screen
    std::size_t seen = 0;    // events of it that were shown
    Time seen_until = 0;     // and its time then
};

}  // namespace asynchio
