#include "app/panels/timeline_lane_words.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "app/panels/looks.h"
#include "app/panels/timeline_lane_moments.h"
#include "app/panels/timeline_prints.h"
#include "app/panels/timeline_words.h"
#include "app/phrases/phrases.h"
#include "app/widgets/bar.h"
#include "app/widgets/icons.h"
#include "app/widgets/text.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

// Turns that stand side by side are numbered once: "1", "1, 3", "1 … 9".
std::string turn_words(const Phrases& say, bool spelled, const LaneView& lane, const std::vector<Mark>& marks, std::size_t from,
                       std::size_t to) {
    const auto turn = [&](std::size_t mark) { return lane.lane->spans[marks[mark].span].turn; };
    if (turn(from) == 0) return "";
    std::string words = spelled ? say.ruler_turn({.turn = turn(from)}) : std::to_string(turn(from));
    if (turn(to - 1) == turn(from)) return words;  // one turn, which somebody interrupted
    if (to - from == 2 && marks[to - 1].count == 1) words += ", " + std::to_string(turn(to - 1));
    if (to - from > 2 || marks[to - 1].count > 1) words += " … " + std::to_string(turn(to - 1));
    return words;
}

// Over a tall bar is no room for words.
bool is_tall(const Mark& mark) { return ui::is_tall(look_of(mark.activity)); }

struct LaneWords : DrawnLane {
    float words_from = -1e9f;     // words must not stand left of this
    float said_to = -1e9f;        // left of this stand words
    float said_below_to = -1e9f;  // and below them, in the second line of a tall lane
    std::vector<Rect> said = {};  // their places
    MeasureWords measure = [this](std::string_view words) { return ui::text_width(ui, print_type(), words); };  // printed ones

    ui::Type print_type() const { return ui.projector ? ui::Type::projected_code : ui::Type::smallest_mono; }

    float line() const { return ui.px(ui.projector ? 34 : plot.compact(row) ? 16 : 20); }
    // The free room above a bar that does not reach up to the lane's height.
    Rect room_above(float x0, float x1, float bar_top = 1e9f) const {
        return {x0, std::min(base - height, bar_top - line()), x1 - x0, line()};
    }
    // Below the first line of words, where the bar is so low that it leaves room for a second one; else empty.
    Rect room_below_words(float x0, float x1, float bar_top) const {
        if (plot.compact(row) || plot.turns() || bar_top - (base - height) < 2 * line()) return {};
        const float from = std::max({x0, said_below_to, plot.area.x + ui.px(6)});
        return {from, base - height + line(), std::max(0.0f, std::min(x1, plot.area.right()) - from), line()};
    }

    // Over such a bar no words can stand.
    bool fills_the_lane(const Mark& mark) const { return is_tall(mark) && rect(mark).y - line() < top + row.top + ui.px(1); }

    void draw_words() {
        for (std::size_t i = 0; i < marks.size(); ++i) {
            if (marks[i].turns) {
                draw_turn_taking(marks[i]);
            } else if (plot.turns() && marks[i].activity == Activity::running) {
                draw_column_print(i);
            } else if (marks[i].slice) {
                std::size_t end = i;
                while (end < marks.size() && marks[end].slice &&
                       marks[end].x0 <= marks[i].x0 + plot.sizes.pad * 4)
                    ++end;
                draw_turns(i, end);
                i = end - 1;
            } else if (marks[i].activity == Activity::blocking) {
                draw_plate(marks[i]);
            } else {
                draw_bar_words(i);
            }
        }
    }

    // How far words stand in the line of this place.
    float& said_in(const Rect& place) { return place.y > base - height + line() / 2 ? said_below_to : said_to; }

