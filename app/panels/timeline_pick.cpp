#include "app/panels/timeline_pick.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "app/panels/timeline_lanes.h"
#include "app/phrases/phrases.h"
#include "app/widgets/draw.h"
#include "app/widgets/hit.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;
using ui::Type;

constexpr float kGrip = 10;  // width of a bar's end that can be pulled

Type words_type(const ui::Ui& ui) { return ui.projector ? Type::projected_state : Type::small_strong; }

const TimelineRow* row_of(const Plot& plot, std::size_t lane) {
    const auto row = std::ranges::find_if(plot.rows, [&](const TimelineRow& r) { return !r.pool && r.lane == lane; });
    return row == plot.rows.end() ? nullptr : &*row;
}

std::string seconds_of(const PickView& pick, double at) { return format_seconds(from_seconds(at), pick.decimals); }

// A bar nobody has drawn yet: dashed, as high as one that runs.
Rect ghost_rect(const Plot& plot, const TimelineRow& row, float rows_top, double at) {
    const float height = plot.bar_height(row), base = plot.base(row, rows_top);
    const float x0 = plot.x(0), x1 = std::min(plot.x(at), plot.area.right() + plot.sizes.margin / 2);
    return {x0, base - height, std::max(x1 - x0, 2.0f), height};
}

// Words on a plate, right of x when there is room, else left of it.
void draw_plate(ui::Ui& ui, const Plot& plot, float x, float y, std::string_view words) {
    const Type type = words_type(ui);
    const float width = ui::text_width(ui, type, words) + ui.px(14), height = ui::line_height(ui, type) + ui.px(4);
    const bool right = x + width + ui.px(8) <= plot.area.right() + plot.sizes.margin;
    const Rect plate{right ? x + ui.px(8) : x - width - ui.px(8), y - height / 2, width, height};
    ui::draw_box(ui, plate, {Role::surface, Role::accent, 1.5f, 4});
    ui::draw_text(ui, plate, type, Role::accent, words, ui::Align::centre);
}

// --- picking -------------------------------------------------------------------------------------------------

void pick_lanes(ui::Ui& ui, const Plot& plot, const Rect& lanes, float rows_top, const PickView& pick, Actions& actions) {
    for (const TimelineRow& row : plot.rows) {
        if (row.pool || pick.names[row.lane].empty()) continue;
        const Rect whole = row_rect(plot, row, rows_top);
        const Rect target = ui::intersection({plot.labels.x + ui.px(4), whole.y + ui.px(2), plot.area.right() - plot.labels.x, whole.h - ui.px(4)},
                                             {plot.labels.x, lanes.y, plot.area.right() - plot.labels.x, lanes.h});
        if (target.empty()) continue;
        ImGui::PushID(static_cast<int>(row.lane));
        const ui::Hit hit = ui::hit(ui, "pick lane", target, {.grow = false, .cursor = ImGuiMouseCursor_Hand});
        ImGui::PopID();
        const bool chosen = pick.chosen == row.lane;
        if (chosen) {
            ui::fill_rect(ui, target, ui::Ink(Role::accent).fade(0.1f), 6);
            ui::stroke_rect(ui, target, Role::accent, 2, 6);
            draw_plate(ui, plot, plot.area.x, target.centre().y, ui.say.pick_this_one());
        } else if (hit.hovered || hit.held) {
            ui::stroke_rect(ui, target, Role::accent, 1, 6);
        }
        ui::draw_focus_ring(ui, hit, 6);
        if (hit.clicked) actions.push_back(Predict{pick.names[row.lane]});
    }
}

// Where the pointer is, on a step of the ruler.
std::string snapped_seconds(const Plot& plot, const PickView& pick) {
    const double at = std::clamp(plot.at(ImGui::GetIO().MousePos.x), 0.0, pick.most);
    return seconds_of(pick, std::round(at / pick.step) * pick.step);
}

void draw_time(ui::Ui& ui, const Plot& plot, const Rect& lanes, const PickView& pick) {
    const float x = plot.x(pick.at);
    ui::draw_dashed_line(ui, {x, plot.ruler.bottom()}, {x, lanes.bottom()}, pick.placed ? Role::accent : Role::outline, 6, 5,
                         ui.projector ? 4.0f : 2.0f);
    draw_plate(ui, plot, x, lanes.y + ui.px(ui.projector ? 30 : 18),
               pick.placed ? ui.say.pick_you_say({.time = seconds_of(pick, pick.at)}) : std::string(ui.say.pick_moment()));
}

