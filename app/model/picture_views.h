// What helps to find one's way in the picture: the whole run in small, what a stretch of it comes to, what a search has
// found, and the iterations of the loop. Plain data.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/trace/lanes.h"

namespace asynchio {

// The whole run in small, while only a part of it is shown.
struct MinimapLane {
    std::string name;
    std::vector<Activity> cells;  // the state that lasted longest in each; nothing: idle, or not seen yet
};
struct MinimapView {
    double end = 1;               // ruler units: how far the minimap reaches
    double cell = 0;              // and how wide one cell is
    double playhead = 0;
    std::vector<MinimapLane> lanes;  // in the order of the timeline's
};

// What was done in the range that is selected, as far as the run was shown.
struct StateShareView {
    Activity activity = Activity::nothing;
    std::string words;            // "waiting: timer"
    std::string figures;          // "0.80 s, 100 %"; "3 turns" when they took no time
    double part = 0;              // of the range, 0 to 1
};
struct RangeLaneView {
    Actor actor;
    std::string name;
    bool selected = false;        // a bar of it is
    std::vector<StateShareView> states;  // the longest first
};
struct RangeView {
    double begin = 0, end = 0;    // ruler units
    std::string title;            // "0.20 s to 1.00 s"
    std::string length;           // "0.80 s"; "3 turns"
    std::string sentence;         // "The loop ran 7 turns and was busy for 0.40 s of 0.80 s: 50 %."
    std::vector<RangeLaneView> lanes;
};

struct SearchView {
    std::string words;            // that are searched for
    std::size_t found = 0;        // so many
    std::string count;            // "3 of 12", "12 found", "nothing found"; "" before anything is typed
};

// One iteration of the loop: from the end of the one before, so with the sleep that it began with.
struct PassView {
    double begin = 0, end = 0;    // ruler units
    std::uint32_t number = 0;     // of those in which somebody had a turn, from 1 on
};

}  // namespace asynchio
