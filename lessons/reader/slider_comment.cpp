#include "lessons/reader/slider_comment.h"

#include <fmt/format.h>

#include <algorithm>

#include "lessons/reader/text.h"

namespace asynchio {
namespace {

constexpr std::string_view kHowToWrite =
    "write 'NAME = 3  #: 1..6 unit', 'NAME = 1.0  #: 0.2..3.0 step 0.1 s' or "
    "'NAME = 0  #: choice 0=\"off\" 1=\"on\"'";

constexpr std::size_t kLongestName = 40;
constexpr std::size_t kMaxChoices = 20;

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_name_part(char c) {
    return is_capital(c) || c == '_' || (c >= '0' && c <= '9');
}

bool is_slider_name(std::string_view name) {
    return !name.empty() && name.size() <= kLongestName && is_capital(name[0]) &&
           std::all_of(name.begin(), name.end(), is_name_part);
}

// A number, a name like True, or a string like 'fast': whatever stands for itself wherever it is put.
bool is_plain_value(std::string_view value) {
    if (value.empty() || value.size() > kLongestName) return false;
    const bool quoted = value.size() >= 2 && value.front() == '\'' && value.back() == '\'';
    if (quoted) {
        const std::string_view inside = value.substr(1, value.size() - 2);
        return inside.find_first_of("'\\") == std::string_view::npos && is_valid_utf8(inside);
    }
    const auto plain = [](char c) {
        return is_name_part(c) || (c >= 'a' && c <= 'z') || c == '.' || c == '-' || c == '+';
    };
    return std::all_of(value.begin(), value.end(), plain);
}

// Takes words and numbers from the front of a slider comment.
class CommentReader {
  public:
    explicit CommentReader(std::string_view text) : rest_(trim(text)) {}

    bool at_end() const { return rest_.empty(); }
    std::string_view rest() const { return rest_; }

    bool take(std::string_view word) {
        if (!rest_.starts_with(word)) return false;
        drop(word.size());
        return true;
    }
    // A whole word, so that "steps" is not "step".
    bool take_word(std::string_view word) {
        const std::string_view after = rest_.substr(std::min(word.size(), rest_.size()), 1);
        return (after.empty() || after == " " || after == "\t") && take(word);
    }
    std::optional<Decimal> take_number() {
        const std::size_t length = decimal_length(rest_);
        const auto number = parse_decimal(rest_.substr(0, length));
        if (number) drop(length);
        return number;
    }
    std::string_view take_until(char end) {
        const std::string_view taken = rest_.substr(0, rest_.find(end));
        drop(taken.size());
        return trim(taken);
    }

  private:
    void drop(std::size_t count) { rest_ = trim(rest_.substr(count)); }

