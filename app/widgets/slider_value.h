// The arithmetic of sliders: values lie on a grid of steps between two limits and have a fixed number of
// decimals, so 0.1 three times is 0.3 and reads "0.3". No drawing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace asynchio::ui {

struct SliderRange {
    double min = 0;
    double max = 1;
    double step = 0.1;    // more than 0
    double fallback = 0;  // the lesson's own value, marked on the track
    int decimals = 1;     // shown, and kept
};

// Decimals that a step needs to be written exactly: 1 -> 0, 0.25 -> 2; at most 6.
int decimals_of(double step);

// The value of the grid nearest to `value`.
double on_grid(const SliderRange& range, double value);
// `steps` grid places further; stops at the limits.
double stepped(const SliderRange& range, double value, int steps);

// Where the value stands between the limits, 0 to 1, and the grid value at such a place.
double fraction_of(const SliderRange& range, double value);
double at_fraction(const SliderRange& range, double fraction);

std::string format_value(const SliderRange& range, double value);
// What somebody typed: a number, decimal comma allowed, spaces around it, brought onto the grid. Nothing
// else.
std::optional<double> parse_value(const SliderRange& range, std::string_view text);

}  // namespace asynchio::ui
