// Which boxes a lane shows: spans cut at the playhead, turns that took no time side by side, and what is too
// small to be told apart folded into one. Work follows the pixels, not the number of spans.
#pragma once

#include <cstdint>
#include <vector>

#include "app/panels/timeline_plot.h"
#include "app/widgets/state_look.h"

namespace asynchio::panels {

struct Mark {
    float x0 = 0, x1 = 0;
    Activity activity = Activity::nothing;
    std::size_t span = 0;   // the first one, index into the lane's spans
    std::size_t count = 1;  // spans that this box stands for
    bool slice = false;     // took no time
    bool cut = false;       // goes on at the playhead
    bool turns = false;     // many short stretches of computing, and waiting for the GIL or a core in between
    float computes = 0;     // the part of it (0 to 1) that computes
    Activity most = Activity::nothing;  // of a folded one: the state that lasted longest; `activity` is the tallest
};

// Whether the short stretches of a mark that computes by turns are wide enough to be drawn each at its place.
bool slices_are_seen(const Mark& mark);

// How far: events that have happened (or were seen), and the ruler's unit they reach.
struct Reach {
    std::size_t position = 0;
    double at = 0;
};

// Of all the bars that a folded mark stands for, as far as they were shown. `totals` may be null: then they are walked.
StateTimes folded_times(const Plot& plot, const Lane& lane, const LaneTotals* totals, const Mark& mark);

std::vector<Mark> collect_marks(const ui::Ui& ui, const Plot& plot, const Lane& lane, Reach reach);
// The same for a picture that is drawn without a window. `fold`: what is narrower, in pixels, is folded.
std::vector<Mark> collect_marks(const Plot& plot, const Lane& lane, Reach reach, float slice, float fold);

}  // namespace asynchio::panels
