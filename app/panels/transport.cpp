#include "app/panels/transport.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/draw.h"
#include "app/widgets/hit.h"
#include "app/widgets/text.h"
#include "app/widgets/tooltip.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

constexpr float kRunCard = 300, kWideRunCard = 460, kLeastRunCard = 180;  // widths at 100 %
constexpr std::array<double, 7> kSpeeds = {0.1, 0.25, 0.5, 1, 2, 4, 10};

struct Row {
    ui::Ui& ui;
    Rect rest;
    float height;

    Rect left(float width, float gap) {
        const Rect place = ui::cut_left(rest, width, gap);
        return ui::rect_around(place.centre(), place.w, height);
    }
    Rect right(float width, float gap) {
        const Rect place = ui::cut_right(rest, width, gap);
        return ui::rect_around(place.centre(), place.w, height);
    }
};

void draw_buttons(Row& row, const TransportView& view, const FlowView& flow, bool words, bool primary, Actions& actions) {
    ui::Ui& ui = row.ui;
    const Phrases& say = ui.say;
    const ui::ButtonLook back{.icon = ui::icon::step_back, .tooltip = say.transport_step_back(), .enabled = !view.at_start};
    const std::string_view label = words ? say.transport_step() : std::string_view{};
    const float step = words ? std::max(ui.px(92), ui::button_width(ui, label, back) - ui.px(8)) : ui.px(44), gap = ui.px(8);
    if (ui::button(ui, "restart", row.left(ui.px(44), gap), "",
                   {.kind = ui::ButtonKind::plain,
                    .icon = ui::icon::restart,
                    .tooltip = say.transport_to_start(),
                    .enabled = !view.at_start}))
        actions.push_back(GoToStart{});
    if (ui::button(ui, "back", row.left(step, gap), label, back))
        actions.push_back(StepBack{});
    if (ui::button(ui, "play", row.left(ui.px(48), gap), "",
                   {.icon = view.playing ? ui::icon::pause : ui::icon::play,
                    .tooltip = view.locked ? say.transport_locked() : view.playing ? say.transport_pause() : say.transport_play(),
                    .enabled = !view.locked}))
        actions.push_back(TogglePlay{});
    if (ui::button(ui, "step", row.left(step, ui.px(14)), label,
                   {.icon = ui::icon::step_forward, .tooltip = view.locked ? say.transport_locked() : say.transport_step(), .enabled = !view.at_end && !view.locked}))
        actions.push_back(StepForward{});
    const bool narrated = !flow.next_caption.empty();
    const std::string_view turn = view.by_threads ? say.transport_next_switch() : say.transport_next_turn();
    const std::string_view next = narrated ? std::string_view(flow.next_caption) : turn;
    // Of one width, whatever it says.
    float width = ui.px(words ? 150 : 130);
    for (const std::string_view text : {say.next_caption(), say.next_to_the_end(), say.next_to_explain(), turn})
        width = std::max(width, ui::button_width(ui, text, {}) - ui.px(12));
    if (ui::button(ui, "next", row.left(width, gap), next,
                   {.kind = primary ? ui::ButtonKind::primary : ui::ButtonKind::quiet,
                    .enabled = narrated || (!view.at_end && !view.locked)}))
        narrated ? actions.push_back(NextCaption{}) : actions.push_back(NextTurn{});
    if (!words) return;
    ui::draw_key_cap(ui, row.rest.x, row.rest, say.transport_page_down());
    ui::cut_left(row.rest, ui::key_cap_width(ui, say.transport_page_down()), ui.px(16));
}

// In a field at the right end, of one width whatever it says: nothing beside it moves. The tooltip has all of it, a click
// takes it along; behind it are the other forms of the run.
void draw_run_card(Row& row, const TransportView& view, float most, bool wide, Actions& actions) {
    ui::Ui& ui = row.ui;
    const float room = std::min(ui.px(wide ? kWideRunCard : kRunCard), most);
    if (room < ui.px(kLeastRunCard)) return;
    Rect field = row.right(room, ui.px(20));
    if (view.run_card.empty()) return;
    field = ui::rect_around(field.centre(), field.w, ui.px(32));
    const Rect save = ui::cut_right(field, ui.px(32), ui.px(4));
    if (ui::button(ui, "export", save, {}, {.kind = ui::ButtonKind::plain, .icon = ui::icon::save, .tooltip = ui.say.transport_export()}))
        actions.push_back(ShowExport{true});
    const ui::Hit hit = ui::hit(ui, "run card", field, {.cursor = ImGuiMouseCursor_Hand});
    if (hit.clicked) actions.push_back(CopyRunCard{});
    if (ui::tooltip_due(ui, hit)) ui::show_tooltip(ui, hit.rect, {std::string(ui.say.transport_copy_card()), {view.run_card}, std::string(ui.say.key_copy_card()), {}});
    ui::draw_box(ui, field, {Role::sunken, hit.hovered ? Role::accent : Role::edge, 1, 6});
    ui::draw_focus_ring(ui, hit, ui.px(6));
    Rect inner = field.inset(ui.px(10), 0);
    ui::draw_icon(ui, ui::cut_left(inner, ui.px(16), ui.px(6)), ui::Type::small, Role::muted,
                  ui::icon::run_card);
    ui::draw_text(ui, inner, ui::Type::smallest_mono, Role::muted, view.run_card);
}

