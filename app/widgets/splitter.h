// The line between two panels: drag it, or move it with the arrow keys; a double click brings back the usual
// place.
#pragma once

#include <cstdint>
#include <string_view>

#include "app/widgets/ui.h"

namespace asynchio::ui {

struct SplitterEdit {
    float position = 0;
    bool changed = false;
    bool dragging = false;
    bool committed = false;  // the move is complete, worth remembering
};

enum class SplitterLine : std::uint8_t {
    stands,  // between left and right; the position grows to the right
    lies,    // between above and below; the position is the height of what is below it
};

// `position` and the limits are pixels at 100 %, from wherever the caller measures them. `handle` is the
// strip in which the line is; its middle is drawn.
SplitterEdit splitter(Ui& ui, std::string_view id, const Rect& handle, float position, float min, float max,
                      float usual, SplitterLine line = SplitterLine::stands);

}  // namespace asynchio::ui
