// Ends of axes.
#pragma once

#include <cmath>

namespace asynchio {

// The next larger of 1, 1.5, 2, 3, 5, 7, 10, ...: where an axis that begins at 0 ends, so that its numbers are round.
inline double round_end(double longest) {
    if (longest <= 0) return 1;
    const double power = std::pow(10, std::floor(std::log10(longest)));
    for (const double step : {1.0, 1.5, 2.0, 3.0, 5.0, 7.0})
        if (longest <= step * power * (1 + 1e-9)) return step * power;
    return 10 * power;
}

}  // namespace asynchio
