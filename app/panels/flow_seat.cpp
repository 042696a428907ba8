#include "app/panels/flow_seat.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/panels/flow_parts.h"
#include "app/widgets/button.h"
#include "app/widgets/list.h"

namespace asynchio::panels {
namespace {

constexpr float kOption = 42, kGap = 6, kButton = 34;
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
        const ui::OptionRow option{key, words, i == 0 ? "next in line" : "", ui::OptionState::open, false, true};
        ImGui::PushID(static_cast<int>(i));
        if (ui::option_row(ui, "candidate", row, option)) actions.push_back(ChooseNext{i});
        ImGui::PopID();
    }
}

std::string story_of(const SeatView& seat) {
    if (seat.so_far.empty()) return seat.over ? "Nobody had a choice." : "";
    std::string words = "So far: ";
    for (std::size_t i = 0; i < seat.so_far.size(); ++i) words += (i == 0 ? "" : ", ") + seat.so_far[i];
    return words + ".";
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
    if (press("back", "Take back", {.key = "Backspace", .enabled = decided, .type = ui::Type::small})) actions.push_back(TakeBackChoice{});
    if (press("let run", "Let the rest run", {.enabled = !seat.over, .type = ui::Type::small})) actions.push_back(LetRun{});
}

// What replays these decisions, anywhere.
void add_schedule(Column& column, const SeatView& seat, Actions& actions) {
    ui::Ui& ui = column.ui();
    column.gap(kGap);
    ui::Rect row = column.row(kButton);
    if (!column.draws()) return;
    const ui::ButtonLook look{.tooltip = "for asynchio run --schedule", .type = ui::Type::small};
    if (ui::button(ui, "copy", cut_left(row, ui::button_width(ui, "Copy", look), ui.px(10)), "Copy", look)) actions.push_back(CopySchedule{});
    ui::draw_text(ui, row, ui::Type::smallest_mono, ui::Role::muted, seat.schedule);
}

}  // namespace

void add_seat(Column& column, const SeatView& seat, Actions& actions) {
    add_overline(column, seat.heading);
    if (!seat.over) {
        column.text(ui::Type::label_strong, ui::Role::text, "Who goes on?");
        column.gap(kGap);
        add_candidates(column, seat, actions);
    }
    column.text(ui::Type::small, ui::Role::muted, story_of(seat));
    column.gap(kGap);
    add_buttons(column, seat, actions);
    add_schedule(column, seat, actions);
}

void take_seat_keys(ui::Ui& ui, const FlowView& flow, const UiState& state, Actions& actions) {
    if (!flow.challenge || !flow.challenge->seat || ui.is_editing() || state.editing || state.show_lessons || state.show_help) return;
    const SeatView& seat = *flow.challenge->seat;
    for (std::size_t i = 0; i < std::min(seat.candidates.size(), kKeys); ++i)
        if (ui.keys.take(static_cast<Key>(static_cast<std::size_t>(Key::digit_1) + i))) return actions.push_back(ChooseNext{i});
    if (ui.keys.take(Key::backspace)) actions.push_back(TakeBackChoice{});
}

std::string seat_sentence(const SeatView& seat) {
    if (seat.over) return "";
    std::string words = "Who goes on?";
    for (std::size_t i = 0; i < seat.candidates.size(); ++i) words += fmt::format("   {}: {}", i + 1, seat.candidates[i].name);
    return words;
}

}  // namespace asynchio::panels
