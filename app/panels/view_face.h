// How large the words of a view are: beside the timeline, or for a room.
#pragma once

#include <optional>
#include <string_view>

#include "app/model/action.h"
#include "app/panels/panel.h"
#include "app/widgets/hit.h"
#include "app/widgets/text.h"

namespace asynchio::panels {

struct ViewFace {
    ui::Type name, code, words, strong, mono;
    float row;    // height of a row with a pill, pixels
    float token;  // height of a token
};
ViewFace view_face(const ui::Ui& ui);

// The card with its heading; on a projector only a frame, the sentence beside it says what it is. Returns the room.
ui::Rect begin_view(ui::Ui& ui, const ui::Rect& rect, std::string_view title, std::string_view note = {});

// A task or thread with its state, at the left of the rectangle and no wider than it. Returns its width.
float draw_actor(ui::Ui& ui, const ui::Rect& rect, const TokenView& who);
float actor_width(ui::Ui& ui, const TokenView& who);

// A part of a view that can be pointed at: a click selects the bar of its lane, or lights its line.
ui::Hit pick(ui::Ui& ui, std::string_view id, const ui::Rect& rect, const std::optional<Selection>& bar, int line,
             Actions& actions);

}  // namespace asynchio::panels