    // The ground of what has happened, so that no line of the grid runs through the words that will stand there.
    void clear(const Rect& place, float width) {
        said_in(place) = place.x + width + ui.px(8);
        said.push_back({place.x, place.y, width, place.h});
        const float right = std::min(place.x + width + ui.px(2), plot.x(plot.reached()) - 1);
        // The line above a low lane stays.
        const float from = std::max(place.y + ui.px(2), top + row.top + ui.px(1));
        const Rect ground{place.x - ui.px(2), from, right - place.x + ui.px(2), place.bottom() - ui.px(2) - from};
        if (!plot.turns() && ground.w > 0) ui::fill_rect(ui, ground, Role::surface);
    }
    // In low lanes, above all with a run behind this one, words would stand half in the lane above.
    bool has_height(const Rect& place) const { return !plot.compact(row) || place.y >= top + row.top - ui.px(3); }

    void say(const Rect& place, ui::Type type, float width, std::string_view words) {
        if (!has_height(place)) return;
        clear(place, width);
        ui::draw_text(ui, place, type, Role::muted, words);
    }
    void say(const Rect& place, const PrintedWords& printed) {
        if (printed.words.empty() || !has_height(place)) return;
        clear(place, printed.width);
        Rect rest = place;
        for (std::size_t i = 0; i < printed.lines.size(); ++i) {
            const PrintedWords::Line& line = printed.lines[i];
            if (i > 0) {
                const Rect between = ui::cut_left(rest, measure(kBetweenLines));
                const bool framed = line.answers || printed.lines[i - 1].answers;  // which divides them, too
                if (!framed) ui::draw_text(ui, between, print_type(), Role::muted, kBetweenLines);
            }
            const Rect own = ui::cut_left(rest, measure(line.words));
            const Role role = line.log ? Role::trouble : line.answers ? Role::text : Role::muted;
            ui::draw_text(ui, {own.x, own.y, own.w + 1, own.h}, print_type(), role, line.words);
            if (line.answers) frame(own);
        }
    }
    // The frame of what the run says, around a line that the told answer was read from.
    void frame(const Rect& words) {
        const float apart = ui.px(ui.projector ? 6 : 3), tall = std::min(words.h, ui::line_height(ui, print_type()) + ui.px(2));
        Rect frame = ui::rect_around(words.centre(), words.w + 2 * apart, tall);
        cut_top(frame, std::max(0.0f, top + row.top + ui.px(2) - frame.y));
        ui::stroke_rect(ui, ui::snapped(frame), Role::agreed, ui.projector ? 2.5f : 1.5f, 3);
        said.push_back(frame);
        float& to = said_in(words);
        to = std::max(to, frame.right() + ui.px(8));
    }

    // --- turns and what they printed ---

    void draw_turns(std::size_t from, std::size_t to) {
        words_from = std::max(words_from, marks[to - 1].x1 + ui.px(6));
        const float said_before = said_to;
        float number_from = marks[from].x0;
        if (!plot.compact(row) && lane.lane->kind == Lane::Kind::task) number_from = number_turns(from, to);
        if (to == marks.size() && !plot.turns()) say_last_words(from, std::max(said_before, plot.area.x), number_from);
    }

    // Returns where the turns begin, their number included.
    float number_turns(std::size_t from, std::size_t to) {
        // The first number of a lane says what it is, where there is room for the word.
        const bool first = std::none_of(marks.begin(), marks.begin() + static_cast<std::ptrdiff_t>(from), [](const Mark& mark) { return mark.slice; });
        const std::string spelled = first && !ui.projector ? turn_words(ui.say, true, lane, marks, from, to) : "";
        if (leaves_room(spelled, to))
            if (const auto left = place_turns(spelled, from, to)) return *left;
        return place_turns(turn_words(ui.say, false, lane, marks, from, to), from, to).value_or(marks[from].x0);
    }

    // What the turn printed goes before the word "turn".
    bool leaves_room(const std::string& spelled, std::size_t to) const {
        if (spelled.empty() || to >= marks.size()) return !spelled.empty();
        const float all = marks[to].x1 - marks[to - 1].x1, number = ui::text_width(ui, plot.sizes.number, spelled) + ui.px(28);
        return !printed_before(measure, lane, marks, to, all - number).words.empty() || printed_before(measure, lane, marks, to, 1e6f).words.empty();
    }

