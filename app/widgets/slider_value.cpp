#include "app/widgets/slider_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

namespace asynchio::ui {
namespace {

constexpr int kMostDecimals = 6;

// The number that is written with so many decimals; the nearest double to that text.
double rounded(double value, int decimals) {
    const double power = std::pow(10.0, decimals);
    const double result = std::round(value * power) / power;
    return result == 0 ? 0 : result;  // never -0
}

double last_step(const SliderRange& range) {
    return std::floor((range.max - range.min) / range.step + 1e-9);
}

double at_step(const SliderRange& range, double step) {
    const double place = std::clamp(step, 0.0, last_step(range));
    return rounded(range.min + place * range.step, std::max(range.decimals, decimals_of(range.step)));
}

double step_of(const SliderRange& range, double value) {
    return (value - range.min) / range.step;
}

}  // namespace

int decimals_of(double step) {
    for (int decimals = 0; decimals < kMostDecimals; ++decimals) {
        const double scaled = step * std::pow(10.0, decimals);
        if (std::abs(scaled - std::round(scaled)) < 1e-9 * std::max(1.0, std::abs(scaled))) return decimals;
    }
    return kMostDecimals;
}

double on_grid(const SliderRange& range, double value) {
    if (std::isnan(value)) return range.fallback;
    return at_step(range, std::round(step_of(range, value)));
}

double stepped(const SliderRange& range, double value, int steps) {
    return at_step(range, std::round(step_of(range, on_grid(range, value))) + steps);
}

double fraction_of(const SliderRange& range, double value) {
    if (range.max <= range.min) return 0;
    return std::clamp((value - range.min) / (range.max - range.min), 0.0, 1.0);
}

double at_fraction(const SliderRange& range, double fraction) {
    return on_grid(range, range.min + std::clamp(fraction, 0.0, 1.0) * (range.max - range.min));
}

std::string format_value(const SliderRange& range, double value) {
    return fmt::format("{:.{}f}", rounded(value, range.decimals), range.decimals);
}

std::optional<double> parse_value(const SliderRange& range, std::string_view text) {
    std::string number;
    for (char c : text) number += c == ',' ? '.' : c;
    const auto first = number.find_first_not_of(' ');
    if (first == std::string::npos) return std::nullopt;
    number = number.substr(first, number.find_last_not_of(' ') - first + 1);
    if (number.find_first_not_of("+-.0123456789") != std::string::npos) return std::nullopt;
    if (number.front() == '+') number.erase(0, 1);
    double value = 0;
    const char* const stop = number.data() + number.size();
    const auto [end, error] = std::from_chars(number.data(), stop, value);
    if (error != std::errc() || end != stop) return std::nullopt;
    return on_grid(range, value);
}

}  // namespace asynchio::ui
