#include "app/panels/timeline_chain.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "app/panels/beside_words.h"
#include "app/panels/timeline_lanes.h"
#include "app/widgets/draw.h"
#include "app/widgets/icons.h"
#include "app/widgets/text.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

constexpr float kHead = 13, kBeside = 10;        // what the head of an arrow needs; how far a line likes to be from bars
constexpr float kFarthest = 170, kTogether = 13;  // how far a line goes out of the way; lines that are closer look like one
constexpr float kMostBonus = 50;                 // that a place can be better than its distance tells
constexpr float kOverOwn = 50, kOverTarget = 300;  // what crossing other turns of whoever did it costs; of whom it was done to
constexpr float kAtOnce = 8, kBehindWords = 25;  // so near is the same moment; what it costs to pass behind words there
constexpr float kShortest = 24;                  // an arrow that is seen as one
constexpr float kGutter = 15;                     // left of the lanes, where no words stand
constexpr float kMiddle = 0.175f;                // of a running bar's height: the middle of a wait
constexpr float kDisc = 19, kProjectedDisc = 36;
constexpr float kNeck = 6;                       // so long is an arrow's last part, that its head covers

float disc_size_of(const ui::Ui& ui) { return ui.projector ? kProjectedDisc : kDisc; }

// Where a moment of a lane is in the picture.
struct Anchor {
    const TimelineRow* row = nullptr;
    Rect bar;       // in which it happened
    float x = 0;
    float line = 0;  // the height at which lines run along the lane
    int off = 0;     // it lies left (-1) or right (1) of what is shown
    float after = 0;  // where lines begin that leave to the right: behind the sign of a lane that ends there
};

// An upright line that stands already.
struct Upright {
    float x, top, bottom;
    const TimelineRow* row;  // arrows from the same bar may share theirs
    float bar;
};

class ChainPlanner {
  public:
    ChainPlanner(const ui::Ui& ui, const Plot& plot, const DrawnRows& drawn)
        : ui_(ui), plot_(plot), drawn_(drawn), view_(plot.view.chain) {
        int rows = 0;
        places_ = queue_rows(plot.view, rows);
    }

    ChainPlan plan() {
        plan_paths();
        // What is next to the bar has the best places.
        for (const bool direct : {true, false})
            for (const ArrowView& arrow : view_.arrows)
                if (arrow.direct == direct) plan(arrow);
        for (const auto& [line, number] : numbered_) place_number(lines_[line], number);
        plan_cuts();
        // And lies on top.
        std::ranges::stable_partition(lines_, [](const ChainLine& line) { return !line.direct; });
        return {std::move(lines_), std::move(discs_)};
    }

  private:
    float px(float length) const { return ui_.px(length); }
    float disc_size() const { return disc_size_of(ui_); }

    // --- where things are ---
    const TimelineRow* row_of(std::size_t lane) const {
        const auto row = std::ranges::find_if(plot_.rows, [&](const TimelineRow& it) { return !it.pool && it.lane == lane; });
        return row == plot_.rows.end() ? nullptr : &*row;
    }
    const std::vector<Mark>& marks_of(const TimelineRow& row) const {
        return drawn_.marks[static_cast<std::size_t>(&row - plot_.rows.data())];
    }

    float line_of(const TimelineRow& row) const {
        return std::round(plot_.base(row, drawn_.top) - plot_.bar_height(row) * kMiddle);
    }

