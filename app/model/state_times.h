// How long somebody was in which state between two moments, without walking all the bars in between.
//
// Facts of the lanes only. What goes on at the playhead ends there; what comes later is not counted.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "core/trace/lanes.h"

namespace asynchio {

inline constexpr std::size_t kActivities = static_cast<std::size_t>(Activity::wants_gil) + 1;

struct StateTimes {
    std::array<Time, kActivities> time{};         // nanoseconds
    std::array<std::size_t, kActivities> bars{};  // how many, whole or in part

    Time& of(Activity activity) { return time[static_cast<std::size_t>(activity)]; }
    Time of(Activity activity) const { return time[static_cast<std::size_t>(activity)]; }
    std::size_t& count(Activity activity) { return bars[static_cast<std::size_t>(activity)]; }
    std::size_t count(Activity activity) const { return bars[static_cast<std::size_t>(activity)]; }
    // The state that lasted longest; of states without any time the one with most bars.
    Activity longest() const;
};

// Up to where a run is known: events that have happened, and the time of the last of them or later.
struct Known {
    std::size_t position = 0;
    Time time = 0;
};

// Sums of one lane, a few bytes for each bar.
class LaneTotals {
  public:
    // Takes in the bars that came since the last call; the last one may grow.
    void read(const Lane& lane);

    // Of the bars [from, to) of this lane, as long as they are.
    StateTimes of_bars(const Lane& lane, std::size_t from, std::size_t to) const;
    // Between two moments, of what is known.
    StateTimes between(const Lane& lane, Time begin, Time end, const Known& known) const;

  private:
    std::vector<StateTimes> sums_;  // of all bars before every so manieth one
};

}  // namespace asynchio
