#include "app/panels/tour.h"

#include <algorithm>
#include <array>

#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/draw.h"
#include "app/widgets/popup.h"

namespace asynchio::panels {
namespace {

constexpr float kWidth = 420, kPad = 20, kFoot = 38, kGap = 14;

struct Step {
    ui::Rect target;  // empty: this part is not on the screen
    std::string_view words;
};

std::array<Step, kTourSteps> steps_of(const Phrases& say, const WindowPlan& plan) {
    return {{{plan.top_bar, say.tour_stages()},
             {plan.program, say.tour_program()},
             {plan.program, say.tour_sliders()},
             {plan.strip, say.tour_strip()},
             {plan.timeline, say.tour_lanes()},
             {plan.transport, say.tour_transport()}}};
}

// Beside its target where there is room, else below, above, or in its middle.
ui::Rect place_card(ui::Ui& ui, const ui::Rect& area, const ui::Rect& target, float width, float height) {
    const float gap = ui.px(kGap);
    ui::Rect card = ui::rect_around(target.empty() ? area.centre() : target.centre(), width, height);
    if (!target.empty()) {
        if (target.right() + gap + width <= area.right()) card.x = target.right() + gap;
        else if (target.bottom() + gap + height <= area.bottom()) card.y = target.bottom() + gap;
        else if (target.y - gap - height >= area.y) card.y = target.y - gap - height;
        else if (target.x - gap - width >= area.x) card.x = target.x - gap - width;
    }
    card.x = std::clamp(card.x, area.x + gap, std::max(area.x + gap, area.right() - width - gap));
    card.y = std::clamp(card.y, area.y + gap, std::max(area.y + gap, area.bottom() - height - gap));
    return ui::snapped(card);
}

// The frame around what the card is about; above everything, so that nothing that scrolls covers it.
void draw_frame(ui::Ui& ui, const ui::Rect& target) {
    if (target.empty()) return;
    ImDrawList* const window = std::exchange(ui.draw, ImGui::GetForegroundDrawList());
    ui::stroke_rect(ui, ui::snapped(target.inset(ui.px(2))), ui::Role::accent, 3, 6);
    ui.draw = window;
}

// Where the buttons lead.
int draw_buttons(ui::Ui& ui, ui::Rect foot, int step) {
    int next = step;
    const bool last = step == kTourSteps - 1;
    const std::string_view go = last ? ui.say.tour_done() : ui.say.tour_next();
    const ui::ButtonLook primary{.kind = ui::ButtonKind::primary, .key = ui.say.key_enter()};
    if (ui::button(ui, "tour next", cut_right(foot, ui::button_width(ui, go, primary), ui.px(8)), go, primary)) next = last ? -1 : step + 1;
    if (step > 0 && ui::button(ui, "tour back", cut_right(foot, ui::button_width(ui, ui.say.tour_back()), ui.px(8)), ui.say.tour_back())) next = step - 1;
    const ui::ButtonLook plain{.kind = ui::ButtonKind::plain};
    if (!last && ui::button(ui, "tour end", cut_left(foot, ui::button_width(ui, ui.say.tour_end(), plain)), ui.say.tour_end(), plain)) next = -1;
    if (ui.keys.take(Key::right) && !last) next = step + 1;
    if (ui.keys.take(Key::left) && step > 0) next = step - 1;
    return next;
}

}  // namespace

void draw_tour(ui::Ui& ui, const ui::Rect& area, const WindowPlan& plan, const UiState& ui_state, Actions& actions) {
    const int step = ui_state.tour;
    bool open = step >= 0 && step < kTourSteps;
    const Step shown = open ? steps_of(ui.say, plan)[static_cast<std::size_t>(step)] : Step{};
    const float width = std::min(ui.px(kWidth), area.w - 2 * ui.px(kGap)), words = width - 2 * ui.px(kPad);
    const float text = ui::wrapped_height(ui, ui::Type::body, shown.words, words);
    const float progress = ui::line_height(ui, ui::Type::smallest);
    const float height = progress + text + ui.px(kFoot) + 2 * ui.px(kPad) + ui.px(20);
    if (open) draw_frame(ui, shown.target);
    int next = step;
    if (ui::PopupCard popup(ui, "tour", place_card(ui, area, shown.target, width, height), open); popup) {
        const ui::Rect card = place_card(ui, area, shown.target, width, height);
        ui::Rect rest = card.inset(ui.px(kPad), ui.px(kPad));
        ui::draw_text(ui, cut_top(rest, progress, ui.px(4)), ui::Type::smallest, ui::Role::muted,
                      ui.say.tour_step({.number = step + 1, .count = kTourSteps}));
        ui::draw_wrapped(ui, cut_top(rest, text, ui.px(16)), ui::Type::body, ui::Role::text, shown.words);
        next = draw_buttons(ui, cut_top(rest, ui.px(kFoot)), step);
    }
    if (step >= 0 && !open) next = -1;
    if (next != step) actions.push_back(ShowTour{next});
}

}  // namespace asynchio::panels
