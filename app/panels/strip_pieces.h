// What stands in the columns of the strip: tokens, timers, tickets and chains of who waits for whom, each measured, so that
// the columns can share the room before anything is drawn.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/model/scene.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

// One thing in a column. It refers to the strip's view, so it lives no longer than the frame.
struct StripPiece {
    float width = 0;                            // pixels
    std::string name;                           // says it where it is folded away
    std::function<void(const ui::Rect&)> draw;
    bool attached = false;                      // goes on with the piece before it, without a gap
};

struct StripContents {
    std::vector<StripPiece> pieces;  // never empty; the last ones are folded to "+3" where there is no room
    std::optional<StripPiece> tail;  // behind all of them, if there is room for it
    std::string count;               // "4 threads": instead of pieces of which not even one fits
    bool nothing = false;            // it only says that there is nobody
};

// `brief`: only what must be said: no time to go, no verbs. `height`: of a token, in pixels.
StripContents running_pieces(ui::Ui& ui, const StripView& strip, float height, bool brief);
StripContents ready_pieces(ui::Ui& ui, const StripView& strip, float height, bool brief);
StripContents timer_pieces(ui::Ui& ui, const StripView& strip, float height, bool brief);
StripContents sleeping_pieces(ui::Ui& ui, const StripView& strip, float height, bool brief);
StripContents pool_pieces(ui::Ui& ui, const StripView& strip, float height, bool brief);
StripContents wait_pieces(ui::Ui& ui, const StripView& strip, float height, bool brief);

float strip_gap(const ui::Ui& ui);   // between pieces
float strip_more(const ui::Ui& ui);  // for "+12"
ui::Type strip_words(const ui::Ui& ui);
ui::Type strip_strong_words(const ui::Ui& ui);

// The waits in an order in which one goes on where the one before it ends: main for ann, ann for bob, bob for ann.
std::vector<std::vector<const WaitView*>> chains_of(const std::vector<WaitView>& waits);

}  // namespace asynchio::panels
