#include "lessons/reader/program.h"

#include <fmt/format.h>

#include <algorithm>

#include "lessons/reader/slider_comment.h"
#include "lessons/reader/text.h"

namespace asynchio {
namespace {

constexpr std::size_t kMaxSliders = 20;
constexpr std::size_t kMaxSliderProblems = 20;

std::string in_parameter_form(const Parameter& parameter, Billionths value) {
    return format_decimal(value, parameter.least_decimals, parameter.most_decimals);
}

std::string describe_range(const Parameter& parameter) {
    // The end of the range may have more decimals than the positions.
    const auto form = [&](Billionths value) {
        return format_decimal(value, parameter.least_decimals, kMaxDecimals);
    };
    const std::string limits = fmt::format("{} to {}", form(parameter.minimum), form(parameter.maximum));
    if (parameter.integer && parameter.step == kOne) return limits;
    return fmt::format("{} in steps of {}", limits, form(parameter.step));
}

Result<std::int64_t> index_in_range(const Parameter& parameter, std::string_view text) {
    const auto refuse = [&](std::string_view why) {
        return Failure{fmt::format("{} cannot be '{}': {} Its values are {}.", parameter.name, excerpt(text),
                                   why, describe_range(parameter))};
    };
    const auto number = parse_decimal(text);
    if (!number) return refuse("that is not a number.");
    if (number->value < parameter.minimum || number->value > parameter.maximum) {
        return refuse("that is outside the range.");
    }
    if (parameter.integer && number->value % kOne != 0) return refuse("that is not a whole number.");
    const Billionths above = number->value - parameter.minimum;
    const std::int64_t below = above / parameter.step;
    const bool upper_is_nearer = parameter.step - above % parameter.step <= above % parameter.step;
    return std::min(below + (upper_is_nearer ? 1 : 0), step_count(parameter) - 1);
}

Result<std::int64_t> index_in_choices(const Parameter& parameter, std::string_view text) {
    const auto& choices = parameter.choices;
    const auto found = std::find_if(choices.begin(), choices.end(),
                                    [&](const Parameter::Choice& choice) { return choice.value == text; });
    if (found == choices.end()) {
        return Failure{fmt::format("{} cannot be '{}': that is none of its choices. They are {}.",
                                   parameter.name, excerpt(text), describe_values(parameter))};
    }
    return found - choices.begin();
}

std::string moved_value(const Parameter& parameter, std::string_view value, int by) {
    Result<std::int64_t> index = index_of(parameter, value);
    if (!index) index = index_of(parameter, parameter.default_value);
    return value_at(parameter, (index ? *index : 0) + by);
}

// A slider that the program cannot have besides those it has already is refused.
Result<SliderLine> checked_against(const Program& program, SliderLine slider) {
    const std::string& name = slider.parameter.name;
    if (const Parameter* earlier = find_parameter(program, name)) {
        return Failure{fmt::format("{} is a slider already, in line {}; give this one another name", name,
                                   earlier->line)};
    }
    if (program.parameters.size() >= kMaxSliders) {
        return Failure{fmt::format("{} is one slider too many; a program has at most {}", name, kMaxSliders)};
    }
    return slider;
}

Failure no_such_slider(const Program& program, std::string_view name) {
    std::vector<std::string_view> names;
    for (const Parameter& parameter : program.parameters) names.push_back(parameter.name);
    if (names.empty()) {
        return Failure{fmt::format("'{}' cannot be set: this program has no sliders.", excerpt(name))};
    }
    return Failure{fmt::format("'{}' is no slider of this program.{} Its sliders are {}.", excerpt(name),
                               did_you_mean(name, names), fmt::join(names, ", "))};
}

}  // namespace

Program parse_program(std::string text) {
    Program program;
    program.text = std::move(text);
    std::string_view rest = program.text;
    if (rest.starts_with(kByteOrderMark)) rest.remove_prefix(kByteOrderMark.size());
    CommentFinder comments;
    int number = 0;
    for (const std::string_view line : split_lines(rest)) {
        ++number;
        const std::size_t comment = comments.next_line(line);
        if (!is_slider_comment(line, comment)) continue;
        Result<SliderLine> slider = parse_slider_line(line, comment);
        if (slider) slider = checked_against(program, std::move(*slider));
        const std::string complaint = slider ? slider->warning : slider.why();
        if (!complaint.empty()) program.problems.push_back({"", number, complaint});
        if (slider) {
            Parameter& parameter = slider->parameter;
            parameter.line = number;
            parameter.offset = static_cast<std::size_t>(line.data() - program.text.data()) + parameter.column;
            program.parameters.push_back(std::move(parameter));
        }
        if (program.problems.size() >= kMaxSliderProblems) break;  // this is no program, but damage
    }
    return program;
}

const Parameter* find_parameter(const Program& program, std::string_view name) {
    for (const Parameter& parameter : program.parameters) {
        if (parameter.name == name) return &parameter;
    }
    return nullptr;
}

std::int64_t step_count(const Parameter& parameter) {
    if (parameter.kind == Parameter::Kind::choice) return static_cast<std::int64_t>(parameter.choices.size());
    return (parameter.maximum - parameter.minimum) / parameter.step + 1;
}

std::string value_at(const Parameter& parameter, std::int64_t index) {
    index = std::clamp<std::int64_t>(index, 0, step_count(parameter) - 1);
    if (parameter.kind == Parameter::Kind::choice)
        return parameter.choices[static_cast<std::size_t>(index)].value;
    return in_parameter_form(parameter, parameter.minimum + index * parameter.step);
}

Result<std::int64_t> index_of(const Parameter& parameter, std::string_view value) {
    const bool choice = parameter.kind == Parameter::Kind::choice;
    return choice ? index_in_choices(parameter, trim(value)) : index_in_range(parameter, trim(value));
}

std::string between_steps(const Parameter& parameter, std::string_view value) {
    const auto number = parse_decimal(trim(value));
    if (parameter.kind != Parameter::Kind::range || !number || !index_of(parameter, value)) return "";
    const Billionths above = number->value - parameter.minimum;
    if (above % parameter.step == 0) return "";
    const std::string below = value_at(parameter, above / parameter.step), next = value_at(parameter, above / parameter.step + 1);
    return fmt::format("{} cannot be '{}': that is between two steps. Its values are {}; write {}.", parameter.name, excerpt(value),
                       describe_values(parameter), below == next ? below : below + " or " + next);
}

std::string next_value(const Parameter& parameter, std::string_view value) {
    return moved_value(parameter, value, 1);
}

std::string previous_value(const Parameter& parameter, std::string_view value) {
    return moved_value(parameter, value, -1);
}

std::string describe_values(const Parameter& parameter) {
    if (parameter.kind == Parameter::Kind::range) return describe_range(parameter);
    std::string text;
    for (std::size_t i = 0; i < parameter.choices.size(); ++i) {
        const bool last = i + 1 == parameter.choices.size();
        text += i == 0 ? "" : last ? " or " : ", ";
        text +=
            fmt::format("{} ({})", excerpt(parameter.choices[i].value), excerpt(parameter.choices[i].label));
    }
    return text;
}

Result<std::string> apply_settings(const Program& program, std::span<const Setting> settings) {
    std::vector<std::string> values(program.parameters.size());
    for (const Setting& setting : settings) {
        const Parameter* parameter = find_parameter(program, setting.name);
        if (parameter == nullptr) return no_such_slider(program, setting.name);
        const Result<std::int64_t> index = index_of(*parameter, setting.value);
        if (!index) return index.failure();
        values[static_cast<std::size_t>(parameter - program.parameters.data())] =
            value_at(*parameter, *index);
    }
    std::string text;
    std::size_t copied = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i].empty()) continue;
        const Parameter& parameter = program.parameters[i];
        text += program.text.substr(copied, parameter.offset - copied) + values[i];
        copied = parameter.offset + parameter.default_value.size();
    }
    return text + program.text.substr(copied);
}

Result<Setting> parse_setting(std::string_view text) {
    const std::size_t equals = text.find('=');
    const std::string_view name = trim(text.substr(0, equals));
    const std::string_view value = equals == std::string_view::npos ? "" : trim(text.substr(equals + 1));
    if (name.empty() || value.empty()) {
        return Failure{fmt::format("'{}' is not a setting; write NAME=VALUE, without spaces", excerpt(text))};
    }
    return Setting{std::string(name), std::string(value)};
}

Result<Settings> parse_settings(std::string_view text) {
    Settings settings;
    for (const std::string_view word : split_words(text)) {
        Result<Setting> setting = parse_setting(word);
        if (!setting) return setting.failure();
        settings.push_back(std::move(*setting));
    }
    return settings;
}

}  // namespace asynchio
