#include "app/panels/strip.h"

#include <algorithm>
#include <string>

#include "app/panels/looks.h"
#include "app/phrases/phrases.h"
#include "app/widgets/card.h"
#include "app/widgets/draw.h"
#include "app/widgets/motion.h"
#include "app/widgets/text.h"
#include "app/widgets/token.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

// One part of the strip: its heading is drawn, the pieces come from the left.
struct Part {
    ui::Ui& ui;
    Rect room;     // of the pieces
    float height;  // of a token
    float gap = ui.px(ui.projector ? 16 : 8);

    ui::Type words() const { return ui.projector ? ui::Type::projected_label : ui::Type::small; }
    ui::Type strong_words() const {
        return ui.projector ? ui::Type::projected_label_strong : ui::Type::label_strong;
    }

    // The next piece if it fits and leaves `keep` for what must follow.
    bool take(float width, float keep, Rect& piece) {
        if (width + keep > room.w + 0.5f) return false;
        const Rect place = ui::cut_left(room, width, gap);
        piece = ui::rect_around(place.centre(), width, height);
        return true;
    }
    void say(std::string_view first, std::string_view note) {
        const float width = ui::text_width(ui, strong_words(), first);
        // Half a note says nothing.
        if (width + ui.px(10) + ui::text_width(ui, words(), note) > room.w) note = {};
        ui::draw_runs(ui, room,
                      {{width <= room.w ? strong_words() : words(), Role::muted, first},
                       {words(), Role::muted, note, 10}});
    }
    // "+12" for what did not fit.
    void say_more(std::size_t count) {
        if (count == 0) return;
        ui::draw_text(ui, room, strong_words(), Role::text, "+" + std::to_string(count));
    }
};

// A token of the same actor slides to where it stands now.
void draw_sliding_token(ui::Ui& ui, Rect place, const TokenView& token) {
    ImGui::PushID(static_cast<int>(token.actor.task.value));
    ImGui::PushID(static_cast<int>(token.actor.thread.value));
    const bool knows_who = static_cast<bool>(token.actor);
    if (knows_who) place.x = std::round(ui::slide(ui, ImGui::GetID("token"), place.x));
    ImGui::PopID();
    ImGui::PopID();
    if (knows_who)
        ui::draw_token(ui, place, look_of(token.activity), token.name);
    else
        ui::draw_ticket(ui, place, token.name);
}

float piece_width(ui::Ui& ui, const TokenView& token, float height) {
    return token.actor ? ui::token_width(ui, token.name, height) : ui::ticket_width(ui, token.name);
}

void draw_running(Part part, const StripView& strip) {
    ui::Ui& ui = part.ui;
    if (strip.running) {
        Rect piece;
        const float width = std::min(part.room.w, piece_width(ui, *strip.running, part.height));
        if (part.take(width, 0, piece)) draw_sliding_token(ui, piece, *strip.running);
        const ui::Type type = ui.projector ? part.words() : ui::Type::small_mono;
        if (ui::text_width(ui, type, strip.running_note) <= part.room.w)
            ui::draw_text(ui, part.room, type, Role::muted, strip.running_note);
        return;
    }
    std::string_view words = strip.running_note.empty() ? ui.say.strip_nobody() : std::string_view(strip.running_note);
    if (!strip.has_loop || strip.idle || strip.running_note.empty()) return part.say(words, "");
    const ui::Type type = ui.projector ? part.words() : ui::Type::small_medium;
    if (!strip.running_brief.empty() && ui::text_width(ui, type, words) + part.height * 0.6f > part.room.w)
        words = strip.running_brief;
    // What just happened stands where the running task was: "B ends".
    const bool ends = strip.just_ended;
    const float wanted = ui::text_width(ui, type, words) + part.height * 0.6f + ui.px(ends ? 26 : 2);
    const Rect place{part.room.x, part.room.y, std::min(part.room.w, wanted), part.room.h};
    ui::draw_empty_token(ui, ui::rect_around(place.centre(), place.w, part.height), words,
                         ends ? ui::icon::check : ui::icon::Icon{});
}

