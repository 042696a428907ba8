// Decimal numbers as people write them, counted exactly in billionths, so that 3 steps of 0.1 are 0.3.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace asynchio {

using Billionths = std::int64_t;

inline constexpr Billionths kOne = 1'000'000'000;
inline constexpr int kMaxDecimals = 9;
// Numbers of sliders are smaller than this; reading saturates here, so that "too large" stays a number.
inline constexpr Billionths kDecimalLimit = 1'000'000'000 * kOne;

struct Decimal {
    Billionths value = 0;
    int decimals = 0;    // digits written behind the point
    bool whole = false;  // written without a point, as Python writes an int
};

// Reads "3", "-0.5", "3." or ".5" and nothing else: no spaces, no exponent, no "inf". Digits behind the ninth
// decimal must be zeros.
std::optional<Decimal> parse_decimal(std::string_view text);

// The length of the number at the start of `text`, 0 when there is none. In "0.5..5.0" it is 3, in "1..6" it
// is 1.
std::size_t decimal_length(std::string_view text);

// With at least `least` and at most `most` decimals, and no zeros at the end beyond `least`. The value is
// rounded toward zero when it has more.
std::string format_decimal(Billionths value, int least, int most);

}  // namespace asynchio
