// What every widget is handed: theme, fonts, scale, where to draw, and what it must remember. Widgets are
// free functions that take a Ui, an id, a rectangle in pixels and the value they show, and return what
// happened.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <string_view>

#include "app/phrases/locale.h"
#include "app/widgets/compat/imgui_compat.h"
#include "app/widgets/fonts.h"
#include "app/widgets/geometry.h"
#include "app/widgets/key_list.h"
#include "app/widgets/memory.h"
#include "app/widgets/theme.h"

namespace asynchio::ui {

// A key that has another name now.
struct KeyName {
    std::string usual, now;
};

struct Ui {
    const Theme& theme;
    Fonts& fonts;
    Memory& memory;
    Keys& keys;
    float scale = 1;              // pixels of the window for one pixel of the design
    bool reduced_motion = false;  // slides and fades become jumps
    bool projector = false;       // no hover, no tooltips
    const Phrases& say = phrases_in(Locale::en);  // the words of whoever draws
    std::span<const KeyName> renamed = {};        // keys that were exchanged for others
    double now = 0;               // seconds; Frame sets it
    bool magnified = false;       // Magnified sets it
    ImDrawList* draw = nullptr;   // Frame sets it; popups and scroll areas change it while they are open

    // A length of the design in whole pixels; what is not nothing stays at least one pixel.
    float px(float length) const {
        return length <= 0 ? std::round(length * scale) : std::max(1.0f, std::round(length * scale));
    }
    // The same unrounded, for strokes.
    float exact(float length) const { return length * scale; }
    Color color(Ink ink) const { return ink.in(theme); }

    // How this key is called now.
    std::string_view key_now(std::string_view usual) const {
        const auto name = std::ranges::find(renamed, usual, &KeyName::usual);
        return name == renamed.end() ? usual : std::string_view(name->now);
    }

    // Asks for another frame after so many seconds. Without this, nothing is drawn until something happens.
    void redraw_in(double seconds) { memory.redraw_in = std::min(memory.redraw_in, std::max(0.0, seconds)); }

    // True when the focused widget `id` gets the keys.
    bool has_keys(ImGuiID id) const { return memory.focus.id == id && memory.focus.visible; }
    bool is_editing() const { return memory.editing.id != 0; }
};

// One frame: between construction and destruction, widgets may be called. Lies within ImGui::NewFrame and
// ImGui::Render. Covers the whole display with one ImGui window; moves the focus on Tab; draws the tooltip
// last.
class Frame {
  public:
    explicit Frame(Ui& ui);
    ~Frame();
    Frame(const Frame&) = delete;
    Frame& operator=(const Frame&) = delete;

    // The whole window, in pixels.
    const Rect& area() const { return area_; }

  private:
    Ui& ui_;
    Rect area_;
};

// While this lives, what is designed for a desk is drawn for a room: its smallest text has the 22 pixels that are read from the
// last row. Nothing changes on a desk.
class Magnified {
  public:
    explicit Magnified(Ui& ui) : ui_(ui), scale_(ui.scale), magnified_(ui.magnified) {
        if (!ui.projector || ui.magnified) return;
        ui.scale *= kMagnification;
        ui.magnified = true;
    }
    ~Magnified() { ui_.scale = scale_, ui_.magnified = magnified_; }
    Magnified(const Magnified&) = delete;
    Magnified& operator=(const Magnified&) = delete;

  private:
    Ui& ui_;
    float scale_;
    bool magnified_;
};

// Widgets drawn while this lives are walked by Tab as group `group`: text 0, code 1, sliders 2, picture 3,
// transport 4, whatever the order they are drawn in.
class FocusGroup {
  public:
    FocusGroup(Ui& ui, int group) : ui_(ui), outer_(std::exchange(ui.memory.focus.drawing_group, group)) {}
    ~FocusGroup() { ui_.memory.focus.drawing_group = outer_; }
    FocusGroup(const FocusGroup&) = delete;
    FocusGroup& operator=(const FocusGroup&) = delete;

  private:
    Ui& ui_;
    int outer_;
};

}  // namespace asynchio::ui
