// What cards of text over the window share: how large they are, and their first line.
#pragma once

#include <algorithm>
#include <string_view>

#include "app/panels/column.h"
#include "app/widgets/button.h"
#include "app/widgets/draw.h"
#include "app/widgets/ui.h"

namespace asynchio::panels {

inline constexpr float kCardEdge = 24, kCardHead = 52, kRingRoom = 8;  // pixels at 100 %; the last around what may have the focus

// Where a card stands, and the room inside it.
struct CardRoom {
    ui::Rect card;
    float width = 0;   // of its text
    float inside = 0;  // the height that its text needs
};

// In the middle of the window, at most `most` wide (at 100 %), as high as what `lay_out(column)` needs, which is only
// measured here.
template <class LayOut>
CardRoom room_for_card(ui::Ui& ui, const ui::Rect& area, float most, const LayOut& lay_out) {
    CardRoom room;
    const float margin = ui.px(16), width = std::min(ui.px(most), area.w - 2 * margin);
    room.width = width - 2 * ui.px(kCardEdge) - ImGui::GetStyle().ScrollbarSize;
    Column measured(ui, room.width);
    lay_out(measured);
    room.inside = measured.height();
    const float height = std::min(room.inside + ui.px(kCardHead) + ui.px(24), area.h - 2 * margin);
    room.card = ui::snapped(ui::rect_around(area.centre(), width, height));
    return room;
}

// The title, cut from the top of `rest`. Returns where the cross stands, which is drawn last: the keyboard begins with
// what the card is for.
inline ui::Rect card_title(ui::Ui& ui, ui::Rect& rest, std::string_view title) {
    ui::Rect head = cut_top(rest, ui.px(kCardHead) - ui.px(10), ui.px(8));
    const ui::Rect cross = cut_right(head, ui.px(36));
    ui::draw_text(ui, head, ui::Type::title, ui::Role::text, title);
    return ui::rect_around(cross.centre(), ui.px(36), ui.px(36));
}
inline bool card_cross(ui::Ui& ui, std::string_view id, const ui::Rect& place, std::string_view words) {
    return ui::button(ui, id, place, {}, {.kind = ui::ButtonKind::plain, .icon = ui::icon::times, .tooltip = words});
}

}  // namespace asynchio::panels
