// What the panels share: their card with its heading, and how the model's states are shown.
#pragma once

#include <string_view>

#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// Sizes that follow the room, in pixels of the window.
struct Spacing {
    float gap;      // between panels
    float padding;  // inside a panel
    float row;      // of a list
};
// `spacious`: the window has the room of a full HD screen.
bool spacious(const ui::Ui& ui);
Spacing spacing(const ui::Ui& ui);

// A card with its heading; returns the room below it.
ui::Rect begin_card(ui::Ui& ui, const ui::Rect& rect, std::string_view title, std::string_view note = {},
                    std::string_view right = {});
// The heading within a column that is one surface. Returns the room below it.
ui::Rect begin_section(ui::Ui& ui, const ui::Rect& rect, std::string_view title, std::string_view note = {},
                       std::string_view right = {});
float heading_height(const ui::Ui& ui);

// Who is where: swatch and name, or the sign of how it ended.
float pill_width(ui::Ui& ui, const PillView& pill);
void draw_pill(ui::Ui& ui, const ui::Rect& rect, const PillView& pill);

// True once whenever `value` differs from the last time, for views that follow something; remembered per
// window and id.
bool changed_since(std::string_view id, int value);

}  // namespace asynchio::panels