    std::optional<Anchor> anchor_of(const ChainSpot& spot) const {
        const TimelineRow* row = row_of(spot.lane);
        if (row == nullptr) return std::nullopt;
        Anchor anchor{.row = row, .x = std::clamp(plot_.x(spot.at), plot_.area.x, plot_.area.right()), .line = line_of(*row)};
        anchor.bar = {anchor.x, anchor.line, 0, 0};
        anchor.after = anchor.x;
        anchor.off = spot.at < plot_.begin - 1e-9 ? -1 : spot.at > plot_.end + 1e-9 ? 1 : 0;
        if (anchor.off != 0) return anchor;
        const Lane* lane = plot_.view.lanes[spot.lane].lane;
        if (lane == nullptr) return anchor;
        const auto after = std::ranges::upper_bound(lane->spans, spot.event, {}, &Span::first_event);
        const std::size_t span = static_cast<std::size_t>(after - lane->spans.begin()) - (after == lane->spans.begin() ? 0 : 1);
        // A bar that took no time and is not drawn has the place of the next one.
        for (const Mark& mark : marks_of(*row)) {
            if (mark.span + mark.count <= span) continue;
            const Rect bar = mark_rect(ui_, plot_, *row, drawn_.top, mark);
            if (bar.x > anchor.x + px(plot_.sizes.slice * 8)) break;
            anchor.bar = bar;
            anchor.x = mark.slice ? bar.centre().x : std::clamp(anchor.x, bar.x, bar.right());
            const bool last = &mark == &marks_of(*row).back();
            const Rect sign = last ? end_cap_rect(ui_, plot_, *row, drawn_.top, marks_of(*row)) : Rect{};
            anchor.after = std::max(bar.right(), sign.empty() ? 0 : sign.right() + px(2));
            break;
        }
        return anchor;
    }

    // --- lines along the lanes ---
    void plan_paths() {
        for (const PathView& path : view_.paths) {
            const auto from = anchor_of(path.from), to = anchor_of(path.to);
            if (!from || !to || to->x - from->x < px(8)) continue;
            lines_.push_back({{{from->x, from->line}, {to->x, to->line}}, path.direct, false});
            if (path.rang) ring(*to, path.direct);
        }
    }

    // A bell where the clock woke somebody.
    void ring(const Anchor& at, bool direct) {
        const float x = at.bar.x - px(disc_size() / 2 + kHead + 8);  // arrows that leave there have their room
        place_disc({x, at.line}, std::string(ui::icon::bell), direct);
    }

    // --- arrows ---
    void plan(const ArrowView& arrow) {
        const auto from = anchor_of(arrow.from);
        const auto to = arrow.to ? anchor_of(*arrow.to) : std::nullopt;
        if (!from) return;
        if (const auto queued = queued_at(arrow)) {
            const float left = queued->bar.x, right = queued->bar.right();
            const auto end = [&](float x) {
                const Rect edge{x, queued->bar.y, 0, queued->bar.h};
                return Anchor{.row = queued->row, .bar = edge, .x = x, .line = queued->line, .after = x};
            };
            connect(*from, end(left), arrow, to ? 0 : arrow.number);
            lines_.push_back({{{left, queued->line}, {right, queued->line}}, arrow.direct, false});
            if (to) connect(end(right), *to, arrow, arrow.number);
        } else if (to) {
            connect(*from, *to, arrow, arrow.number);
        }
    }

    // The box of its call in the pool's queue, and the line below its words.
    std::optional<Anchor> queued_at(const ArrowView& arrow) const {
        const auto row = std::ranges::find(plot_.rows, true, &TimelineRow::pool);
        if (!arrow.job || *arrow.job >= places_.size() || row == plot_.rows.end()) return std::nullopt;
        const Rect box = queued_rect(ui_, plot_, *row, drawn_.top, *arrow.job, places_[*arrow.job]);
        if (box.empty() || box.right() < plot_.area.x || box.x > plot_.area.right()) return std::nullopt;
        const float left = std::max(box.x, plot_.area.x), right = std::min(box.right(), plot_.area.right());
        const Rect seen{left, box.y, right - left, box.h};
        return Anchor{.row = &*row, .bar = seen, .x = left, .line = box.bottom() - px(3), .after = right};
    }

    // From bar to bar: out of the one, upright, into the other. Right angles only.
    void connect(const Anchor& from, const Anchor& to, const ArrowView& arrow, int number) {
        if (from.off != 0 && from.off == to.off) return;
        const bool down = to.line > from.line;
        const float x = best_x(from, to);
        ChainLine line{{}, arrow.direct, true};
        if (inside(from.bar, x)) {
            line.points.push_back({x, down ? from.bar.bottom() : from.bar.y});
        } else {
            line.points.push_back({x < from.bar.x ? from.bar.x : from.after, from.line});
            line.points.push_back({x, from.line});
        }
        if (inside(to.bar, x)) {
            line.points.push_back({x, down ? to.bar.y : to.bar.bottom()});
        } else {
            line.points.push_back({x, to.line});
            line.points.push_back({x < to.bar.x ? to.bar.x : to.after, to.line});
        }
        const float y0 = std::min(from.line, to.line), y1 = std::max(from.line, to.line);
        uprights_.push_back({x, y0, y1, from.row, from.bar.x});
        if (number > 0) numbered_.push_back({lines_.size(), number});
        lines_.push_back(std::move(line));
    }

