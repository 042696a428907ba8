// Text: measuring, one line within a rectangle, wrapped lines. Text never leaves its rectangle: what does not
// fit ends in "…". Capitals are centred on the middle of the line, so faces and sizes share a base line.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "app/widgets/icons.h"
#include "app/widgets/ui.h"

namespace asynchio::ui {

enum class Align { left, centre, right };

float text_width(Ui& ui, Type type, std::string_view text);

// The line height of the role in pixels.
float line_height(const Ui& ui, Type type);

// One line, vertically centred. Returns the width that was drawn.
float draw_text(Ui& ui, const Rect& rect, Type type, Ink ink, std::string_view text,
                Align align = Align::left);

// One line that starts at x, on the base line y; not cut. For labels whose room the caller has measured.
float draw_text_at(Ui& ui, ImVec2 base, Type type, Ink ink, std::string_view text);

// Pieces of one line in different faces, on the base line of the first. `gap` is the room before a piece,
// pixels at 100 %. The piece that no longer fits is cut, later ones are left out.
struct Run {
    Type type;
    Ink ink;
    std::string_view text;
    float gap = 0;
};
float draw_runs(Ui& ui, const Rect& rect, std::initializer_list<Run> runs, Align align = Align::left);
float runs_width(Ui& ui, std::initializer_list<Run> runs);

// The part of the text that fits into `width` pixels, ending in "…" when something was cut.
std::string fit_text(Ui& ui, Type type, std::string_view text, float width);

// Lines of at most `width` pixels, broken at spaces and line breaks; a word that is wider alone is broken
// inside. The pieces point into `text`.
std::vector<std::string_view> wrap_text(Ui& ui, Type type, std::string_view text, float width);
float wrapped_height(Ui& ui, Type type, std::string_view text, float width);
// Draws from the top of the rectangle; what has no room ends in "…". Returns the height drawn.
float draw_wrapped(Ui& ui, const Rect& rect, Type type, Ink ink, std::string_view text,
                   Align align = Align::left);

// An icon with its ink centred in the rectangle; `type` gives its size. Nothing when the icon font is
// missing.
void draw_icon(Ui& ui, const Rect& rect, Type type, Ink ink, icon::Icon icon);

}  // namespace asynchio::ui
