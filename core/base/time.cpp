#include "core/base/time.h"

#include <cstdio>

namespace asynchio {

std::string format_seconds(Time time, int decimals) {
    if (time == kNever) return "never";
    const char* sign = time < 0 ? "-" : "";
    const auto magnitude = static_cast<unsigned long long>(time < 0 ? -time : time);
    char text[40];
    const int length =
        std::snprintf(text, sizeof text, "%s%llu.%09llu", sign, magnitude / 1'000'000'000, magnitude % 1'000'000'000);
    std::string result(text, static_cast<std::size_t>(length));
    const std::size_t shortest = result.find('.') + 1 + static_cast<std::size_t>(decimals);
    while (result.size() > shortest && result.back() == '0') result.pop_back();
    if (result.back() == '.') result.pop_back();
    return result;
}

std::string brief_seconds(Time time, int decimals) {
    if (time == kNever) return format_seconds(time, decimals);
    const Duration unit = time < 100 * kMillisecond && time > -100 * kMillisecond ? kMicrosecond : kMillisecond;
    const Duration half = time < 0 ? -unit / 2 : unit / 2;
    return format_seconds((time + half) / unit * unit, decimals);
}

}  // namespace asynchio
