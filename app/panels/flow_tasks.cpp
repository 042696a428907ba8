// While the run is narrated, and what the learner does with it afterwards: break it, solve the challenge.
#include "app/panels/flow_parts.h"
#include "app/panels/flow_seat.h"
#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/card.h"

namespace asynchio::panels {
namespace {

constexpr float kButton = 38, kSmallButton = 32, kGap = 8;

}  // namespace

void add_choice(Column& column, std::string_view heading, std::size_t count, std::size_t index, const std::function<void(std::size_t)>& open) {
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

void add_run_words(Column& column, const FlowView& flow) {
    const Phrases& say = column.ui().say;
    add_overline(column, say.run_title());
    column.text(ui::Type::body, ui::Role::text,
                flow.caption ? say.run_caption_open()
                : flow.seen_end ? say.run_seen_end()
                                : say.run_go());
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
    column.text(ui::Type::heading, ui::Role::text, ui.say.experiment_set({.settings = experiment.set}));
    column.gap(kGap);
    if (!experiment.is_set) {
        ui::Rect row = column.row(kButton);
        const ui::ButtonLook look{.kind = ui::ButtonKind::primary, .icon = ui::icon::play, .key = ui.say.key_enter()};
        const std::string_view words = ui.say.experiment_button();
        if (column.draws()) {
            const bool key = column.takes_enter();
            if (ui::button(ui, "set", cut_left(row, ui::button_width(ui, words, look)), words, look) || key)
                actions.push_back(SetBreak{experiment.index});
        }
        column.gap(4);
        column.text(ui::Type::small, ui::Role::muted, ui.say.experiment_expect());
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
        ui::draw_goal_meter(ui, meter, ui.say.challenge_goal(), challenge.reached ? 1.0f : 0.0f,
                            challenge.pending       ? ui.say.challenge_asking()
                            : challenge.reached     ? ui.say.challenge_reached()
                            : challenge.was_reached ? ui.say.challenge_was_reached()
                                                    : ui.say.challenge_not_reached());
    if (!challenge.measured.empty()) column.text(ui::Type::small, ui::Role::text, challenge.measured);
    if (challenge.seat) {
        column.gap(kGap);
        add_seat(column, *challenge.seat, actions);
    }
    if (!challenge.locked.empty()) column.text(ui::Type::small, ui::Role::muted, challenge.locked);
    column.gap(kGap);
    if (!challenge.hint.empty()) column.text(ui::Type::body, ui::Role::text, ui.say.challenge_hint_is({.hint = challenge.hint}));
    if (!challenge.solution.empty()) column.text(ui::Type::body, ui::Role::text, ui.say.challenge_solution_is({.solution = challenge.solution}));
    if (challenge.was_reached && !challenge.learned.empty()) {
        column.gap(4);
        column.text(ui::Type::body_strong, ui::Role::agreed, challenge.learned);
        return;
    }
    ui::Rect row = column.row(kButton);
    if (!column.draws()) return;
    const ui::ButtonLook hint{.icon = ui::icon::hint}, solution{};
    const Phrases& say = ui.say;
    if (challenge.has_hint && challenge.hint.empty() &&
        ui::button(ui, "hint", cut_left(row, ui::button_width(ui, say.challenge_hint(), hint), ui.px(kGap)), say.challenge_hint(), hint))
        actions.push_back(ShowHint{});
    if (challenge.has_solution && challenge.solution.empty() &&
        ui::button(ui, "solution", cut_left(row, ui::button_width(ui, say.challenge_show_solution(), solution)),
                   say.challenge_show_solution(), solution))
        actions.push_back(ShowSolution{});
}

// Nothing is asked any more: what there is to play with.
void add_free_play(Column& column, const Scene& scene, Actions& actions) {
    ui::Ui& ui = column.ui();
    const Phrases& say = ui.say;
    add_overline(column, say.free_title());
    column.gap(6);
    column.text(ui::Type::body, ui::Role::text, say.free_text());
    column.gap(kGap);
    int number = 0;
    const auto offer = [&](std::string_view words, ui::icon::Icon icon, std::string_view key, std::string_view about, const Action& action) {
        ui::Rect row = column.row(kButton);
        const ui::ButtonLook look{.icon = icon, .key = key};
        ImGui::PushID(number++);
        if (column.draws() && ui::button(ui, "offer", cut_left(row, ui::button_width(ui, words, look)), words, look)) actions.push_back(action);
        ImGui::PopID();
        column.gap(4);
        column.text(ui::Type::small, ui::Role::muted, about);
        column.gap(kGap);
    };
    offer(say.free_edit(), ui::icon::edit, "E", say.free_edit_is(), StartEditing{});
    if (!scene.parameters.empty()) offer(say.free_plot(), ui::icon::sweep, "G", say.free_plot_is(), ToggleSweep{});
}

}  // namespace asynchio::panels
