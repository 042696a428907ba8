// What the widgets must remember from one frame to the next: focus, the text being edited, the tooltip,
// running slides. The app keeps one Memory beside its ImGui context and shows nobody inside; plain data, UI
// thread only.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/widgets/geometry.h"
#include "app/widgets/line_edit.h"
#include "app/widgets/state_look.h"

namespace asynchio::ui {

// A place where the Tab key stops. Stops of one scope are walked in the order of group, then of drawing.
struct FocusStop {
    ImGuiID id = 0;
    ImGuiID scope = 0;
    int group = 0;
};

struct Focus {
    ImGuiID id = 0;
    bool visible = false;      // the keyboard is being used: ring and keys
    bool moved = false;        // it came here by a key this frame: scroll into view
    bool presses = true;       // the widget takes Enter
    bool by_mouse = false;     // it came here by a click
    ImGuiID open_scope = 0;    // Tab stays inside this scope (an open popup); 0 is the window itself
    bool scope_drawn = false;  // its popup was drawn in this frame
    ImGuiID return_to = 0;     // who had the focus before the popup opened
    ImGuiID drawing_scope = 0;
    int drawing_group = 0;
    std::vector<FocusStop> stops;  // of the frame being drawn
    std::vector<FocusStop> last;   // of the frame before
};

struct Editing {
    ImGuiID id = 0;  // 0: nothing is being edited
    LineEdit line;
    std::vector<KeyPress> keys;  // of this frame, for the field
    std::u32string text;
    bool drawn = false;  // its field was drawn in this frame
    float scroll = 0;    // pixels of the text left of the field
};

struct Drag {
    ImGuiID id = 0;
    double start_value = 0;
    float start_x = 0;
    bool moved = false;
};

struct TooltipContent {
    std::string title;
    std::vector<std::string> lines;
    std::string hint;
    std::optional<Look> look;
};

struct Tooltip {
    ImGuiID hovered = 0;  // the widget under the mouse, and since when
    double since = 0;     // seconds
    bool hovered_now = false;
    ImVec2 mouse{};         // where it was in the frame before
    bool pointing = false;  // it moved after the last key or click: only then what comes to lie under it is asked about
    ImGuiID asked = 0;  // the focused widget for which F1 was pressed
    std::optional<TooltipContent> content;
    Rect anchor;
};

struct Slide {
    float from = 0;
    float to = 0;
    double began = 0;
    std::uint64_t frame = 0;  // in which it was last drawn
};

struct Memory {
    Focus focus;
    Editing editing;
    Drag drag;
    Tooltip tooltip;
    std::map<ImGuiID, Slide> slides;
    std::uint64_t frame = 0;  // counts them
    std::vector<KeyPress> pressed;  // for the next frame, by press_key
    std::vector<std::string> cut;  // texts of this frame that had no room and end in "…", for tests
    float smallest = 0;       // size of the smallest text of this frame, at 100 %, for tests; 0: none
    std::string smallest_text;
    ImGuiID open_list = 0;    // the choice chip whose list is open
    double redraw_in =
        std::numeric_limits<double>::infinity();  // seconds until something will look different
};

}  // namespace asynchio::ui
