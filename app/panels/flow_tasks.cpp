// While the run is narrated, and what the learner does with it afterwards: break it, solve the challenge.
#include "app/panels/flow_parts.h"
#include "app/widgets/button.h"
#include "app/widgets/card.h"

namespace asynchio::panels {
namespace {

constexpr float kButton = 38, kSmallButton = 32, kGap = 8;

// "2", "3" beside the heading, when there are several.
template <class Open>
void add_choice(Column& column, std::string_view heading, std::size_t count, std::size_t index, Open open) {
    ui::Ui& ui = column.ui();
    ui::Rect row = column.row(count > 1 ? kSmallButton : 20);
    if (!column.draws()) return;
    for (std::size_t i = count; count > 1 && i-- > 0;) {
        const ui::Rect place = cut_right(row, ui.px(kSmallButton), ui.px(4));
        const std::string number = std::to_string(i + 1);
        ImGui::PushID(static_cast<int>(i));
        if (ui::button(ui, "pick", place, number, {.chosen = i == index, .type = ui::Type::small_strong}) && i != index) open(i);
        ImGui::PopID();
    }
    ui::draw_text(ui, row, ui::Type::smallest_strong, ui::Role::muted, heading);
}

}  // namespace

void add_run_words(Column& column, const FlowView& flow) {
    add_overline(column, "RUN");
    column.text(ui::Type::body, ui::Role::text,
                flow.caption ? "The clock stands while a caption is open."
                : flow.seen_end ? "This is the end of the run. Step back, or go on."
                                : "Go from caption to caption, or step as you like.");
    for (const std::string& said : flow.said_times) {
        column.gap(8);
        ui::Rect line = column.row(24);
        if (!column.draws()) continue;
        ui::draw_icon(column.ui(), cut_left(line, column.ui().px(24)), ui::Type::label, ui::Role::accent, ui::icon::prediction);
        ui::draw_text(column.ui(), line, ui::Type::label, ui::Role::text, said);
    }
}

void add_break(Column& column, const BreakFlowView& experiment, Actions& actions) {
    ui::Ui& ui = column.ui();
    add_choice(column, experiment.heading, experiment.count, experiment.index,
               [&](std::size_t i) { actions.push_back(OpenBreak{i}); });
    column.gap(6);
    column.text(ui::Type::heading, ui::Role::text, "Set " + experiment.set + ". What will happen?");
    column.gap(kGap);
    if (!experiment.is_set) {
        ui::Rect row = column.row(kButton);
        const ui::ButtonLook look{.kind = ui::ButtonKind::primary, .icon = ui::icon::play, .key = "Enter"};
        const std::string_view words = "Set these values";
        if (column.draws()) {
            const bool key = column.takes_enter();
            if (ui::button(ui, "set", cut_left(row, ui::button_width(ui, words, look)), words, look) || key)
                actions.push_back(SetBreak{experiment.index});
        }
        column.gap(4);
        column.text(ui::Type::small, ui::Role::muted, "Say what you expect first. All sliders are open now.");
        return;
    }
    column.rich(experiment.look, false);
}

void add_challenge(Column& column, const ChallengeView& challenge, Actions& actions) {
    ui::Ui& ui = column.ui();
    add_choice(column, challenge.heading, challenge.count, challenge.index,
               [&](std::size_t i) { actions.push_back(OpenChallenge{i}); });
    column.gap(6);
    column.rich(challenge.text, false);
    column.gap(kGap);
    const ui::Rect meter = column.row(24);
    if (column.draws())
        ui::draw_goal_meter(ui, meter, "goal", challenge.reached ? 1.0f : 0.0f,
                            challenge.pending ? "asking the run" : challenge.reached ? "reached" : "not reached yet");
    if (!challenge.locked.empty()) column.text(ui::Type::small, ui::Role::muted, challenge.locked);
    column.gap(kGap);
    if (!challenge.hint.empty()) column.text(ui::Type::body, ui::Role::text, "Hint: " + challenge.hint);
    if (!challenge.solution.empty()) column.text(ui::Type::body, ui::Role::text, "One solution: " + challenge.solution + ".");
    if (challenge.was_reached && !challenge.learned.empty()) {
        column.gap(4);
        column.text(ui::Type::body_strong, ui::Role::agreed, challenge.learned);
        return;
    }
    ui::Rect row = column.row(kButton);
    if (!column.draws()) return;
    const ui::ButtonLook hint{.icon = ui::icon::hint}, solution{};
    if (challenge.has_hint && challenge.hint.empty() &&
        ui::button(ui, "hint", cut_left(row, ui::button_width(ui, "Hint", hint), ui.px(kGap)), "Hint", hint))
        actions.push_back(ShowHint{});
    if (challenge.has_solution && challenge.solution.empty() &&
        ui::button(ui, "solution", cut_left(row, ui::button_width(ui, "Show a solution", solution)), "Show a solution", solution))
        actions.push_back(ShowSolution{});
}

}  // namespace asynchio::panels
