// A program text and its sliders.
//
// A slider is an ordinary constant with a comment that Python ignores (curriculum 9.1):
//     WAIT = 1.0   #: 0.2..3.0 step 0.1 s
//     N = 3        #: 1..6 jobs
//     HOW = 1      #: choice 0="direct call" 1="to_thread"
// Moving a slider changes the program text: only the value is replaced, so the program shown is the program
// run. Everything here is a pure function of its arguments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "lessons/reader/decimal.h"
#include "lessons/reader/problem.h"

namespace asynchio {

// A slider of a program. A range has the positions minimum + k * step; a choice has one position per choice.
struct Parameter {
    enum class Kind { range, choice };
    struct Choice {
        std::string value;  // as it stands in the program
        std::string label;  // as it is shown

        friend bool operator==(const Choice&, const Choice&) = default;
    };

    std::string name;
    std::string default_value;  // the text that the program gives the constant
    int line = 0;               // from 1
    std::size_t column = 0;     // where the value starts in its line, in bytes from 0
    std::size_t offset = 0;     // where the value starts in the program text, in bytes from 0
    Kind kind = Kind::range;

    Billionths minimum = 0;
    Billionths maximum = 0;
    Billionths step = kOne;
    bool integer = true;  // values are written "3"; otherwise "3.0"
    int least_decimals = 0;
    int most_decimals = 0;
    std::string unit;  // free text, may be ""

    std::vector<Choice> choices;

    friend bool operator==(const Parameter&, const Parameter&) = default;
};

struct Program {
    std::string text;                   // exactly as given
    std::vector<Parameter> parameters;  // in the order of their lines; names differ
    std::vector<Problem> problems;
};

struct Setting {
    std::string name;
    std::string value;

    friend bool operator==(const Setting&, const Setting&) = default;
};
using Settings = std::vector<Setting>;

// Never fails. A line whose slider comment cannot be read stays ordinary code and adds a problem.
Program parse_program(std::string text);

// The parameter of this name, or nullptr. Valid while the program lives.
const Parameter* find_parameter(const Program& program, std::string_view name);

// How many positions the slider has; at least 1.
std::int64_t step_count(const Parameter& parameter);
// The value at a position, as it would stand in the program. Positions outside are moved to the nearest end.
std::string value_at(const Parameter& parameter, std::int64_t index);
// The position of a value. A value between two positions of a range belongs to the nearer one, the upper if
// both are equally near. Refused with a sentence: not a number, outside the range, none of the choices.
Result<std::int64_t> index_of(const Parameter& parameter, std::string_view value);
// A sentence about a value between two positions of a range, where the slider cannot stand; "" for any other value.
std::string between_steps(const Parameter& parameter, std::string_view value);
// One position up or down; stays at the ends. A value that index_of refuses counts as the default.
std::string next_value(const Parameter& parameter, std::string_view value);
std::string previous_value(const Parameter& parameter, std::string_view value);
// "0.5 to 5.0 in steps of 0.5", "0 (direct call) or 1 (to_thread)".
std::string describe_values(const Parameter& parameter);

// The program text with these values in place of the defaults. Values are moved to the nearest position of
// their slider and written in its form; of two settings of one name the later holds. Refused with a sentence:
// a name that is no slider, and what index_of refuses.
Result<std::string> apply_settings(const Program& program, std::span<const Setting> settings);

// Reads "NAME=VALUE" and "NAME=VALUE NAME=VALUE ...". Whether the name is a slider is not checked here.
Result<Setting> parse_setting(std::string_view text);
Result<Settings> parse_settings(std::string_view text);

// The part of a source line that is shown: without its slider comment and the spaces before it. A line that
// is no slider comes back unchanged.
std::string_view hide_slider_comment(std::string_view line);

}  // namespace asynchio
