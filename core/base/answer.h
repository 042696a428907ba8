// What a question about a run comes to: a plain value, or a sentence that says why there is none. Made where the
// program ran, read where it is shown.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace asynchio {

// None, True or False, a number, a text, or a list of such values.
struct PlainValue {
    using List = std::vector<PlainValue>;
    std::variant<std::monostate, bool, double, std::string, List> data;

    bool is_none() const { return data.index() == 0; }
    const bool* truth() const { return std::get_if<bool>(&data); }
    const double* number() const { return std::get_if<double>(&data); }
    const std::string* text() const { return std::get_if<std::string>(&data); }
    const List* list() const { return std::get_if<List>(&data); }
    friend bool operator==(const PlainValue&, const PlainValue&) = default;
};

struct Answer {
    PlainValue value;
    std::string repr;   // as Python writes it: "'tray'", "[1, 2.5]"
    std::string shown;  // for use in a sentence: a text without quotes, a number with at most three decimals
    std::string error;  // why there is no value; empty when there is one
    std::vector<std::size_t> read_from = {};  // the events that printed the lines it was read from, in order
    std::vector<double> asked_at = {};        // moments of the run at which it looked, in seconds
    std::vector<std::string> variables = {};  // shared ones whose values it took

    explicit operator bool() const { return error.empty(); }
    // True for the value True: what tests, goals and expectations must come to.
    bool is_true() const { return error.empty() && value.truth() != nullptr && *value.truth(); }
    static Answer failure(std::string sentence) { return Answer{{}, {}, {}, std::move(sentence), {}, {}, {}}; }
    friend bool operator==(const Answer&, const Answer&) = default;
};

}  // namespace asynchio