    bool inside(const Rect& bar, float x) const { return bar.w >= px(5) && x >= bar.x + 2 && x <= bar.right() - 2; }

    static bool together(const Upright& upright, const Anchor& from) {
        return upright.row == from.row && upright.bar == from.bar.x;
    }

    // The place of the upright line that is the least in the way.
    float best_x(const Anchor& from, const Anchor& to) {
        const float top = std::min(from.line, to.line) - px(kClearOfWords), bottom = std::max(from.line, to.line) + px(kClearOfWords);
        near_.clear();
        for (const Rect& words : drawn_.words)
            if (words.bottom() > top && words.y < bottom) near_.push_back(words);
        between_.clear();
        for (const TimelineRow& row : plot_.rows)
            if (!row.pool && &row != from.row && &row != to.row && !marks_of(row).empty()) between_.push_back(&row);
        const float middle = std::round((from.x + to.x) / 2), step = std::max(1.0f, px(2));
        float best = middle, least = std::numeric_limits<float>::max();
        const float reach = px(kFarthest) + std::abs(from.x - to.x) / 2;
        const auto consider = [&](float x) {
            if (x < plot_.area.x - px(kGutter) || x > plot_.area.right() + plot_.sizes.margin - px(4)) return;
            if (const float cost = cost_of(x, from, to); cost < least) least = cost, best = x;
        };
        for (const Upright& other : uprights_)
            if (together(other, from)) consider(other.x);
        const float spread = std::abs(from.x - to.x) + from.after - from.bar.x + to.after - to.bar.x;
        for (float by = 0; by <= reach && (2 * by - spread) / px(1) < least + kMostBonus; by += step)
            consider(middle - by), consider(middle + by);
        return best;
    }

    float cost_of(float x, const Anchor& from, const Anchor& to) const {
        const float y0 = std::min(from.line, to.line), y1 = std::max(from.line, to.line);
        float cost = 0;
        const Rect upright{x - px(4), y0, px(8), y1 - y0};
        // What is done at a moment is seen best at that moment: rather behind words than beside them.
        const bool straight = std::abs(x - from.x) < px(kAtOnce) && std::abs(x - to.x) < px(kAtOnce);
        for (const Rect& words : near_)
            if (overlap(upright, words)) cost += straight ? px(kBehindWords) : 2000;
        bool shares = false;
        for (const Upright& other : uprights_) {
            const bool same = together(other, from);
            shares |= same && other.x == x;
            const bool along = std::min(other.bottom, y1) - std::max(other.top, y0) > (same ? px(6) : -px(6));
            if (along && other.x != x && std::abs(other.x - x) < px(kTogether)) cost += same ? 60 : 400;
            else if (along && !same && other.x == x) cost += 400;
        }
        if (shares) cost -= 30;
        cost += beside(from, x, px(4), kOverOwn) + beside(to, x, px(kHead), kOverTarget) + crossed(x, y0, y1);
        // Between neighbours there is no room for a straight one.
        const bool down = to.line > from.line;
        const float length = down ? to.bar.y - from.bar.bottom() : from.bar.y - to.bar.bottom();
        if (inside(from.bar, x) && inside(to.bar, x) && length < px(kShortest)) cost += 60;
        // Right of the playhead nothing else stands.
        if (x > plot_.x(plot_.reached()) + px(4)) cost -= 20;
        return cost / px(1);
    }

    static bool overlap(const Rect& a, const Rect& b) { return !ui::intersection(a, b).empty(); }

