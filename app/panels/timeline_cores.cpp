#include "app/panels/timeline_cores.h"

#include <algorithm>
#include <string>

#include "app/panels/timeline_ruler.h"
#include "app/panels/timeline_samples.h"
#include "app/phrases/phrases.h"
#include "app/widgets/bar.h"
#include "app/widgets/text.h"
#include "app/widgets/tooltip.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

constexpr float kFold = 3, kSmall = 7;  // pixels at 100 %: what is looked at as one place; what has no room for itself
constexpr std::size_t kNamesSampled = 64, kMostNames = 8;

Extent extent_of(const Plot& plot, const Occupation& span, double reached, bool cut) {
    return {plot.unit(span.begin, span.first_event), cut ? reached : plot.unit(span.end, span.last_event)};
}

// "W0", or "W0 W1 W2 in turn" of a box that stands for many.
std::string names_of(const Phrases& say, const Plot& plot, const CoreLaneView& lane, const CoreMark& mark) {
    std::vector<ThreadId> threads;
    for (std::size_t i = mark.span; i < mark.span + std::min(mark.count, kNamesSampled); ++i)
        if (std::ranges::find(threads, lane.lane->spans[i].thread) == threads.end()) threads.push_back(lane.lane->spans[i].thread);
    std::ranges::sort(threads);
    std::string names;
    for (std::size_t i = 0; i < std::min(threads.size(), kMostNames); ++i)
        names += (i == 0 ? "" : " ") + plot.view.cores.name_of(threads[i]);
    return threads.size() > 1 ? say.cores_in_turn({.names = names}) : names;
}

struct CorePainter {
    ui::Ui& ui;
    const Plot& plot;
    Rect row;          // of this lane, label included
    bool stripe;
    const CoreLaneView& lane;

    ui::Type words() const { return ui.projector ? ui::Type::projected_state : ui::Type::smallest; }

    Rect bar(float x0, float x1) const {
        const float above = ui.px(stripe ? 1 : 3);
        return {x0, row.y + above, std::max(x1 - x0, 1.0f), row.h - above - ui.px(1)};
    }
    Rect visible(const CoreMark& mark) const {
        const float x0 = std::max(mark.x0, plot.area.x - ui.px(4)), x1 = std::min(mark.x1, plot.area.right() + ui.px(4));
        return bar(x0, std::max(x1, x0));
    }

    void draw_mark(const CoreMark& mark) {
        const Rect place = visible(mark);
        const ui::Ink fill(ui::state_fill(ui, lane.gil ? ui::Look::waiting_lock : ui::Look::running));
        if (stripe) return ui::fill_rect(ui, place, fill);
        ui::draw_box(ui, place, {fill, ui::bar_ink(), ui.theme.bar_outline_width, 2});
        std::string names = names_of(ui.say, plot, lane, mark);
        const float room = place.w - ui.px(10);
        if (ui::text_width(ui, words(), names) > room && mark.count > 1) names = ui.say.cores_only_turns();
        if (ui::text_width(ui, words(), names) > room) return;
        ui::draw_text(ui, place.inset(ui.px(5), 0), words(), ui::Ink(ui::kWordsOnFill), names);
    }

    void draw_seen() {
        if (plot.view.seen <= plot.reached()) return;
        const float from = plot.x(plot.reached());
        for (CoreMark mark : collect_core_marks(ui, plot, *lane.lane, plot.state.seen, plot.view.seen)) {
            mark.x0 = std::max(mark.x0, from);
            if (mark.x1 > mark.x0 + 1) ui::draw_seen_bar(ui, visible(mark));
        }
    }

    void explain(const CoreMark& mark) {
        const Occupation &first = lane.lane->spans[mark.span], &last = lane.lane->spans[mark.span + mark.count - 1];
        ui::TooltipContent content;
        content.look = lane.gil ? ui::Look::waiting_lock : ui::Look::running;
        content.title = ui.say.tip_title({.who = lane.name, .what = names_of(ui.say, plot, lane, mark)});
        const std::string to = mark.cut ? std::string(ui.say.tip_now()) : brief_seconds(last.end) + " s";
        content.lines.push_back(ui.say.tip_from_to({.from = brief_seconds(first.begin), .to = to}));
        if (mark.count > 1) content.lines.push_back(ui.say.tip_in_this_place({.number = mark.count}));
        content.hint = lane.gil ? ui.say.tip_gil() : ui.say.tip_core();
        ui::show_tooltip(ui, visible(mark), std::move(content));
    }

