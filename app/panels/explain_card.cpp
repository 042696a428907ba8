#include "app/panels/explain_card.h"

#include <fmt/format.h>

#include "app/panels/looks.h"
#include "app/panels/panel.h"
#include "app/phrases/phrases.h"
#include "app/widgets/bar.h"
#include "app/widgets/button.h"
#include "app/widgets/card.h"
#include "app/widgets/hit.h"
#include "app/widgets/scroll.h"

namespace asynchio::panels {
namespace {

constexpr float kDisc = 22, kSign = 34, kLeastRow = 32, kLineColumn = 64, kSwitch = 28;

float words_width(ui::Ui& ui, const CauseView& cause, float row) {
    const float who = ui::text_width(ui, ui::Type::label_strong, cause.who);
    return std::max(ui.px(80), row - ui.px(kSign) - ui.px(kLineColumn) - who - ui.px(12) - ui.px(8));
}

float cause_height(ui::Ui& ui, const CauseView& cause, float width) {
    const float words = ui::wrapped_height(ui, ui::Type::label, cause.text, words_width(ui, cause, width));
    return std::max(ui.px(kLeastRow), words + ui.px(8));
}

void draw_cause(ui::Ui& ui, const ui::Rect& rect, const CauseView& cause, Actions& actions) {
    const ui::Hit hit = ui::hit(ui, "cause", rect, {.grow = false});
    if (hit.hovered) ui::fill_rect(ui, rect, ui::Role::sunken, 6);
    const float line = ui::line_height(ui, ui::Type::label) + ui.px(12);
    const ImVec2 sign{rect.x + ui.px(kSign) / 2, rect.y + line / 2};
    if (cause.number > 0)
        ui::draw_disc(ui, sign, kDisc, ui::Role::text, ui::Role::surface, fmt::format("{}", cause.number),
                      ui::Type::smallest_strong);
    else
        ui::draw_swatch(ui, look_of(cause.activity), ui::rect_around(sign, ui.px(16), ui.px(16)));
    ui::Rect rest = rect;
    cut_left(rest, ui.px(kSign));
    const ui::Rect right = cut_right(rest, ui.px(kLineColumn));
    if (cause.line > 0)
        ui::draw_text(ui, {right.x, right.y, right.w - ui.px(8), line}, ui::Type::smallest_mono,
                      ui::Role::muted, ui.say.explain_line({.line = cause.line}), ui::Align::right);
    const float who = ui::text_width(ui, ui::Type::label_strong, cause.who);
    ui::Rect name = cut_left(rest, who + ui.px(2), ui.px(10));
    name.h = line;
    ui::draw_text(ui, name, ui::Type::label_strong, ui::Role::text, cause.who);
    const ui::Rect words{rest.x, rest.y + ui.px(6), words_width(ui, cause, rect.w), rest.h};
    ui::draw_wrapped(ui, words, ui::Type::label, ui::Role::text, cause.text);
    ui::draw_focus_ring(ui, hit, ui.px(6));
    if (!hit.clicked) return;
    if (!cause.bar) return actions.push_back(GoToPosition{cause.position});
    actions.push_back(Select{*cause.bar});
    if (cause.line > 0) actions.push_back(LightLine{cause.line});
}

// At the right end of the title; where it would stand on it, the hint beside it gives way.
ui::Rect draw_head(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& state, Actions& actions) {
    const ExplainView& explain = *scene.explain;
    const ui::ButtonLook look{.key = "O", .tooltip = ui.say.keys_chain(), .chosen = state.whole_chain, .type = ui::Type::smallest_strong};
    const float wide = explain.can_chain || state.whole_chain ? ui::button_width(ui, ui.say.chain_whole(), look) : 0;
    std::string_view hint = ui.say.explain_deselect();
    const float hint_width = ui::text_width(ui, ui::Type::smallest, hint) + ui.px(16);
    const float room = rect.w - 2 * spacing(ui).padding, title = ui::text_width(ui, ui::Type::smallest_strong, explain.title) * 1.2f;
    if (wide > 0 && title + wide + hint_width > room) hint = {};
    const ui::Rect inner = begin_section(ui, rect, explain.title, {}, hint);
    if (wide == 0 || wide > room) return inner;
    const float right = inner.right() - (hint.empty() ? 0 : hint_width);
    const ui::Rect line{inner.x, rect.y + ui.px(4), inner.w, inner.y - rect.y - ui.px(6)};
    const ui::Rect place{right - wide, line.centre().y - ui.px(kSwitch) / 2, wide, ui.px(kSwitch)};
    if (ui::button(ui, "whole chain", place, ui.say.chain_whole(), look)) actions.push_back(ToggleChain{});
    return inner;
}

}  // namespace

void draw_explain_card(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& state,
                       Actions& actions) {
    if (!scene.explain) return;
    const ui::FocusGroup group(ui, 3);
    const ExplainView& explain = *scene.explain;
    ui::draw_raised_card(ui, rect);
    ui::Rect inner = draw_head(ui, rect, scene, state, actions);
    inner.h = rect.bottom() - ui.px(8) - inner.y;
    const float width = inner.w - ui.px(12);
    const float sentence = ui::wrapped_height(ui, ui::Type::label, explain.sentence, width);
    const float chain = explain.chain.empty() ? 0 : ui::wrapped_height(ui, ui::Type::small, explain.chain, width) + ui.px(6);
    float height = sentence + ui.px(8) + chain;
    for (const CauseView& cause : explain.causes) height += cause_height(ui, cause, width);
    const ui::ScrollArea area(ui, "explain", inner, height);
    ui::Rect rest = area.content();
    rest.w = width;
    ui::draw_wrapped(ui, cut_top(rest, sentence, ui.px(8)), ui::Type::label, ui::Role::text,
                     explain.sentence);
    if (chain > 0) ui::draw_wrapped(ui, cut_top(rest, chain), ui::Type::small, ui::Role::muted, explain.chain);
    for (std::size_t i = 0; i < explain.causes.size(); ++i) {
        const CauseView& cause = explain.causes[i];
        ImGui::PushID(static_cast<int>(i));
        draw_cause(ui, cut_top(rest, cause_height(ui, cause, width)), cause, actions);
        ImGui::PopID();
    }
}

}  // namespace asynchio::panels