    // What it costs to leave or reach a bar from there: the way along its lane, others of its bars, and no room for a head.
    float beside(const Anchor& anchor, float x, float room, float over) const {
        if (inside(anchor.bar, x)) return std::abs(x - anchor.x) * 0.5f;
        const bool left = x < anchor.bar.x;
        const float right = anchor.after, gap = left ? anchor.bar.x - x : x - right;
        float cost = std::abs(gap) + (gap < 0 ? 500 : gap < room ? 60 : 0) + (gap < px(kBeside) ? 5 : 0);
        if (anchor.row->pool) return cost;
        const Rect way{left ? x : right, anchor.line - 2, left ? anchor.bar.x - x : std::max(0.0f, x - right), 4};
        for (const Rect& words : near_)
            if (overlap(way, words)) cost += 2000;
        return cost + over * static_cast<float>(turns_between(*anchor.row, way.x + 1, way.right() - 1));
    }

    // How many bars in which somebody runs stand there.
    std::size_t turns_between(const TimelineRow& row, float x0, float x1) const {
        const std::vector<Mark>& marks = marks_of(row);
        std::size_t count = 0;
        for (auto mark = std::ranges::lower_bound(marks, x0, {}, &Mark::x1); mark != marks.end() && mark->x0 < x1; ++mark)
            count += holds(*mark);
        return count;
    }

    static bool holds(const Mark& mark) { return mark.activity == Activity::running || mark.activity == Activity::blocking; }

    // Bars of others in which somebody runs, under the line: it would seem to begin or end there.
    float crossed(float x, float y0, float y1) const {
        float cost = 0;
        for (const TimelineRow* row : between_) {
            const Rect whole = row_rect(plot_, *row, drawn_.top);
            if (whole.bottom() < y0 || whole.y > y1) continue;
            cost += 90 * static_cast<float>(turns_between(*row, x - px(3), x + px(3)));
        }
        return cost;
    }

    // --- numbers ---
    // On the upright line, if enough of it stays free for its head; else beside it.
    void place_number(const ChainLine& line, int number) {
        const float half = px(disc_size()) / 2;
        for (std::size_t i = 0; i + 1 < line.points.size(); ++i) {
            const ImVec2 from = line.points[i], to = line.points[i + 1];
            if (from.x != to.x) continue;
            const bool ends = i + 2 == line.points.size();
            const bool down = to.y > from.y;
            const float head = ends ? px(kHead) : 0;
            const float y0 = std::min(from.y, to.y) + (down ? 0 : head), y1 = std::max(from.y, to.y) - (down ? head : 0);
            // In the middle; where several go together, near the end that is only this one's.
            const float apart = half + px(8);
            const bool shared = std::ranges::count(uprights_, from.x, &Upright::x) > 1;
            const float wanted = !shared ? (y0 + y1) / 2 : down ? y1 - apart : y0 + apart;
            for (float by = 0; by <= y1 - y0; by += px(2))
                for (const float y : {wanted - by, wanted + by})
                    if (y >= y0 + half && y <= y1 - half && place_disc({from.x, y}, std::to_string(number), line.direct)) return;
            for (const float y : {wanted, y0, y1})
                for (const float by : {half + px(5), -half - px(5)})
                    if (place_disc({from.x + by, y}, std::to_string(number), line.direct)) return;
        }
    }

    bool place_disc(ImVec2 centre, std::string text, bool direct) {
        const float size = px(disc_size());
        const Rect place = ui::rect_around(centre, size, size);
        if (std::ranges::any_of(drawn_.words, [&](const Rect& words) { return overlap(place, words); })) return false;
        const bool taken = std::ranges::any_of(discs_, [&](const ChainDisc& disc) {
            return overlap(place, ui::rect_around(disc.centre, size, size));
        });
        if (!taken) discs_.push_back({centre, std::move(text), direct});
        return !taken;
    }

    // Where the chain goes on, but is not drawn.
    void plan_cuts() {
        if (view_.arrows.empty()) return;
        const auto began = [](const ArrowView& arrow) { return arrow.from.event; };
        const auto [first, last] = std::ranges::minmax_element(view_.arrows, {}, began);
        if (view_.cut_before) plan_cut(anchor_of(first->from), -1);
        if (view_.cut_after && last->to) plan_cut(anchor_of(*last->to), 1);
    }
    void plan_cut(const std::optional<Anchor>& at, float side) {
        if (!at) return;
        const float x = (side < 0 ? at->bar.x : at->bar.right()) + side * px(disc_size()) * 0.7f;
        place_disc({x, at->line}, std::string(ui::icon::ellipsis), false);
    }

