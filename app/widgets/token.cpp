#include "app/widgets/token.h"

#include <array>

#include "app/widgets/tag_width.h"

namespace asynchio::ui {
namespace {

constexpr float kCapPart = 0.78f;
constexpr float kLargeFrom = 43;  // pixels at 100 %
constexpr float kMiddleFrom = 36;

Type name_type(const Ui& ui, float height) {
    if (ui.projector) return Type::projected_label_strong;
    if (height >= ui.exact(kLargeFrom)) return Type::heading;
    return height >= ui.exact(kMiddleFrom) ? Type::lane_name : Type::label_strong;
}

Type ticket_type(const Ui& ui) {
    return ui.projector ? Type::projected_label : Type::label_strong;
}

float outline_width(const Ui& ui) {
    return ui.theme.bar_outline_width;
}

constexpr float kSmallTag = 25;  // below that

// A tag's words follow its height.
struct TagFace {
    Type type;
    float pad, icon;  // pixels
};
TagFace tag_face(const Ui& ui, float height) {
    if (ui.projector) return {Type::projected_label_strong, ui.px(10), ui.px(34)};
    if (height < ui.exact(kSmallTag)) return {Type::smallest_strong, ui.px(6), ui.px(17)};
    return {Type::label_strong, ui.px(10), ui.px(18)};
}

void draw_tag_words(Ui& ui, const Rect& rect, std::string_view name, icon::Icon icon, Ink ink) {
    const TagFace face = tag_face(ui, rect.h);
    Rect inner = rect.inset(face.pad, 0);
    Rect sign = cut_left(inner, face.icon);
    sign.w -= ui.px(8);
    if (!icon.empty()) draw_icon(ui, sign, face.type, ink, icon);
    draw_text(ui, inner, face.type, ink, name);
}

}  // namespace

float token_width(Ui& ui, std::string_view name, float height) {
    const float words = text_width(ui, name_type(ui, height), name);
    return std::round(height * kCapPart + words + height * 0.5f);
}

void draw_token(Ui& ui, const Rect& rect, Look look, std::string_view name) {
    const Rect r = snapped(rect);
    const float width = outline_width(ui), line = std::max(1.0f, ui.exact(width));
    draw_box(ui, r, {Role::surface, bar_ink(), width, r.h / 2 / ui.scale});
    const float cap = std::round(r.h * kCapPart);
    const Rect inner = r.inset(line);
    draw_swatch_cap(ui, look, {inner.x, inner.y, cap - line, inner.h}, inner.h / 2);
    draw_vertical(ui, r.x + cap, r.y + line / 2, r.bottom() - line / 2, bar_ink(), width);
    const Rect words{r.x + cap + line, r.y, r.w - cap - line, r.h};
    draw_text(ui, words.inset(r.h * 0.1f, 0).moved(-r.h * 0.04f, 0), name_type(ui, r.h), Role::text, name,
              Align::centre);
}

void draw_seen_token(Ui& ui, const Rect& rect, std::string_view name) {
    stroke_rect(ui, rect, Role::outline, 1, rect.h / 2 / ui.scale);
    draw_text(ui, rect.inset(rect.h * 0.3f, 0), ui.projector ? Type::projected_label : Type::small,
              Role::muted, name, Align::centre);
}

void draw_empty_token(Ui& ui, const Rect& rect, std::string_view words, icon::Icon icon) {
    draw_dashed_rect(ui, rect, Role::outline, 4, 3, 1.5f, rect.h / 2 / ui.scale);
    Rect inner = rect.inset(rect.h * 0.3f, 0);
    const Type type = ui.projector ? Type::projected_label : Type::small_medium;
    if (icon.empty()) return static_cast<void>(draw_text(ui, inner, type, Role::muted, words, Align::centre));
    draw_icon(ui, cut_left(inner, ui.px(18), ui.px(6)), Type::small, Role::text, icon);
    draw_text(ui, inner, type, Role::text, words);
}

float ticket_width(Ui& ui, std::string_view name) {
    return text_width(ui, ticket_type(ui), name) + 2 * ui.px(ui.projector ? 16 : 9);
}

void draw_ticket(Ui& ui, const Rect& rect, std::string_view name) {
    const Rect r = snapped(rect);
    const float fold = ui.px(9), line = ui.exact(1.5f), half = line / 2;
    const Rect m = r.inset(half);
    const std::array<ImVec2, 5> outline = {m.min(), ImVec2{m.right() - fold, m.y},
                                           ImVec2{m.right(), m.y + fold}, m.max(), ImVec2{m.x, m.bottom()}};
    const std::array<ImVec2, 3> corner = {outline[1], ImVec2{m.right() - fold, m.y + fold}, outline[2]};
    const Color ink = ui.color(bar_ink());
    ui.draw->AddConvexPolyFilled(outline.data(), static_cast<int>(outline.size()), ui.color(Role::surface));
    ui.draw->AddPolyline(outline.data(), static_cast<int>(outline.size()), ink, ImDrawFlags_Closed, line);
    ui.draw->AddPolyline(corner.data(), static_cast<int>(corner.size()), ink, 0, ui.exact(1.2f));
    draw_text(ui, r.inset(ui.px(8), 0), ticket_type(ui), Role::text, name, Align::centre);
}

void draw_timer(Ui& ui, const Rect& rect, Look look, std::string_view name, std::string_view deadline,
                std::string_view to_go) {
    const Ink edge = ui.projector ? bar_ink() : Ink(Role::edge);
    draw_box(ui, rect, {Role::surface, edge, ui.projector ? 3.0f : 1.0f, 8});
    Rect inner = rect.inset(ui.px(9), 0);
    const float swatch = ui.projector ? ui.px(36) : ui.px(24);
    draw_swatch(ui, look, rect_around(cut_left(inner, swatch, ui.px(9)).centre(), swatch, swatch));
    const Type words = ui.projector ? Type::projected_label_strong : Type::body_strong;
    const Type number = ui.projector ? Type::projected_value : Type::code_bold;
    if (to_go.empty()) {
        draw_text(ui, cut_right(inner, text_width(ui, number, deadline), ui.px(8)), number, Role::text,
                  deadline);
        draw_text(ui, inner, words, Role::text, name);
        return;
    }
    draw_runs(ui, inner,
              {{words, Role::text, name},
               {number, Role::text, deadline, 10},
               {Type::small, Role::muted, to_go, 9}});
}

float task_pill_width(Ui& ui, std::string_view name) {
    return ui.px(4) + ui.px(14) + ui.px(3) + text_width(ui, Type::smallest_strong, name) + ui.px(9);
}

void draw_task_pill(Ui& ui, const Rect& rect, Look look, std::string_view name) {
    draw_box(ui, rect, {Role::surface, Role::edge, 1, rect.h / 2 / ui.scale});
    Rect inner = rect.inset(ui.px(5), 0);
    draw_swatch(ui, look, rect_around(cut_left(inner, ui.px(13), ui.px(3)).centre(), ui.px(13), ui.px(13)));
    draw_text(ui, inner, Type::smallest_strong, Role::text, name);
}

void draw_done_pill(Ui& ui, const Rect& rect, EndCap cap, std::string_view name) {
    draw_box(ui, rect, {Role::surface, Role::edge, 1, rect.h / 2 / ui.scale});
    Rect inner = rect.inset(ui.px(5), 0);
    draw_icon(ui, cut_left(inner, ui.px(13), ui.px(3)), Type::smallest, Role::text, end_cap_sign(cap));
    draw_text(ui, inner, Type::smallest_strong, Role::text, name);
}

float tag_width_at(Ui& ui, std::string_view name, float height) {
    const TagFace face = tag_face(ui, height);
    return face.icon + text_width(ui, face.type, name) + 2 * face.pad + 1;
}

float tag_width(Ui& ui, std::string_view name) {
    return tag_width_at(ui, name, ui.px(kSmallTag));
}

void draw_lock_tag(Ui& ui, const Rect& rect, std::string_view name) {
    draw_box(ui, rect, {Ink(state_fill(ui, Look::waiting_lock)), bar_ink(), 1.5f, 4});
    draw_tag_words(ui, rect, name, icon::lock, Ink(kWordsOnFill));
}

void draw_free_tag(Ui& ui, const Rect& rect, std::string_view name, icon::Icon icon) {
    draw_box(ui, rect, {Role::surface, Role::outline, 1.5f, 4});
    draw_tag_words(ui, rect, name, icon, Role::text);
}

Rect draw_lock_frame(Ui& ui, const Rect& rect, std::string_view lock, std::string_view holder, bool held) {
    const float tab_height = ui.px(31), outer = ui.exact(8);
    Rect frame = rect;
    cut_top(frame, std::round(tab_height * 0.42f));
    if (held) {
        draw_box(ui, frame, {Ink(state_fill(ui, Look::waiting_lock)), bar_ink(), 1.5f, 10});
        draw_box(ui, frame.inset(ui.exact(6.5f)), {Role::surface, bar_ink(), 1.5f, 5});
    } else {
        draw_box(ui, frame, {Role::surface, Role::outline, 1.5f, 10});
    }
    const float words = text_width(ui, Type::label_strong, lock) + text_width(ui, Type::label_strong, holder);
    const Rect tab{frame.x + ui.px(17), rect.y, std::min(frame.w, words + ui.px(66)), tab_height};
    const Ink ground = held ? Ink(state_fill(ui, Look::waiting_lock)) : Ink(Role::surface);
    const Ink ink = held ? Ink(kWordsOnFill) : Role::text;
    draw_box(ui, tab, {ground, held ? bar_ink() : Ink(Role::outline), 1.5f, 4});
    Rect inner = tab.inset(ui.px(12), 0);
    draw_icon(ui, cut_left(inner, ui.px(13), ui.px(10)), Type::label, ink, held ? icon::lock : icon::unlock);
    draw_runs(ui, inner, {{Type::label_strong, ink, lock}, {Type::label_strong, ink, holder, 12}});
    frame.y += tab_height - std::round(tab_height * 0.42f) - outer;
    frame.h -= tab_height - std::round(tab_height * 0.42f) - outer;
    return Rect{frame.x, frame.y + ui.px(6), frame.w, frame.h - ui.px(6)}.inset(outer + ui.px(14),
                                                                                outer + ui.px(6));
}

void draw_slot(Ui& ui, const Rect& rect, std::string_view value, bool filled) {
    const Type empty = ui.projector ? Type::projected_label : Type::label;
    if (!filled) {
        fill_rect(ui, rect, Role::sunken, 8);
        draw_dashed_rect(ui, rect, Role::outline, 6, 5, 1.5f, 8);
        draw_text(ui, rect.inset(ui.px(8), 0), empty, Role::muted, value, Align::centre);
        return;
    }
    draw_box(ui, rect, {Role::surface, Role::text, 2, 8});
    const Rect room = rect.inset(ui.px(6), 0);
    Type type = ui.projector ? Type::projected_value : Type::box_value;
    if (text_width(ui, type, value) > room.w) type = ui.projector ? Type::projected_code : Type::code_bold;
    draw_text(ui, room, type, Role::text, value, Align::centre);
}

}  // namespace asynchio::ui
