#include "app/widgets/list.h"

#include <fmt/format.h>

#include "app/widgets/button.h"
#include "app/widgets/draw.h"
#include "app/widgets/focus.h"
#include "app/widgets/hit.h"

namespace asynchio::ui {
namespace {

constexpr float kDash = 10, kDashGap = 8;  // between stages

void walk_rows(Ui& ui, const Hit& h) {
    if (!ui.has_keys(h.id)) return;
    if (ui.keys.take(Key::down))
        walk_focus(ui, +1);
    else if (ui.keys.take(Key::up))
        walk_focus(ui, -1);
}

// The washed ground of a current row with its accent edge at the left.
void draw_current_ground(Ui& ui, const Rect& rect, bool edge) {
    fill_rect(ui, rect, Role::accent_wash, 6, edge ? ImDrawFlags_RoundCornersRight : 0);
    if (edge) fill_rect(ui, {rect.x, rect.y, ui.px(4), rect.h}, Role::accent);
}

void draw_number(Ui& ui, ImVec2 centre, float size, int number, RowState state, Type type) {
    const std::string text = fmt::format("{}", number);
    switch (state) {
        case RowState::done:
            draw_ring(ui, centre, size, Role::agreed, 2);
            return draw_icon(ui, rect_around(centre, ui.px(size), ui.px(size)), type, Role::agreed,
                             icon::check);
        case RowState::current: return draw_disc(ui, centre, size, Role::accent, Role::on_accent, text, type);
        case RowState::open:
            draw_ring(ui, centre, size, Role::outline, 1.5f);
            draw_text(ui, rect_around(centre, ui.px(size), ui.px(size)), type, Role::muted, text,
                      Align::centre);
    }
}

struct OptionPaint {
    Box box;
    Ink note;
    icon::Icon sign;
};
OptionPaint option_paint(const OptionRow& row, const Hit& h) {
    switch (row.state) {
        case OptionState::chosen:
            return {{Role::accent_wash, Role::accent, 2, 8}, Role::accent, icon::prediction};
        case OptionState::agreed: return {{Role::surface, Role::agreed, 2, 8}, Role::agreed, icon::play};
        case OptionState::open: break;
    }
    return {{h.hovered ? Role::sunken : Role::surface, h.hovered ? Role::outline : Role::edge, 1, 8},
            Role::muted,
            {}};
}

}  // namespace

bool menu_row(Ui& ui, std::string_view id, const Rect& rect, std::string_view words, std::string_view key,
              bool current) {
    const Hit h = hit(ui, id, rect);
    walk_rows(ui, h);
    if (current)
        draw_current_ground(ui, rect, false);
    else if (h.hovered)
        fill_rect(ui, rect, Role::sunken, 6);
    Rect inner = rect.inset(ui.px(18), 0);
    if (!key.empty()) {
        const Rect cap = cut_right(inner, key_cap_width(ui, key), ui.px(12));
        draw_key_cap(ui, cap.x, cap, key);
    }
    draw_text(ui, inner, current ? Type::label_strong : Type::label, Role::text, words);
    draw_focus_ring(ui, h, ui.px(3));
    return h.clicked;
}

namespace {

constexpr float kRowEdge = 13, kRowNumber = 39, kRowPad = 9;

bool has_more_lines(const LessonRow& row) { return !row.text.empty() || !row.needs.empty() || !row.trouble.empty(); }

// Title and detail on one line, then the others. Returns the height; draws when `draw`.
float lay_lesson_lines(Ui& ui, Rect rest, const LessonRow& row, bool draw) {
    const float top = rest.y;
    Rect first = cut_top(rest, line_height(ui, Type::label));
    const bool current = row.state == RowState::current;
    if (draw) {
        const float detail = text_width(ui, Type::small, row.detail) + ui.px(2);
        draw_text(ui, cut_right(first, detail, ui.px(12)), Type::small, Role::muted, row.detail, Align::right);
        draw_text(ui, first, current ? Type::label_strong : Type::label, Role::text, row.title);
    }
    const auto lines = [&](Type type, Ink ink, std::string_view text) {
        if (text.empty()) return;
        const Rect place = cut_top(rest, wrapped_height(ui, type, text, rest.w));
        if (draw) draw_wrapped(ui, place, type, ink, text);
    };
    lines(Type::small, Role::muted, row.text);
    if (!row.needs.empty()) {
        Rect line = cut_top(rest, line_height(ui, Type::small));
        if (draw && row.needs_open) draw_icon(ui, cut_left(line, ui.px(16), ui.px(6)), Type::smallest, Role::accent, icon::waiting);
        if (draw) draw_text(ui, line, Type::small, row.needs_open ? Role::text : Role::muted, row.needs);
    }
    lines(Type::small, Role::trouble, row.trouble);
    return rest.y - top;
}

Rect lesson_lines(const Ui& ui, const Rect& rect) {
    return {rect.x + ui.px(kRowEdge + kRowNumber), rect.y + ui.px(kRowPad), rect.w - ui.px(2 * kRowEdge + kRowNumber), rect.h};
}

}  // namespace

float lesson_row_height(Ui& ui, const LessonRow& row, float width) {
    if (!has_more_lines(row)) return ui.px(62);
    return lay_lesson_lines(ui, lesson_lines(ui, {0, 0, width, 1e6f}), row, false) + 2 * ui.px(kRowPad);
}

bool lesson_row(Ui& ui, std::string_view id, const Rect& rect, const LessonRow& row) {
    const Hit h = hit(ui, id, rect);
    walk_rows(ui, h);
    const Rect ground = rect.inset(0, ui.px(2));
    if (row.state == RowState::current)
        draw_current_ground(ui, ground, true);
    else if (h.hovered)
        fill_rect(ui, ground, Role::sunken, 6);
    Rect inner = rect.inset(ui.px(kRowEdge), 0);
    Rect number = cut_left(inner, ui.px(30), ui.px(9));
    if (has_more_lines(row)) number.h = ui.px(46);
    if (row.number > 0 || row.state == RowState::done) draw_number(ui, number.centre(), 30, row.number, row.state, Type::label_strong);
    if (has_more_lines(row)) {
        lay_lesson_lines(ui, lesson_lines(ui, rect), row, true);
        draw_focus_ring(ui, h, ui.px(3));
        return h.clicked;
    }
    const float first = line_height(ui, Type::label) + ui.px(2), second = line_height(ui, Type::smallest);
    Rect lines = rect_around(inner.centre(), inner.w, first + second);
    const bool current = row.state == RowState::current;
    draw_text(ui, cut_top(lines, first), current ? Type::label_strong : Type::label, Role::text, row.title);
    draw_text(ui, lines, Type::smallest, Role::muted, row.detail);
    draw_focus_ring(ui, h, ui.px(3));
    return h.clicked;
}

bool option_row(Ui& ui, std::string_view id, const Rect& rect, const OptionRow& row) {
    const Hit h = hit(ui, id, rect, {.enabled = row.enabled});
    walk_rows(ui, h);
    const OptionPaint paint = option_paint(row, h);
    draw_box(ui, rect, paint.box);
    Rect inner = rect.inset(ui.px(9), 0);
    const bool chosen = row.state == OptionState::chosen;
    const Rect square = rect_around(cut_left(inner, ui.px(24), ui.px(12)).centre(), ui.px(24), ui.px(24));
    draw_box(ui, square, {chosen ? Role::accent : Role::sunken, chosen ? Role::accent : Role::edge, 1, 4});
    draw_text(ui, square, Type::label_strong, chosen ? Role::on_accent : Role::muted, row.key, Align::centre);
    if (!row.note.empty()) {
        const float width = text_width(ui, Type::smallest_strong, row.note);
        draw_text(ui, cut_right(inner, width, ui.px(10)), Type::smallest_strong, paint.note, row.note);
        draw_icon(ui, cut_right(inner, ui.px(18), ui.px(8)), Type::label, paint.note, paint.sign);
    }
    const Type plain = row.code ? Type::code : Type::label,
               strong = row.code ? Type::code_bold : Type::label_strong;
    draw_text(ui, inner, chosen ? strong : plain, Role::text, row.words);
    draw_focus_ring(ui, h, ui.px(8));
    return h.clicked;
}

namespace {

float stage_width(Ui& ui, const Stage& stage, bool named) {
    const float name = named ? ui.px(8) + text_width(ui, Type::small_strong, stage.name) : 0;
    return ui.px(21) + name + (stage.state == RowState::current ? ui.px(22) : ui.px(6));
}

bool draw_stage(Ui& ui, const Rect& rect, int number, const Stage& stage, bool named) {
    const bool current = stage.state == RowState::current;
    ImGui::PushID(number);
    const Hit h = hit(ui, "stage", rect, {.enabled = stage.reachable});
    ImGui::PopID();
    if (current)
        draw_box(ui, rect, {Role::accent_wash, Role::accent, 1.5f, 17});
    else if (h.hovered && stage.reachable)
        fill_rect(ui, rect, Role::sunken, 17);
    Rect inner = rect.inset(ui.px(current ? 7 : 3), 0);
    draw_number(ui, cut_left(inner, ui.px(21), ui.px(8)).centre(), 23, number, stage.state,
                Type::smallest_strong);
    const Ink ink = stage.state == RowState::open ? Role::muted : Role::text;
    if (named) draw_text(ui, inner, current ? Type::small_strong : Type::small_medium, ink, stage.name);
    draw_focus_ring(ui, h, ui.px(17));
    return h.clicked;
}

}  // namespace

float stage_bar_width(Ui& ui, std::span<const Stage> stages, bool names) {
    float width = 0;
    for (const Stage& stage : stages)
        width += stage_width(ui, stage, names || stage.state == RowState::current) + ui.px(kDash + 2 * kDashGap);
    return width;
}

int stage_bar(Ui& ui, std::string_view id, const Rect& rect, std::span<const Stage> stages, bool names) {
    int clicked = -1;
    ImGui::PushID(id.data(), id.data() + id.size());
    Rect rest = rect_around(rect.centre(), rect.w, ui.px(34));
    const float dash = ui.px(kDash), gap = ui.px(kDashGap);
    for (std::size_t i = 0; i < stages.size(); ++i) {
        const bool named = names || stages[i].state == RowState::current;
        if (i > 0) {
            const Rect between = cut_left(rest, dash, gap);
            draw_horizontal(ui, between.x, between.right(), between.centre().y, Role::outline, 1);
        }
        const Rect place = cut_left(rest, stage_width(ui, stages[i], named), gap);
        if (draw_stage(ui, place, static_cast<int>(i) + 1, stages[i], named)) clicked = static_cast<int>(i);
    }
    ImGui::PopID();
    return clicked;
}

}  // namespace asynchio::ui
