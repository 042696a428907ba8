// The program in every way that one of its choices offers, side by side: what the runs of these ways did, on one axis,
// and a table of their totals at other values. Everything is taken from finished runs.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/model/memory_model.h"
#include "core/kernel/limits.h"
#include "core/trace/lanes.h"
#include "core/trace/trace.h"

namespace asynchio {

// A part of a lane that looks alike: one state, or many short ones of which `computes` (0 to 1) was computing.
struct Stretch {
    double begin = 0, end = 0;  // seconds
    Activity activity = Activity::nothing;
    double computes = 0;
    friend bool operator==(const Stretch&, const Stretch&) = default;
};

// What is kept of a run that is compared.
struct ComparedRun {
    double total = 0;                        // seconds
    bool ended_well = false;                 // if not, the total says nothing
    std::string message;                     // of the run then: Python's own words, or why it could not be made
    int line = 0;                            // where it happened; 0: nowhere
    std::vector<std::vector<Stretch>> lanes; // those that wait or compute for themselves
    Made made = {};                          // in the whole run
    Budget budget = Budget::none;            // the limit that it reached, if any, ...
    Limits limits = {};                      // ... of these
};
// `limits`: what the run was allowed.
ComparedRun compared_run(const Trace& trace, const Limits& limits = {});

using ComparedRuns = std::vector<std::shared_ptr<const ComparedRun>>;  // null: has not ended yet

struct WayView {
    std::string name, value;    // "threads", "2"
    bool current = false;       // what the slider is set to
    bool pending = false;
    bool fastest = false;
    std::string total;          // "2.00 s"
    std::string problem;
    std::shared_ptr<const ComparedRun> run;
};

struct TotalView {
    std::string text;           // "2.00"
    bool pending = false, fastest = false;
    std::string problem;
};

struct TotalsView {             // a row of the table
    std::string name, settings; // "pure computing × 4", "IO = 0.0, CPU = 1.0"
    std::vector<TotalView> cells;
};

struct ComparisonView {
    bool on = false;
    std::string withheld;       // why it cannot be shown now; ""
    std::string problem;        // why there is nothing to compare; ""
    std::string parameter;      // "HOW"
    std::string settings;       // "N = 4, IO = 0.5 s, CPU = 0.0 s"
    std::string machine;        // "4 cores, GIL on"
    std::vector<WayView> ways;
    double end = 0;             // seconds: of the longest
    bool pending = false;
    std::vector<TotalsView> table;
    std::vector<TotalsView> resources;  // what each way makes and takes, at the values that are set
};

}  // namespace asynchio
