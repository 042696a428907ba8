#include "app/widgets/card.h"

#include "app/widgets/bar.h"
#include "app/widgets/button.h"
#include "app/widgets/draw.h"
#include "app/widgets/hit.h"

namespace asynchio::ui {
namespace {

constexpr float kCaptionPadX = 20, kCaptionPadY = 13;
constexpr float kToastPad = 16, kToastSign = 24;
constexpr float kCaptionSide = 104, kCaptionGap = 24;

Type caption_type(const Ui& ui) {
    return ui.projector ? Type::projected_caption : Type::caption;
}

Rect draw_answer_box(Ui& ui, const Rect& rect, Ink ink, icon::Icon icon, std::string_view words) {
    draw_box(ui, rect, {Role::surface, ink, 2, 8});
    Rect inner = rect.inset(ui.px(14), ui.px(11));
    Rect head = cut_top(inner, line_height(ui, Type::small_strong), ui.px(4));
    draw_icon(ui, cut_left(head, ui.px(14), ui.px(8)), Type::small, ink, icon);
    draw_text(ui, head, Type::small_strong, ink, words);
    return inner;
}

}  // namespace

void draw_heading(Ui& ui, const Rect& rect, std::string_view title, std::string_view note,
                  std::string_view right) {
    Rect line = rect;
    if (!right.empty()) {
        const float width = std::min(text_width(ui, Type::smallest, right), line.w / 2);
        draw_text(ui, cut_right(line, width, ui.px(12)), Type::smallest, Role::muted, right, Align::right);
    }
    draw_runs(ui, line,
              {{Type::smallest_strong, Role::muted, title}, {Type::smallest_strong, Role::muted, note, 10}});
}

bool notice(Ui& ui, std::string_view id, const Rect& rect, const Notice& notice) {
    const float title = line_height(ui, Type::body_strong);
    const float width = std::max(1.0f, rect.w - 2 * ui.px(20));
    const float words = wrapped_height(ui, Type::small, notice.sentence, width);
    Rect rest = rect.inset(ui.px(20), ui.px(18));
    draw_icon(ui, cut_top(rest, ui.px(34), ui.px(4)), Type::icon_large,
              notice.trouble ? Role::trouble : Role::muted, notice.icon);
    draw_text(ui, cut_top(rest, title), Type::body_strong, Role::text, notice.title, Align::centre);
    draw_wrapped(ui, cut_top(rest, words, ui.px(16)), Type::small, Role::muted, notice.sentence,
                 Align::centre);
    if (notice.action.empty()) return false;
    const float wanted = std::max(ui.px(140), button_width(ui, notice.action));
    const Rect place =
        rect_around({rect.centre().x, rect.bottom() - ui.px(10 + 16)}, std::min(wanted, rest.w), ui.px(32));
    return button(ui, id, place, notice.action);
}

bool banner(Ui& ui, std::string_view id, const Rect& rect, const Banner& banner) {
    const bool stuck = banner.kind == BannerKind::stuck;
    const Ink ink = stuck ? Role::caption_text : Role::text;
    Rect inner = rect.inset(ui.px(20), 0);
    if (stuck) {
        fill_rect(ui, rect, Role::caption_ground, 8);
        draw_icon(ui, cut_left(inner, ui.px(16), ui.px(14)), Type::title, ink, icon::stop);
    } else {
        draw_box(ui, rect, {Role::surface, Ink(state_fill(ui, Look::blocking)), 2, 8});
        const Rect edge{rect.x, rect.y, ui.px(15), rect.h};
        draw_swatch_cap(ui, Look::blocking, snapped(edge), ui.px(8));
        cut_left(inner, ui.px(10));
        draw_icon(ui, cut_left(inner, ui.px(14), ui.px(10)), Type::title, Role::trouble, icon::blocking);
    }
    bool clicked = false;
    if (!banner.action.empty()) {
        const float width = text_width(ui, Type::small_strong, banner.action);
        const Rect words = cut_right(inner, width, ui.px(20));
        const Hit h = hit(ui, id, words);
        draw_text(ui, words, Type::small_strong, stuck ? ink : Ink(Role::accent), banner.action);
        if (h.hovered)
            draw_horizontal(ui, words.x, words.right(), words.centre().y + ui.px(10),
                            stuck ? ink : Ink(Role::accent));
        draw_focus_ring(ui, h, 0);
        clicked = h.clicked;
    }
    draw_runs(ui, inner,
              {{Type::body_strong, ink, banner.title},
               {stuck ? Type::label : Type::small_mono, stuck ? ink : Ink(Role::muted), banner.detail, 12}});
    return clicked;
}

float toast_height(Ui& ui, std::string_view words, float width) {
    return std::max(ui.px(40), wrapped_height(ui, Type::label, words, width - 2 * ui.px(kToastPad) - ui.px(kToastSign)) + ui.px(18));
}

bool toast(Ui& ui, std::string_view id, const Rect& rect, std::string_view words, std::string_view detail, bool trouble) {
    const Hit h = hit(ui, id, rect, {.tab_stop = false});
    draw_box(ui, rect, {Role::caption_ground, Role::accent, 1.5f, 8});
    Rect inner = rect.inset(ui.px(kToastPad), 0);
    draw_icon(ui, cut_left(inner, ui.px(14), ui.px(kToastSign - 14)), Type::label, Role::caption_text, trouble ? icon::error : icon::check);
    if (!detail.empty()) {
        const float width = std::min(text_width(ui, Type::smallest_mono, detail), inner.w * 0.6f);
        draw_text(ui, cut_right(inner, width, ui.px(12)), Type::smallest_mono, Role::caption_muted, detail,
                  Align::right);
    }
    const float height = std::min(inner.h, wrapped_height(ui, Type::label, words, inner.w));
    draw_wrapped(ui, rect_around(inner.centre(), inner.w, height + 1), Type::label, Role::caption_text, words);
    return h.hovered;
}

// At the right of the text: how many, and the key that goes on. Its width does not depend on the text.
float caption_side(Ui& ui, const Caption& caption) {
    const float action = runs_width(ui, {{Type::small_strong, Role::text, caption.key},
                                         {Type::small_medium, Role::text, caption.action, 8}});
    return std::max({ui.px(kCaptionSide), action + 1, text_width(ui, Type::small, caption.progress) + 1});
}

float caption_height(Ui& ui, const Caption& caption, float width) {
    const float room = width - 2 * ui.px(kCaptionPadX) - ui.px(kCaptionGap) - caption_side(ui, caption);
    const float text = wrapped_height(ui, caption_type(ui), caption.text, std::max(room, ui.px(40)));
    return std::max(text, 2 * line_height(ui, Type::small)) + 2 * ui.px(kCaptionPadY);
}

void draw_caption(Ui& ui, const Rect& rect, const Caption& caption) {
    draw_shadow(ui, rect, 10);
    fill_rect(ui, rect, Role::caption_ground, 10);
    Rect rest = rect.inset(ui.px(kCaptionPadX), ui.px(kCaptionPadY));
    Rect side = cut_right(rest, caption_side(ui, caption), ui.px(kCaptionGap));
    draw_wrapped(ui, rest, caption_type(ui), Role::caption_text, caption.text);
    side = rect_around(side.centre(), side.w, 2 * line_height(ui, Type::small));
    draw_text(ui, cut_top(side, side.h / 2), Type::small, Role::caption_muted, caption.progress, Align::right);
    draw_runs(ui, side,
              {{Type::small_strong, Role::caption_text, caption.key},
               {Type::small_medium, Role::caption_text, caption.action, 8}},
              Align::right);
}

void draw_rule_card(Ui& ui, const Rect& rect, const RuleCard& card) {
    if (card.lit)
        draw_box(ui, rect, {Role::accent_wash, Role::accent, 1.5f, 8});
    else
        draw_box(ui, rect, {Role::surface, Role::edge, 1, 8});
    Rect inner = rect.inset(ui.px(10), ui.px(8));
    Rect head = cut_top(inner, ui.px(26));
    const float badge = text_width(ui, Type::small_strong, card.badge) + 2 * ui.px(9);
    const Rect plate = cut_left(head, badge, ui.px(12));
    draw_box(ui, plate, {card.lit ? Role::accent : Role::sunken, card.lit ? Role::accent : Role::edge, 1, 4});
    draw_text(ui, plate, Type::small_strong, card.lit ? Role::on_accent : Role::muted, card.badge,
              Align::centre);
    if (!card.note.empty()) {
        const float width = text_width(ui, Type::small, card.note);
        draw_text(ui, cut_right(head, width, ui.px(10)), Type::small, Role::muted, card.note);
    }
    draw_text(ui, head, card.lit ? Type::label_strong : Type::label, card.lit ? Role::text : Role::muted,
              card.name);
    cut_left(inner, badge + ui.px(12));
    if (card.lit && !card.sentence.empty()) draw_wrapped(ui, inner, Type::label, Role::text, card.sentence);
}

Rect draw_said_box(Ui& ui, const Rect& rect, std::string_view words) {
    return draw_answer_box(ui, rect, Role::accent, icon::prediction, words);
}

Rect draw_result_box(Ui& ui, const Rect& rect, std::string_view words) {
    return draw_answer_box(ui, rect, Role::agreed, icon::play, words);
}

void draw_goal_meter(Ui& ui, const Rect& rect, std::string_view name, float part, std::string_view words) {
    Rect rest = rect;
    draw_text(ui, cut_left(rest, text_width(ui, Type::small_strong, name), ui.px(14)), Type::small_strong,
              Role::muted, name);
    const float width = std::min(text_width(ui, Type::small, words), rest.w * 0.7f);
    draw_text(ui, cut_right(rest, width, ui.px(14)), Type::small, Role::text, words, Align::right);
    const Rect meter = snapped(rect_around({rest.x + std::min(rest.w, ui.px(173)) / 2, rest.centre().y},
                                           std::min(rest.w, ui.px(173)), ui.px(14)));
    draw_box(ui, meter, {Role::sunken, Role::outline, 1, 4});
    const Rect inner = meter.inset(ui.px(1));
    fill_rect(ui, {inner.x, inner.y, inner.w * std::clamp(part, 0.0f, 1.0f), inner.h}, Role::agreed, 3);
}

}  // namespace asynchio::ui
