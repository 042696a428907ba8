#include "app/widgets/scroll.h"

#include <algorithm>
#include <cmath>

#include "app/widgets/draw.h"
#include "app/widgets/hit.h"
#include "app/widgets/places.h"

namespace asynchio::ui {

constexpr float kSettles = 0.15f;  // seconds: fingers on a touch pad move it by less than a row at a time

ScrollArea::ScrollArea(Ui& ui, std::string_view id, const Rect& rect, float content_height)
    : ui_(ui), visible_(snapped(rect)), outer_draw_(ui.draw) {
    visible_.w = std::max(1.0f, visible_.w);
    visible_.h = std::max(1.0f, visible_.h);
    const float height = std::round(content_height);
    ImGui::SetCursorScreenPos(visible_.min());
    ImGui::SetNextWindowContentSize({0, std::max(1.0f, height)});
    note_place(ui, id, visible_);
    compat::begin_child(widget_id(id), {visible_.w, visible_.h}, ImGuiWindowFlags_NoNav);
    const float bar = height > visible_.h ? ImGui::GetStyle().ScrollbarSize : 0;
    content_ = {visible_.x, visible_.y - std::round(ImGui::GetScrollY()), visible_.w - bar, height};
    ui.draw = ImGui::GetWindowDrawList();
    const float edge = ui.px(8);
    note_place(ui, std::string(id) + "/begin", {content_.x, content_.y, content_.w, edge});
    note_place(ui, std::string(id) + "/end", {content_.x, content_.bottom() - edge, content_.w, edge});
}

ScrollArea::~ScrollArea() {
    ImGui::EndChild();
    ui_.draw = outer_draw_;
}

void ScrollArea::fade_below(Role ground) const {
    if (content_.bottom() <= visible_.bottom() + 1) return;
    const Color full = ui_.theme[ground], none = full & ~IM_COL32_A_MASK;
    const float tall = std::min(ui_.px(22), visible_.h / 2), top = visible_.bottom() - tall;
    ui_.draw->AddRectFilledMultiColor({content_.x, top}, {content_.right(), visible_.bottom()}, none, none, full, full);
}

void ScrollArea::begin_with_whole_row(float row) const {
    const float scroll = ImGui::GetScrollY(), whole = std::min(std::round(scroll / row) * row, ImGui::GetScrollMaxY());
    ImGuiStorage* const storage = ImGui::GetStateStorage();
    const ImGuiID was = widget_id("scrolled to"), since = widget_id("scrolled at");
    const auto now = static_cast<float>(ui_.now);
    if (storage->GetFloat(was, -1) != scroll || ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        storage->SetFloat(was, scroll);
        storage->SetFloat(since, now);
    }
    if (std::abs(whole - scroll) < 0.5f) return;
    const float left = storage->GetFloat(since, now) + kSettles - now;
    if (left <= 0) ImGui::SetScrollY(whole);
    ui_.redraw_in(std::max(0.0f, left));
}

constexpr float kShadow = 12, kNothing = 1;

RaisedCard::RaisedCard(Ui& ui, std::string_view id, const Rect& rect) : layer_(ui, id, rect.inset(-ui.px(kShadow)), kNothing) {
    draw_raised_card(ui, rect);
}

void ScrollArea::reveal(const Rect& piece) {
    const float scroll = ImGui::GetScrollY();
    if (piece.y < visible_.y)
        ImGui::SetScrollY(scroll - (visible_.y - piece.y));
    else if (piece.bottom() > visible_.bottom())
        ImGui::SetScrollY(scroll + (piece.bottom() - visible_.bottom()));
    else
        return;
    ui_.redraw_in(0);
}

}  // namespace asynchio::ui
