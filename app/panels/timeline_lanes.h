// One row of the timeline: names at the left, bars with their words, end cap, hold band.
#pragma once

#include "app/panels/timeline_marks.h"

namespace asynchio::panels {

// A lane in the row where it is drawn.
struct DrawnLane {
    ui::Ui& ui;
    const Plot& plot;
    const TimelineRow& row;
    const LaneView& lane;
    float top;  // of all rows
    const std::vector<Mark>& marks;
    float base = plot.base(row, top), height = plot.bar_height(row);

    ui::Rect rect(const Mark& mark) const;
    float bars_height() const { return height - (lane.worker ? ui.px(4) : 0); }
};

// Where the row lies now, in pixels of the window.
ui::Rect row_rect(const Plot& plot, const TimelineRow& row, float rows_top);
// A mark of this row as it stands on the base line.
ui::Rect mark_rect(const ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top,
                   const Mark& mark);
// Where the sign stands that says how a lane ended; empty: none is drawn.
ui::Rect end_cap_rect(const ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top, const std::vector<Mark>& marks);
// The marks up to the playhead.
std::vector<Mark> marks_of(const ui::Ui& ui, const Plot& plot, const LaneView& lane);

void draw_lane_label(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top);
// Returns where the words over its bars stand.
std::vector<ui::Rect> draw_lane(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top,
               const std::vector<Mark>& marks);
// Outlines of what was seen before, right of the playhead.
void draw_seen(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top);

// Returns where its words stand.
std::vector<ui::Rect> draw_pool_row(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top);
// The box of a call while it waits in the pool's queue, in the row of its `place` there; empty: it is not seen.
ui::Rect queued_rect(const ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top, std::size_t job, int place);
// The frames of the jobs that a worker did; drawn below its bars.
void draw_job_frames(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top);
// Over the bars in them. Returns where they stand.
std::vector<ui::Rect> draw_job_names(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top, const std::vector<Mark>& marks);

}  // namespace asynchio::panels