void draw_ready(Part part, const StripView& strip) {
    ui::Ui& ui = part.ui;
    if (strip.ready.empty() && strip.rang.empty())
        return part.say(ui.say.strip_empty(), strip.has_loop && !ui.projector ? ui.say.strip_nobody_waits() : std::string_view{});
    const float more = ui.px(44);
    for (const std::string& rang : strip.rang) {
        const float wanted = ui::text_width(ui, ui.projector ? part.words() : ui::Type::small_medium, rang) +
                             part.height * 0.6f + ui.px(28);
        Rect piece;
        if (part.take(std::min(wanted, part.room.w), 0, piece))
            ui::draw_empty_token(ui, piece, rang, ui::icon::bell);
    }
    for (std::size_t i = 0; i < strip.ready.size(); ++i) {
        Rect piece;
        const float width = piece_width(ui, strip.ready[i], part.height);
        const bool last = i + 1 == strip.ready.size();
        if (!part.take(width, last ? 0 : more, piece)) {
            // A number alone says nothing.
            if (i == 0 && !ui.projector) return part.say(strip.has_loop ? part.ui.say.strip_tasks({.count = strip.ready.size()}) : part.ui.say.strip_threads({.count = strip.ready.size()}), "");
            return part.say_more(strip.ready.size() - i);
        }
        draw_sliding_token(ui, piece, strip.ready[i]);
    }
    Rect piece;
    const float back = part.height * 0.6f + ui::text_width(ui, part.words(), ui.say.strip_back()) + ui.px(10);
    if (!ui.projector && strip.has_loop && part.take(back, 0, piece)) ui::draw_empty_token(ui, piece, ui.say.strip_back());
}

void draw_timers(Part part, const std::vector<TimerView>& timers, std::string_view none) {
    ui::Ui& ui = part.ui;
    if (timers.empty()) return part.say(none, "");
    const float more = ui.px(44);
    for (std::size_t i = 0; i < timers.size(); ++i) {
        const TimerView& timer = timers[i];
        const auto wanted = [&](std::string_view to_go) {
            if (ui.projector)
                return ui::text_width(ui, ui::Type::projected_label_strong, timer.name) +
                       ui::text_width(ui, ui::Type::projected_value, timer.deadline) + ui.px(112);
            return ui::runs_width(ui, {{ui::Type::body_strong, Role::text, timer.name},
                                       {ui::Type::code_bold, Role::text, timer.deadline, 10},
                                       {ui::Type::small, Role::muted, to_go, 9}}) +
                   ui.px(24 + 9 + 9 + 11);
        };
        // How long to go is said when there is room for it.
        const bool last = i + 1 == timers.size();
        const bool brief = ui.projector || wanted(timer.to_go) + (last ? 0 : more) > part.room.w ||
                           (timers.size() > 2 && part.height < ui.px(34));
        Rect piece;
        float width = wanted(brief ? "" : timer.to_go);
        if (i == 0) width = std::min(width, part.room.w - (last ? 0 : more));
        if (!part.take(width, last ? 0 : more, piece)) return part.say_more(timers.size() - i);
        ui::draw_timer(ui, piece, ui::Look::waiting_timer, timer.name, timer.deadline,
                       brief ? "" : timer.to_go);
    }
}

void draw_pool_queue(Part part, const StripView& strip) {
    ui::Ui& ui = part.ui;
    if (strip.pool_queue.empty()) return part.say(ui.say.strip_empty(), strip.pool_note);
    const float more = ui.px(ui.projector ? 76 : 44);
    for (std::size_t i = 0; i < strip.pool_queue.size(); ++i) {
        Rect piece;
        const float width = ui::ticket_width(ui, strip.pool_queue[i]) + ui.px(ui.projector ? 60 : 0);
        const bool last = i + 1 == strip.pool_queue.size();
        if (!part.take(width, last ? 0 : more, piece)) return part.say_more(strip.pool_queue.size() - i);
        ui::draw_ticket(ui, piece, strip.pool_queue[i]);
    }
}

