#include "app/panels/token_button.h"

#include <fmt/format.h>

#include "app/model/state_phrases.h"
#include "app/panels/looks.h"
#include "app/widgets/draw.h"
#include "app/widgets/hit.h"
#include "app/widgets/token.h"
#include "app/widgets/tooltip.h"

namespace asynchio::panels {

float token_button_width(ui::Ui& ui, const TokenView& token, float height) {
    return std::min(ui.px(kMostToken), ui::token_width(ui, token.name, height));
}

bool select_on_click(ui::Ui& ui, const ui::Rect& rect, const TokenView& token, Actions& actions) {
    if (token.bar == SIZE_MAX) return false;
    ImGui::PushID(static_cast<int>(token.actor.task.value));
    ImGui::PushID(static_cast<int>(token.actor.thread.value));
    const ui::Hit hit = ui::hit(ui, "who", rect, {.grow = false});
    ImGui::PopID();
    ImGui::PopID();
    const std::string words = is_drawn(token.activity) ? fmt::format("{}, {}", token.name, phrase_of(ui.say, token.activity))
                                                       : token.name;
    ui::tooltip(ui, hit, words);
    ui::draw_focus_ring(ui, hit, rect.h / 2);
    if (hit.clicked) actions.push_back(Select{{token.actor, token.bar}});
    return hit.hovered;
}

float ended_token_width(ui::Ui& ui, std::string_view name, float height) {
    const ui::Type type = ui.projector ? ui::Type::projected_label_strong : ui::Type::label_strong;
    return std::min(ui.px(kMostToken), ui::text_width(ui, type, name) + height * 0.7f);
}

void draw_ended_token(ui::Ui& ui, const ui::Rect& rect, std::string_view name) {
    const ui::Type type = ui.projector ? ui::Type::projected_label_strong : ui::Type::label_strong;
    ui::draw_box(ui, rect, {ui::Role::surface, ui::Role::outline, ui.projector ? 3.0f : 1.5f, rect.h / 2 / ui.scale});
    ui::draw_text(ui, rect.inset(rect.h * 0.3f, 0), type, ui::Role::text, name, ui::Align::centre);
}

void ended_token_button(ui::Ui& ui, const ui::Rect& rect, const TokenView& token, Actions& actions) {
    draw_ended_token(ui, rect, token.name);
    if (select_on_click(ui, rect, token, actions))
        ui::stroke_rect(ui, rect.inset(-ui.px(2)), ui::Role::accent, 1.5f, rect.h / 2 / ui.scale + 2);
}

void token_button(ui::Ui& ui, const ui::Rect& rect, const TokenView& token, Actions& actions) {
    ui::draw_token(ui, rect, look_of(token.activity), token.name);
    if (select_on_click(ui, rect, token, actions))
        ui::stroke_rect(ui, rect.inset(-ui.px(2)), ui::Role::accent, 1.5f, rect.h / 2 / ui.scale + 2);
}

}  // namespace asynchio::panels
