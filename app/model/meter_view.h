// Numbers that say how a run is doing, up to the playhead. Plain data.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/model/token_view.h"

namespace asynchio {

struct MeterView {
    std::string name, value, note;      // "throughput", "5.5 /s", "6 served"
    int line = 0;                       // a click lights it; 0 if there is none
    TokenView who;                      // and selects this bar
};

struct PercentileView {
    std::string name, value;            // "p95", "1.20 s"
    double at = 0, share = 0;           // seconds; of all, 0 to 1
};

// How long each answer took: a staircase that goes up by one step for every answer.
struct StairsView {
    std::string title;                  // "response time of user()"
    std::vector<double> answers;        // seconds, shortest first
    double end = 1;                     // of the axis, seconds; a round number
    std::vector<PercentileView> percentiles;
};

struct MetersView {
    std::vector<MeterView> meters;
    std::optional<StairsView> stairs;   // the lesson says what an answer is
};

}  // namespace asynchio