    void draw(const std::vector<CoreMark>& marks) {
        const ui::Clip clip(ui, {plot.area.x - ui.px(2), row.y, plot.area.w + plot.sizes.margin, row.h + 1});
        draw_seen();
        for (const CoreMark& mark : marks) draw_mark(mark);
    }

    void answer_mouse(const std::vector<CoreMark>& marks) {
        const Rect target{plot.area.x, row.y, plot.area.w, row.h};
        const ui::Hit hit = ui::hit(ui, "core lane", target, {.tab_stop = false, .grow = false});
        if (!ui::tooltip_due(ui, hit)) return;
        const float x = ImGui::GetIO().MousePos.x;
        for (const CoreMark& mark : marks)
            if (x >= mark.x0 && x < mark.x1) return explain(mark);
    }
};

Rect label_of(const ui::Ui& ui, const Plot& plot, const Rect& row) {
    return {row.x + plot.sizes.pad, row.y, plot.sizes.label - ui.px(10), row.h};
}

void draw_label(ui::Ui& ui, const Plot& plot, const Rect& row, std::string_view name, std::string_view words, bool busy) {
    Rect room = label_of(ui, plot, row);
    const ui::Type strong = ui.projector ? ui::Type::projected_label_strong : ui::Type::small_strong;
    const ui::Type plain = ui.projector ? ui::Type::projected_state : ui::Type::smallest;
    const float wanted = std::max(ui.px(ui.projector ? 120 : 62), ui::text_width(ui, strong, name) + 1);
    ui::draw_text(ui, ui::cut_left(room, std::min(wanted, room.w), ui.px(8)), strong, Role::text, name);
    // Half a sentence says nothing: "W2, 3 want it" becomes "W2".
    if (ui::text_width(ui, plain, words) > room.w) words = words.substr(0, words.find(','));
    ui::draw_text(ui, room, plain, busy ? Role::text : Role::muted, words);
}

// One label for lanes that are thin stripes.
void draw_group_label(ui::Ui& ui, const Plot& plot, const Rect& group, bool gils) {
    std::size_t count = 0, busy = 0, used = 0;
    for (const CoreLaneView& lane : plot.view.cores.lanes)
        if (lane.gil == gils) ++count, busy += lane.busy, used += !lane.lane->spans.empty();
    const std::string name = gils ? ui.say.gils_count({.count = count}) : ui.say.cores_count({.count = count});
    std::string words = gils ? ui.say.gils_held({.count = busy}) : ui.say.cores_busy({.count = busy});
    if (plot.view.cores.over && busy == 0) words = gils ? "" : ui.say.cores_used({.count = used});
    draw_label(ui, plot, group, name, words, busy > 0);
}

void draw_title(ui::Ui& ui, const Plot& plot, Rect line) {
    ui::draw_horizontal(ui, line.x, line.right(), line.y, Role::edge, ui.projector ? 2 : 1);
    line.x += plot.sizes.pad;
    line.w -= plot.sizes.pad;
    const ui::Type title = ui.projector ? ui::Type::projected_state : ui::Type::smallest_strong;
    const ui::Type note = ui.projector ? ui::Type::projected_state : ui::Type::smallest;
    const CoresView& cores = plot.view.cores;
    const float width = ui::runs_width(ui, {{title, Role::muted, cores.title}, {note, Role::muted, cores.note, 20}});
    if (width > line.w) return static_cast<void>(ui::draw_text(ui, line, title, Role::muted, cores.title));
    ui::draw_runs(ui, line, {{title, Role::muted, cores.title}, {note, Role::muted, cores.note, 20}});
    // Who is kept from computing shows that in the lanes above.
    line.x += width + ui.px(20), line.w -= width + ui.px(20);
    draw_sample_of(ui, line, plot, ui::Look::wants_gil, note);
}

}  // namespace

