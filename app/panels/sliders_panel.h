// The lesson's values as rows, and the machine that runs the program.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// `folded`: one line; the chips in the program do the same.
void draw_sliders_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                        bool folded, Actions& actions);
inline void draw_sliders_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state,
                               Actions& actions) {
    draw_sliders_panel(ui, rect, scene, ui_state, false, actions);
}
float sliders_panel_height(const ui::Ui& ui, const Scene& scene, const UiState& ui_state, bool folded);

// "4 cores, GIL on, 5 ms, seed 1"
std::string machine_words(const Phrases& say, const Machine& machine);

}  // namespace asynchio::panels
