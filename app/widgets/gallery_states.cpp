#include <optional>

#include "app/widgets/bar.h"
#include "app/widgets/gallery.h"

namespace asynchio::ui {
namespace {

struct StateRow {
    Look look;
    std::string_view word;
    std::string_view meaning;
    std::string_view letter;
};

constexpr StateRow kRows[] = {
    {Look::created, "created (card)", "coroutine object, in no queue", "."},
    {Look::ready, "ready", "in the ready queue", "r"},
    {Look::running, "running", "has the loop (or the CPU)", "#"},
    {Look::waiting_timer, "waiting: timer", "asleep until a time", "-"},
    {Look::waiting_network, "waiting: network", "answer not here yet", "-"},
    {Look::waiting_box, "waiting: gather", "someone must fill the box", "f t g"},
    {Look::waiting_queue, "waiting: queue", "nothing to take, no room", "q"},
    {Look::waiting_lock, "waiting: lock", "someone else holds it", "L"},
    {Look::in_worker, "in worker", "handed to a thread", "w"},
    {Look::blocking, "BLOCKING the loop", "runs without letting go", "B"},
    {Look::wants_gil, "wants the GIL", "could run, not its turn", "~"},
};

struct EndRow {
    EndCap cap;
    Look last;
    std::string_view word;
    std::string_view meaning;
};

constexpr EndRow kEnds[] = {
    {EndCap::done, Look::running, "done", "ended with a result"},
    {EndCap::failed, Look::running, "failed", "ended with an error"},
    {EndCap::cancelled, Look::waiting_timer, "cancelled", "asked to stop, stopped"},
};

constexpr float kRow = 68;
constexpr float kTallRow = 76;
constexpr float kLane = 46;

void draw_words(Ui& ui, const Rect& row, icon::Icon sign, std::string_view word, std::string_view meaning,
                Ink ink) {
    Rect rest = row;
    draw_icon(ui, cut_left(rest, ui.px(56)), Type::heading, ink, sign);
    Rect lines = rect_around({rest.x + ui.px(112), row.centre().y}, ui.px(224), ui.px(46));
    draw_text(ui, cut_top(lines, ui.px(23)), Type::lane_name, ink, word);
    draw_text(ui, lines, Type::small, Role::muted, meaning);
}

void draw_base_line(Ui& ui, const Rect& row, float base) {
    draw_horizontal(ui, row.x + ui.px(272), row.x + ui.px(468), base, Role::outline);
}

void draw_state_row(Ui& ui, const Rect& row, const StateRow& state) {
    const bool blocking = state.look == Look::blocking;
    const Ink ink = blocking ? Role::trouble : Role::text;
    draw_words(ui, row, state_look(state.look).sign, state.word, state.meaning, ink);
    const float base = row.bottom() - ui.px(10), left = row.x + ui.px(279);
    draw_base_line(ui, row, base);
    draw_bar(ui, state.look, bar_rect(ui, state.look, left, left + ui.px(182), base, ui.exact(kLane)),
             {left, base});
    const float swatch = ui.px(24), x = row.x + ui.px(491), y = row.centre().y;
    draw_swatch(ui, state.look, {x, y - swatch / 2, swatch, swatch});
    if (state.look != Look::created) {
        const Rect narrow =
            bar_rect(ui, state.look, x + ui.px(38), x + ui.px(46), y + ui.px(11), ui.exact(24), 8);
        draw_bar(ui, state.look, narrow, {narrow.x, narrow.bottom()});
    }
    draw_text(ui, {row.x, row.y, row.w - ui.px(14), row.h}, Type::smallest_mono, Role::muted, state.letter,
              Align::right);
}

void draw_end_row(Ui& ui, const Rect& row, const EndRow& end) {
    draw_words(ui, row, end_cap_sign(end.cap), end.word, end.meaning, Role::text);
    const float base = row.bottom() - ui.px(10), left = row.x + ui.px(279);
    draw_base_line(ui, row, base);
    const Rect bar = bar_rect(ui, end.last, left, left + ui.px(122), base, ui.exact(kLane));
    draw_bar(ui, end.last, bar, {left, base});
    draw_end_cap(ui, end.cap, {bar.right() + ui.px(17), base - ui.px(15)}, 30);
}

void draw_stuck_row(Ui& ui, const Rect& row) {
    draw_words(ui, row, icon::stop, "stuck", "no task, timer or thread can move", Role::text);
    const Rect plate{row.x + ui.px(298), row.centre().y - ui.px(27), ui.px(262), ui.px(54)};
    draw_box(ui, plate, {Role::caption_ground, Role::bar_outline, 2, 8});
    draw_text(ui, plate, Type::title, Role::caption_text, "STUCK at 0.60 s", Align::centre);
}

void draw_legend(Ui& ui, const Rect& row) {
    const float y = row.y + ui.px(10), h = ui.px(34);
    float x = row.x + ui.px(18);
    draw_seen_bar(ui, {x, y, ui.px(72), h});
    draw_text(ui, {x + ui.px(83), y, ui.px(100), h}, Type::small, Role::text, "seen before");
    x += ui.px(184);
    draw_ghost_bar(ui, {x, y, ui.px(72), h});
    draw_text(ui, {x + ui.px(83), y, ui.px(100), h}, Type::small, Role::text, "ghost run");
    x += ui.px(170);
    draw_hold_band(ui, {x, y + h - ui.px(8), ui.px(72), ui.px(8)});
    draw_text(ui, {x + ui.px(83), y, ui.px(110), h}, Type::small, Role::text, "holds the lock");
}

}  // namespace

void draw_state_sheet(Ui& ui, const Rect& rect) {
    Rect rest = rect.inset(ui.px(20), ui.px(14));
    draw_text(ui, cut_top(rest, ui.px(50)).moved(ui.px(4), 0), Type::token_large, Role::text, ui.theme.name);
    cut_top(rest, ui.px(6));
    draw_card(ui, rest);
    Rect rows = rest;
    cut_top(rows, ui.px(14));
    const auto next = [&](float height) {
        const Rect row = cut_top(rows, ui.px(height));
        draw_horizontal(ui, row.x + 1, row.right() - 1, row.bottom(), Role::hairline);
        return row;
    };
    for (const StateRow& state : kRows)
        draw_state_row(ui, next(state.look == Look::blocking ? kTallRow : kRow), state);
    for (const EndRow& end : kEnds)
        draw_end_row(ui, next(end.cap == EndCap::cancelled ? kTallRow : kRow), end);
    draw_stuck_row(ui, cut_top(rows, ui.px(86)));
    draw_legend(ui, rows);
}

}  // namespace asynchio::ui
