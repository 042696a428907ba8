#include "app/panels/timeline_lanes.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "app/panels/looks.h"
#include "app/panels/timeline_words.h"
#include "app/phrases/phrases.h"
#include "app/widgets/bar.h"
#include "app/widgets/icons.h"
#include "app/widgets/text.h"

namespace asynchio::panels {
namespace {

using ui::Ink;
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

constexpr float kTooth = 5;          // from tooth to tooth of the comb of a folded stretch
constexpr int kMostLines = 3;        // that a turn printed
constexpr double kLeastSlice = 0.9;  // pixels: narrower ones are not told apart

struct LanePainter {
    ui::Ui& ui;
    const Plot& plot;
    const TimelineRow& row;
    const LaneView& lane;
    float top;  // of all rows
    const std::vector<Mark>& marks;
    float base = plot.base(row, top), height = plot.bar_height(row);
    float words_from = -1e9f;  // words must not stand left of this

    Rect rect(const Mark& mark) const { return mark_rect(ui, plot, row, top, mark); }

    void draw_bars() {
        const ImVec2 origin{plot.x(0), base};
        for (const Mark& mark : marks) {
            // Only what is seen: a bar may be a thousand times as wide as the window.
            Rect bar = rect(mark);
            const float left = plot.area.x - ui.px(8), right = plot.area.right() + ui.px(8);
            const float x1 = std::min(bar.right(), right);
            bar.x = std::max(bar.x, left);
            bar.w = x1 - bar.x;
            if (bar.w > 0 && mark.most != Activity::nothing && mark.most != mark.activity) draw_folded(mark, bar, origin);
            else if (bar.w > 0) ui::draw_bar(ui, look_of(mark.activity), bar, origin);
            if (bar.w > 0 && mark.turns) draw_computing(mark, bar);
        }
    }

    // Many bars in the place of one: the state that lasted longest as a bar, and the tallest as a comb on it, so that
    // neither hides the other.
    void draw_folded(const Mark& mark, const Rect& bar, ImVec2 origin) {
        ui::draw_bar(ui, look_of(mark.most), ui::bar_rect(ui, look_of(mark.most), bar.x, bar.right(), base, lane_height(), 1), origin);
        const ui::Ink fill(ui::state_fill(ui, look_of(mark.activity)));
        const float pitch = ui.px(kTooth), width = std::max(1.0f, std::floor(pitch / 2));
        for (float x = origin.x + std::ceil((bar.x - origin.x) / pitch) * pitch; x + width <= bar.right(); x += pitch)
            ui::fill_rect(ui, {x, bar.y, width, bar.h}, fill);
        if (bar.w < pitch) ui::fill_rect(ui, {bar.x, bar.y, std::min(width, bar.w), bar.h}, fill);
    }

    // The stretches that compute, in the bar of those that do not: each at its place, or, when they are too many to be
    // told apart, as a layer whose height is their part of the time. So the green of a lane is always what it computed.
    void draw_computing(const Mark& mark, const Rect& bar) {
        const Rect full = ui::bar_rect(ui, ui::Look::running, bar.x, bar.right(), base, lane_height(), 1);
        const ui::Ink fill(ui::state_fill(ui, ui::Look::running));
        const double each = (mark.x1 - mark.x0) * mark.computes * 2 / static_cast<double>(mark.count);
        if (each < kLeastSlice) {
            const float part = std::max(ui.px(2), std::round(full.h * mark.computes));
            return ui::fill_rect(ui, {full.x, full.bottom() - part, full.w, part}, fill);
        }
        for (std::size_t i = mark.span; i < mark.span + mark.count; ++i) {
            const Span& span = lane.lane->spans[i];
            if (span.activity != Activity::running || span.end <= span.begin) continue;
            const Extent extent = plot.extent(span);
            const float x0 = std::max(plot.x(extent.begin), bar.x);
            const float x1 = std::min(plot.x(span.last_event >= plot.state.position ? plot.reached() : extent.end), bar.right());
            if (x1 <= x0) continue;
            const Rect slice{x0, full.y, x1 - x0, full.h};
            if (slice.w < ui.px(5)) ui::fill_rect(ui, slice, fill);
            else ui::draw_box(ui, slice, {fill, ui::bar_ink(), 1, 0});
        }
    }
    float lane_height() const { return height - (lane.worker ? ui.px(4) : 0); }

