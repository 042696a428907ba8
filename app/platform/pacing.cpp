#include "app/platform/pacing.h"

#include <algorithm>

namespace asynchio::platform {

double seconds_to_wait(const FrameNeeds& needs) {
    if (needs.input_waiting) return 0;
    const double wanted = needs.new_content ? 0 : needs.redraw_in;
    if (wanted == kForever) return kForever;
    // Never faster than the screen shows it, and the time the frame took is part of the wait.
    return std::max(wanted, std::max(0.0, kFrameSeconds - needs.frame_cost));
}

}  // namespace asynchio::platform
