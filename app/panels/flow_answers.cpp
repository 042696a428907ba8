// After the run: what the learner said beside what the run says, and sentences of articles judged by it.
#include <algorithm>

#include "app/panels/flow_parts.h"
#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/card.h"
#include "app/widgets/draw.h"

namespace asynchio::panels {
namespace {

constexpr float kBoxHead = 34, kBoxEdge = 12, kBoxSides = 28, kLine = 24, kGap = 10;

// A line, wrapped where it is longer than its box; `width` of the box's inside.
float line_height(ui::Ui& ui, const std::string& line, float width) {
    const float one = ui::wrapped_height(ui, ui::Type::code_bold, "x", width);
    return ui.px(kLine) - one + ui::wrapped_height(ui, ui::Type::code_bold, line, width - ui.px(8));
}

float lines_height(ui::Ui& ui, const std::vector<std::string>& lines, float width) {
    float height = 0;
    for (const std::string& line : lines) height += line_height(ui, line, width);
    return std::max(height, ui.px(kLine));
}

// One under the other; lines that differ from the other box get the wash.
void draw_lines(ui::Ui& ui, ui::Rect room, const std::vector<std::string>& lines, const std::vector<std::string>& others) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const ui::Rect line = cut_top(room, line_height(ui, lines[i], room.w));
        const bool differs = lines.size() > 1 && (i >= others.size() || others[i] != lines[i]);
        if (differs) ui::fill_rect(ui, line, ui::Role::accent_wash, 4);
        const float words = ui::wrapped_height(ui, ui::Type::code_bold, lines[i], line.w - ui.px(8));
        ui::draw_wrapped(ui, ui::rect_around(line.centre(), line.w - ui.px(8), words), ui::Type::code_bold, ui::Role::text, lines[i]);
    }
}

void add_boxes(Column& column, const VerdictView& verdict) {
    ui::Ui& ui = column.ui();
    const std::vector<std::string> none = {std::string(ui.say.answers_nothing())}, open = {"…"};
    const auto& said = verdict.answered ? verdict.said : none;
    const auto& result = verdict.pending ? open : verdict.result;
    const float width = (column.width() - ui.px(kGap)) / 2, inside = width - ui.px(kBoxSides);
    ui::Rect row = column.take(ui.px(kBoxHead + kBoxEdge) + std::max(lines_height(ui, said, inside), lines_height(ui, result, inside)));
    if (!column.draws()) return;
    const ui::Rect left = cut_left(row, width, ui.px(kGap));
    draw_lines(ui, ui::draw_said_box(ui, left, ui.say.answers_you_said()), said, result);
    draw_lines(ui, ui::draw_result_box(ui, row, ui.say.answers_run_says()), result, said);
}

// Behind an edge in the accent: what this learner's answer is told.
void add_feedback(Column& column, const std::string& words) {
    if (words.empty()) return;
    ui::Ui& ui = column.ui();
    column.gap(8);
    const float inner = column.width() - ui.px(16);
    const std::vector<Paragraph> text = parse_markdown(words);
    const ui::Rect place = column.take(rich_text_height(ui, text, inner, false));
    if (!column.draws()) return;
    ui::fill_rect(ui, {place.x, place.y, ui.px(4), place.h}, ui::Role::accent, 2);
    draw_rich_text(ui, {place.x + ui.px(16), place.y, inner, place.h}, text, false);
}

// Where somebody has changed the values, brings back the run that the question is about.
void add_case(Column& column, const VerdictView& verdict, std::size_t index, Actions& actions) {
    if (verdict.shown) return;
    ui::Ui& ui = column.ui();
    ui::Rect line = column.row(34);
    if (!column.draws()) return;
    const ui::ButtonLook look{.type = ui::Type::small_strong};
    const std::string_view words = ui.say.answers_show_case();
    const ui::Rect place = cut_left(line, std::min(line.w, ui::button_width(ui, words, look)));
    if (ui::button(ui, "case", place.inset(0, ui.px(2)), words, look)) actions.push_back(OpenQuestion{index});
}

void add_verdict(Column& column, const VerdictView& verdict, std::size_t index, Actions& actions) {
    column.text(ui::Type::label_strong, ui::Role::text, verdict.ask);
    if (!verdict.about.empty()) column.text(ui::Type::small, ui::Role::muted, verdict.about);
    add_case(column, verdict, index, actions);
    column.gap(6);
    add_boxes(column, verdict);
    add_feedback(column, verdict.feedback);
    column.gap(8);
    column.rich(parse_markdown(verdict.why), false);
    column.gap(18);
}

// Unfolds where else the claim was tested.
void add_proof(Column& column, const ClaimView& claim, std::size_t index, Actions& actions) {
    if (claim.proof.empty()) return;
    ui::Ui& ui = column.ui();
    column.gap(4);
    const ui::Rect line = column.row(28);
    if (column.draws()) {
        const std::string_view words = claim.proof_open ? ui.say.claim_hide_proof() : ui.say.claim_show_proof();
        const ui::ButtonLook look{.kind = ui::ButtonKind::plain,
                                  .icon = claim.proof_open ? ui::icon::minus : ui::icon::plus,
                                  .type = ui::Type::small_strong};
        const ui::Rect place{line.x - ui.px(8), line.y, std::min(line.w, ui::button_width(ui, words, look)), line.h};
        if (ui::button(ui, "proof", place, words, look)) actions.push_back(ToggleProof{index});
    }
    if (!claim.proof_open) return;
    column.gap(2);
    column.text(ui::Type::small, ui::Role::muted, claim.proof);
}

void add_claim(Column& column, const ClaimView& claim, std::size_t index, Actions& actions) {
    ui::Ui& ui = column.ui();
    column.text(ui::Type::body, ui::Role::text, claim.quote);
    if (claim.from_article) column.text(ui::Type::small, ui::Role::muted, ui.say.claim_source());
    column.gap(4);
    const ui::Rect line = column.row(26);
    if (column.draws()) {
        ui::draw_runs(ui, line,
                      {{ui::Type::label_strong, claim.holds ? ui::Role::agreed : ui::Role::trouble, claim.verdict},
                       {ui::Type::small, ui::Role::muted, claim.shown_with, 12}});
    }
    column.rich(claim.text, true);
    ImGui::PushID(static_cast<int>(index));
    add_proof(column, claim, index, actions);
    ImGui::PopID();
    column.gap(16);
}

}  // namespace

void add_told_answer(Column& column, const FlowView& flow, Actions& actions) {
    if (flow.told >= flow.verdicts.size()) return;
    add_choice(column, flow.told_heading, flow.verdicts.size(), flow.told, [&](std::size_t i) { actions.push_back(OpenQuestion{i}); });
    column.gap(6);
    add_verdict(column, flow.verdicts[flow.told], flow.told, actions);
}

void add_verdicts(Column& column, const FlowView& flow, Actions& actions) {
    const Phrases& say = column.ui().say;
    add_told_answer(column, flow, actions);
    if (flow.told + 1 < flow.verdicts.size()) return;
    // What the run as a whole is judged by stands behind the last answer.
    if (!flow.claims.empty()) add_overline(column, flow.claims.size() == 1 ? say.claim_title() : say.claims_title());
    for (std::size_t i = 0; i < flow.claims.size(); ++i) add_claim(column, flow.claims[i], i, actions);
    if (flow.did_not_happen.empty()) return;
    add_overline(column, say.did_not_happen_title());
    for (const std::string& anchor : flow.did_not_happen) column.text(ui::Type::small, ui::Role::muted, anchor);
}

}  // namespace asynchio::panels
