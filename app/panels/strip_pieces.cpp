#include "app/panels/strip_pieces.h"

#include <algorithm>

#include "app/panels/looks.h"
#include "app/phrases/phrases.h"
#include "app/widgets/draw.h"
#include "app/widgets/motion.h"
#include "app/widgets/text.h"
#include "app/widgets/token.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

// --- words ------------------------------------------------------------------------------------------------------

StripPiece words_piece(ui::Ui& ui, ui::Type type, Role role, std::string_view words) {
    const auto draw = [&ui, type, role, words](const Rect& rect) { ui::draw_text(ui, rect, type, role, words); };
    return {ui::text_width(ui, type, words) + 2, std::string(words), draw};
}

// "empty", with what else there is to know.
StripContents nothing_but(ui::Ui& ui, std::string_view words, std::string_view note = {}) {
    StripContents contents;
    contents.nothing = true;
    contents.pieces.push_back(words_piece(ui, strip_strong_words(ui), Role::muted, words));
    if (!note.empty()) contents.tail = words_piece(ui, strip_words(ui), Role::muted, note);
    return contents;
}

// --- tasks, timers, jobs ------------------------------------------------------------------------------------------

// A token of the same actor slides to where it stands now.
void draw_sliding_token(ui::Ui& ui, Rect place, const TokenView& token) {
    if (!token.actor) return ui::draw_ticket(ui, place, token.name);
    ImGui::PushID(static_cast<int>(token.actor.task.value));
    ImGui::PushID(static_cast<int>(token.actor.thread.value));
    place.x = std::round(ui::slide(ui, ImGui::GetID("token"), place.x));
    ImGui::PopID();
    ImGui::PopID();
    ui::draw_token(ui, place, look_of(token.activity), token.name);
}

StripPiece token_piece(ui::Ui& ui, const TokenView& token, float height) {
    const float width = token.actor ? ui::token_width(ui, token.name, height) : ui::ticket_width(ui, token.name);
    return {width, token.name, [&ui, &token](const Rect& rect) { draw_sliding_token(ui, rect, token); }};
}

// A dashed place: what just happened, a timer that rang, the end of the queue.
StripPiece dashed_piece(ui::Ui& ui, std::string_view words, float height, ui::icon::Icon icon = {}) {
    const ui::Type type = ui.projector ? strip_words(ui) : ui::Type::small_medium;
    const float width = ui::text_width(ui, type, words) + height * 0.6f + ui.px(icon.empty() ? 4 : 28);
    return {width, std::string(words), [&ui, words, icon](const Rect& rect) { ui::draw_empty_token(ui, rect, words, icon); }};
}

StripPiece timer_piece(ui::Ui& ui, const TimerView& timer, bool brief) {
    const std::string_view to_go = brief || ui.projector ? std::string_view{} : std::string_view(timer.to_go);
    const float width = ui.projector ? ui::text_width(ui, ui::Type::projected_label_strong, timer.name) +
                                           ui::text_width(ui, ui::Type::projected_value, timer.deadline) + ui.px(74)
                                     : ui::runs_width(ui, {{ui::Type::body_strong, Role::text, timer.name},
                                                           {ui::Type::code_bold, Role::text, timer.deadline, 10},
                                                           {ui::Type::small, Role::muted, to_go, 9}}) +
                                           ui.px(24 + 9 + 9 + 11);
    const auto draw = [&ui, &timer, to_go](const Rect& rect) {
        ui::draw_timer(ui, rect, ui::Look::waiting_timer, timer.name, timer.deadline, to_go);
    };
    return {width, timer.name + " " + timer.deadline, draw};
}

StripContents timers_of(ui::Ui& ui, const std::vector<TimerView>& timers, std::string_view none, bool brief) {
    if (timers.empty()) return nothing_but(ui, none);
    StripContents contents;
    for (const TimerView& timer : timers) contents.pieces.push_back(timer_piece(ui, timer, brief));
    return contents;
}

// --- who waits for whom --------------------------------------------------------------------------------------------