    // The free room above a bar that does not reach up to the lane's height.
    Rect room_above(float x0, float x1, float bar_top = 1e9f) const {
        const float line = ui.px(ui.projector ? 34 : plot.compact(row) ? 16 : 20);
        return {x0, std::min(base - height, bar_top - line), x1 - x0, line};
    }

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

    // A bell where a timer was due while the loop was kept from looking: the task is late from there on.
    void draw_overdue() {
        if (plot.turns() || lane.lane->kind != Lane::Kind::task) return;
        for (const Mark& mark : marks) {
            const Span& span = lane.lane->spans[mark.span];
            if (mark.activity != Activity::waiting_timer || mark.count > 1 || span.wait.deadline == kNever) continue;
            const Rect bar = rect(mark);
            const float size = std::clamp(bar.h + ui.px(6), ui.px(13), ui.px(ui.projector ? 34 : 20));
            const float x = plot.x(plot.unit(span.wait.deadline, span.last_event));
            if (x < plot.area.x || std::min(bar.right(), plot.area.right()) - x < size) continue;
            const Rect disc = ui::snapped(ui::rect_around({x, bar.centre().y}, size, size));
            ui::draw_box(ui, disc, {Role::surface, ui::bar_ink(), 1.5f, disc.w / (2 * ui.scale)});
            ui::draw_icon(ui, disc, ui.projector ? plot.sizes.words : ui::Type::smallest, Role::text, ui::icon::bell);
            said.push_back(disc);
        }
    }

    // Where the low layers of a bar leave room.
    void draw_turn_taking(const Mark& mark) {
        const double each = (mark.x1 - mark.x0) * mark.computes * 2 / static_cast<double>(mark.count);
        if (ui.projector || lane.worker || each >= kLeastSlice || plot.compact(row)) return;
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
        if (right - left < width + ui.px(24) || lane_height() < line + ui.px(4)) return;
        const Rect plate = ui::snapped(ui::rect_around({(left + right) / 2, base - lane_height() / 2}, width, line));
        ui::fill_rect(ui, plate, Role::surface, 3);
        said.push_back(plate);
        ui::draw_text(ui, plate, type, Role::text, words, ui::Align::centre);
    }

    void draw_turns(std::size_t from, std::size_t to) {
        const float right = marks[to - 1].x1, gap = ui.px(6);
        words_from = std::max(words_from, right + gap);
        if (plot.compact(row) || lane.lane->kind != Lane::Kind::task) return;
        // The first number of a lane says what it is, where there is room for the word.
        const bool first = std::none_of(marks.begin(), marks.begin() + static_cast<std::ptrdiff_t>(from), [](const Mark& mark) { return mark.slice; });
        const std::string spelled = first && !ui.projector ? turn_words(ui.say, true, lane, marks, from, to) : "";
        if (leaves_room(spelled, to) && place_turns(spelled, from, to)) return;
        place_turns(turn_words(ui.say, false, lane, marks, from, to), from, to);
    }

    // What the turn printed goes before the word "turn".
    bool leaves_room(const std::string& spelled, std::size_t to) const {
        if (spelled.empty() || to >= marks.size()) return !spelled.empty();
        const float all = marks[to].x1 - marks[to - 1].x1, number = ui::text_width(ui, plot.sizes.number, spelled) + ui.px(28);
        return !printed_before(to, all - number).empty() || printed_before(to, 1e6f).empty();
    }

