// Tooltips: a raised card beside what it explains, after the mouse rested there for 0.4 s, or on F1 for what
// has the focus. A key or a click closes it until the mouse moves, so that it does not lie over what they opened.
// Never the only place of a fact; none on a projector.
#pragma once

#include <string_view>

#include "app/widgets/hit.h"
#include "app/widgets/ui.h"

namespace asynchio::ui {

// One or two words, and the key that does the same.
void tooltip(Ui& ui, const Hit& hit, std::string_view words, std::string_view key = {});

// For richer ones: ask first, then compose.
bool tooltip_due(Ui& ui, const Hit& hit);
void show_tooltip(Ui& ui, const Rect& anchor, TooltipContent content);

// Whether the hand points at something, by this frame's mouse and keys. Called by Frame, before the widgets.
void note_pointing(Ui& ui);

// Draws what was asked for during the frame. Called by Frame.
void draw_tooltip(Ui& ui);

}  // namespace asynchio::ui
