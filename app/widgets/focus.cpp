#include "app/widgets/focus.h"

#include <algorithm>

namespace asynchio::ui {
namespace {

std::vector<ImGuiID> walk_order(const Focus& focus) {
    std::vector<FocusStop> stops = focus.last;
    std::erase_if(stops, [&focus](const FocusStop& stop) { return stop.scope != focus.open_scope; });
    std::stable_sort(stops.begin(), stops.end(),
                     [](const FocusStop& a, const FocusStop& b) { return a.group < b.group; });
    std::vector<ImGuiID> order;
    for (const FocusStop& stop : stops) order.push_back(stop.id);
    return order;
}

void put_focus(Focus& focus, ImGuiID id, bool visible) {
    focus.moved = focus.id != id && visible;
    focus.id = id;
    focus.visible = visible;
    focus.presses = true;
    focus.by_mouse = false;
}

}  // namespace

bool focus_stop(Ui& ui, ImGuiID id) {
    Focus& focus = ui.memory.focus;
    focus.stops.push_back({id, focus.drawing_scope, focus.drawing_group});
    const bool waits_for_first = focus.id == 0 && focus.visible && focus.drawing_scope == focus.open_scope;
    if (waits_for_first) set_focus(ui, id, true);
    return focus.id == id;
}

void set_focus(Ui& ui, ImGuiID id, bool visible) {
    Focus& focus = ui.memory.focus;
    put_focus(focus, id, visible);
    const bool beside_popup = focus.open_scope != 0 && focus.drawing_scope != focus.open_scope;
    if (beside_popup) focus.return_to = id;  // the popup closes in this frame, and then it stays there
}

void walk_focus(Ui& ui, int direction) {
    const std::vector<ImGuiID> order = walk_order(ui.memory.focus);
    if (order.empty()) return;
    const auto size = static_cast<std::ptrdiff_t>(order.size());
    const auto found = std::find(order.begin(), order.end(), ui.memory.focus.id);
    std::ptrdiff_t next = direction > 0 ? 0 : size - 1;
    if (found != order.end()) next = ((found - order.begin()) + direction + size) % size;
    put_focus(ui.memory.focus, order[static_cast<std::size_t>(next)], true);
    ui.redraw_in(0);
}

void open_focus_scope(Ui& ui, ImGuiID scope) {
    Focus& focus = ui.memory.focus;
    focus.scope_drawn = true;
    if (focus.open_scope == scope) return;
    if (focus.open_scope == 0) focus.return_to = focus.id;
    focus.open_scope = scope;
    focus.id = 0;
    focus.visible = true;  // the first stop of the scope takes it
}

void close_focus_scope(Ui& ui) {
    Focus& focus = ui.memory.focus;
    focus.open_scope = 0;
    focus.id = focus.return_to;
    focus.visible = focus.visible && focus.id != 0;
    focus.return_to = 0;
}

void press_key(Ui& ui, const KeyPress& press) {
    ui.memory.editing = {};
    ui.memory.focus.visible = false;
    ui.memory.pressed.push_back(press);
    ui.redraw_in(0);
}

void begin_focus_frame(Ui& ui) {
    Focus& focus = ui.memory.focus;
    focus.last.swap(focus.stops);
    focus.stops.clear();
    focus.moved = false;
    focus.drawing_scope = 0;
    focus.drawing_group = 0;
    focus.scope_drawn = false;
    while (ui.keys.take(Key::tab)) walk_focus(ui, +1);
    while (ui.keys.take(Key::tab, {.shift = true})) walk_focus(ui, -1);
}

void end_focus_frame(Ui& ui) {
    Focus& focus = ui.memory.focus;
    if (focus.open_scope != 0 && !focus.scope_drawn) close_focus_scope(ui);  // whoever opened it is gone
    const bool present = std::any_of(focus.stops.begin(), focus.stops.end(),
                                     [&focus](const FocusStop& stop) { return stop.id == focus.id; });
    if (focus.id != 0 && !present) focus.id = 0, focus.visible = false;
    if (ImGui::IsMouseClicked(0) && !ImGui::IsAnyItemActive()) focus.visible = false;
    if (focus.visible && focus.id != 0 && ui.keys.take(Key::escape)) focus.visible = false;
}

}  // namespace asynchio::ui