    bool place_turns(const std::string& words, std::size_t from, std::size_t to) {
        const float right = marks[to - 1].x1, gap = ui.px(6);
        const float width = ui::text_width(ui, plot.sizes.number, words);
        const bool tall_after =
            to < marks.size() && ui::state_look(look_of(marks[to].activity)).height > 0.55f;
        // Behind the last turn of a lane stands its end cap.
        const float cap = lane.ended && to == marks.size() && !plot.turns() ? ui.px(plot.sizes.cap + 4) : 0;
        const float limit = tall_after                      ? marks[to].x0
                            : to < marks.size()             ? marks[to].x1
                            : cap > 0 && from > 0           ? right
                                                            : std::max(right, plot.x(plot.view.playhead));
        const bool tall_before = from > 0 && ui::state_look(look_of(marks[from - 1].activity)).height > 0.55f;
        // Behind the cap nobody would know what the number is of.
        if (right + gap + width + ui.px(3) <= limit || (tall_before && to == marks.size() && cap == 0)) {
            const float left = right + gap + cap;
            if (left < said_to) return false;
            say(room_above(left, left + width + 1), plot.sizes.number, width, words);
            words_from = left + width + ui.px(14);
            return true;
        }
        const float left = marks[from].x0 - gap - width;
        const float taken = from == 0 ? 0 : std::max(said_to, marks[from - 1].x0);
        if (from == 0 || tall_before || left <= taken + ui.px(6)) return false;
        say_last_words(to, left - ui.px(ui.projector ? 18 : 9), taken);
        say(room_above(left, left + width + 1), plot.sizes.number, width, words);
        return true;
    }

    // What the last turns of a lane printed stands before them, where their number is, too.
    void say_last_words(std::size_t to, float right, float from) {
        if (to < marks.size() || plot.compact(row)) return;
        const std::string lines = printed_before(to, right - from - ui.px(8));
        const float width = ui::text_width(ui, code_type(), lines);
        if (!lines.empty()) say(room_above(right - width, right + 1), code_type(), width, lines);
    }

    // On the ground of what has happened, so that no line of the grid runs through words.
    void say(const Rect& place, ui::Type type, float width, std::string_view words) {
        said_to = place.x + width + ui.px(8);
        said.push_back({place.x, place.y, width, place.h});
        const float right = std::min(place.x + width + ui.px(2), plot.x(plot.reached()) - 1);
        const Rect ground{place.x - ui.px(2), place.y + ui.px(2), right - place.x + ui.px(2), place.h - ui.px(4)};
        if (!plot.turns() && ground.w > 0) ui::fill_rect(ui, ground, Role::surface);
        ui::draw_text(ui, place, type, Role::muted, words);
    }

    // "cancel()" where somebody asked the task to stop: from there to its end is what the task does about it. Above the
    // bars, where there is room.
    void draw_cancels() {
        const std::string_view words = ui.say.timeline_cancel();
        const ui::Type type = ui.projector ? plot.sizes.words : ui::Type::smallest_strong;
        const float wide = ui::text_width(ui, type, words), line = ui::line_height(ui, type);
        const float above = base - height - (top + row.top);  // free room over the bars
        float drawn_to = plot.area.x - 1, said_until = plot.area.x;
        for (const CancelMark& cancel : lane.lane->cancels) {
            const float x = plot.x(plot.unit(cancel.at, cancel.event));
            if (cancel.event >= plot.state.position || x < drawn_to || x > plot.area.right()) continue;
            ui::draw_vertical(ui, x, base - height - ui.px(3), base, Role::trouble, ui.px(ui.projector ? 4 : 2));
            drawn_to = x + ui.px(3);
            const float left = std::min(x - wide / 2, plot.area.right() - wide);
            if (above < line || left < said_until) continue;
            const Rect place{left, base - height - line, wide + 1, line};
            ui::fill_rect(ui, place, Role::surface);  // the run behind has its outlines here
            ui::draw_text(ui, place, type, Role::trouble, words);
            said.push_back(place);
            said_until = left + wide + ui.px(8);
        }
    }

    float said_to = -1e9f;   // left of this stand words
    std::vector<Rect> said = {};  // their places

