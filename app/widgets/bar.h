// The marks of a timeline: state bars that stand on a base line, their swatches in lists and tokens, end
// caps, outlines of what was seen before, ghosts of another run, and the band of a held lock.
#pragma once

#include "app/widgets/draw.h"
#include "app/widgets/pattern.h"
#include "app/widgets/state_look.h"

namespace asynchio::ui {

// Where the bar of a state stands: from x0 to x1, on the base line, as high as the state says (`lane_height`
// is the height of a running bar, pixels). At least `min_width` wide (pixels at 100 %).
Rect bar_rect(const Ui& ui, Look look, float x0, float x1, float base, float lane_height,
              float min_width = 7);

// Fill, pattern, outline. `origin`: x of time zero and y of the base line, where patterns are anchored.
void draw_bar(Ui& ui, Look look, const Rect& rect, ImVec2 origin);

// A square sample of the state, pattern centred in it.
void draw_swatch(Ui& ui, Look look, const Rect& rect);

// Fill and pattern in the left part of a rounded shape, for tokens.
void draw_swatch_cap(Ui& ui, Look look, const Rect& rect, float radius);

void draw_seen_bar(Ui& ui, const Rect& rect);   // seen before, not reached yet: outline only
void draw_ghost_bar(Ui& ui, const Rect& rect);  // another run: dashed outline
void draw_hold_band(Ui& ui, const Rect& rect);  // holds a lock

// The plate at the end of a lane: soft square, hard square or circle with its sign. `size` at 100 %.
void draw_end_cap(Ui& ui, EndCap cap, ImVec2 centre, float size = 20);

// A state's fill as this theme shows it: white when printed, black for running.
Color state_fill(const Ui& ui, Look look);

// The outline of bars, tokens and tags.
Ink bar_ink();

}  // namespace asynchio::ui