// "T3 -- wants lock -> T2"
void draw_waits(Part part, const StripView& strip) {
    ui::Ui& ui = part.ui;
    if (strip.waits.empty()) return part.say(ui.say.strip_nobody(), "");
    const ui::Type small = ui.projector ? part.words() : ui::Type::smallest;
    for (std::size_t i = 0; i < strip.waits.size(); ++i) {
        const WaitView& wait = strip.waits[i];
        const float verb = ui::text_width(ui, small, wait.verb) + ui.px(20);
        const float waiter = ui::token_width(ui, wait.waiter.name, part.height);
        const float target = ui::text_width(ui, part.strong_words(), wait.target) + part.height * 0.7f;
        Rect piece;
        if (!part.take(waiter + verb + target, i + 1 == strip.waits.size() ? 0 : ui.px(44), piece))
            return part.say_more(strip.waits.size() - i);
        ui::draw_token(ui, ui::cut_left(piece, waiter), look_of(wait.waiter.activity), wait.waiter.name);
        const Rect way = ui::cut_left(piece, verb);
        const float line = ui::line_height(ui, small), y = way.centre().y + line * 0.35f;
        ui::draw_arrow(ui, {{way.x + ui.px(5), y}, {way.right() - ui.px(1), y}},
                       {.ink = Role::text, .width = 2});
        ui::draw_text(ui, {way.x, y - line - ui.px(3), way.w, line}, small, Role::muted, wait.verb,
                      ui::Align::centre);
        ui::draw_box(ui, piece, {Role::surface, Role::outline, 1.5f, part.height / 2 / ui.scale});
        ui::draw_text(ui, piece, part.strong_words(), Role::text, wait.target, ui::Align::centre);
        ui::cut_left(part.room, ui.px(8));
    }
    const bool circle = strip.circle;
    if (ui::text_width(ui, part.words(), strip.waits_note) <= part.room.w)
        ui::draw_text(ui, part.room, circle ? part.strong_words() : part.words(),
                      circle ? Role::trouble : Role::muted, strip.waits_note);
}

struct Column {
    std::string_view title, note;
    float share;
    void (*draw)(Part, const StripView&);
    std::string_view brief = {};    // the title for a projector, if it is another one
    float projected_share = 1;  // of its share, for a projector
};

// `seat`: the learner decides who of those that can run goes on.
std::vector<Column> columns_of(const Phrases& say, const StripView& strip, bool seat) {
    std::vector<Column> columns;
    if (strip.has_loop) {
        columns.push_back({say.strip_running(), "", 0.22f, draw_running});
        columns.push_back({say.strip_ready(), say.strip_front_to_back(), strip.has_pool ? 0.3f : 0.34f, draw_ready, say.strip_ready_short(), strip.has_pool ? 0.85f : 1});
        columns.push_back({say.strip_timers(), say.strip_next_first(), strip.has_pool ? 0.27f : 0.46f,
                           [](Part part, const StripView& s) { draw_timers(part, s.timers, part.ui.say.strip_none_set()); }, {}, strip.has_pool ? 1.25f : 1});
    } else {
        columns.push_back({say.strip_on_the_cpu(), "", strip.has_pool ? 0.19f : 0.15f, draw_running});
        columns.push_back({say.strip_can_run(), say.strip_front_to_back(), seat ? 0.34f : 0.16f, draw_ready, {}, seat ? 1.0f : 1.3f});
        columns.push_back({say.strip_sleeping(), say.strip_next_first(), seat ? 0.19f : strip.has_pool ? 0.2f : 0.21f,
                           [](Part part, const StripView& s) { draw_timers(part, s.sleeping, part.ui.say.strip_nobody()); },
                           {}, strip.has_pool ? 1.1f : 1});
        columns.push_back({say.strip_wait_for_each_other(), "", seat ? 0.32f : 0.48f, draw_waits, {}, strip.has_pool ? 0.85f : 1});
    }
    if (strip.has_pool)
        columns.push_back({say.strip_pool_queue(), say.strip_jobs_for_workers(), strip.has_loop ? 0.24f : 0.185f, draw_pool_queue,
                           {}, strip.has_loop ? 1 : 1.3f});
    return columns;
}

