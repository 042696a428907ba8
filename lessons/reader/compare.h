// The rule by which a program's output here is compared with what python3 printed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace asynchio {

// How far decimal numbers may differ, in their own unit: on a real clock a second is never exactly one
// second.
inline constexpr double kDecimalTolerance = 0.03;

// Nothing when the outputs agree, else a sentence about the first difference: "line 3: expected \"ready B\",
// but got \"ready C\"". Line by line; numbers with a decimal point may differ by kDecimalTolerance,
// everything else is exact.
std::optional<std::string> compare_output(std::string_view expected, std::string_view actual);

}  // namespace asynchio
