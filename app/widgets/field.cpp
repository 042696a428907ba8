#include "app/widgets/field.h"

#include "app/widgets/draw.h"
#include "app/widgets/focus.h"

namespace asynchio::ui {
namespace {

constexpr float kRadius = 6;
constexpr HitOptions kFieldHit{.by_key = false, .keys_on_click = true, .cursor = ImGuiMouseCursor_TextInput};

void draw_field(Ui& ui, const Rect& rect, bool active, bool hovered) {
    if (active) return draw_box(ui, rect, {Role::surface, Role::accent, 2, kRadius});
    draw_box(ui, rect, {Role::surface, hovered ? Role::muted : Role::outline, 1, kRadius});
}

}  // namespace

FieldEvent text_field(Ui& ui, std::string_view id, const Rect& rect, std::string& text,
                      const FieldLook& look) {
    const Hit h = hit(ui, id, rect, kFieldHit);
    if (h.focused && ui.memory.focus.visible && !is_editing(ui, h.id)) {
        start_editing(ui, h.id, text);
        if (h.pressed) ui.memory.editing.line.place_cursor(text.size(), false);
    }
    const bool active = is_editing(ui, h.id);
    if (look.frame) draw_field(ui, rect, active, h.hovered);
    Rect inner = rect.inset(ui.px(look.frame ? 10 : 4), ui.px(2));
    if (!look.icon.empty())
        draw_icon(ui, cut_left(inner, ui.px(18), ui.px(10)), look.type, Role::muted, look.icon);
    FieldEvent event;
    if (!active) {
        if (text.empty())
            draw_text(ui, inner, look.type, Role::muted, look.placeholder);
        else
            draw_text(ui, inner, look.type, Role::text, text);
        return event;
    }
    if (text.empty() && ui.memory.editing.line.text().empty())
        draw_text(ui, inner, look.type, Role::muted, look.placeholder);
    const EditEvent edit = edit_line(ui, h, inner, look.type);
    event = {edit.changed, edit.submitted, edit.cancelled};
    if (edit.changed) text = ui.memory.editing.line.text();
    if (edit.cancelled || edit.left || (edit.submitted && !look.stay_on_enter)) {
        if (ui.memory.focus.id == h.id) ui.memory.focus.visible = false;  // the keys are the app's again
        stop_editing(ui);
    }
    return event;
}

std::optional<double> number_field(Ui& ui, std::string_view id, const Rect& rect, const SliderRange& range,
                                   double value, std::string_view unit) {
    const Hit h = hit(ui, id, rect, kFieldHit);
    const std::string shown = format_value(range, value);
    if (!is_editing(ui, h.id)) {
        const bool by_enter = ui.has_keys(h.id) && ui.keys.take(Key::enter);
        if (h.clicked || by_enter)
            start_editing(ui, h.id, shown);
        else
            start_by_typing(ui, h.id);
    }
    const bool active = is_editing(ui, h.id);
    draw_field(ui, rect, active, h.hovered);
    Rect inner = rect.inset(ui.px(8), ui.px(2));
    if (!unit.empty()) {
        const float width = std::min(text_width(ui, Type::smallest, unit), inner.w * 0.7f);
        draw_text(ui, cut_right(inner, width, ui.px(4)), Type::smallest, Role::muted, unit, Align::right);
    }
    if (!active) {
        draw_text(ui, inner, Type::code_bold, Role::text, shown);
        draw_focus_ring(ui, h, ui.px(kRadius));
        return std::nullopt;
    }
    const EditEvent edit = edit_line(ui, h, inner, Type::code_bold);
    if (!edit.submitted && !edit.cancelled && !edit.left) return std::nullopt;
    const std::optional<double> entered = parse_value(range, ui.memory.editing.line.text());
    stop_editing(ui);
    if (edit.cancelled || !entered || *entered == value) return std::nullopt;
    return entered;
}

}  // namespace asynchio::ui
