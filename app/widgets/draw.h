// Shapes on the draw list: all snapped to whole pixels, outlines as nested fills (ImGui's own rectangle
// outline costs five times as much). Lengths named "at 100 %" are scaled here, everything else is pixels of
// the window.
#pragma once

#include <initializer_list>
#include <span>
#include <string_view>

#include "app/widgets/text.h"
#include "app/widgets/ui.h"

namespace asynchio::ui {

// Edges moved to the nearest whole pixels; never less than one pixel wide or high unless it was empty.
Rect snapped(const Rect& rect);

// `radius` at 100 %.
void fill_rect(Ui& ui, const Rect& rect, Ink fill, float radius = 0, ImDrawFlags corners = 0);
// A fill with an outline of `width` (at 100 %) inside its edge.
struct Box {
    Ink fill;
    Ink outline;
    float width = 1;
    float radius = 0;
};
void draw_box(Ui& ui, const Rect& rect, const Box& box, ImDrawFlags corners = 0);
// The outline alone, for what must show through; few of them please.
void stroke_rect(Ui& ui, const Rect& rect, Ink ink, float width, float radius);

// A 1 px line at 100 %, snapped; `at` is the coordinate of the line across.
void draw_horizontal(Ui& ui, float x0, float x1, float at, Ink ink, float width = 1);
void draw_vertical(Ui& ui, float at, float y0, float y1, Ink ink, float width = 1);

// `dash` and `gap` at 100 %.
void draw_dashed_line(Ui& ui, ImVec2 from, ImVec2 to, Ink ink, float dash, float gap, float width);
void draw_dashed_rect(Ui& ui, const Rect& rect, Ink ink, float dash, float gap, float width, float radius);

// A bent line through the points, right angles as they come: a dot where it starts, an arrow head where it
// ends.
struct Arrow {
    Ink ink;
    float width = 2.5f;  // at 100 %
    bool dot = true;
    bool head = true;
};
void draw_arrow(Ui& ui, std::span<const ImVec2> points, const Arrow& arrow);
inline void draw_arrow(Ui& ui, std::initializer_list<ImVec2> points, const Arrow& arrow) {
    draw_arrow(ui, std::span<const ImVec2>(points.begin(), points.size()), arrow);
}

void draw_dot(Ui& ui, ImVec2 centre, float radius, Ink ink);
// A circle with a number or icon in it; `diameter` at 100 %.
void draw_disc(Ui& ui, ImVec2 centre, float diameter, Ink fill, Ink ink, std::string_view text, Type type);
void draw_ring(Ui& ui, ImVec2 centre, float diameter, Ink ink, float width);
// The part (0 to 1) of a ring, clockwise from the top: time that is left.
void draw_arc(Ui& ui, ImVec2 centre, float diameter, float part, Ink ink, float width);

// Cards.
void draw_card(Ui& ui, const Rect& rect);  // surface and a hairline
void draw_sunken_card(Ui& ui, const Rect& rect);
void draw_raised_card(Ui& ui, const Rect& rect);  // surface, edge, shadow below
void draw_shadow(Ui& ui, const Rect& rect, float radius);

// Nothing drawn while this lives leaves the rectangle, and nothing outside of it can be clicked.
class Clip {
  public:
    Clip(Ui& ui, const Rect& rect);
    ~Clip();
    Clip(const Clip&) = delete;
    Clip& operator=(const Clip&) = delete;

  private:
    ImDrawList* draw_;
    bool of_window_;
};

}  // namespace asynchio::ui
