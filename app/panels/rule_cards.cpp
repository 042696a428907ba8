#include "app/panels/rule_cards.h"

#include <algorithm>
#include <string>

#include "app/phrases/phrases.h"
#include "app/widgets/draw.h"
#include "app/widgets/hit.h"
#include "app/widgets/tooltip.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;
using ui::Type;

constexpr float kHeight = 30, kGap = 8, kPad = 9;
constexpr float kLeastSelected = 190;   // room for what is selected, which stands left of the cards
constexpr double kLitSeconds = 1.5;     // while the run plays, a card is lit at least so long
constexpr float kProjectedWidth = 620;

enum class Detail { brief, name, badge };

std::string badge_of(const ui::Ui& ui, const RuleView& rule) { return ui.say.rule_badge({.id = rule.id}); }

std::string_view words_of(const RuleView& rule, Detail detail) {
    return detail == Detail::brief ? rule.brief : detail == Detail::name ? rule.name : std::string_view();
}

// Bold, as it is when lit: the width stays.
float card_width(ui::Ui& ui, const RuleView& rule, Detail detail) {
    const std::string_view words = words_of(rule, detail);
    const float badge = ui::text_width(ui, Type::smallest_strong, badge_of(ui, rule)) + 2 * ui.px(kPad);
    return badge + (words.empty() ? 0 : ui::text_width(ui, Type::small_strong, words) + 2 * ui.px(kPad));
}

float cards_width(ui::Ui& ui, const std::vector<RuleView>& rules, Detail detail) {
    float width = ui.px(kGap) * static_cast<float>(rules.size() - 1);
    for (const RuleView& rule : rules) width += card_width(ui, rule, detail);
    return width;
}

// Playing runs past a moment within a frame; its card stays lit long enough to be seen.
bool is_lit(ui::Ui& ui, const RuleView& rule, const UiState& state) {
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID key = ui::widget_id("lit since");
    const auto now = static_cast<float>(ui.now);
    if (rule.lit) storage->SetFloat(key, now);
    if (rule.lit || !state.playing) return rule.lit;
    const double left = kLitSeconds - (now - storage->GetFloat(key, -1e6f));
    if (left > 0) ui.redraw_in(left);
    return left > 0;
}

void draw_card(ui::Ui& ui, const Rect& rect, const RuleView& rule, Detail detail, bool lit) {
    if (lit) ui::draw_box(ui, rect, {Role::accent_wash, Role::accent, 1.5f, 6});
    else ui::draw_box(ui, rect, {Role::surface, Role::edge, 1, 6});
    Rect rest = rect;
    const std::string badge = badge_of(ui, rule);
    const Rect plate = ui::cut_left(rest, ui::text_width(ui, Type::smallest_strong, badge) + 2 * ui.px(kPad), ui.px(kPad));
    if (lit) ui::fill_rect(ui, plate, Role::accent, 5);
    ui::draw_text(ui, plate, Type::smallest_strong, lit ? Role::on_accent : Role::muted, badge, ui::Align::centre);
    ui::draw_text(ui, rest, lit ? Type::small_strong : Type::small, lit ? Role::text : Role::muted, words_of(rule, detail));
}

const RuleView* told_rule(const Scene& scene) {
    const auto& rules = scene.flow.rules;
    // The last one in the lesson's list that was applied: they go from the general to the special.
    const auto lit = std::ranges::find(rules.rbegin(), rules.rend(), true, &RuleView::lit);
    return lit == rules.rend() || scene.flow.question ? nullptr : &*lit;
}

}  // namespace

void draw_rule_cards(ui::Ui& ui, Rect& rest, const Scene& scene, const UiState& state, Actions& actions) {
    const auto& rules = scene.flow.rules;
    if (rules.empty()) return;
    const float room = rest.w - ui.px(kLeastSelected);
    Detail detail = Detail::brief;
    if (cards_width(ui, rules, detail) > room) detail = Detail::name;
    if (detail == Detail::name && cards_width(ui, rules, detail) > rest.w) detail = Detail::badge;
    const float wanted = cards_width(ui, rules, detail);
    if (wanted > rest.w) return;
    Rect line = ui::cut_right(rest, wanted, ui.px(16));
    for (const RuleView& rule : rules) {
        ImGui::PushID(rule.id.c_str());
        const Rect place = ui::cut_left(line, card_width(ui, rule, detail), ui.px(kGap));
        const Rect card = ui::snapped(ui::rect_around(place.centre(), place.w, ui.px(kHeight)));
        draw_card(ui, card, rule, detail, is_lit(ui, rule, state));
        const ui::Hit hit = ui::hit(ui, "rule", card);
        ui::draw_focus_ring(ui, hit, 6);
        if (hit.clicked && rule.line > 0) actions.push_back(LightLine{rule.line});
        if (ui::tooltip_due(ui, hit) || hit.ring) {
            ui::TooltipContent content;
            content.title = badge_of(ui, rule) + ": " + rule.name;
            content.lines = {rule.sentence};
            if (!rule.story.empty()) content.lines.push_back(ui.say.rule_just_now({.story = rule.story}));
            if (rule.line > 0) content.hint = ui.say.rule_click();
            else if (rule.story.empty()) content.hint = ui.say.rule_lights();
            ui::show_tooltip(ui, card, std::move(content));
        }
        ImGui::PopID();
    }
}

float projected_rule_width(ui::Ui& ui, const Scene& scene) { return told_rule(scene) == nullptr ? 0 : ui.px(kProjectedWidth); }

void draw_projected_rule(ui::Ui& ui, const Rect& rect, const Scene& scene) {
    const RuleView& rule = *told_rule(scene);
    ui::draw_box(ui, rect, {Role::surface, Role::accent, 3, 10});
    Rect rest = rect.inset(ui.px(24), ui.px(12));
    const std::string badge = badge_of(ui, rule);
    Rect head = ui::cut_top(rest, ui::line_height(ui, Type::projected_label_strong), ui.px(4));
    const Rect plate = ui::cut_left(head, ui::text_width(ui, Type::projected_label_strong, badge) + ui.px(28), ui.px(16));
    ui::fill_rect(ui, plate, Role::accent, 6);
    ui::draw_text(ui, plate, Type::projected_label_strong, Role::on_accent, badge, ui::Align::centre);
    ui::draw_text(ui, head, Type::projected_label_strong, Role::text, rule.name);
    const bool whole = ui::wrapped_height(ui, Type::projected_state, rule.sentence, rest.w) <= rest.h;
    ui::draw_wrapped(ui, rest, Type::projected_state, Role::text, whole ? rule.sentence : rule.brief);
}

}  // namespace asynchio::panels
