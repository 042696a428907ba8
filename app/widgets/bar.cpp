#include "app/widgets/bar.h"

#include <cmath>

namespace asynchio::ui {
namespace {

constexpr float kBarRadius = 2;
constexpr float kRoundFrom = 8;  // narrower bars have square corners, which cost a sixth

bool is_hollow(Look look) {
    return state_look(look).fill == 0;
}

struct Edge {
    Ink ink;
    float width;  // pixels
};
Edge edge_of(const Ui& ui, Look look) {
    const float own = state_look(look).edge;
    const float usual = ui.theme.bar_outline_width;
    if (own > 0) return {Role::blocking_edge, ui.exact(std::max(own, usual))};
    return {Role::bar_outline, ui.exact(usual)};
}

}  // namespace

Ink bar_ink() {
    return Role::bar_outline;
}

Color state_fill(const Ui& ui, Look look) {
    return ui.theme.fill(look);
}

Rect bar_rect(const Ui& ui, Look look, float x0, float x1, float base, float lane_height, float min_width) {
    const StateLook& state = state_look(look);
    const float height = std::max(std::round(lane_height * state.height), ui.px(state.min_height));
    const float left = std::round(x0);
    const float right = std::max(std::round(x1), left + ui.px(min_width));
    const float bottom = std::round(base);
    return {left, bottom - height, right - left, height};
}

void draw_bar(Ui& ui, Look look, const Rect& rect, ImVec2 origin) {
    const Rect r = snapped(rect);
    if (r.empty()) return;
    if (is_hollow(look))
        return draw_dashed_rect(ui, r, Role::bar_outline, 6, 4, ui.theme.bar_outline_width, kBarRadius);
    const Edge edge = edge_of(ui, look);
    const float line = std::min(edge.width, std::min(r.w, r.h) / 3);
    const float radius = r.w < ui.exact(kRoundFrom) ? 0 : ui.exact(kBarRadius);
    ui.draw->AddRectFilled(r.min(), r.max(), ui.color(edge.ink), radius);
    const Rect inner = r.inset(line);
    const float inner_radius = radius == 0 ? 0 : std::max(0.5f, radius - line);
    ui.draw->AddRectFilled(inner.min(), inner.max(), state_fill(ui, look), inner_radius);
    if (r.w >= ui.exact(kLeastPatternWidth)) draw_pattern(ui, state_look(look).pattern, inner, origin);
}

void draw_swatch(Ui& ui, Look look, const Rect& rect) {
    const Rect r = snapped(rect);
    if (is_hollow(look)) return draw_dashed_rect(ui, r, Role::bar_outline, 3, 2, 1.5f, kBarRadius);
    // Small samples have a thin outline, or nothing would be left of the pattern.
    const float line = r.h < ui.exact(16) ? 1.0f : std::min(1.5f, ui.theme.bar_outline_width);
    draw_box(ui, r, {Ink(state_fill(ui, look)), Role::bar_outline, line, kBarRadius + 1});
    const ImVec2 middle = r.centre();
    draw_pattern(ui, state_look(look).pattern, r.inset(ui.exact(line)), {middle.x, middle.y});
}

void draw_swatch_cap(Ui& ui, Look look, const Rect& rect, float radius) {
    if (is_hollow(look)) return;
    ui.draw->AddRectFilled(rect.min(), rect.max(), state_fill(ui, look), radius,
                           ImDrawFlags_RoundCornersLeft);
    const std::vector<ImVec2> outline = rounded_outline(rect, radius, true);
    draw_pattern(ui, state_look(look).pattern, outline, {rect.x, rect.bottom()});
}

void draw_seen_bar(Ui& ui, const Rect& rect) {
    stroke_rect(ui, rect, Role::outline, 1.5f, kBarRadius);
}

void draw_ghost_bar(Ui& ui, const Rect& rect) {
    draw_dashed_rect(ui, rect, Role::outline, 5, 3, 1.5f, kBarRadius);
}

void draw_hold_band(Ui& ui, const Rect& rect) {
    draw_box(ui, rect, {Ink(state_fill(ui, Look::waiting_lock)), Role::bar_outline, 1.5f, 1});
}

void draw_end_cap(Ui& ui, EndCap cap, ImVec2 centre, float size) {
    const float width = std::max(1.5f, ui.theme.bar_outline_width * 0.75f);
    const Rect plate = snapped(rect_around(centre, ui.px(size), ui.px(size)));
    const float radius = cap == EndCap::done ? size * 0.28f : cap == EndCap::failed ? 1.0f : size / 2;
    draw_box(ui, plate, {Role::surface, Role::bar_outline, width, radius});
    const Type sign = size >= 28 ? Type::title : Type::smallest;
    draw_icon(ui, plate, sign, Role::text, end_cap_sign(cap));
}

}  // namespace asynchio::ui
