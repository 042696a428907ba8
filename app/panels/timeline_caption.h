// On top of the timeline: the open caption with its way to the thing it speaks of.
#pragma once

#include <optional>

#include "app/panels/timeline_plot.h"

namespace asynchio::panels {

// The room below the lanes that is kept while the run is narrated, in pixels, so that no caption covers a lane and no lane
// moves from caption to caption: as high as three lines need, or more for a longer one. `width`: of the timeline. 0: nothing is told.
float caption_band_height(ui::Ui& ui, const FlowView& flow, float width);

// What the open caption points at.
struct CaptionTarget {
    ui::Rect ring;  // the square around it
    ui::Rect row;   // the lane; empty when it speaks of the moment
    bool cap = false;
};
// Nothing when the lane is out of sight. `lanes`: the room below the ruler; `rows_top`: where the first row begins in it.
std::optional<CaptionTarget> caption_target(const ui::Ui& ui, const Plot& plot, const ui::Rect& lanes, float rows_top,
                                            const CaptionView& caption);
// The lane it speaks of, wherever it is now; empty: none.
ui::Rect caption_row(const Plot& plot, float rows_top, const CaptionView& caption);

// From the lane to the words. What scrolls covers what is drawn around it: there it is drawn once more.
void draw_caption_way(ui::Ui& ui, const Plot& plot, const ui::Rect& lanes, float rows_top, const ui::Rect& band, const CaptionView& caption);

// `band`: the room that was kept below the lanes. On a projector another one draws the words below `band`.
void draw_timeline_caption(ui::Ui& ui, const Plot& plot, const ui::Rect& lanes, float rows_top, const ui::Rect& band,
                           const FlowView& flow, Actions& actions);

}  // namespace asynchio::panels