    // Behind the turns or before them; returns where turns and number begin, nothing where there is no room.
    std::optional<float> place_turns(const std::string& words, std::size_t from, std::size_t to) {
        const float right = marks[to - 1].x1, gap = ui.px(6);
        const float width = ui::text_width(ui, plot.sizes.number, words);
        // Behind the last turn of a lane stands its end cap.
        const float cap = lane.ended && to == marks.size() && !plot.turns() ? ui.px(plot.sizes.cap + 4) : 0;
        const float limit = to < marks.size() ? (is_tall(marks[to]) ? marks[to].x0 : marks[to].x1)
                            : cap > 0 && from > 0 ? right
                                                  : std::max(right, plot.x(plot.view.playhead));
        const bool tall_before = from > 0 && fills_the_lane(marks[from - 1]);
        // Behind the cap nobody would know what the number is of.
        if (right + gap + width + ui.px(3) <= limit || (tall_before && to == marks.size() && cap == 0)) {
            const float left = right + gap + cap;
            if (left < said_to) return std::nullopt;
            say(room_above(left, left + width + 1), plot.sizes.number, width, words);
            words_from = left + width + ui.px(14);
            return marks[from].x0;
        }
        const float left = marks[from].x0 - gap - width;
        const float taken = from == 0 ? 0 : std::max(said_to, marks[from - 1].x0);
        if (from == 0 || tall_before || left <= taken + ui.px(6)) return std::nullopt;
        say(room_above(left, left + width + 1, rect(marks[from - 1]).y), plot.sizes.number, width, words);
        return left;
    }

    // What the last turns of a lane printed stands before them, where their number is, too; else behind them, as far as
    // the picture has come.
    void say_last_words(std::size_t from, float free_from, float turns_from) {
        if (from > 0 && !fills_the_lane(marks[from - 1])) {
            const float right = turns_from - ui.px(ui.projector ? 18 : 9);
            const float left = std::max(free_from, marks[from - 1].x0) + ui.px(8);
            const float bar_top = rect(marks[from - 1]).y;
            const PrintedWords printed = printed_before(measure, lane, marks, marks.size(), right - left);
            const Rect below = room_below_words(marks[from - 1].x0 + ui.px(8), marks[from].x0 - ui.px(9), bar_top);
            const PrintedWords more = printed_before(measure, lane, marks, marks.size(), below.w);
            if (more.lines.size() > printed.lines.size()) return say({below.right() - more.width, below.y, more.width + 1, below.h}, more);
            say(room_above(right - printed.width, right + 1, bar_top), printed);
            if (!printed.words.empty()) return;
        }
        const float cap = lane.ended && plot.compact(row) ? end_cap_rect(ui, plot, row, top, marks).w + ui.px(4) : 0;
        const float left = std::max(marks.back().x1 + ui.px(8) + cap, said_to);
        const PrintedWords printed = printed_before(measure, lane, marks, marks.size(), std::min(plot.x(plot.reached()), plot.area.right()) - ui.px(6) - left);
        say(room_above(left, left + printed.width + 1), printed);
    }

    // A turn has a column of its own: what it printed stands over it, as far as the lane's next turn.
    void draw_column_print(std::size_t index) {
        if (plot.compact(row)) return;
        const auto& spans = lane.lane->spans;
        const std::size_t to = index + 1 < marks.size() ? spans[marks[index + 1].span].first_event : SIZE_MAX;
        const float line = ui::line_height(ui, print_type()), over = base - height - (top + row.top);
        if (over < line - ui.px(2)) return;
        std::size_t next = index + 1;
        while (next < marks.size() && !is_tall(marks[next])) ++next;
        const float from = std::max({marks[index].x0 + ui.px(2), said_to, plot.area.x});
        const float limit = std::min(next < marks.size() ? marks[next].x0 : plot.area.right(), plot.area.right());
        const PrintedWords printed = printed_words(measure, lane, spans[marks[index].span].first_event, to, limit - from);
        say({from, base - height - line, printed.width + 1, line}, printed);
        // Words that reach over the columns of other turns stand on a shelf of their own one.
        const float end = from + printed.width + ui.px(3);
        if (!printed.words.empty() && end > marks[index].x1 + ui.px(2))
            ui.draw->AddLine({marks[index].x1, base - height}, {end, base - height}, ui.color(Role::text), ui.exact(ui.projector ? 2.5f : 1.5f));
    }

