#include "app/widgets/segmented.h"

#include "app/widgets/draw.h"
#include "app/widgets/focus.h"
#include "app/widgets/hit.h"
#include "app/widgets/places.h"

namespace asynchio::ui {
namespace {

constexpr float kRadius = 6;
constexpr float kPadding = 13;

float segment_width(Ui& ui, std::string_view label) {
    return std::round(text_width(ui, Type::small_strong, label)) + 2 * ui.px(kPadding);
}

void draw_segment(Ui& ui, const Rect& rect, std::string_view label, bool chosen, bool hovered) {
    if (chosen) draw_box(ui, rect, {Role::accent_wash, Role::accent, 1.5f, kRadius});
    const Ink ink = chosen || hovered ? Role::text : Role::muted;
    draw_text(ui, rect, chosen ? Type::small_strong : Type::small_medium, ink, label, Align::centre);
}

}  // namespace

float segmented_width(Ui& ui, std::span<const std::string_view> labels) {
    float width = 0;
    for (std::string_view label : labels) width += segment_width(ui, label);
    return width;
}

std::optional<int> segmented(Ui& ui, std::string_view id, const Rect& rect,
                             std::span<const std::string_view> labels, int chosen) {
    std::optional<int> picked;
    const int count = static_cast<int>(labels.size());
    Rect rest{rect.x, rect.y, std::min(rect.w, segmented_width(ui, labels)), rect.h};
    Hit whole;
    whole.rect = rest;
    whole.id = widget_id(id);
    draw_box(ui, rest, {Role::sunken, Role::edge, 1, kRadius});
    for (int i = 0; i < count; ++i) {
        const Parts parts(id);
        const std::string_view label = labels[static_cast<std::size_t>(i)];
        const Rect segment = cut_left(rest, segment_width(ui, label));
        ImGui::PushID(i);
        const Hit h = hit(ui, "segment", segment, {.tab_stop = false, .grow = false});
        ImGui::PopID();
        draw_segment(ui, segment, label, i == chosen, h.hovered);
        if (h.pressed) set_focus(ui, whole.id, false);
        if (h.clicked && i != chosen) picked = i;
    }
    whole.focused = focus_stop(ui, whole.id);
    if (ui.has_keys(whole.id)) {
        whole.ring = true;
        if (ui.keys.take(Key::left) && chosen > 0) picked = chosen - 1;
        if (ui.keys.take(Key::right) && chosen + 1 < count) picked = chosen + 1;
        if (ui.keys.take(Key::space) || ui.keys.take(Key::enter)) picked = (chosen + 1) % std::max(1, count);
    }
    draw_focus_ring(ui, whole, ui.px(kRadius));
    return picked;
}

}  // namespace asynchio::ui
