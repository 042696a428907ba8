#include "lessons/reader/decimal.h"

#include <fmt/format.h>

#include <algorithm>

namespace asynchio {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

std::size_t decimal_length(std::string_view text) {
    const auto digits_from = [&](std::size_t at) {
        while (at < text.size() && is_digit(text[at])) ++at;
        return at;
    };
    const std::size_t sign = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    const std::size_t point = digits_from(sign);
    const bool has_whole = point > sign;
    const bool range_follows = text.substr(point, 2) == "..";
    if (point == text.size() || text[point] != '.' || range_follows) return has_whole ? point : 0;
    const std::size_t end = digits_from(point + 1);
    return has_whole || end > point + 1 ? end : 0;
}

std::optional<Decimal> parse_decimal(std::string_view text) {
    if (text.empty() || decimal_length(text) != text.size()) return std::nullopt;
    const bool negative = text[0] == '-';
    if (negative || text[0] == '+') text.remove_prefix(1);
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    std::string_view fraction = point == std::string_view::npos ? "" : text.substr(point + 1);
    while (fraction.size() > kMaxDecimals && fraction.back() == '0') fraction.remove_suffix(1);
    if (fraction.size() > kMaxDecimals) return std::nullopt;

    Billionths value = 0;
    for (const char digit : whole) {
        value = value < kDecimalLimit / 10 ? value * 10 + (digit - '0') * kOne : kDecimalLimit;
    }
    if (value < kDecimalLimit) {
        Billionths place = kOne;
        for (const char digit : fraction) value += (place /= 10) * (digit - '0');
    }
    return Decimal{negative ? -value : value, static_cast<int>(fraction.size()),
                   point == std::string_view::npos};
}

std::string format_decimal(Billionths value, int least, int most) {
    const std::uint64_t magnitude =
        value < 0 ? -static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    std::string fraction = fmt::format("{:09}", magnitude % kOne);
    fraction.resize(static_cast<std::size_t>(std::clamp(most, 0, kMaxDecimals)));
    while (static_cast<int>(fraction.size()) > least && fraction.back() == '0') fraction.pop_back();
    const bool zero = magnitude / kOne == 0 && fraction.find_first_not_of('0') == std::string::npos;
    const std::string sign = value < 0 && !zero ? "-" : "";
    const std::string whole = sign + fmt::format("{}", magnitude / kOne);
    return fraction.empty() ? whole : whole + "." + fraction;
}

}  // namespace asynchio
