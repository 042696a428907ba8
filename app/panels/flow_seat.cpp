#include "app/panels/flow_seat.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/panels/flow_parts.h"
#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/list.h"

namespace asynchio::panels {
namespace {

constexpr float kOption = 38, kGap = 5, kButton = 32;
constexpr std::size_t kKeys = 9;

void add_candidates(Column& column, const SeatView& seat, Actions& actions) {
    ui::Ui& ui = column.ui();
    for (std::size_t i = 0; i < seat.candidates.size(); ++i) {
        const CandidateView& candidate = seat.candidates[i];
        const ui::Rect row = column.row(kOption);
        column.gap(kGap);
        if (!column.draws()) continue;
        const std::string key = i < kKeys ? std::to_string(i + 1) : "";
        const std::string words = candidate.name + (candidate.next.empty() ? "" : " " + candidate.next);
        const ui::OptionRow option{key, words, i == 0 ? ui.say.seat_next_in_line() : std::string_view(), ui::OptionState::open, false, true};
        ImGui::PushID(static_cast<int>(i));
        if (ui::option_row(ui, "candidate", row, option)) actions.push_back(ChooseNext{i});
        ImGui::PopID();
    }
}

std::string so_far(const Phrases& say, const SeatView& seat) {
    if (seat.so_far.empty()) return seat.over ? std::string(say.seat_nobody()) : "";
    std::string names;
    for (const std::string& name : seat.so_far) names += (names.empty() ? "" : ", ") + name;
    return say.seat_so_far({.names = names});
}

void add_buttons(Column& column, const SeatView& seat, Actions& actions) {
    ui::Ui& ui = column.ui();
    ui::Rect row = column.row(kButton);
    if (!column.draws()) return;
    const auto press = [&](const char* id, std::string_view words, const ui::ButtonLook& look) {
        const float width = ui::button_width(ui, words, look);
        return width <= row.w && ui::button(ui, id, cut_left(row, width, ui.px(kGap)), words, look);
    };
    const bool decided = !seat.so_far.empty() || seat.over;
    if (press("back", ui.say.seat_take_back(), {.key = "Backspace", .enabled = decided, .type = ui::Type::small})) actions.push_back(TakeBackChoice{});
    if (press("let run", ui.say.seat_let_run(), {.enabled = !seat.over, .type = ui::Type::small})) actions.push_back(LetRun{});
    const std::string tip = ui.say.seat_copy_tip({.schedule = seat.schedule});  // what replays these decisions, anywhere
    if (press("copy", ui.say.seat_copy(), {.tooltip = tip, .type = ui::Type::small})) actions.push_back(CopySchedule{});
}

}  // namespace

void add_seat(Column& column, const SeatView& seat, Actions& actions) {
    add_overline(column, seat.heading);
    if (!seat.over) add_candidates(column, seat, actions);
    column.text(ui::Type::small, ui::Role::muted, so_far(column.ui().say, seat));
    column.gap(kGap);
    add_buttons(column, seat, actions);
}

void take_seat_keys(ui::Ui& ui, const FlowView& flow, const UiState& state, Actions& actions) {
    if (!flow.challenge || !flow.challenge->seat || ui.is_editing() || state.editing || state.show_lessons || state.show_help || state.show_export) return;
    const SeatView& seat = *flow.challenge->seat;
    for (std::size_t i = 0; i < std::min(seat.candidates.size(), kKeys); ++i)
        if (ui.keys.take(static_cast<Key>(static_cast<std::size_t>(Key::digit_1) + i))) return actions.push_back(ChooseNext{i});
    if (ui.keys.take(Key::backspace)) actions.push_back(TakeBackChoice{});
}

std::string seat_sentence(const Phrases& say, const SeatView& seat) {
    if (seat.over) return "";
    std::string words(say.seat_who());
    for (std::size_t i = 0; i < seat.candidates.size(); ++i) words += fmt::format("   {}: {}", i + 1, seat.candidates[i].name);
    return words;
}

}  // namespace asynchio::panels
