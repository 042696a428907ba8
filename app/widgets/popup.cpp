#include "app/widgets/popup.h"

#include <fmt/format.h>

#include "app/widgets/draw.h"
#include "app/widgets/focus.h"
#include "app/widgets/hit.h"
#include "app/widgets/list.h"

namespace asynchio::ui {
namespace {

constexpr ImGuiWindowFlags kFlags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings |
                                    ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse;
constexpr float kListRow = 34;

}  // namespace

PopupCard::PopupCard(Ui& ui, std::string_view id, const Rect& rect, bool& open)
    : ui_(ui), open_(open), scope_(widget_id(id)), outer_draw_(ui.draw) {
    Focus& focus = ui.memory.focus;
    if (!open) {
        if (focus.open_scope == scope_) close_focus_scope(ui);
        return;
    }
    opened_now_ = focus.open_scope != scope_;
    open_focus_scope(ui, scope_);
    const Rect card = snapped(rect);
    const float room = ui.px(8);  // for the shadow
    ImGui::SetNextWindowPos({card.x - room, card.y - room});
    ImGui::SetNextWindowSize({card.w + 2 * room, card.h + 2 * room});
    if (opened_now_) ImGui::SetNextWindowFocus();
    ImGui::Begin(fmt::format("##popup{:08x}", scope_).c_str(), nullptr, kFlags);
    ui.draw = ImGui::GetWindowDrawList();
    focus.drawing_scope = scope_;
    draw_raised_card(ui, card);
    drawing_ = true;
}

PopupCard::~PopupCard() {
    if (!drawing_) return;
    close_on_leaving();
    ImGui::End();
    ui_.draw = outer_draw_;
    ui_.memory.focus.drawing_scope = 0;
    if (!open_) {
        if (ui_.memory.focus.open_scope == scope_) close_focus_scope(ui_);
        ui_.redraw_in(0);
    }
}

void PopupCard::close_on_leaving() {
    if (ui_.keys.take(Key::escape)) open_ = false;
    const bool inside = ImGui::IsWindowHovered(ImGuiHoveredFlags_RootAndChildWindows |
                                               ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    if (ImGui::IsMouseClicked(0) && !inside && !opened_now_) open_ = false;
}

int popup_list(Ui& ui, std::string_view id, const Rect& anchor, std::span<const std::string_view> entries,
               int chosen, bool& open) {
    float width = anchor.w;
    for (std::string_view entry : entries)
        width = std::max(width, text_width(ui, Type::label, entry) + ui.px(40));
    const float row = ui.px(kListRow), pad = ui.px(6);
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    Rect card{anchor.x, anchor.bottom() + ui.px(4), width,
              row * static_cast<float>(entries.size()) + 2 * pad};
    if (card.bottom() > window.y) card.y = std::max(0.0f, anchor.y - ui.px(4) - card.h);
    card.x = std::clamp(card.x, 0.0f, std::max(0.0f, window.x - card.w));
    int picked = -1;
    if (PopupCard popup(ui, id, card, open); popup) {
        Rect rest = card.inset(pad);
        for (std::size_t i = 0; i < entries.size(); ++i) {
            ImGui::PushID(static_cast<int>(i));
            if (menu_row(ui, "entry", cut_top(rest, row), entries[i], {}, static_cast<int>(i) == chosen))
                picked = static_cast<int>(i);
            ImGui::PopID();
        }
        if (picked >= 0) open = false;
    }
    return picked;
}

}  // namespace asynchio::ui
