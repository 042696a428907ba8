#include "app/widgets/splitter.h"

#include "app/widgets/draw.h"
#include "app/widgets/hit.h"

namespace asynchio::ui {
namespace {

constexpr float kKeyStep = 16;
constexpr float kTarget = 8;  // wider would lie over what is beside it

}  // namespace

SplitterEdit splitter(Ui& ui, std::string_view id, const Rect& handle, float position, float min, float max,
                      float usual, SplitterLine line) {
    const bool lies = line == SplitterLine::lies;
    const Rect target = lies ? rect_around(handle.centre(), handle.w, std::max(handle.h, ui.px(kTarget)))
                             : rect_around(handle.centre(), std::max(handle.w, ui.px(kTarget)), handle.h);
    const Hit h = hit(ui, id, target, {.by_key = false, .grow = false, .cursor = lies ? ImGuiMouseCursor_ResizeNS : ImGuiMouseCursor_ResizeEW});
    SplitterEdit edit{position};
    Drag& drag = ui.memory.drag;
    const float mouse = lies ? -ImGui::GetIO().MousePos.y : ImGui::GetIO().MousePos.x;
    if (h.pressed) drag = {h.id, position, mouse, false};
    if (h.held && drag.id == h.id) {
        edit.position = static_cast<float>(drag.start_value) + (mouse - drag.start_x) / ui.scale;
        edit.dragging = true;
    }
    if (h.double_clicked) edit.position = usual, edit.dragging = false, drag = {};
    if (ui.has_keys(h.id)) {
        if (ui.keys.take(lies ? Key::down : Key::left)) edit.position -= kKeyStep;
        if (ui.keys.take(lies ? Key::up : Key::right)) edit.position += kKeyStep;
    }
    edit.position = std::clamp(edit.position, min, std::max(min, max));
    edit.changed = edit.position != position;
    edit.committed = (edit.changed && !edit.dragging) ||
                     (h.released && drag.id == h.id && static_cast<double>(position) != drag.start_value);
    const bool lit = h.hovered || h.held || h.ring;
    const Role role = lit ? Role::accent : Role::hairline;
    if (!lies) draw_vertical(ui, handle.centre().x, handle.y, handle.bottom(), role, lit ? 2 : 1);
    else if (lit) draw_horizontal(ui, handle.x, handle.right(), handle.centre().y, role, 2);  // between two cards no line is needed
    return edit;
}

}  // namespace asynchio::ui
