#include "app/widgets/button.h"

#include "app/widgets/draw.h"
#include "app/widgets/hit.h"
#include "app/widgets/tooltip.h"

namespace asynchio::ui {
namespace {

constexpr float kRadius = 6;
constexpr float kPadding = 16;
constexpr float kIconGap = 10;
constexpr float kKeyHeight = 24;

struct Paint {
    Box box;
    Ink words;
};

Paint paint_of(Ui& ui, const ButtonLook& look, const Hit& hit) {
    if (!look.enabled) return {{Role::sunken, Role::hairline, 1, kRadius}, Role::muted};
    if (look.kind == ButtonKind::primary) {
        // Ink over accent would lose contrast in one of the themes; towards the text colour it never does.
        const float mix = hit.held ? 0.24f : hit.hovered ? 0.12f : 0;
        const Color fill = blend(ui.color(Role::accent), faded(ui.color(Role::text), mix));
        return {{Ink(fill), Ink(fill), 1, kRadius}, Role::on_accent};
    }
    if (look.chosen || hit.held) return {{Role::accent_wash, Role::accent, 1.5f, kRadius}, Role::text};
    const Ink ground = hit.hovered ? Role::sunken : Role::surface;
    if (look.kind == ButtonKind::quiet)
        return {{ground, hit.hovered ? Role::outline : Role::edge, 1, kRadius}, Role::text};
    return {{ground, hit.hovered ? Role::hairline : Role::surface, 1, kRadius}, Role::text};
}

void draw_content(Ui& ui, const Rect& rect, std::string_view label, const ButtonLook& look, Ink ink) {
    Rect inner = rect.inset(ui.px(label.empty() ? 2 : 8), 0);
    if (!look.key.empty()) {
        const std::string_view key = ui.key_now(look.key);
        const Rect cap = cut_right(inner, key_cap_width(ui, key), ui.px(8));
        draw_key_cap(ui, cap.x, cap, key);
    }
    if (label.empty()) return draw_icon(ui, inner, look.type, ink, look.icon);
    const float icon = look.icon.empty() ? 0 : ui.px(18), gap = look.icon.empty() ? 0 : ui.px(kIconGap);
    const float words = std::min(text_width(ui, look.type, label), std::max(0.0f, inner.w - icon - gap));
    Rect content = rect_around(inner.centre(), icon + gap + words, inner.h);
    if (icon > 0) draw_icon(ui, cut_left(content, icon, gap), look.type, ink, look.icon);
    content.w = inner.right() - content.x;
    draw_text(ui, content, look.type, ink, label);
}

}  // namespace

bool button(Ui& ui, std::string_view id, const Rect& rect, std::string_view label, const ButtonLook& look) {
    const Hit h = hit(ui, id, rect, {.enabled = look.enabled});
    const Paint paint = paint_of(ui, look, h);
    if (look.kind != ButtonKind::plain || h.hovered || h.held || look.chosen) draw_box(ui, rect, paint.box);
    draw_content(ui, rect, label, look, paint.words);
    draw_focus_ring(ui, h, ui.px(kRadius));
    tooltip(ui, h, look.tooltip, look.key);
    return h.clicked;
}

float button_width(Ui& ui, std::string_view label, const ButtonLook& look) {
    float width = 2 * ui.px(kPadding) + text_width(ui, look.type, label);
    if (!look.icon.empty()) width += ui.px(18) + (label.empty() ? 0 : ui.px(kIconGap));
    if (!look.key.empty()) width += ui.px(8) + key_cap_width(ui, ui.key_now(look.key));
    return width;
}

float key_cap_width(Ui& ui, std::string_view key) {
    return std::max(ui.px(kKeyHeight), text_width(ui, Type::smallest_mono, key) + ui.px(13));
}

float draw_key_cap(Ui& ui, float x, const Rect& line, std::string_view key) {
    const float width = key_cap_width(ui, key);
    const Rect cap = snapped({x, line.centre().y - ui.px(kKeyHeight) / 2, width, ui.px(kKeyHeight)});
    draw_box(ui, cap, {Role::sunken, Role::edge, 1, 4});
    draw_text(ui, cap, Type::smallest_mono, Role::muted, key, Align::centre);
    return width;
}

}  // namespace asynchio::ui
