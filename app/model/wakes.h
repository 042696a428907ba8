// From a bar to the bar of somebody else that ended its wait, and from there back: of what has happened up to a position in
// the trace.
#pragma once

#include <cstddef>
#include <optional>

#include "app/model/run_data.h"
#include "app/model/ui_state.h"

namespace asynchio {

// The bar in which this wait was ended; of a bar that is no wait, the one before it. None: nobody in the picture did that, as
// when a timer rings.
std::optional<Selection> waker_of(const RunData& run, const Selection& bar, std::size_t position);

// The first wait in a lane of the picture that was ended in this bar; of a bar in which nobody acts, in the next one in which
// somebody does. None: it ended none.
std::optional<Selection> woken_in(const RunData& run, const Selection& bar, std::size_t position);

}  // namespace asynchio