// Large and in one line: the heading stands left of its part.
void draw_projected(ui::Ui& ui, const Rect& rect, const StripView& strip, bool seat) {
    Rect rest = rect.inset(ui.px(48), 0);
    std::vector<Column> columns = columns_of(ui.say, strip, seat);
    float shares = 0;
    // Who runs is said in words, which need more room here.
    columns.front().share *= strip.has_loop || !strip.has_pool ? 1.5f : 1.4f;
    // A timer is a name and a time: it needs more room than the jobs, which are only counted when there are many.
    for (Column& column : columns)
        column.share *= column.projected_share;
    for (const Column& column : columns) shares += column.share;
    const float width = rest.w;
    for (const Column& column : columns) {
        Rect room = ui::cut_left(rest, width * column.share / shares);
        ui::cut_right(room, ui.px(24));
        const std::string_view title = column.brief.empty() ? column.title : column.brief;
        const float words = ui::text_width(ui, ui::Type::projected_label, title);
        ui::draw_text(ui, ui::cut_left(room, words + 1, ui.px(20)), ui::Type::projected_label, Role::muted,
                      title);
        column.draw(Part{ui, room, std::min(rect.h - ui.px(20), ui.px(64))}, strip);
    }
    ui::draw_horizontal(ui, rect.x, rect.right(), rect.bottom() - 1, Role::edge, 2);
}

}  // namespace

void draw_strip(ui::Ui& ui, const Rect& rect, const Scene& scene, const UiState&, Actions&) {
    const StripView& strip = scene.strip;
    const bool seat = scene.flow.challenge && scene.flow.challenge->seat;
    ImGui::PushID("strip");
    if (ui.projector) {
        draw_projected(ui, rect, strip, seat);
        return ImGui::PopID();
    }
    ui::draw_card(ui, rect);
    const bool tight = rect.h < ui.px(84);
    Rect rest = rect.inset(ui.px(tight ? 14 : 20), ui.px(tight ? 6 : 11));
    const std::vector<Column> columns = columns_of(ui.say, strip, seat);
    float shares = 0;
    for (const Column& column : columns) shares += column.share;
    const float width = rest.w;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Column& column = columns[i];
        Rect room = ui::cut_left(rest, width * column.share / shares);
        const ui::Clip clip(ui, {room.x - ui.px(4), rect.y, room.w, rect.h});
        if (i + 1 < columns.size()) {
            const float line = room.right() - ui.px(20);
            ui::draw_vertical(ui, line, room.y, room.bottom(), Role::hairline);
        }
        ui::cut_right(room, ui.px(30));
        const Rect heading = ui::cut_top(room, ui.px(18), ui.px(tight ? 2 : 6));
        const bool noted = ui::text_width(ui, ui::Type::smallest_strong, column.title) +
                               ui::text_width(ui, ui::Type::smallest, column.note) + ui.px(14) <=
                           heading.w;
        ui::draw_heading(ui, heading, column.title, noted ? column.note : std::string_view{});
        column.draw(Part{ui, room,
                         std::min(room.h, ui.px(tight                ? 34
                                                : room.h > ui.px(56) ? 50
                                                                     : 42))},
                    strip);
    }
    ImGui::PopID();
}

}  // namespace asynchio::panels