    void draw_bar_words(std::size_t index) {
        const Mark& mark = marks[index];
        const Span& span = lane.lane->spans[mark.span];
        const bool tall = ui::state_look(look_of(mark.activity)).height > 0.55f;
        if (mark.most != Activity::nothing) return draw_count(mark);
        if (mark.count > 1 || tall || lane.worker) return;
        if (room_for_words(mark).w < ui.px(12) || (ui.projector && plot.compact(row))) return;
        const std::string words = span_words(ui.say, plot.view, lane, span, mark.activity);
        if (plot.compact(row)) return say_above(mark, ui::Type::smallest, words);
        // First what the turn before it printed, at that turn; then what it waits for.
        const std::string lines = plot.turns() ? "" : printed_before(index, room_for_words(mark).w);
        say_above(mark, code_type(), lines);
        const float apart = lines.empty() ? 0 : ui.px(5);
        say_above(mark, plot.sizes.words, words, apart);
    }

    // Over a bar, behind what stands there.
    Rect room_for_words(const Mark& mark, float apart = 0) const {
        const float from = std::max({mark.x0 + ui.px(8), words_from, said_to + apart, plot.area.x + ui.px(6)});
        return room_above(from, std::max(from, std::min(mark.x1, plot.area.right()) - ui.px(8)), rect(mark).y);
    }
    // Nothing where there is no room.
    void say_above(const Mark& mark, ui::Type type, const std::string& words, float apart = 0) {
        const Rect room = room_for_words(mark, apart);
        if (words.empty() || room.w < ui.px(12)) return;
        const float width = ui::text_width(ui, type, words);
        if (width <= room.w) say(room, type, width, words);
    }
    ui::Type code_type() const { return ui.projector ? ui::Type::projected_code : ui::Type::smallest_mono; }

    // What the turns right before this bar, or behind the last one, printed: as many of the last lines as have this room.
    std::string printed_before(std::size_t index, float room) const {
        std::size_t first = index;
        const auto is_turn = [](const Mark& mark) { return mark.slice || mark.activity == Activity::running || mark.activity == Activity::blocking; };
        while (first > 0 && is_turn(marks[first - 1])) --first;
        const auto& spans = lane.lane->spans;
        const std::size_t from = first < marks.size() ? spans[marks[first].span].first_event : SIZE_MAX;
        return printed(from, index < marks.size() ? spans[marks[index].span].first_event : SIZE_MAX, room);
    }
    std::string printed(std::size_t from, std::size_t to, float room) const {
        auto line = std::ranges::lower_bound(lane.prints, to, {}, &PrintView::event);
        std::string all;
        for (int lines = 0; lines < kMostLines && line != lane.prints.begin() && (line - 1)->event >= from; ++lines) {
            --line;
            const std::string more = all.empty() ? line->words : line->words + ", " + all;
            if (ui::text_width(ui, code_type(), more) > room) break;
            all = more;
        }
        return all;
    }

