// How one quantity of the run depends on one slider: a point for each value, from runs that were made for it. Plain data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace asynchio {

// What is plotted.
struct SweepState {
    std::string parameter;
    std::string question = "total";     // of the language that lessons ask in
    std::string typed = {};             // a question of one's own, as far as it is typed
    friend bool operator==(const SweepState&, const SweepState&) = default;
};

// A run of one value.
struct SweepPoint {
    std::int64_t index = 0;             // position of the slider
    std::string value;                  // as the program has it
    bool done = false;
    bool ended_well = false;            // if not, it was stuck, failed, or was cut off
    std::optional<double> y;
    std::string shown, problem;         // the answer in words; why there is no number
};

struct SweepInputs {
    std::vector<SweepPoint> points;     // in the order of the slider
};

struct SweepPointView {
    double at = 0;                      // 0 to 1 along the slider
    std::optional<double> y;
    std::string value, words;           // "2.5"; "A = 2.5: 3.0", or why there is no number
    bool pending = false, trouble = false, current = false;
};

struct SweepView {
    std::vector<std::string> parameters, questions;  // to choose from; questions in words
    std::vector<std::string> expressions;            // of the questions
    int parameter = 0, question = 0;    // chosen
    std::vector<SweepPointView> points;
    double current = 0;                 // where the slider stands, 0 to 1
    std::string lowest, highest;        // values at the ends of the slider
    double top = 1;                     // of the axis that goes up from 0
    std::string unit;                   // "s" or ""
    std::string sentence;               // "3.0 at A = 3.0"
    std::size_t done = 0;               // of the points
};

}  // namespace asynchio
