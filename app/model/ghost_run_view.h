// The run before this one, or the one that was pinned as A: what of it stands behind the run on the screen, and what is
// different. Plain data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/time.h"
#include "core/kernel/machine.h"
#include "core/trace/lanes.h"
#include "core/trace/state.h"
#include "lessons/reader/program.h"

namespace asynchio {

class RunData;

// What two runs are compared by, told once from the whole run.
struct RunFacts {
    std::size_t events = 0;
    RunOutcome outcome = RunOutcome::finished;
    Time total = 0;
    std::uint32_t turns = 0;             // of tasks; of a program without a loop, stretches of threads
    bool by_threads = false;
    std::vector<std::string> lanes;      // by index; two of one name are numbered, "T", "T 2"; hidden ones are ""
    std::vector<std::string> ends;       // the same names, in the order in which they ended
    std::vector<std::string> output;     // lines, the first ones
    std::size_t output_bytes = 0;        // of all
};
RunFacts facts_of(const RunData& run);

// What a run was made from.
struct RunValues {
    Settings settings;
    Machine machine;
    std::string program;                 // its text, without the settings
    Time interrupt_at = kNever;          // Ctrl+C
    std::vector<std::string> inputs = {};  // answers to input()
    friend bool operator==(const RunValues&, const RunValues&) = default;
};

// Of the run on the screen and the one behind it.
struct GhostInputs {
    const Lanes* lanes = nullptr;        // of the one behind; null when there is none (yet)
    const RunValues* values = nullptr;
    const RunFacts* facts = nullptr;
    std::size_t seen = 0;                // events of it that were shown
    Time seen_until = 0;                 // and its time then
    const RunValues* shown_values = nullptr;  // of the run on the screen
    const RunFacts* shown_facts = nullptr;
};

struct GhostLaneView {
    std::size_t lane = 0;                // into TimelineView::lanes
    const Lane* spans = nullptr;
};

struct GhostRunView {
    bool pinned = false;                 // it is A and stays; else the run before this one
    std::string label;                   // "A", "before"
    std::string values;                  // "USE_LOCK = 0": what was different in it; "" if nothing was
    std::vector<std::string> differences;  // "total 0.10 s → 0.40 s", the most important first
    std::string sentence;                // all of that
    bool can_swap = false;
    const Lanes* run = nullptr;          // its lanes; null when it is the run on the screen
    std::vector<GhostLaneView> lanes;    // those that this run has, too
    std::size_t seen = 0;                // events of it that were shown
    double reach = 0;                    // how far it was shown, in units of the ruler
};

}  // namespace asynchio
