// The key of the patterns beside the rulers, for lanes that are too low for words over their bars.
#pragma once

#include <string>
#include <vector>

#include "app/panels/timeline_plot.h"
#include "app/widgets/state_look.h"
#include "app/widgets/type.h"

namespace asynchio::panels {

// A bar's look and what it stands for; the plain bar of what runs needs no words where there is little room.
struct StateSample {
    ui::Look look;
    std::string full, brief;
};

// Of the bars of all lanes between both ends of the ruler, up to the playhead.
std::vector<StateSample> samples_of(const Phrases& say, const Plot& plot);
// At the right end of `rest`, which it shortens; nothing where lanes have words of their own, or where there is no room.
void draw_samples(ui::Ui& ui, ui::Rect& rest, const Plot& plot);
// One of them at the left end of `rest`; nothing where no bar looks like it, or where there is no room.
void draw_sample_of(ui::Ui& ui, const ui::Rect& rest, const Plot& plot, ui::Look look, ui::Type type);

}  // namespace asynchio::panels