    std::string_view rest_;
};

Failure malformed(std::string_view reason) {
    return Failure{fmt::format("this slider cannot be read: {}; {}", reason, kHowToWrite)};
}

bool too_large(const Decimal& number) {
    return number.value >= kDecimalLimit || number.value <= -kDecimalLimit;
}

Billionths unit_of_last_digit(int decimals) {
    Billionths unit = kOne;
    for (int i = 0; i < decimals; ++i) unit /= 10;
    return unit;
}

// What is odd about a default that is a number within the range.
std::string range_warning(const Parameter& parameter, const Decimal& value) {
    if (!parameter.integer && value.whole) {
        return fmt::format(
            "the slider of {0} has decimals, but its value is a whole number; write {0} = {1}.0",
            parameter.name, excerpt(parameter.default_value));
    }
    if ((value.value - parameter.minimum) % parameter.step != 0) {
        return fmt::format("the slider of {} cannot come back to {}; choose a value that it can reach: {}",
                           parameter.name, excerpt(parameter.default_value), describe_values(parameter));
    }
    if ((parameter.maximum - parameter.minimum) % parameter.step != 0) {
        return fmt::format("the slider of {} never reaches the end of its range; its last value is {}",
                           parameter.name, value_at(parameter, step_count(parameter) - 1));
    }
    return "";
}

// "step 0.5" where the unit was meant to say so: "stp 0.5 s", "0.5 s", "step=0.5", "s step 0.5". "" for a unit.
std::string step_meant_by(std::string_view unit) {
    constexpr std::string_view kStep[] = {"step"}, kUnits[] = {"steps", "stop"};
    const std::vector<std::string_view> words = split_words(unit);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        const std::size_t length = decimal_length(word);
        const std::string_view behind = word.substr(length);
        if (length > 0 && (behind.empty() || (i == 0 && (behind == "s" || behind == "ms"))))
            return fmt::format("step {}", word.substr(0, length));
        const std::size_t letters = std::min(word.find_first_of("0123456789.=:"), word.size());
        if (nearest_name(word.substr(0, letters), kStep).empty()) continue;
        const std::string_view value = word.substr(std::min(word.find_first_not_of("=:", letters), word.size()));
        if (const std::size_t digits = decimal_length(value); digits > 0) return fmt::format("step {}", value.substr(0, digits));
        const bool is_unit = std::ranges::find(kUnits, word) != std::end(kUnits);
        const bool number_follows = i + 1 < words.size() && decimal_length(words[i + 1]) == words[i + 1].size();
        if (!number_follows && (word == "step" || (i == 0 && !is_unit))) return "step 0.5";
    }
    return "";
}

Result<SliderLine> parse_range(Parameter parameter, std::string_view text) {
    CommentReader reader(text);
    const auto minimum = reader.take_number();
    if (!minimum || !reader.take("..")) return malformed("it needs a range like 1..6");
    const auto maximum = reader.take_number();
    if (!maximum) return malformed("the range needs a second number");
    std::optional<Decimal> step;
    if (reader.take_word("step")) {
        step = reader.take_number();
        if (!step) return malformed("'step' needs a number");
    }
    parameter.unit = to_valid_utf8(reader.rest());
    if (const std::string meant = step_meant_by(reader.rest()); !meant.empty()) {
        if (step) return malformed(fmt::format("'{}' is no unit, for a unit holds no number", excerpt(reader.rest())));
        return Failure{fmt::format("this slider cannot be read: '{}' is no unit; write '{}' and then the unit, as in "
                                   "'NAME = 1.0  #: 0.2..3.0 step 0.1 s'",
                                   excerpt(reader.rest()), excerpt(meant))};
    }

    const auto value = parse_decimal(parameter.default_value);
    if (!value) return malformed(fmt::format("the value of {} is not a plain number", parameter.name));
    if (too_large(*minimum) || too_large(*maximum)) return malformed("its numbers are too large");

    parameter.minimum = minimum->value;
    parameter.maximum = maximum->value;
    parameter.integer = value->whole && minimum->whole && maximum->whole && (!step || step->whole);
    parameter.most_decimals = std::max({value->decimals, minimum->decimals, step ? step->decimals : 0});
    if (!parameter.integer) {
        parameter.least_decimals = std::max(value->decimals, 1);
        parameter.most_decimals = std::max({parameter.most_decimals, step ? 0 : maximum->decimals, 1});
    }
    parameter.step = step ? step->value : unit_of_last_digit(parameter.most_decimals);
    if (parameter.minimum >= parameter.maximum) return malformed("the range must go from small to large");
    if (parameter.step <= 0) return malformed("'step' must be more than 0");
    if (value->value < parameter.minimum || value->value > parameter.maximum) {
        return Failure{fmt::format("{} is {}, which is outside its slider, {}", parameter.name,
                                   excerpt(parameter.default_value), describe_values(parameter))};
    }
    const std::string warning = range_warning(parameter, *value);
    return SliderLine{std::move(parameter), warning};
}

Result<SliderLine> parse_choices(Parameter parameter, std::string_view text) {
    parameter.kind = Parameter::Kind::choice;
    CommentReader reader(text);
    while (!reader.at_end()) {
        const std::string_view value = reader.take_until('=');
        if (!is_plain_value(value) || !reader.take("=") || !reader.take("\"")) {
            return malformed("after 'choice' stand pairs like 0=\"off\"");
        }
        const std::string_view label = reader.take_until('"');
        if (!reader.take("\"")) return malformed("a label has no closing quote");
        const bool known = std::any_of(parameter.choices.begin(), parameter.choices.end(),
                                       [&](const auto& choice) { return choice.value == value; });
        if (known) return malformed(fmt::format("the choice {} is there twice", excerpt(value)));
        if (parameter.choices.size() == kMaxChoices) return malformed("it has too many choices");
        parameter.choices.push_back({std::string(value), to_valid_utf8(label)});
    }
    if (parameter.choices.size() < 2) return malformed("it needs two choices or more");
    if (Result<std::int64_t> index = index_of(parameter, parameter.default_value); !index) {
        return index.failure();
    }
    return SliderLine{std::move(parameter), ""};
}

}  // namespace

std::size_t CommentFinder::next_line(std::string_view line) {
    std::size_t at = 0;
    while (at < line.size()) {
        const char c = line[at];
        if (open_quote_ != 0) {
            if (c == '\\') {
                at += 2;
            } else if (line.substr(at, 3) == std::string(3, open_quote_)) {
                open_quote_ = 0;
                at += 3;
            } else {
                ++at;
            }
            continue;
        }
        if (c == '#') return at;
        if (c != '"' && c != '\'') {
            ++at;
            continue;
        }
        if (line.substr(at, 3) == std::string(3, c)) {
            open_quote_ = c;
            at += 3;
            continue;
        }
        for (++at; at < line.size() && line[at] != c; ++at) {
            if (line[at] == '\\') ++at;
        }
        ++at;
    }
    return std::string_view::npos;
}

Result<SliderLine> parse_slider_line(std::string_view line, std::size_t comment) {
    const std::string_view code = line.substr(0, comment);
    const std::string_view spec = line.substr(comment + 2);
    if (trim(code).empty()) return malformed("the comment '#:' belongs behind 'NAME = value'");
    if (code[0] == ' ' || code[0] == '\t') {
        return malformed("a slider stands at the start of a line, outside every function");
    }
    const std::size_t equals = code.find('=');
    if (equals == std::string_view::npos) return malformed("the line must be 'NAME = value'");

    Parameter parameter;
    parameter.name = to_valid_utf8(trim(code.substr(0, equals)));
    const std::string_view value = trim(code.substr(equals + 1));
    if (!is_slider_name(parameter.name)) {
        return malformed(fmt::format("'{}' is not a name in capital letters", excerpt(parameter.name)));
    }
    if (value.empty() || value[0] == '=') return malformed("the line must be 'NAME = value'");
    parameter.default_value = value;
    parameter.column = static_cast<std::size_t>(value.data() - line.data());

    CommentReader reader(spec);
    if (reader.take_word("choice")) return parse_choices(std::move(parameter), reader.rest());
    return parse_range(std::move(parameter), spec);
}

std::string_view hide_slider_comment(std::string_view line) {
    const std::size_t comment = CommentFinder().next_line(line);
    if (!is_slider_comment(line, comment) || !parse_slider_line(line, comment)) return line;
    return line.substr(0, line.find_last_not_of(" \t", comment - 1) + 1);
}

}  // namespace asynchio
