#include "app/panels/vote_bar.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/phrases/phrases.h"
#include "app/widgets/button.h"
#include "app/widgets/draw.h"
#include "app/widgets/hit.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;
using ui::Type;

constexpr int kKeys = 9;
constexpr std::size_t kMostLines = 5;
constexpr float kMargin = 32, kGap = 16, kPad = 14, kBadge = 44, kRow = 52, kSide = 440, kRing = 84, kButton = 56, kLeastTrack = 60;

Rect answers_of(const ui::Ui& ui, Rect rect, const VoteView& vote) {
    rect = rect.inset(ui.px(kMargin), ui.px(8));
    if (vote.open) ui::cut_right(rect, ui.px(kSide), ui.px(kGap));
    return rect;
}

float answer_width(const ui::Ui& ui, float all, std::size_t count) {
    return (all - ui.px(kGap) * static_cast<float>(count - 1)) / static_cast<float>(count);
}

float words_width(const ui::Ui& ui, float width) { return width - 2 * ui.px(kPad) - ui.px(kBadge + 12); }

float words_height(ui::Ui& ui, const VoteAnswer& answer, float width) {
    const std::size_t lines = ui::wrap_text(ui, Type::projected_label_strong, answer.words, width).size();
    return static_cast<float>(std::clamp<std::size_t>(lines, 1, kMostLines)) * ui::line_height(ui, Type::projected_label_strong);
}

bool draw_step(ui::Ui& ui, const char* id, const Rect& place, ui::icon::Icon icon, bool enabled) {
    return ui::button(ui, id, place, "", {.icon = icon, .enabled = enabled, .type = Type::projected_label});
}

// How many hands, in a row that never moves: a bar as long as their part, and a number.
void draw_count(ui::Ui& ui, Rect row, const VoteView& vote, const VoteAnswer& answer) {
    if (!vote.shown) {
        ui::draw_text(ui, row, Type::projected_label, Role::muted, ui.say.vote_hidden(), ui::Align::centre);
        return;
    }
    const std::string number = vote.revoted ? fmt::format("{} → {}", answer.before, answer.count) : fmt::format("{}", answer.count);
    const float wanted = ui::text_width(ui, Type::projected_value, vote.revoted ? "000 → 000" : "000") + 1;
    if (row.w < wanted + ui.px(kLeastTrack)) return static_cast<void>(ui::draw_text(ui, row, Type::projected_value, Role::text, number, ui::Align::centre));
    ui::draw_text(ui, cut_right(row, wanted, ui.px(12)), Type::projected_value, Role::text, number, ui::Align::right);
    const float part = vote.total == 0 ? 0 : static_cast<float>(answer.count) / static_cast<float>(vote.total);
    const Rect track = ui::rect_around(row.centre(), row.w, ui.px(20));
    ui::draw_box(ui, track, {Role::sunken, Role::edge, 2, 6});
    if (part > 0) ui::fill_rect(ui, {track.x, track.y, std::max(ui.px(6), track.w * part), track.h}, answer.right ? Role::agreed : Role::outline, 6);
}

void draw_controls(ui::Ui& ui, Rect row, const VoteView& vote, std::size_t index, Actions& actions) {
    const VoteAnswer& answer = vote.answers[index];
    const auto number = static_cast<int>(index);
    if (vote.open) {
        const float side = ui.px(kRow - 8);
        const auto place = [&](const Rect& cell) { return ui::rect_around(cell.centre(), side, side); };
        if (draw_step(ui, "fewer", place(ui::cut_left(row, side, ui.px(10))), ui::icon::minus, answer.count > 0)) actions.push_back(AddVotes{number, -1});
        if (draw_step(ui, "more", place(ui::cut_right(row, side, ui.px(10))), ui::icon::plus, true)) actions.push_back(AddVotes{number, 1});
    }
    draw_count(ui, row, vote, answer);
}

void draw_answer(ui::Ui& ui, const Rect& rect, const VoteView& vote, std::size_t index, Actions& actions) {
    const VoteAnswer& answer = vote.answers[index];
    ui::draw_box(ui, rect, {answer.right ? Role::accent_wash : Role::surface, answer.right ? Role::agreed : Role::text, answer.right ? 4.0f : 2.0f, 10});
    Rect rest = rect.inset(ui.px(kPad), ui.px(kPad - 4));
    const Rect row = ui::cut_bottom(rest, ui.px(kRow));
    Rect badge = ui::cut_left(rest, ui.px(kBadge), ui.px(12));
    badge = ui::rect_around(badge.centre(), ui.px(kBadge), ui.px(kBadge));
    ui::fill_rect(ui, badge, answer.right ? Role::agreed : Role::text, 8);
    if (answer.right) ui::draw_icon(ui, badge, Type::projected_label, Role::surface, ui::icon::check);
    else ui::draw_text(ui, badge, Type::projected_label_strong, Role::surface, answer.key, ui::Align::centre);
    ui::draw_wrapped(ui, ui::rect_around(rest.centre(), rest.w, std::min(rest.h, words_height(ui, answer, rest.w))), Type::projected_label_strong, Role::text, answer.words);
    draw_controls(ui, row, vote, index, actions);
}

