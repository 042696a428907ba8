#include "app/model/goal_meter.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>

namespace asynchio {
namespace {

constexpr double kAlmost = 0.01;  // numbers that differ by less are the same, as in the goals

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

// Where `word` stands outside of brackets and quotes; npos if nowhere. The last such place if `last`.
std::size_t find_outside(std::string_view text, std::string_view word, bool last = false) {
    std::size_t depth = 0, found = text.npos;
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quote != 0) {
            if (c == quote) quote = 0;
            continue;
        }
        if (c == '"' || c == '\'') quote = c;
        else if (c == '(' || c == '[' || c == '{') ++depth;
        else if ((c == ')' || c == ']' || c == '}') && depth > 0) {
            --depth;
            continue;  // it ends what a bracket of this text began
        }
        if (depth > 0 || quote != 0 || !text.substr(i).starts_with(word)) continue;
        found = i;
        if (!last) break;
    }
    return found;
}

std::vector<std::string_view> split_outside(std::string_view text, std::string_view word) {
    std::vector<std::string_view> parts;
    for (std::size_t at; (at = find_outside(text, word)) != text.npos; text.remove_prefix(at + word.size()))
        parts.push_back(trimmed(text.substr(0, at)));
    parts.push_back(trimmed(text));
    return parts;
}

bool is_number(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) != 0; });
}

bool is_name(std::string_view text) {
    return !text.empty() && std::isdigit(static_cast<unsigned char>(text.front())) == 0 &&
           std::ranges::all_of(text, [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; });
}

// The text between `begin` and `end`, if that is the whole of it.
std::string_view between(std::string_view text, std::string_view begin, std::string_view end) {
    const bool is = text.size() > begin.size() + end.size() && text.starts_with(begin) && text.ends_with(end);
    const std::string_view inner = is ? text.substr(begin.size(), text.size() - begin.size() - end.size()) : "";
    return find_outside(inner, ")") == inner.npos ? inner : "";
}

struct Name {
    std::string text;
    bool printed = false;  // the program's words
};

// What a learner calls a quantity: `value("counter")` is the variable, `count("step")` the printed word, `pct(95, ...)` the
// percentile, a time is that of the printed words, and what is rounded is still the same.
Name name_of(std::string_view quantity) {
    if (const std::string_view rounded = between(quantity, "round(", ", 2)"); !rounded.empty()) return name_of(rounded);
    if (is_name(quantity)) return {std::string(quantity)};
    if (const std::string_view name = between(quantity, "value(\"", "\")"); is_name(name)) return {std::string(name)};
    for (const std::string_view function : {"count(\"", "time_of(\"", "gap(\""})
        if (const std::string_view words = between(quantity, function, "\")"); !words.empty() && words.find('"') == words.npos)
            return {std::string(words), true};
    if (quantity.starts_with("pct(") && find_outside(quantity, " ") == quantity.npos)
        if (const std::string_view part = quantity.substr(4, quantity.find(',') - 4); is_number(part)) return {fmt::format("p{}", part)};
    return {};
}

GoalPart part_of(std::string_view quantity, std::string_view wanted, GoalPart::Compare compare) {
    Name name = name_of(quantity);
    return GoalPart{std::string(quantity), std::string(wanted), std::move(name.text), name.printed, compare};
}

// The two sides of "abs(A - B)".
std::optional<std::pair<std::string_view, std::string_view>> difference_in(std::string_view text) {
    if (!text.starts_with("abs(") || !text.ends_with(")")) return std::nullopt;
    const std::string_view inner = text.substr(4, text.size() - 5);
    const std::size_t minus = find_outside(inner, " - ", true);
    if (minus == inner.npos || find_outside(inner, ")") != inner.npos) return std::nullopt;
    return std::pair{trimmed(inner.substr(0, minus)), trimmed(inner.substr(minus + 3))};
}

std::optional<GoalPart> comparison_in(std::string_view text) {
    using Compare = GoalPart::Compare;
    constexpr std::pair<std::string_view, Compare> kSigns[] = {
        {" <= ", Compare::at_most}, {" >= ", Compare::at_least}, {" == ", Compare::same}, {" < ", Compare::less}, {" > ", Compare::more}};
    // "not", "or", "in" and chains are no simple comparison.
    for (const std::string_view word : {" or ", " in ", " if ", " != "})
        if (find_outside(text, word) != text.npos) return std::nullopt;
    if (text.starts_with("not ")) return std::nullopt;
    std::optional<GoalPart> part;
    for (const auto& [sign, compare] : kSigns) {
        const std::size_t at = find_outside(text, sign);
        if (at == text.npos) continue;
        if (part || find_outside(text.substr(at + sign.size()), sign) != text.npos) return std::nullopt;
        const std::string_view left = trimmed(text.substr(0, at)), right = trimmed(text.substr(at + sign.size()));
        part = part_of(left, right, compare);
    }
    if (!part) return std::nullopt;
    const auto sides = difference_in(part->quantity);
    if (sides && part->compare == Compare::less)
        part = part_of(sides->first, sides->second, Compare::same);
    return part;
}

}  // namespace

std::vector<GoalPart> goal_parts(std::string_view goal) {
    std::vector<GoalPart> parts;
    for (const std::string_view text : split_outside(goal, " and "))
        if (auto part = comparison_in(text)) parts.push_back(std::move(*part));
    return parts;
}

bool holds(const GoalPart& part, double quantity, double wanted) {
    switch (part.compare) {
        case GoalPart::Compare::at_most: return quantity <= wanted;
        case GoalPart::Compare::at_least: return quantity >= wanted;
        case GoalPart::Compare::less: return quantity < wanted;
        case GoalPart::Compare::more: return quantity > wanted;
        case GoalPart::Compare::same: return std::abs(quantity - wanted) < kAlmost;
    }
    return false;
}

std::string number_words(double number) {
    std::string words = fmt::format("{:.2f}", number);
    while (words.ends_with('0')) words.pop_back();
    if (words.ends_with('.')) words.pop_back();
    return words == "-0" ? "0" : words;
}

}  // namespace asynchio
