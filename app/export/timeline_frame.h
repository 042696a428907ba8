// What a finished and an empty timeline share: places, ruler, names, lines. For timeline_svg.cpp and empty_timeline.cpp.
#pragma once

#include "app/export/svg_canvas.h"
#include "app/export/timeline_svg.h"
#include "app/panels/timeline_plot.h"
#include "app/phrases/phrases.h"

namespace asynchio {

// The places for a picture whose ruler reaches to `end` (seconds or columns). The pool queue gets at most `queue_rows`
// rows. The view and the state must outlive it.
panels::Plot plot_of(const TimelineView& view, const UiState& state, const TimelinePicture& picture, double end, int queue_rows);
double height_of(const panels::Plot& plot);

// Names, ruler, and thin lines for its ticks and between the lanes.
void draw_frame(SvgCanvas& canvas, const panels::Plot& plot, const Phrases& say);

}  // namespace asynchio