    const ui::Ui& ui_;
    const Plot& plot_;
    const DrawnRows& drawn_;
    const ChainView& view_;
    std::vector<int> places_;
    std::vector<ChainLine> lines_;
    std::vector<Upright> uprights_;
    std::vector<Rect> near_;  // words at the height of the arrow that is planned
    std::vector<const TimelineRow*> between_;  // on the screen, other than those it leads from and to
    std::vector<ChainDisc> discs_;
    std::vector<std::pair<std::size_t, int>> numbered_;  // places of lines
};

// So far from a point towards another one, but not beyond it.
ImVec2 towards(ImVec2 from, ImVec2 to, float by) {
    return {from.x + std::clamp(to.x - from.x, -by, by), from.y + std::clamp(to.y - from.y, -by, by)};
}

void stroke(ui::Ui& ui, const ChainLine& line, const std::vector<Rect>& words, ui::Ink ink, float width) {
    for (const Rect& part : parts_of(ui, line, words, width))
        ui.draw->AddRectFilled({part.x, part.y}, {part.right(), part.bottom()}, ui.color(ink));
}

// On a ground of its own, so that it is told apart from the patterns that it crosses.
void draw_line(ui::Ui& ui, const ChainLine& line, const std::vector<Rect>& words) {
    const float width = ui.projector ? (line.direct ? 5.0f : 3.0f) : line.direct ? 2.5f : 1.5f;
    const ui::Ink ink = line.direct ? Role::text : Role::muted;
    stroke(ui, line, words, Role::surface, width + (ui.projector ? 4.0f : 2.5f));
    stroke(ui, line, words, ink, width);
    if (!line.arrow) return;
    const ImVec2 tip = line.points.back(), neck = towards(tip, line.points[line.points.size() - 2], ui.px(kNeck));
    ui::draw_dot(ui, line.points.front(), line.direct ? 4.0f : 3.0f, ink);
    ui::draw_arrow(ui, {neck, tip}, {.ink = ink, .width = width, .dot = false});
}

void draw_disc(ui::Ui& ui, const ChainDisc& disc, ui::Type type) {
    ui::draw_disc(ui, disc.centre, disc_size_of(ui) + 3, Role::surface, Role::surface, {}, type);
    ui::draw_disc(ui, disc.centre, disc_size_of(ui), disc.direct ? Role::text : Role::muted, Role::surface, disc.text, type);
}

}  // namespace

std::vector<Rect> parts_of(const ui::Ui& ui, const ChainLine& line, const std::vector<Rect>& words, float width) {
    std::vector<ImVec2> points = line.points;
    if (line.arrow) points.back() = towards(points.back(), points[points.size() - 2], ui.px(kNeck));
    const float half = ui.exact(width) / 2;
    std::vector<Rect> parts;
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
        for (const auto& [from, to] : beside_words(ui, points[i], points[i + 1], words))
            parts.push_back({from.x - half, from.y - half, to.x - from.x + 2 * half, to.y - from.y + 2 * half});
    return parts;
}

ChainPlan plan_chain(const ui::Ui& ui, const Plot& plot, const DrawnRows& drawn) { return ChainPlanner(ui, plot, drawn).plan(); }

void draw_chain(ui::Ui& ui, const Plot& plot, const DrawnRows& drawn) {
    if (plot.view.chain.arrows.empty() && plot.view.chain.paths.empty()) return;
    const float over = ui.px(kGutter) + ui.px(disc_size_of(ui)) / 2 + ui.px(1);
    const ui::Clip clip(ui, {drawn.lanes.x - over, drawn.lanes.y, drawn.lanes.w + over + plot.sizes.margin, drawn.lanes.h});
    const ChainPlan plan = plan_chain(ui, plot, drawn);
    for (const ChainLine& line : plan.lines) draw_line(ui, line, drawn.words);
    for (const ChainDisc& disc : plan.discs) draw_disc(ui, disc, ui.projector ? plot.sizes.state : ui::Type::smallest_strong);
}

}  // namespace asynchio::panels
