// The program in every way that a choice offers: each way's run as a compact row, all on one axis, and a table of the
// totals at other values. A click on a row chooses its way.
#pragma once

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/widgets/type.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

void draw_comparison_panel(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state, Actions& actions);

// --- its parts ---

// Fonts, ordinary or projected.
struct ComparisonType {
    ui::Type name, name_chosen, value, value_chosen, ruler, note;
};
ComparisonType comparison_type(const ui::Ui& ui);

// Rows, axis and totals. `rect` without any heading.
void draw_comparison_bars(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state, Actions& actions);
void draw_comparison_table(ui::Ui& ui, const ui::Rect& rect, const Scene& scene);
float comparison_table_width(ui::Ui& ui, const Scene& scene);

}  // namespace asynchio::panels
