// Virtual time. All of Asynchio counts integer nanoseconds since the start of the run, so that equal
// deadlines are equal and 3 x 0.3 s is exactly 0.9 s.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

namespace asynchio {

using Time = std::int64_t;      // nanoseconds since the run began
using Duration = std::int64_t;  // nanoseconds

inline constexpr Time kNever = std::numeric_limits<Time>::max();
inline constexpr Time kFarthest = kNever - 1;  // the latest time there is; later ones are counted as this
inline constexpr Duration kMicrosecond = 1'000;
inline constexpr Duration kMillisecond = 1'000'000;
inline constexpr Duration kSecond = 1'000'000'000;

// Rounds to the nearest nanosecond. Values outside what 64 bits can count become kFarthest (or its negative).
inline Duration from_seconds(double seconds) {
    const double ns = seconds * 1e9;
    if (std::isnan(ns)) return 0;
    if (ns >= 9.2e18) return kFarthest;
    if (ns <= -9.2e18) return -kFarthest;
    return static_cast<Duration>(std::llround(ns));
}

// The same for how long to wait, where only nothing is nothing, as in CPython: who waits in a loop for what a rounded
// subtraction left of some time would wait 0 ns for ever.
inline Duration waiting_time(double seconds) {
    const Duration rounded = from_seconds(seconds);
    return rounded == 0 && seconds > 0 ? 1 : rounded;
}

inline double to_seconds(Time time) { return static_cast<double>(time) / 1e9; }

// The deadline `delay` after `now`. It is never kNever: waiting for ever is something else than waiting very long.
inline Time add_saturating(Time now, Duration delay) { return delay > kFarthest - now ? kFarthest : now + delay; }

// "1.25", "0.005", "3.00": at least `decimals` digits after the point, at most nine, no trailing zeros beyond.
std::string format_seconds(Time time, int decimals = 2);
// The same for people: to the nearest millisecond, below a tenth of a second to the nearest microsecond.
std::string brief_seconds(Time time, int decimals = 2);

}  // namespace asynchio
