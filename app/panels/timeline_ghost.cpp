#include "app/panels/timeline_ghost.h"

#include <algorithm>
#include <string>
#include <vector>

#include "app/panels/timeline_marks.h"
#include "app/phrases/phrases.h"
#include "app/widgets/bar.h"
#include "app/widgets/button.h"
#include "app/widgets/draw.h"
#include "app/widgets/hit.h"
#include "app/widgets/text.h"
#include "app/widgets/tooltip.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

constexpr float kLine = 30, kProjectedLine = 50, kButton = 26;
constexpr float kLeastLabel = 0.4f;                                // of the line
constexpr float kTall = 10, kProjectedTall = 16, kLeastTall = 4;  // of an outline
constexpr float kLeastOutline = 7;                                 // a lower one is a line
constexpr float kGap = 2;                                          // between it and the highest bar

bool holds_the_thread(Activity activity) { return activity == Activity::running || activity == Activity::blocking; }

// Bars that stand side by side, as one outline, and the parts of it that computed.
struct Outline {
    float x0 = 0, x1 = 0;
    std::vector<std::pair<float, float>> computing;
};

std::vector<Outline> outlines_of(const std::vector<Mark>& marks) {
    std::vector<Outline> outlines;
    for (const Mark& mark : marks) {
        if (outlines.empty() || mark.x0 > outlines.back().x1 + 1) outlines.push_back({mark.x0, mark.x1, {}});
        outlines.back().x1 = std::max(outlines.back().x1, mark.x1);
        if (holds_the_thread(mark.activity)) outlines.back().computing.emplace_back(mark.x0, mark.x1);
    }
    return outlines;
}

// The strip above the highest bar that keeps to its lane; low lanes leave less of it.
Rect strip_of(const ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top) {
    const float bars = plot.base(row, rows_top) - plot.bar_height(row), top = rows_top + row.top + ui.px(1);
    const float wanted = ui.px(ui.projector ? kProjectedTall : kTall);
    const float tall = std::clamp(bars - ui.px(kGap) - top, ui.px(kLeastTall), wanted);
    return {plot.area.x, bars - ui.px(kGap) - tall, plot.area.w, tall};
}

const GhostLaneView* ghost_of(const Plot& plot, const TimelineRow& row) {
    if (!plot.view.ghost_run || plot.view.ghost_run->run == nullptr || row.pool) return nullptr;
    const auto found = std::ranges::find(plot.view.ghost_run->lanes, row.lane, &GhostLaneView::lane);
    return found == plot.view.ghost_run->lanes.end() ? nullptr : &*found;
}

// Words from the left, as many as have room; the rest is in the tooltip.
void draw_differences(ui::Ui& ui, Rect& rest, ui::Type type, const std::vector<std::string>& differences) {
    for (const std::string& words : differences) {
        const float width = ui::text_width(ui, type, words);
        if (width > rest.w) {
            ui::draw_text(ui, rest, type, Role::muted, "…");
            return;
        }
        ui::draw_text(ui, ui::cut_left(rest, width + 1, ui.px(ui.projector ? 32 : 18)), type, Role::text, words);
    }
}

// What is first among the differences is said in any case: values that many may be cut.
void draw_label(ui::Ui& ui, Rect& rest, const GhostRunView& ghost, ui::Type type) {
    const float large = ui.projector ? 1.6f : 1;
    const Rect sample = ui::rect_around(ui::cut_left(rest, ui.px(30 * large), ui.px(8)).centre(), ui.px(30 * large), ui.px(kTall * large));
    ui::draw_ghost_bar(ui, sample);
    const std::string words = ghost.label + (ghost.values.empty() ? "" : ": " + ghost.values);
    const float gap = ui.px(ui.projector ? 32 : 18);
    const float first = ghost.run == nullptr || ghost.differences.empty() ? 0 : ui::text_width(ui, type, ghost.differences.front()) + 2 * gap;
    const float width = std::min(ui::text_width(ui, type, words), std::max(rest.w - first, rest.w * kLeastLabel));
    ui::draw_text(ui, ui::cut_left(rest, width + 1, gap), type, Role::muted, words);
}