void draw_clock(ui::Ui& ui, const Rect& place, const VoteView& vote) {
    const int seconds = static_cast<int>(std::ceil(vote.left));
    ui::draw_ring(ui, place.centre(), kRing, Role::edge, 8);
    if (vote.part > 0) ui::draw_arc(ui, place.centre(), kRing, static_cast<float>(vote.part), Role::accent, 8);
    ui::draw_text(ui, place, Type::projected_value, Role::text, fmt::format("{}", seconds), ui::Align::centre);
    if (vote.clock) ui.redraw_in(vote.left - std::floor(vote.left) + 0.01);
}

std::string_view key_words(const Phrases& say, const VoteView& vote) {
    if (vote.shown) return say.vote_again();
    return vote.started || vote.total > 0 ? say.vote_show() : say.vote_start();
}

// The clock, how many have voted, and the one button: of one width, so that nothing moves.
void draw_side(ui::Ui& ui, Rect rect, const VoteView& vote, Actions& actions) {
    draw_clock(ui, ui::cut_left(rect, ui.px(kRing), ui.px(20)), vote);
    const bool counts = !vote.answers.empty();
    rect = ui::rect_around(rect.centre(), rect.w, ui.px(counts ? 44 + kButton : kButton));
    if (counts) {
        const Rect line = ui::cut_top(rect, ui.px(44));
        ui::draw_text(ui, line, Type::projected_label_strong, Role::text, ui.say.vote_count({.number = vote.total}));
    }
    const Rect place = ui::cut_top(rect, ui.px(kButton));
    const ui::Magnified magnified(ui);
    if (ui::button(ui, "vote", place, key_words(ui.say, vote), {.kind = ui::ButtonKind::primary, .key = ui.say.key_enter()})) actions.push_back(PressVote{});
}

}  // namespace

float vote_bar_height(ui::Ui& ui, const Scene& scene, float width) {
    if (!scene.vote) return 0;
    const VoteView& vote = *scene.vote;
    const float head = ui.px(2 * 8 + 2 * (kPad - 4));
    if (vote.answers.empty()) return head + ui.px(kRing + 8);
    const float room = answers_of(ui, {0, 0, width, 1}, vote).w;
    const float words = words_width(ui, answer_width(ui, room, vote.answers.size()));
    float tallest = ui.px(kBadge);
    for (const VoteAnswer& answer : vote.answers) tallest = std::max(tallest, words_height(ui, answer, words));
    return head + tallest + ui.px(kRow);
}

void draw_vote_bar(ui::Ui& ui, const Rect& rect, const Scene& scene, Actions& actions) {
    if (!scene.vote) return;
    const VoteView& vote = *scene.vote;
    ImGui::PushID("votes");
    Rect rest = answers_of(ui, rect, vote);
    if (vote.open) draw_side(ui, {rest.right() + ui.px(kGap), rest.y, ui.px(kSide), rest.h}, vote, actions);
    if (!vote.answers.empty()) {
        const float width = answer_width(ui, rest.w, vote.answers.size());
        for (std::size_t i = 0; i < vote.answers.size(); ++i) {
            ImGui::PushID(static_cast<int>(i));
            draw_answer(ui, ui::snapped(ui::cut_left(rest, width, ui.px(kGap))), vote, i, actions);
            ImGui::PopID();
        }
    } else {
        ui::draw_text(ui, rest.inset(ui.px(kPad), 0), Type::projected_label, Role::muted, ui.say.vote_think(), ui::Align::right);
    }
    ImGui::PopID();
}

void take_vote_keys(ui::Ui& ui, const Scene& scene, const UiState& state, Actions& actions) {
    if (!scene.vote || !scene.vote->open || ui.is_editing() || state.show_help || state.show_export || state.card != Card::none) return;
    const int answers = static_cast<int>(scene.vote->answers.size()), last = state.presenting.votes.last;
    for (int i = 0; i < std::min(answers, kKeys); ++i)
        while (ui.keys.take(static_cast<Key>(static_cast<int>(Key::digit_1) + i))) actions.push_back(AddVotes{i, 1});
    for (const auto& [key, by] : {std::pair{Key::plus, 1}, std::pair{Key::minus, -1}, std::pair{Key::backspace, -1}})
        while (ui.keys.take(key))
            if (last >= 0 && last < answers) actions.push_back(AddVotes{last, by});
    if (!ui.memory.focus.visible && ui.keys.take(Key::enter)) actions.push_back(PressVote{});
}

}  // namespace asynchio::panels