    // --- over and on bars ---

    void draw_bar_words(std::size_t index) {
        const Mark& mark = marks[index];
        const Span& span = lane.lane->spans[mark.span];
        if (mark.most != Activity::nothing) return draw_count(mark);
        if (mark.count > 1 || is_tall(mark) || lane.worker) return;
        if (ui.projector && plot.compact(row)) return;
        if (room_for_words(mark).w < ui.px(12) && room_below_words(mark.x0 + ui.px(8), mark.x1 - ui.px(8), rect(mark).y).w < ui.px(12)) return;
        const std::string words = span_words(ui.say, plot.view, lane, span, mark.activity);
        if (plot.compact(row)) {
            // In a low lane only what the answer was read from goes before that.
            const Rect room = room_for_words(mark);
            const PrintedWords printed = printed_before(measure, lane, marks, index, room.w);
            const bool answers = std::ranges::any_of(printed.lines, &PrintedWords::Line::answers);
            if (answers) say({room.x, room.y, printed.width + 1, room.h}, printed);
            return static_cast<void>(say_above(mark, ui::Type::smallest, words, answers ? ui.px(5) : 0));
        }
        // First what the turn before it printed, at that turn; then what it waits for.
        Rect room = room_for_words(mark);
        PrintedWords printed = plot.turns() ? PrintedWords() : printed_before(measure, lane, marks, index, room.w);
        const Rect below = room_below_words(mark.x0 + ui.px(8), mark.x1 - ui.px(8), rect(mark).y);
        if (PrintedWords more = printed_before(measure, lane, marks, index, below.w); more.lines.size() > printed.lines.size())
            printed = std::move(more), room = below;
        say({room.x, room.y, printed.width + 1, room.h}, printed);
        const float apart = printed.words.empty() || room.y == below.y ? 0 : ui.px(5);
        const std::string limited = limited_words(ui.say, words, span);
        for (const std::string& most : {limited, words})
            if (say_above(mark, plot.sizes.words, most, apart)) return;
        if (last_prints_need_it(index)) return;
        const Rect rest = room_below_words(mark.x0 + ui.px(8), mark.x1 - ui.px(8), rect(mark).y);
        if (const float width = ui::text_width(ui, plot.sizes.words, words); width <= rest.w) say(rest, plot.sizes.words, width, words);
    }

    // The second line over the last wait is for what the lane's last turns printed, if that has no room in the first one.
    bool last_prints_need_it(std::size_t index) const {
        const auto behind = marks.begin() + static_cast<std::ptrdiff_t>(index) + 1;
        if (behind == marks.end() || !std::all_of(behind, marks.end(), [](const Mark& mark) { return mark.slice; })) return false;
        const float number = ui::text_width(ui, plot.sizes.number, "00") + ui.px(ui.projector ? 30 : 21);
        const float room = behind->x0 - number - std::max(said_to, marks[index].x0) - ui.px(8);
        const std::size_t wanted = printed_before(measure, lane, marks, marks.size(), 1e6f).lines.size();
        return printed_before(measure, lane, marks, marks.size(), room).lines.size() < wanted;
    }