    // A turn has a column of its own: what it printed stands over it, as far as the lane's next turn.
    void draw_column_print(std::size_t index) {
        if (plot.compact(row)) return;
        const auto& spans = lane.lane->spans;
        const std::size_t to = index + 1 < marks.size() ? spans[marks[index + 1].span].first_event : SIZE_MAX;
        const float line = ui::line_height(ui, code_type()), over = base - height - (top + row.top);
        if (over < line - ui.px(2)) return;
        std::size_t next = index + 1;
        while (next < marks.size() && ui::state_look(look_of(marks[next].activity)).height <= 0.55f) ++next;
        const float from = std::max({marks[index].x0 + ui.px(2), said_to, plot.area.x});
        const float limit = std::min(next < marks.size() ? marks[next].x0 : plot.area.right(), plot.area.right());
        const std::string words = printed(spans[marks[index].span].first_event, to, limit - from);
        const float width = ui::text_width(ui, code_type(), words);
        if (!words.empty()) say({from, base - height - line, width + 1, line}, code_type(), width, words);
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

    void draw_cap() {
        const Rect place = end_cap_rect(ui, plot, row, top, marks);
        if (!place.empty()) ui::draw_end_cap(ui, cap_of(lane.outcome), place.centre(), place.w / ui.scale);
    }

    void draw_holds() {
        if (plot.view.run == nullptr) return;
        const float tall = ui.px(ui.projector ? 12 : plot.compact(row) ? 4 : 8), y = base + ui.px(3);
        const auto& holds = plot.view.run->holds;
        float drawn_to = -1e9f;  // many short holds become one band
        for (const HoldSpan& hold : holds) {
            if (hold.owner != lane.actor || hold.first_event >= plot.state.position) continue;
            const double begin = plot.unit(hold.begin, hold.first_event);
            const bool goes_on = hold.last_event >= plot.state.position;
            const double end = goes_on ? plot.reached() : plot.unit(hold.end, hold.last_event);
            const float x0 = std::max(plot.x(begin), plot.area.x - 1);
            const float x1 =
                std::min(std::max(plot.x(end), plot.x(begin) + ui.px(plot.sizes.slice)), plot.area.right());
            if (x1 < drawn_to + 1 || x1 <= x0) continue;
            ui::draw_hold_band(ui, {x0, y, x1 - x0, tall});
            drawn_to = x1;
        }
    }
};

}  // namespace

Rect row_rect(const Plot& plot, const TimelineRow& row, float rows_top) {
    return {plot.labels.x, rows_top + row.top, plot.area.right() + plot.sizes.margin - plot.labels.x,
            row.height};
}

Rect mark_rect(const ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top, const Mark& mark) {
    const float gap = plot.turns() ? ui.px(1) : 0;
    float height = plot.bar_height(row);
    if (plot.view.lanes[row.lane].worker) height -= ui.px(4);
    return ui::bar_rect(ui, look_of(mark.activity), mark.x0 + gap, mark.x1 - gap, plot.base(row, rows_top),
                        height, 1);
}

Rect end_cap_rect(const ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top, const std::vector<Mark>& marks) {
    const LaneView& lane = plot.view.lanes[row.lane];
    if (!lane.ended || lane.lane == nullptr) return {};
    const float base = plot.base(row, rows_top);
    if (plot.turns()) {
        const float x = plot.x(plot.unit(lane.lane->end_time, lane.lane->end_event)), size = ui.px(plot.sizes.cap);
        if (x < plot.area.x || x > plot.area.right()) return {};
        return ui::rect_around({x + ui.px(16), base - ui.px(11)}, size, size);
    }
    if (lane.worker || marks.empty()) return {};
    const float size = ui.px(plot.compact(row) ? 18 : plot.sizes.cap);
    const float x = std::max(marks.back().x1, plot.x(to_seconds(lane.lane->end_time)));
    if (x > plot.area.right() + plot.sizes.margin || x < plot.area.x) return {};
    const float y = base - std::max(size / 2, plot.bar_height(row) * 0.175f);
    return ui::rect_around({x + size / 2 + ui.px(4), y}, size, size);
}

std::vector<Mark> marks_of(const ui::Ui& ui, const Plot& plot, const LaneView& lane) {
    if (lane.lane == nullptr) return {};
    return collect_marks(ui, plot, *lane.lane, {plot.state.position, plot.reached()});
}

std::vector<Rect> draw_lane(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top, const std::vector<Mark>& marks) {
    const LaneView& lane = plot.view.lanes[row.lane];
    if (lane.lane == nullptr) return {};
    LanePainter painter{ui, plot, row, lane, rows_top, marks};
    painter.draw_bars();
    painter.draw_holds();
    painter.draw_cap();
    painter.draw_words();
    painter.draw_overdue();
    painter.draw_cancels();
    return std::move(painter.said);
}

void draw_seen(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top) {
    const LaneView& lane = plot.view.lanes[row.lane];
    if (lane.lane == nullptr || plot.view.seen <= plot.reached()) return;
    const float from = plot.x(plot.reached());
    for (Mark mark : collect_marks(ui, plot, *lane.lane, {plot.state.seen, plot.view.seen})) {
        if (mark.x1 <= from + 1) continue;
        // The part that is drawn already needs no outline.
        const bool begun = lane.lane->spans[mark.span].first_event < plot.state.position;
        if (begun && mark.slice) continue;
        if (begun) mark.x0 = std::max(mark.x0, from);
        mark.x1 = std::min(mark.x1, plot.area.right() + ui.px(8));
        if (mark.x1 > mark.x0) ui::draw_seen_bar(ui, mark_rect(ui, plot, row, rows_top, mark));
    }
}

}  // namespace asynchio::panels
