// The behaviour under every control: a rectangle that can be hovered, pressed, dragged, focused and activated
// by the keyboard. It draws nothing; controls (and panels, for things in a picture) draw what they like on
// top.
#pragma once

#include <string_view>

#include "app/widgets/ui.h"

namespace asynchio::ui {

struct HitOptions {
    bool enabled = true;
    bool tab_stop = true;        // Tab stops here
    bool by_key = true;          // Space and Enter activate it while it has the focus
    bool keys_on_click = false;  // a click hands it the keys too (sliders, fields)
    bool grow = true;            // the target is at least 24 x 24, whatever the rectangle
    ImGuiMouseCursor cursor = ImGuiMouseCursor_Arrow;
};

struct Hit {
    ImGuiID id = 0;
    Rect rect;
    bool hovered = false;
    bool held = false;      // the mouse button went down here and is still down
    bool pressed = false;   // it went down in this frame
    bool released = false;  // it came up in this frame, anywhere
    bool clicked = false;   // it came up here, or Space or Enter was pressed
    bool double_clicked = false;
    bool focused = false;
    bool ring = false;  // draw the focus ring
};

// The id that a widget of this name has here: names count within ImGui's id stack (ImGui::PushID).
ImGuiID widget_id(std::string_view name);

Hit hit(Ui& ui, std::string_view name, const Rect& rect, const HitOptions& options = {});

// The ring, when the hit asks for it: 2 px in accent, 3 px outside.
void draw_focus_ring(Ui& ui, const Hit& hit, float rounding);

}  // namespace asynchio::ui