    // Over a bar, behind what stands there.
    Rect room_for_words(const Mark& mark, float apart = 0) const {
        const float from = std::max({mark.x0 + ui.px(8), words_from, said_to + apart, plot.area.x + ui.px(6)});
        return room_above(from, std::max(from, std::min(mark.x1, plot.area.right()) - ui.px(8)), rect(mark).y);
    }
    // False where there is no room.
    bool say_above(const Mark& mark, ui::Type type, const std::string& words, float apart = 0) {
        const Rect room = room_for_words(mark, apart);
        const float width = ui::text_width(ui, type, words);
        if (words.empty()) return true;
        if (room.w < ui.px(12) || width > room.w) return false;
        say(room, type, width, words);
        return true;
    }

    // Where the low layers of a bar leave room.
    void draw_turn_taking(const Mark& mark) {
        if (ui.projector || lane.worker || slices_are_seen(mark) || plot.compact(row)) return;
        const std::string words = ui.say.takes_turns({.percent = std::lround(mark.computes * 100)});
        const float from = std::max(mark.x0, plot.area.x) + ui.px(8), to = std::min(mark.x1, plot.area.right()) - ui.px(8);
        if (ui::text_width(ui, plot.sizes.words, words) > to - from) return;
        ui::draw_text(ui, room_above(from, to, rect(mark).y), plot.sizes.words, Role::muted, words);
    }

    // "240 bars", on a plate: below it is a pattern.
    void draw_count(const Mark& mark) {
        const Rect bar = rect(mark);
        const float left = std::max(bar.x, plot.area.x), right = std::min(bar.right(), plot.area.right());
        const std::string words = ui.say.folded_bars({.count = mark.count});
        const ui::Type type = ui.projector ? plot.sizes.words : ui::Type::smallest;
        const float width = ui::text_width(ui, type, words) + ui.px(12), line = ui::line_height(ui, type);
        if (right - left < width + ui.px(24) || bars_height() < line + ui.px(4)) return;
        const Rect plate = ui::snapped(ui::rect_around({(left + right) / 2, base - bars_height() / 2}, width, line));
        ui::fill_rect(ui, plate, Role::surface, 3);
        said.push_back(plate);
        ui::draw_text(ui, plate, type, Role::text, words, ui::Align::centre);
    }

    // "! BLOCKING 0.80 s" on a plate, because no text may stand on a pattern.
    void draw_plate(const Mark& mark) {
        const Span& span = lane.lane->spans[mark.span];
        const Time end = mark.cut ? plot.state.time : span.end;
        const std::string length = duration_words(end - span.begin), full = ui.say.lane_blocking_for({.time = length});
        const Rect bar = rect(mark);
        const ui::Type type = ui.projector ? plot.sizes.state : ui::Type::small_strong;
        const float x0 = std::max(bar.x, plot.area.x), x1 = std::min(bar.right(), plot.area.right());
        const float sign = ui.px(ui.projector ? 26 : 16), pad = ui.px(9);
        const std::string* words = &full;
        float width = ui::text_width(ui, type, full) + sign + 2 * pad;
        if (width > x1 - x0 - 2 * pad) {
            words = &length;
            width = ui::text_width(ui, type, length) + sign + 2 * pad;
        }
        if (width > x1 - x0 - ui.px(6)) return;
        const float tall = std::min(bar.h - ui.px(8), ui::line_height(ui, type) + ui.px(8));
        const Rect plate =
            ui::snapped(ui::rect_around({(x0 + x1) / 2, bar.centre().y}, width + ui.px(4), tall));
        ui::draw_box(ui, plate, {Role::surface, ui::bar_ink(), 1.5f, 4});
        said.push_back(plate);
        Rect inner = plate.inset(pad, 0);
        ui::draw_icon(ui, ui::cut_left(inner, sign), type, Role::trouble, ui::icon::blocking);
        ui::draw_text(ui, inner, type, Role::text, *words);
    }
};

}  // namespace

std::vector<Rect> draw_lane_words(const DrawnLane& drawn) {
    LaneWords words{drawn};
    words.draw_words();
    draw_lane_moments(drawn, words.said);
    return std::move(words.said);
}

}  // namespace asynchio::panels
