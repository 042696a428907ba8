// Keyboard focus: which widget gets the keys, and how Tab walks on. See Memory::focus.
#pragma once

#include "app/widgets/ui.h"

namespace asynchio::ui {

// Registers a stop of this frame and tells whether it has the focus.
bool focus_stop(Ui& ui, ImGuiID id);

// Gives the focus to a widget; `visible` shows the ring and hands it the keys.
void set_focus(Ui& ui, ImGuiID id, bool visible);

// Moves to the next (+1) or previous (-1) stop of the open scope, around the end.
void walk_focus(Ui& ui, int direction);

// A scope that holds the focus while it is open (a popup). Closing gives it back to where it was.
void open_focus_scope(Ui& ui, ImGuiID scope);
void close_focus_scope(Ui& ui);

// In the next frame it is as if the user had pressed this key where nothing has the focus and nothing is edited.
void press_key(Ui& ui, const KeyPress& press);

// Called by Frame: takes Tab before anything is drawn, forgets a widget that is gone afterwards.
void begin_focus_frame(Ui& ui);
void end_focus_frame(Ui& ui);

}  // namespace asynchio::ui
