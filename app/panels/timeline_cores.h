// Below the lanes of tasks and threads: the cores of the machine model and who computes on them, and the GILs and who
// holds them, on the same axis.
#pragma once

#include "app/panels/timeline_plot.h"

namespace asynchio::panels {

void draw_cores(ui::Ui& ui, const Plot& plot);

// A box on such a lane: one stretch of one thread, or many short ones that are too small to be told apart.
struct CoreMark {
    float x0 = 0, x1 = 0;
    std::size_t span = 0, count = 1;
    bool cut = false;  // goes on at the playhead
};
// Up to this event and this place on the ruler. Work follows the pixels, not the number of stretches.
std::vector<CoreMark> collect_core_marks(const ui::Ui& ui, const Plot& plot, const OccupancyLane& lane, std::size_t position,
                                         double reached);

}  // namespace asynchio::panels
