#include "app/panels/flow_card.h"

#include "app/panels/flow_parts.h"
#include "app/panels/flow_seat.h"
#include "app/panels/panel.h"
#include "app/panels/story_card.h"
#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/draw.h"
#include "app/widgets/scroll.h"

namespace asynchio::panels {
namespace {

constexpr float kFoot = 56, kEdge = 14, kScrollBar = 10;

float foot_height(const ui::Ui& ui, const FlowView& flow) { return flow.next.empty() ? 0 : ui.px(kFoot); }

float inner_width(const ui::Ui& ui, float width) { return width - 2 * spacing(ui).padding - ui.px(kScrollBar); }

void add_stage(Column& column, const Scene& scene, Actions& actions) {
    const FlowView& flow = scene.flow;
    switch (flow.stage) {
        case Stage::story: break;
        case Stage::predict:
            if (flow.question) add_question(column, *flow.question, actions);
            break;
        case Stage::run: add_run_words(column, flow); break;
        case Stage::explain: add_verdicts(column, flow, actions); break;
        case Stage::break_it:
            if (flow.breaking) add_break(column, *flow.breaking, actions);
            break;
        case Stage::challenge:
            if (flow.challenge) add_challenge(column, *flow.challenge, actions);
            break;
        case Stage::free_play: add_free_play(column, scene, actions); break;
    }
}

// The one button that goes on.
void draw_foot(ui::Ui& ui, ui::Rect rect, const FlowView& flow, bool keys, Actions& actions) {
    if (flow.next.empty()) return;
    ui::Rect line = rect.inset(spacing(ui).padding, 0);
    const ui::ButtonLook look{.kind = ui::ButtonKind::primary, .key = ui.say.key_enter()};
    const ui::Rect place = cut_left(line, ui::button_width(ui, flow.next, look));
    const bool key = keys && ui.keys.take(Key::enter);
    if (ui::button(ui, "go on", ui::rect_around(place.centre(), place.w, ui.px(38)), flow.next, look) || key) {
        if (flow.next_lesson) actions.push_back(OpenLesson{*flow.next_lesson});
        else if (flow.next_question) actions.push_back(OpenQuestion{*flow.next_question});
        else if (flow.next_challenge) actions.push_back(OpenChallenge{*flow.next_challenge});
        else if (flow.next_break) actions.push_back(OpenBreak{*flow.next_break});
        else actions.push_back(GoToStage{flow.next_stage});
    }
}

}  // namespace

bool owns_enter(const ui::Ui& ui, const UiState& state) {
    const ui::Focus& focus = ui.memory.focus;
    return !ui.is_editing() && (!focus.visible || !focus.presses) && !state.editing && !state.show_lessons && !state.show_help && !state.show_export && state.page < 0;
}

float flow_card_height(ui::Ui& ui, const Scene& scene, float width) {
    if (scene.flow.stage == Stage::story) return story_height(ui, scene, width) + foot_height(ui, scene.flow);
    Column column(ui, inner_width(ui, width));
    Actions none;
    add_stage(column, scene, none);
    return column.height() + 2 * ui.px(kEdge) + foot_height(ui, scene.flow);
}

float flow_card_whole_height(ui::Ui& ui, const Scene& scene, float width) {
    if (scene.flow.stage != Stage::explain) return 0;
    Column column(ui, inner_width(ui, width));
    Actions none;
    add_told_answer(column, scene.flow, none);
    return column.height() + 2 * ui.px(kEdge) + foot_height(ui, scene.flow);
}

void draw_flow_card(ui::Ui& ui, const ui::Rect& rect, const Scene& scene, const UiState& ui_state, Actions& actions) {
    const ui::FocusGroup group(ui, 0);
    ui::Rect rest = rect;
    const ui::Rect foot = cut_bottom(rest, foot_height(ui, scene.flow));
    const bool keys = owns_enter(ui, ui_state);
    take_seat_keys(ui, scene.flow, ui_state, actions);
    if (scene.flow.stage == Stage::story) {
        draw_story_card(ui, rest, scene, ui_state, actions);
        return draw_foot(ui, foot, scene.flow, keys, actions);
    }
    ImGui::PushID(static_cast<int>(scene.flow.stage));
    const float wanted = flow_card_height(ui, scene, rect.w) - foot.h;
    {
        const ui::ScrollArea area(ui, "flow", rest, wanted);
        ui::Rect place = area.content().inset(spacing(ui).padding, ui.px(kEdge));
        place.w = inner_width(ui, rect.w);
        Column column(ui, place);
        if (changed_since("told", static_cast<int>(scene.flow.told))) ImGui::SetScrollY(0);  // an answer is read from its beginning
        RichLinks links;
        column.give_keys(keys);
        column.give_links(&links);
        add_stage(column, scene, actions);
        follow_links(ui, links, scene, actions);
        area.fade_below(ui::Role::surface);
    }
    draw_foot(ui, foot, scene.flow, keys, actions);
    ImGui::PopID();
}

}  // namespace asynchio::panels