void draw_bar(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top, const PickView& pick) {
    const Rect bar = ghost_rect(plot, row, rows_top, pick.at);
    ui::fill_rect(ui, bar, ui::Ink(Role::accent).fade(pick.placed ? 0.18f : 0.07f), 2);
    ui::draw_dashed_rect(ui, bar, pick.placed ? Role::accent : Role::outline, 6, 4, ui.projector ? 3.0f : 2.0f, 2);
    const Rect grip{bar.right() - ui.px(kGrip) / 2, bar.y - ui.px(3), ui.px(kGrip), bar.h + ui.px(6)};
    ui::draw_box(ui, grip, {Role::surface, Role::accent, 2, 4});
    draw_plate(ui, plot, grip.right(), bar.centre().y, 
               pick.placed ? ui.say.pick_you_say({.time = seconds_of(pick, pick.at)}) : std::string(ui.say.pick_bar()));
}

// The whole picture answers: the nearest step under the pointer is meant.
void pick_moment(ui::Ui& ui, const Plot& plot, const Rect& lanes, const PickView& pick, Actions& actions) {
    const Rect target{plot.area.x - ui.px(8), plot.ruler.y, plot.area.w + ui.px(16), lanes.bottom() - plot.ruler.y};
    const ui::Hit hit = ui::hit(ui, "pick moment", target, {.tab_stop = false, .grow = false, .cursor = ImGuiMouseCursor_ResizeEW});
    if (!hit.held && !hit.pressed) return;
    const std::string said = snapped_seconds(plot, pick);
    if (!pick.placed || said != seconds_of(pick, pick.at)) actions.push_back(Predict{said});
}

// --- what was said -------------------------------------------------------------------------------------------

void draw_ghost_lane(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top) {
    const Rect whole = row_rect(plot, row, rows_top);
    const Rect label{plot.labels.x + ui.px(4), whole.y + ui.px(2), plot.labels.w - ui.px(8), whole.h - ui.px(4)};
    ui::stroke_rect(ui, label, Role::accent, ui.projector ? 3 : 2, 6);
}

void draw_ghost_bar(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top, const GhostView& ghost) {
    if (plot.turns()) return;
    // Around the bars and the words that stand there.
    const Rect bar = ghost_rect(plot, row, rows_top, ghost.at).inset(0, -ui.px(3));
    const Rect inside{std::max(bar.x, plot.area.x), bar.y, std::min(bar.right(), plot.area.right() + ui.px(4)) - std::max(bar.x, plot.area.x), bar.h};
    if (inside.w > 2) ui::draw_dashed_rect(ui, inside, Role::accent, 6, 4, ui.projector ? 3.0f : 2.0f, 2);
}

}  // namespace

void handle_pick(ui::Ui& ui, const Plot& plot, const Rect& lanes, float rows_top, Actions& actions) {
    const PickView& pick = *plot.view.pick;
    if (pick.kind == PickView::Kind::lane) return pick_lanes(ui, plot, lanes, rows_top, pick, actions);
    if (pick.kind == PickView::Kind::time) draw_time(ui, plot, lanes, pick);
    else if (const TimelineRow* row = row_of(plot, pick.lane)) draw_bar(ui, plot, *row, rows_top, pick);
    pick_moment(ui, plot, lanes, pick, actions);
}

void draw_ghosts(ui::Ui& ui, const Plot& plot, const Rect& lanes, float rows_top) {
    const ui::Clip clip(ui, {plot.labels.x, lanes.y, plot.area.right() + plot.sizes.margin - plot.labels.x, lanes.h});
    for (const GhostView& ghost : plot.view.ghosts) {
        const TimelineRow* row = row_of(plot, ghost.lane);
        if (row == nullptr) continue;
        if (ghost.kind == GhostView::Kind::lane) draw_ghost_lane(ui, plot, *row, rows_top);
        else draw_ghost_bar(ui, plot, *row, rows_top, ghost);
    }
}

}  // namespace asynchio::panels
