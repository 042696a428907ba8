#include "app/widgets/chip.h"

#include "app/widgets/draw.h"
#include "app/widgets/field.h"
#include "app/widgets/places.h"
#include "app/widgets/popup.h"

namespace asynchio::ui {
namespace {

constexpr float kZone = 24;  // minus and plus
constexpr float kPadding = 8;
constexpr float kDragStep = 8;  // pixels at 100 % for one step
constexpr float kRadius = 5;
constexpr int kManySteps = 10;

int zone(Ui& ui, std::string_view id, const Rect& rect, std::string_view sign, int steps) {
    const Hit h = hit(ui, id, rect, {.tab_stop = false, .grow = false});
    draw_text(ui, rect, Type::code_bold, h.hovered ? Role::text : Role::accent, sign, Align::centre);
    if (!h.clicked) return 0;
    return ImGui::GetIO().KeyShift ? steps * kManySteps : steps;
}

// Dragging moves in whole steps from where it began, so that coming back gives back the value.
void drag_value(Ui& ui, const Hit& h, const SliderRange& range, double value, ValueEdit& edit) {
    Drag& drag = ui.memory.drag;
    const float mouse = ImGui::GetIO().MousePos.x;
    if (h.pressed) drag = {h.id, value, mouse, false};
    if (drag.id != h.id) return;
    if (h.held) {
        const float moved = mouse - drag.start_x;
        drag.moved = drag.moved || std::abs(moved) >= ui.exact(kDragStep) / 2;
        if (!drag.moved) return;
        edit.value =
            stepped(range, drag.start_value, static_cast<int>(std::lround(moved / ui.exact(kDragStep))));
        edit.dragging = true;
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    } else if (h.released && drag.moved) {
        edit.committed = value != drag.start_value;
    }
}

void step_value(const SliderRange& range, int steps, ValueEdit& edit) {
    if (steps == 0) return;
    const double before = edit.value;
    edit.value = stepped(range, before, steps);
    edit.committed = edit.committed || edit.value != before;
}

void edit_value(Ui& ui, const Hit& h, const Rect& area, const SliderRange& range, ValueEdit& edit) {
    const EditEvent event = edit_line(ui, h, area, Type::code_bold);
    if (!event.submitted && !event.cancelled && !event.left) return;
    const std::optional<double> typed = parse_value(range, ui.memory.editing.line.text());
    stop_editing(ui);
    if (event.cancelled || !typed || *typed == edit.value) return;
    edit.value = *typed;
    edit.committed = true;
}

// Chips stand in lines of code, close above each other: the ring stays on the chip's own edge.
void draw_ring_within(Ui& ui, Hit hit, const Rect& rect) {
    hit.rect = rect.inset(ui.px(3));
    draw_focus_ring(ui, hit, ui.px(kRadius) - ui.px(3));
}

}  // namespace

float value_chip_width(Ui& ui, const SliderRange& range, double value) {
    return 2 * ui.px(kZone) + std::round(text_width(ui, Type::code_bold, format_value(range, value)));
}

ValueEdit value_chip(Ui& ui, std::string_view id, const Rect& rect, const SliderRange& range, double value) {
    const Parts parts(id);
    ValueEdit edit{value};
    draw_box(ui, rect, {Role::accent_wash, Role::accent, 1, kRadius});
    Rect middle = rect;
    const Rect minus = cut_left(middle, ui.px(kZone)), plus = cut_right(middle, ui.px(kZone));
    step_value(range, zone(ui, "less", minus, "−", -1), edit);
    step_value(range, zone(ui, "more", plus, "+", +1), edit);
    const Hit h =
        hit(ui, "value", middle,
            {.by_key = false, .keys_on_click = true, .grow = false, .cursor = ImGuiMouseCursor_ResizeEW});
    const bool was_drag = ui.memory.drag.id == h.id && ui.memory.drag.moved;
    drag_value(ui, h, range, value, edit);
    step_value(range, take_arrow_steps(ui, h.id), edit);
    if (!is_editing(ui, h.id)) {
        const bool by_enter = ui.has_keys(h.id) && ui.keys.take(Key::enter);
        if ((h.clicked && !was_drag) || by_enter)
            start_editing(ui, h.id, format_value(range, edit.value));
        else
            start_by_typing(ui, h.id);
    }
    if (is_editing(ui, h.id))
        edit_value(ui, h, middle, range, edit);
    else
        draw_text(ui, middle, Type::code_bold, Role::text, format_value(range, edit.value), Align::centre);
    draw_ring_within(ui, h, rect);
    edit.changed = edit.value != value;
    return edit;
}

float choice_chip_width(Ui& ui, std::string_view label) {
    return 2 * ui.px(kPadding) + std::round(text_width(ui, Type::code_bold, label)) + ui.px(18);
}

std::optional<int> choice_chip(Ui& ui, std::string_view id, const Rect& rect,
                               std::span<const std::string_view> labels, int chosen) {
    const Parts parts(id);
    const Hit h = hit(ui, "choice", rect, {.keys_on_click = true, .grow = false});
    bool open = ui.memory.open_list == h.id;
    if (h.clicked) open = !open;
    std::optional<int> picked;
    const int count = static_cast<int>(labels.size());
    if (ui.has_keys(h.id)) {
        if (ui.keys.take(Key::left) && chosen > 0) picked = chosen - 1;
        if (ui.keys.take(Key::right) && chosen + 1 < count) picked = chosen + 1;
        if (ui.keys.take(Key::down)) open = true;
    }
    draw_box(ui, rect, {Role::accent_wash, Role::accent, 1, kRadius});
    Rect inner = rect.inset(ui.px(kPadding), 0);
    draw_icon(ui, cut_right(inner, ui.px(12), ui.px(4)), Type::smallest, Role::accent, icon::caret_down);
    if (chosen >= 0 && chosen < count)
        draw_text(ui, inner, Type::code_bold, Role::text, labels[static_cast<std::size_t>(chosen)]);
    draw_ring_within(ui, h, rect);
    const int from_list = popup_list(ui, "list", rect, labels, chosen, open);
    if (from_list >= 0 && from_list != chosen) picked = from_list;
    if (open)
        ui.memory.open_list = h.id;
    else if (ui.memory.open_list == h.id)
        ui.memory.open_list = 0;
    return picked;
}

float locked_chip_width(Ui& ui, std::string_view value) {
    return 2 * ui.px(kPadding) + std::round(text_width(ui, Type::code_bold, value));
}

void draw_locked_chip(Ui& ui, const Rect& rect, std::string_view value) {
    draw_box(ui, rect, {Role::sunken, Role::edge, 1, kRadius});
    draw_text(ui, rect, Type::code_bold, Role::text, value, Align::centre);
}

}  // namespace asynchio::ui