float target_width(ui::Ui& ui, const WaitView& wait, float height) {
    return ui::text_width(ui, strip_strong_words(ui), wait.target) + height * 0.7f;
}

ui::Type verb_type(const ui::Ui& ui) { return ui.projector ? strip_words(ui) : ui::Type::smallest; }

float way_width(ui::Ui& ui, const WaitView& wait, bool brief) {
    if (brief) return ui.px(ui.projector ? 48 : 34);
    return ui::text_width(ui, verb_type(ui), wait.verb) + ui.px(20);
}

void draw_way(ui::Ui& ui, const Rect& way, const WaitView& wait, bool brief) {
    const float line = ui::line_height(ui, verb_type(ui)), y = way.centre().y + (brief ? 0 : line * 0.35f);
    ui::draw_arrow(ui, {{way.x + ui.px(5), y}, {way.right() - ui.px(1), y}},
                   {.ink = Role::text, .width = ui.projector ? 3.0f : 2.0f});
    if (!brief)
        ui::draw_text(ui, {way.x, y - line - ui.px(3), way.w, line}, verb_type(ui), Role::muted, wait.verb, ui::Align::centre);
}

// Whoever waits in turn is a token with its state, the last one only a name.
void draw_target(ui::Ui& ui, const Rect& rect, const WaitView& wait, const TokenView* next) {
    if (next != nullptr) return ui::draw_token(ui, rect, look_of(next->activity), next->name);
    ui::draw_box(ui, rect, {Role::surface, Role::outline, ui.projector ? 3.0f : 1.5f, rect.h / 2 / ui.scale});
    ui::draw_text(ui, rect, strip_strong_words(ui), Role::text, wait.target, ui::Align::centre);
}

// One step of a chain; the first one begins with whoever waits.
StripPiece step_piece(ui::Ui& ui, const std::vector<const WaitView*>& chain, std::size_t step, float height, bool brief) {
    const WaitView& wait = *chain[step];
    const TokenView* next = step + 1 < chain.size() ? &chain[step + 1]->waiter : nullptr;
    const float waiter = step == 0 ? ui::token_width(ui, wait.waiter.name, height) : 0;
    const float way = way_width(ui, wait, brief);
    const float target = next != nullptr ? ui::token_width(ui, next->name, height) : target_width(ui, wait, height);
    const auto draw = [&ui, &wait, next, waiter, way, brief](Rect rest) {
        if (waiter > 0) ui::draw_token(ui, ui::cut_left(rest, waiter), look_of(wait.waiter.activity), wait.waiter.name);
        draw_way(ui, ui::cut_left(rest, way), wait, brief);
        draw_target(ui, rest, wait, next);
    };
    return {waiter + way + target, wait.waiter.name + " " + wait.verb + " → " + wait.target, draw, step > 0};
}

}  // namespace

float strip_gap(const ui::Ui& ui) { return ui.px(ui.projector ? 16 : 8); }
float strip_more(const ui::Ui& ui) { return ui.px(ui.projector ? 52 : 26); }
ui::Type strip_words(const ui::Ui& ui) { return ui.projector ? ui::Type::projected_label : ui::Type::small; }
ui::Type strip_strong_words(const ui::Ui& ui) {
    return ui.projector ? ui::Type::projected_label_strong : ui::Type::label_strong;
}

StripContents running_pieces(ui::Ui& ui, const StripView& strip, float height, bool brief) {
    StripContents contents;
    if (strip.running) {
        contents.pieces.push_back(token_piece(ui, *strip.running, height));
        const ui::Type type = ui.projector ? strip_words(ui) : ui::Type::small_mono;
        if (!strip.running_note.empty()) contents.tail = words_piece(ui, type, Role::muted, strip.running_note);
        return contents;
    }
    const bool nobody = strip.running_note.empty();
    if (nobody || strip.idle || !strip.has_loop) return nothing_but(ui, nobody ? ui.say.strip_nobody() : std::string_view(strip.running_note));
    // What just happened stands where the running task was: "B ends".
    const std::string& words = brief && !strip.running_brief.empty() ? strip.running_brief : strip.running_note;
    contents.pieces.push_back(dashed_piece(ui, words, height, strip.just_ended ? ui::icon::check : ui::icon::Icon{}));
    return contents;
}

