// Where things are on the timeline: sizes, the two rulers, rows and the pixels they stand on. Everything that
// draws or answers the mouse asks here, so that a click lands on what is seen.
#pragma once

#include <cstddef>
#include <vector>

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/type.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// Fonts and lengths, ordinary or projected; lengths in pixels.
struct TimelineSizes {
    ui::Type name, function, state, words, number, ruler, column, job, pool;
    float header, ruler_height, brackets, label, pad, margin;
    float most_pitch, least_pitch, compact_from, slice, cap, tick;
    float queue_row;  // height of a job that waits for a worker
};
TimelineSizes timeline_sizes(const ui::Ui& ui);

// Where something is on the ruler: seconds or columns.
struct Extent {
    double begin = 0, end = 0;
};

// One row of the picture: a lane, or the jobs that wait for a worker.
struct TimelineRow {
    bool pool = false;
    std::size_t lane = 0;       // into TimelineView::lanes
    float top = 0, height = 0;  // from the top of the rows
};

// How the lanes of the machine are laid out below the others: in rows with words, or as thin stripes that share a label.
struct CoreRows {
    float heading = 0, core = 0, gil = 0;  // heights
    bool core_stripes = false, gil_stripes = false;
    float height = 0;                      // of all; 0: there are none
};

struct Plot {
    const TimelineView& view;
    const UiState& state;
    TimelineSizes sizes;
    ui::Rect area;              // of the bars, below the ruler
    ui::Rect labels;            // of the names, left of it
    ui::Rect ruler;             // above it
    double begin = 0, end = 1;  // of the ruler that is shown
    std::vector<TimelineRow> rows;
    float rows_height = 0;
    CoreRows core_rows;
    ui::Rect cores;             // of the machine's lanes, below the area
    ui::Rect flags;             // above the ruler: the words of moments; empty where there are none

    bool turns() const { return view.ruler == Ruler::turns; }
    double per_unit() const { return area.w / (end - begin); }
    float x(double at) const { return area.x + static_cast<float>((at - begin) * per_unit()); }
    double at(float x) const { return begin + (x - area.x) / per_unit(); }

    // How far the picture reaches: the playhead; on the TURNS ruler the column it is in is full.
    double reached() const;
    double unit(Time time, std::size_t event) const;
    Extent extent(const Span& span) const;
    // The height of a running bar, and where bars stand, in a row that begins at `top`.
    float bar_height(const TimelineRow& row) const;
    float base(const TimelineRow& row, float rows_top) const;
    bool compact(const TimelineRow& row) const { return row.height < sizes.compact_from; }
};

// Heights of the whole timeline, in pixels, at which all its lanes are seen: as low as they go, and as high as they grow.
struct TimelineRoom {
    float least = 0, most = 0;
};
TimelineRoom timeline_room(const ui::Ui& ui, const TimelineView& view);

// `rect`: ruler and lanes, without the header.
Plot make_plot(const ui::Ui& ui, const ui::Rect& rect, const TimelineView& view, const UiState& state);

// Rows of the pool queue: for every job that waited, the row it stands in, or -1. `rows` becomes their
// number.
std::vector<int> queue_rows(const TimelineView& view, int& rows);

}  // namespace asynchio::panels
