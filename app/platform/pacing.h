// How long to wait before the next frame. When nothing moves, the app sleeps until something happens.
#pragma once

#include <limits>

namespace asynchio::platform {

inline constexpr double kForever = std::numeric_limits<double>::infinity();
inline constexpr double kFrameSeconds = 0.016;

struct FrameNeeds {
    bool input_waiting = false;   // the queue holds more than one frame could take
    bool new_content = false;     // a run has grown, a file has changed
    double redraw_in = kForever;  // what the widgets asked for: 0 is "animating"
    double frame_cost = 0;        // seconds the last frame took
};

// Seconds to wait for events: 0 is "draw at once", kForever is "sleep until something happens".
double seconds_to_wait(const FrameNeeds& needs);

}  // namespace asynchio::platform