std::vector<CoreMark> collect_core_marks(const ui::Ui& ui, const Plot& plot, const OccupancyLane& lane, std::size_t position,
                                         double reached) {
    const auto& spans = lane.spans;
    const auto last = static_cast<std::size_t>(std::ranges::lower_bound(spans, position, {}, &Occupation::first_event) - spans.begin());
    const auto cut_at = [&](std::size_t i) { return spans[i].last_event >= position; };
    // The first one from `from` on that ends behind `at`.
    const auto first_after = [&](double at, std::size_t from) {
        const auto begin = spans.begin() + static_cast<std::ptrdiff_t>(from);
        const auto end = spans.begin() + static_cast<std::ptrdiff_t>(std::max(from, last));
        return static_cast<std::size_t>(std::partition_point(begin, end, [&](const Occupation& s) { return extent_of(plot, s, reached, false).end < at; }) - spans.begin());
    };
    std::vector<CoreMark> marks;
    for (std::size_t i = first_after(plot.begin, 0); i < last;) {
        const float x0 = plot.x(extent_of(plot, spans[i], reached, false).begin);
        if (x0 > plot.area.right() + ui.px(kFold)) break;
        const std::size_t next = std::min(last, std::max(i + 1, first_after(plot.at(x0 + ui.px(kFold)), i)));
        const bool cut = cut_at(next - 1);
        const float x1 = plot.x(extent_of(plot, spans[next - 1], reached, cut).end);
        CoreMark* before = marks.empty() ? nullptr : &marks.back();
        const bool small = next - i > 1 || x1 - x0 < ui.px(kSmall);
        const bool before_small = before != nullptr && (before->count > 1 || before->x1 - before->x0 < ui.px(kSmall));
        if (small && before_small && x0 - before->x1 < ui.px(kFold)) {
            before->x1 = std::max(before->x1, x1), before->count += next - i, before->cut = cut;
        } else {
            marks.push_back({x0, x1, i, next - i, cut});
        }
        i = next;
    }
    return marks;
}

void draw_cores(ui::Ui& ui, const Plot& plot) {
    const CoresView& view = plot.view.cores;
    if (view.lanes.empty() || plot.core_rows.height <= 0) return;
    const Rect whole{plot.labels.x, plot.cores.y, plot.area.right() + plot.sizes.margin - plot.labels.x, plot.cores.h};
    const ui::Clip clip(ui, {whole.x, whole.y, whole.w, whole.h + 1});
    Rect rest = whole;
    draw_title(ui, plot, ui::cut_top(rest, plot.core_rows.heading));
    draw_ground(ui, plot, {plot.area.x, rest.y, plot.area.w, rest.h});
    ImGui::PushID("cores");
    for (std::size_t i = 0; i < view.lanes.size(); ++i) {
        const CoreLaneView& lane = view.lanes[i];
        const bool stripe = lane.gil ? plot.core_rows.gil_stripes : plot.core_rows.core_stripes;
        const float height = lane.gil ? plot.core_rows.gil : plot.core_rows.core;
        if (i > 0 && lane.gil && !view.lanes[i - 1].gil) ui::cut_top(rest, ui.px(3));
        const bool first_of_group = i == 0 || view.lanes[i - 1].gil != lane.gil;
        if (stripe && first_of_group) {
            const auto count = static_cast<float>(std::ranges::count(view.lanes, lane.gil, &CoreLaneView::gil));
            draw_group_label(ui, plot, {rest.x, rest.y, rest.w, count * height}, lane.gil);
        }
        const Rect row = ui::cut_top(rest, height);
        if (!stripe) draw_label(ui, plot, row, lane.name, lane.state_word, lane.busy);
        ImGui::PushID(static_cast<int>(i));
        CorePainter painter{ui, plot, row, stripe, lane};
        const auto marks = collect_core_marks(ui, plot, *lane.lane, plot.state.position, plot.reached());
        painter.draw(marks);
        painter.answer_mouse(marks);
        ImGui::PopID();
        ui::draw_horizontal(ui, plot.area.x, plot.area.right(), row.bottom(), Role::hairline);
    }
    ImGui::PopID();
    draw_playhead(ui, plot, {plot.area.x, whole.y + plot.core_rows.heading, plot.area.w, whole.h - plot.core_rows.heading});
}

}  // namespace asynchio::panels
