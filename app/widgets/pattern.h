// Patterns: the second carrier of a state. Lines and dots are cut at a convex outline (a bar's rectangle, the
// round end of a token), so nothing is ever drawn outside of it, not even the soft edge of a line.
#pragma once

#include <span>
#include <vector>

#include "app/widgets/state_look.h"
#include "app/widgets/ui.h"

namespace asynchio::ui {

// A pattern with more lines (a row of dots counts by its dots, sixteen to a line) is left out: fill remains.
inline constexpr int kMostPatternLines = 400;
// Bars narrower than this (pixels at 100 %) show no pattern.
inline constexpr float kLeastPatternWidth = 8;

// Draws the pattern within `outline` (convex, clockwise on the screen). `origin` is where the pattern is
// anchored: the x of time zero and the y of the base line, so that it travels with the bar.
void draw_pattern(Ui& ui, const Pattern& pattern, std::span<const ImVec2> outline, ImVec2 origin);
void draw_pattern(Ui& ui, const Pattern& pattern, const Rect& rect, ImVec2 origin);

// The outline of a rectangle whose left (or all) corners are round, for draw_pattern.
std::vector<ImVec2> rounded_outline(const Rect& rect, float radius, bool left_only);

}  // namespace asynchio::ui