StripContents ready_pieces(ui::Ui& ui, const StripView& strip, float height, bool) {
    if (strip.ready.empty() && strip.rang.empty())
        return nothing_but(ui, ui.say.strip_empty(), !strip.ready_note.empty() ? std::string_view(strip.ready_note) : strip.has_loop && !ui.projector ? ui.say.strip_nobody_waits() : std::string_view{});
    StripContents contents;
    for (const std::string& rang : strip.rang) contents.pieces.push_back(dashed_piece(ui, rang, height, ui::icon::bell));
    for (const TokenView& token : strip.ready) contents.pieces.push_back(token_piece(ui, token, height));
    const std::size_t count = contents.pieces.size();
    contents.count = strip.has_loop ? ui.say.strip_tasks({.count = count}) : ui.say.strip_threads({.count = count});
    if (!ui.projector && strip.has_loop) contents.tail = dashed_piece(ui, ui.say.strip_back(), height);
    return contents;
}

StripContents timer_pieces(ui::Ui& ui, const StripView& strip, float, bool brief) {
    return timers_of(ui, strip.timers, ui.say.strip_none_set(), brief);
}

StripContents sleeping_pieces(ui::Ui& ui, const StripView& strip, float, bool brief) {
    StripContents contents = timers_of(ui, strip.sleeping, ui.say.strip_nobody(), brief);
    if (!strip.sleeping.empty()) contents.count = ui.say.strip_threads({.count = strip.sleeping.size()});
    return contents;
}

StripContents pool_pieces(ui::Ui& ui, const StripView& strip, float, bool) {
    if (strip.pool_queue.empty()) return nothing_but(ui, ui.say.strip_empty(), strip.pool_note);
    StripContents contents;
    for (const std::string& job : strip.pool_queue)
        contents.pieces.push_back({ui::ticket_width(ui, job), job, [&ui, &job](const Rect& rect) { ui::draw_ticket(ui, rect, job); }});
    return contents;
}

StripContents wait_pieces(ui::Ui& ui, const StripView& strip, float height, bool brief) {
    if (strip.waits.empty()) return nothing_but(ui, ui.say.strip_nobody());
    StripContents contents;
    for (const std::vector<const WaitView*>& chain : chains_of(strip.waits))
        for (std::size_t step = 0; step < chain.size(); ++step) contents.pieces.push_back(step_piece(ui, chain, step, height, brief));
    contents.count = ui.say.strip_threads({.count = strip.waits.size()});
    contents.tail = words_piece(ui, strip.circle ? strip_strong_words(ui) : strip_words(ui), strip.circle ? Role::trouble : Role::muted,
                                strip.waits_note);
    return contents;
}

std::vector<std::vector<const WaitView*>> chains_of(const std::vector<WaitView>& waits) {
    std::vector<bool> used(waits.size());
    const auto wait_of = [&](const std::string& waiter) {
        for (std::size_t i = 0; i < waits.size(); ++i)
            if (!used[i] && waits[i].waiter.name == waiter) return i;
        return waits.size();
    };
    std::vector<std::vector<const WaitView*>> chains;
    const auto follow = [&](std::size_t from) {
        chains.emplace_back();
        for (std::size_t i = from; i < waits.size(); i = wait_of(waits[i].target)) {
            used[i] = true;
            chains.back().push_back(&waits[i]);
        }
    };
    // Those for whom nobody waits begin; a circle begins anywhere.
    for (std::size_t i = 0; i < waits.size(); ++i) {
        const bool awaited = std::ranges::any_of(waits, [&](const WaitView& other) { return other.target == waits[i].waiter.name; });
        if (!awaited && !used[i]) follow(i);
    }
    for (std::size_t i = 0; i < waits.size(); ++i)
        if (!used[i]) follow(i);
    return chains;
}

}  // namespace asynchio::panels
