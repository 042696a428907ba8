// The timeline as SVG: the finished one, for pictures and answer keys, and its empty lanes, to draw into with a pencil.
// Both stand on the same places as the timeline of the window (app/panels/timeline_plot.h).
#pragma once

#include <string>

#include "app/model/scene.h"
#include "app/phrases/locale.h"
#include "app/widgets/theme.h"

namespace asynchio {

struct TimelinePicture {
    std::string id = "timeline";  // keeps several pictures in one page apart
    std::string title;            // for those who cannot see it
    double width = 680;           // pixels
    double margin = 0;            // left and right of it
    double tallest_lane = 36, height = 360;  // lanes are less tall when so many do not fit
    Locale locale = Locale::en;
};

// What happened up to the playhead of `state`, in the colours of `theme` (or the patterns alone, when it is the one for
// print). The view must be that of a scene made with this state.
std::string timeline_svg(const TimelineView& view, const UiState& state, const ui::Theme& theme, const TimelinePicture& picture);

// The lanes of this run without bars. The ruler goes on behind the end of the run, so that it does not tell the total.
std::string empty_timeline_svg(const TimelineView& view, const UiState& state, const ui::Theme& theme,
                               const TimelinePicture& picture);

// Every state's bar with its word, and end signs; `holds`: the band of a held lock, too.
std::string legend_svg(const ui::Theme& theme, const std::string& id, double width, bool holds, Locale locale);

}  // namespace asynchio