void draw_buttons(ui::Ui& ui, Rect& rest, const GhostRunView& ghost, Actions& actions) {
    const float size = ui.px(kButton);
    const Rect hide = ui::rect_around(ui::cut_right(rest, size, ui.px(4)).centre(), size, size);
    if (ui::button(ui, "hide ghost", hide, {}, {.kind = ui::ButtonKind::plain, .icon = ui::icon::times, .tooltip = ui.say.ghost_hide()}))
        actions.push_back(ToggleGhost{});
    if (!ghost.can_swap) return;
    const std::string_view words = ghost.pinned ? ui.say.ghost_swap() : ui.say.ghost_back();
    const ui::ButtonLook look{.icon = ghost.pinned ? ui::icon::toggle : ui::icon::undo,
                              .tooltip = ghost.pinned ? ui.say.ghost_swap_tip() : ui.say.ghost_back_tip(), .type = ui::Type::smallest_strong};
    const float width = ui::button_width(ui, words, look) - ui.px(8);
    const Rect place = ui::cut_right(rest, width, ui.px(10));
    if (ui::button(ui, "swap runs", ui::rect_around(place.centre(), place.w, size), words, look)) actions.push_back(SwapRuns{});
}

}  // namespace

float ghost_line_height(const ui::Ui& ui, const TimelineView& view) {
    return view.ghost_run ? ui.px(ui.projector ? kProjectedLine : kLine) : 0;
}

void draw_ghost_line(ui::Ui& ui, const Rect& rect, const TimelineView& view, Actions& actions) {
    if (!view.ghost_run) return;
    const GhostRunView& ghost = *view.ghost_run;
    Rect rest = rect;
    if (!ui.projector) draw_buttons(ui, rest, ghost, actions);
    const Rect words = rest;
    const ui::Type type = ui.projector ? ui::Type::projected_state : ui::Type::small;
    draw_label(ui, rest, ghost, type);
    if (ghost.run == nullptr) ui::draw_text(ui, rest, type, Role::text, ghost.sentence);
    else draw_differences(ui, rest, type, ghost.differences);
    if (ui.projector) return;
    const ui::Hit hit = ui::hit(ui, "ghost line", words, {.tab_stop = false, .grow = false});
    ui::tooltip(ui, hit, ghost.sentence);
}

void draw_pin(ui::Ui& ui, Rect& rest, const Scene& scene, const UiState& state, Actions& actions) {
    if (!scene.timeline.can_pin || rest.w < ui.px(160)) return;
    const Rect place = ui::cut_right(rest, ui.px(30), ui.px(8));
    const ui::ButtonLook look{.kind = ui::ButtonKind::plain, .icon = ui::icon::prediction,
                              .tooltip = state.pinned ? ui.say.ghost_unpin() : ui.say.ghost_pin(), .chosen = state.pinned};
    if (ui::button(ui, "pin run", ui::rect_around(place.centre(), ui.px(30), ui.px(30)), {}, look)) actions.push_back(PinRun{});
}

void draw_ghost_lane(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top) {
    const GhostLaneView* lane = ghost_of(plot, row);
    if (lane == nullptr || lane->spans == nullptr) return;
    const GhostRunView& ghost = *plot.view.ghost_run;
    // The same ruler over the columns of the other run.
    TimelineView view;
    view.ruler = plot.view.ruler;
    view.run = ghost.run;
    const Plot other{view, plot.state, plot.sizes, plot.area, plot.labels, plot.ruler, plot.begin, plot.end, {}, 0, {}, {}, {}};
    const Rect strip = strip_of(ui, plot, row, rows_top);
    const float left = plot.area.x - ui.px(8), right = plot.area.right() + ui.px(8);
    for (const Outline& outline : outlines_of(collect_marks(ui, other, *lane->spans, {ghost.seen, ghost.reach}))) {
        const float x0 = std::max(outline.x0, left), x1 = std::min(outline.x1, right);
        if (x1 <= x0) continue;
        for (const auto& [from, to] : outline.computing) {
            const float begin = std::max(from, x0), end = std::min(to, x1);
            if (end > begin) ui::fill_rect(ui, {begin, strip.y, end - begin, strip.h}, ui::Ink(Role::outline).fade(0.45f));
        }
        const float middle = strip.y + strip.h / 2;
        if (strip.h >= ui.px(kLeastOutline)) ui::draw_ghost_bar(ui, {x0, strip.y, std::max(x1 - x0, ui.px(2)), strip.h});
        else ui::draw_dashed_line(ui, {x0, middle}, {std::max(x1, x0 + ui.px(2)), middle}, Role::outline, 5, 3, 2);
    }
}

}  // namespace asynchio::panels