// Fields of fixed width, so that nothing beside a growing number moves.
void draw_clock(Row& row, const TransportView& view) {
    ui::Ui& ui = row.ui;
    if (!view.by_threads) {
        const float turn = std::max(ui::text_width(ui, ui::Type::clock_turn, "000/000"), ui::text_width(ui, ui::Type::clock_turn, view.turn) + 1);
        ui::draw_text(ui, row.right(turn, ui.px(6)), ui::Type::clock_turn, Role::text, view.turn);
        const std::string_view words = ui.say.transport_turn();
        ui::draw_text(ui, row.right(ui::text_width(ui, ui::Type::label, words) + 1, ui.px(20)), ui::Type::label, Role::muted, words);
    }
    const float time = std::max(ui::text_width(ui, ui::Type::clock_time, "00.000 s"),
                                ui::text_width(ui, ui::Type::clock_time, view.time));
    ui::draw_text(ui, row.right(time + 1, ui.px(8)), ui::Type::clock_time, Role::text, view.time);
    ui::draw_text(ui, row.right(ui::text_width(ui, ui::Type::label, "t =") + 1, ui.px(20)), ui::Type::label,
                  Role::muted, "t =");
}

void draw_speed(Row& row, const TransportView& view, bool words, Actions& actions) {
    ui::Ui& ui = row.ui;
    const float side = ui.px(32);
    const auto key = [&](std::string_view id, ui::icon::Icon icon, std::string_view tip, int step,
                         bool enabled) {
        const Rect place = row.right(side, ui.px(step > 0 ? 4 : 12));
        if (ui::button(ui, id, ui::rect_around(place.centre(), side, side), "",
                       {.icon = icon, .tooltip = tip, .enabled = enabled}))
            actions.push_back(SetSpeed{next_speed(view.speed, step)});
    };
    key("faster", ui::icon::plus, ui.say.transport_faster(), 1, can_be_faster(view.speed));
    const float width = ui::text_width(ui, ui::Type::code_bold, "×0.25");
    ui::draw_text(ui, row.right(width + ui.px(6), ui.px(4)), ui::Type::code_bold, Role::text,
                  fmt::format("×{:g}", view.speed), ui::Align::centre);
    key("slower", ui::icon::minus, ui.say.transport_slower(), -1, can_be_slower(view.speed));
    if (words)
        ui::draw_text(ui, row.right(ui::text_width(ui, ui::Type::label, ui.say.transport_speed()) + 1, ui.px(8)),
                      ui::Type::label, Role::muted, ui.say.transport_speed());
}

}  // namespace

double next_speed(double speed, int step) {
    if (step > 0) {
        const auto next = std::ranges::upper_bound(kSpeeds, speed * 1.001);
        return next == kSpeeds.end() ? kFastest : *next;
    }
    const auto here = std::ranges::lower_bound(kSpeeds, speed * 0.999);
    return here == kSpeeds.begin() ? kSlowest : *(here - 1);
}

bool can_be_faster(double speed) { return speed < kFastest * 0.999; }
bool can_be_slower(double speed) { return speed > kSlowest * 1.001; }

void draw_transport(ui::Ui& ui, const Rect& rect, const Scene& scene, const UiState& state,
                    Actions& actions) {
    const ui::FocusGroup group(ui, 4);
    ImGui::PushID("transport");
    const TransportView& view = scene.transport;
    ui::fill_rect(ui, rect, Role::surface);
    ui::draw_horizontal(ui, rect.x, rect.right(), rect.y, Role::hairline);
    const bool wide = rect.w >= ui.px(1500);
    Row row{ui, rect.inset(ui.px(wide ? 16 : 8), 0), std::min(ui.px(40), rect.h - ui.px(8))};
    // One primary button: the card's, if it has one.
    const bool card_goes_on = scene.flow.on && scene.flow.next_caption.empty() && (!scene.flow.next.empty() || scene.flow.question || scene.flow.breaking);
    draw_buttons(row, view, scene.flow, wide, !state.editing && !card_goes_on, actions);
    // The clock is never given away for the run card.
    const float others = ui.px(view.by_threads ? 400 : 530);
    draw_run_card(row, view, row.rest.w - others, wide, actions);
    draw_clock(row, view);
    if (row.rest.w >= ui.px(140)) draw_speed(row, view, row.rest.w > ui.px(200), actions);
    if (!ui.is_editing() && !state.editing && !scene.flow.on && !view.at_end && ui.keys.take(Key::page_down))
        actions.push_back(NextTurn{});
    ImGui::PopID();
}

}  // namespace asynchio::panels
