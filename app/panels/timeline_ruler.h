// What stands above and over the lanes: header, ruler with its flag, veil, grid, frozen spans.
#pragma once

#include <optional>
#include <vector>

#include "app/panels/timeline_plot.h"

namespace asynchio::panels {

void draw_timeline_header(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& state,
                          const Plot& plot, Actions& actions);
// Labels, axis and the flag of the playhead.
void draw_ruler(ui::Ui& ui, const Plot& plot);
// Below everything: what has not happened yet, vertical lines, the column of the current turn. `lanes`: the
// part of the plot's area that is on the screen.
void draw_ground(ui::Ui& ui, const Plot& plot, const ui::Rect& lanes);
// The part of the rows that is seen, where the first row begins, and what stands there already.
struct TakenRoom {
    ui::Rect lanes;
    float rows_top = 0;
    std::vector<ui::Rect> words;
    std::vector<ui::Rect> bars = {};
};
// Draws around the words that are there, if there is any other place. Returns where its own words stand.
std::vector<ui::Rect> draw_frozen(ui::Ui& ui, const Plot& plot, const TakenRoom& taken);
// Where the words of a frozen stretch, of this size, stand: in it, or beside it when it is narrower than they are; in the
// first row in sight without a bar that fills it where nothing else is. Nothing where another stretch is in the way.
std::optional<ui::Rect> frozen_words_place(const Plot& plot, const FrozenView& frozen, ImVec2 size, float gap, const TakenRoom& taken);
void draw_playhead(ui::Ui& ui, const Plot& plot, const ui::Rect& lanes);

// A tick distance of 1, 2 or 5 times a power of ten that is at least `least` pixels wide.
double tick_step(double pixels_per_unit, double least);

}  // namespace asynchio::panels
