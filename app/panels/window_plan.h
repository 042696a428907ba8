// Where everything stands in the window: rectangles, no drawing. What has no place has an empty rectangle.
#pragma once

#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

struct WindowPlan {
    bool compact = false;         // one column with a switch
    bool sliders_folded = false;  // one line; the chips in the program stay
    bool third_column = false;    // output and variables at the right
    float left_width = 0;         // at 100 %
    ui::Rect top_bar, note, page_switch, left, splitter, story, program, sliders;
    ui::Rect banner, strip, timeline, bottom, third, transport;
    ui::Rect bottom_splitter;     // between timeline and bottom; empty where the height cannot be chosen
    float bottom_height = 0, usual_bottom = 0, least_bottom = 0, most_bottom = 0;  // at 100 %
};

// One column: what stands side by side elsewhere are pages.
bool is_compact(const ui::Ui& ui, float width);

WindowPlan plan_window(ui::Ui& ui, const ui::Rect& area, const Scene& scene, const UiState& ui_state);

// The left column's width at 100 %: as chosen, or the usual one for this window.
inline constexpr float kLeastLeft = 360, kMostLeft = 760;
float usual_left_width(const ui::Ui& ui, const ui::Rect& area);

}  // namespace asynchio::panels
