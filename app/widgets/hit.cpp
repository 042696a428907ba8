#include "app/widgets/hit.h"

#include "app/widgets/focus.h"
#include "app/widgets/places.h"

namespace asynchio::ui {
namespace {

constexpr float kLeastTarget = 24;

Rect target_of(const Ui& ui, const Rect& rect, const HitOptions& options) {
    const float least = options.grow ? ui.px(kLeastTarget) : 1;
    const float w = std::max(rect.w, least), h = std::max(rect.h, least);
    return rect_around(rect.centre(), w, h);
}

void note_hover(Ui& ui, const Hit& hit) {
    Tooltip& tooltip = ui.memory.tooltip;
    tooltip.hovered_now = true;
    if (tooltip.hovered == hit.id) return;
    tooltip.hovered = hit.id;
    tooltip.since = ui.now;
}

void take_keys(Ui& ui, Hit& hit, const HitOptions& options) {
    if (!ui.has_keys(hit.id)) return;
    hit.ring = true;
    ui.memory.focus.presses = options.by_key;
    if (ui.memory.focus.moved && !ImGui::IsItemVisible()) ImGui::SetScrollHereY(0.5f);
    if (options.by_key && (ui.keys.take(Key::space) || ui.keys.take(Key::enter))) hit.clicked = true;
    if (ui.keys.take(Key::f1)) ui.memory.tooltip.asked = hit.id;
}

}  // namespace

ImGuiID widget_id(std::string_view name) {
    ImGui::PushID(name.data(), name.data() + name.size());
    const ImGuiID id = ImGui::GetID("##hit");
    ImGui::PopID();
    return id;
}

Hit hit(Ui& ui, std::string_view name, const Rect& rect, const HitOptions& options) {
    Hit result;
    result.rect = rect;
    result.id = widget_id(name);
    if (!options.enabled) {
        result.hovered = ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(rect.min(), rect.max());
        if (result.hovered) note_hover(ui, result);
        return result;
    }
    const Rect target = target_of(ui, rect, options);
    note_place(ui, name, rect, target);
    ImGui::SetCursorScreenPos(target.min());
    ImGui::PushID(name.data(), name.data() + name.size());
    result.clicked = ImGui::InvisibleButton("##hit", {target.w, target.h});
    ImGui::PopID();
    result.hovered = ImGui::IsItemHovered();
    result.held = ImGui::IsItemActive();
    result.pressed = ImGui::IsItemActivated();
    result.released = ImGui::IsItemDeactivated();
    result.double_clicked = result.hovered && ImGui::IsMouseDoubleClicked(0);
    if (result.hovered) note_hover(ui, result);
    if (result.hovered && options.cursor != ImGuiMouseCursor_Arrow) ImGui::SetMouseCursor(options.cursor);
    if (options.tab_stop) {
        if (result.pressed) {
            set_focus(ui, result.id, options.keys_on_click);
            ui.memory.focus.by_mouse = true;
        }
        result.focused = focus_stop(ui, result.id);
        take_keys(ui, result, options);
    }
    return result;
}

void draw_focus_ring(Ui& ui, const Hit& hit, float rounding) {
    if (!hit.ring) return;
    const float line = ui.exact(2);
    const Rect ring = hit.rect.inset(-(ui.px(3) + line / 2));
    ui.draw->AddRect(ring.min(), ring.max(), ui.color(Role::accent), rounding + ui.px(4), 0, line);
}

}  // namespace asynchio::ui
