// The rows of a comparison: each way's lanes as thin stripes on one axis, its total behind them.
#include <algorithm>
#include <cmath>
#include <string>

#include "app/panels/comparison_panel.h"
#include "app/panels/looks.h"
#include "app/panels/timeline_ruler.h"
#include "app/phrases/phrases.h"
#include "app/widgets/bar.h"
#include "app/widgets/hit.h"
#include "app/widgets/text.h"
#include "app/widgets/tooltip.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

constexpr float kLeastRow = 12, kMostRow = 54, kPatternFrom = 13;

struct Axis {
    Rect area;       // of all rows' stripes
    double end = 1;  // seconds
    float x(double at) const { return area.x + static_cast<float>(at / end) * area.w; }
};

// A lane's stripe: what it does by colour and height, its computing as area. `room`: of a running bar.
void draw_stripe(ui::Ui& ui, const Axis& axis, const Rect& room, const std::vector<Stretch>& stretches) {
    for (const Stretch& stretch : stretches) {
        const ui::Look look = look_of(stretch.activity);
        const float x0 = std::round(axis.x(stretch.begin)), x1 = std::max(std::round(axis.x(stretch.end)), x0 + 1);
        const float part = std::min(ui::state_look(look).height, 1.0f);
        const float height = std::clamp(std::round(room.h * part), std::min(2.0f, room.h), room.h);
        const Rect bar{x0, room.bottom() - height, x1 - x0, height};
        if (bar.h >= ui.px(kPatternFrom)) ui::draw_bar(ui, look, bar, {axis.area.x, room.bottom()});
        else ui::fill_rect(ui, bar, ui::Ink(ui::state_fill(ui, look)));
        if (stretch.computes <= 0 || stretch.computes >= 1) continue;
        const float computed = std::max(1.0f, std::round(room.h * static_cast<float>(stretch.computes)));
        ui::fill_rect(ui, {x0, room.bottom() - computed, x1 - x0, computed}, ui::Ink(ui::state_fill(ui, ui::Look::running)));
    }
}

void draw_stripes(ui::Ui& ui, const Axis& axis, const Rect& row, const ComparedRun& run) {
    if (run.lanes.empty()) return;
    const Rect room = row.inset(0, ui.px(row.h < ui.px(18) ? 1 : 3));
    const auto count = static_cast<float>(run.lanes.size());
    const float pitch = std::clamp(std::floor(room.h / count), 2.0f, ui.px(ui.projector ? 30 : 16));
    const float gap = pitch >= ui.px(3) ? ui.px(1) : 0;
    float y = std::round(room.centre().y - pitch * count / 2);
    for (const auto& lane : run.lanes) {
        draw_stripe(ui, axis, {axis.area.x, y, axis.area.w, pitch - gap}, lane);
        y += pitch;
    }
}

void draw_axis(ui::Ui& ui, const Axis& axis, Rect line, const ComparisonType& type) {
    const double per_unit = axis.area.w / axis.end, step = tick_step(per_unit, ui.px(ui.projector ? 160 : 64));
    for (long i = 0; static_cast<double>(i) * step <= axis.end * (1 + 1e-9); ++i) {
        const double at = static_cast<double>(i) * step;
        const float x = axis.x(at);
        ui::draw_vertical(ui, x, axis.area.y, axis.area.bottom(), Role::hairline, ui.projector ? 2 : 1);
        std::string words = format_seconds(from_seconds(at), step < 0.1 ? 2 : 1);
        if (i == 0) words += " s";
        const float width = ui::text_width(ui, type.ruler, words) + 2;
        const float left = std::max(x - width / 2, axis.area.x - ui.px(4));
        ui::draw_text(ui, {left, line.y, width, line.h}, type.ruler, Role::muted, words);
    }
    ui::draw_horizontal(ui, axis.area.x, axis.area.right(), axis.area.bottom(), Role::outline, ui.projector ? 3 : 1);
}

void draw_name(ui::Ui& ui, Rect rect, const WayView& way, const ComparisonType& type) {
    ui::draw_text(ui, rect, way.current ? type.name_chosen : type.name, Role::text, way.name);
}

void draw_total(ui::Ui& ui, Rect rect, const WayView& way, const ComparisonType& type) {
    if (way.pending) {
        ui::draw_icon(ui, rect, type.name, Role::muted, ui::icon::waiting);
        return;
    }
    const float sign = ui.px(ui.projector ? 40 : 20);
    const Rect mark = ui::cut_right(rect, sign, ui.px(ui.projector ? 10 : 5));
    if (way.fastest) ui::draw_icon(ui, mark, type.name, Role::agreed, ui::icon::goal);
    ui::draw_text(ui, rect, way.fastest ? type.value_chosen : type.value, way.fastest ? Role::agreed : Role::text, way.total, ui::Align::right);
}

void draw_way(ui::Ui& ui, const Axis& axis, Rect row, float names, float totals, const WayView& way, const std::string& parameter,
              Actions& actions) {
    const ComparisonType type = comparison_type(ui);
    const ui::Hit hit = ui::hit(ui, way.name, row, {.grow = false});
    if (way.current) {
        ui::fill_rect(ui, row, Role::accent_wash, 4);
        ui::fill_rect(ui, {row.x, row.y, ui.px(ui.projector ? 8 : 4), row.h}, Role::accent, 2);
    } else if (hit.hovered && !ui.projector) {
        ui::fill_rect(ui, row, Role::sunken, 4);
    }
    Rect rest = row;
    ui::cut_left(rest, ui.px(ui.projector ? 20 : 12));
    draw_name(ui, ui::cut_left(rest, names), way, type);
    if (way.problem.empty()) {
        draw_total(ui, {row.right() - totals, row.y, totals - ui.px(6), row.h}, way, type);
    } else {
        const Rect words{axis.area.x + ui.px(4), row.y, row.right() - axis.area.x - ui.px(8), row.h};
        ui::draw_text(ui, words, type.note, Role::trouble, way.problem);
    }
    ui::draw_focus_ring(ui, hit, 4);
    if (hit.clicked && !way.current) actions.push_back(SetParameter{parameter, way.value, false});
    if (!way.problem.empty()) ui::tooltip(ui, hit, way.problem);
    else if (!way.current) ui::tooltip(ui, hit, ui.say.comparison_show_run());
}

float widest(ui::Ui& ui, const ComparisonView& view, ui::Type type) {
    float width = 0;
    for (const WayView& way : view.ways) width = std::max(width, ui::text_width(ui, type, way.name));
    return width;
}

}  // namespace

void draw_comparison_bars(ui::Ui& ui, const Rect& rect, const Scene& scene, const UiState& state, Actions& actions) {
    const ComparisonView& view = scene.comparison;
    if (view.ways.empty()) return;
    const ComparisonType type = comparison_type(ui);
    const float names = widest(ui, view, type.name_chosen) + ui.px(ui.projector ? 30 : 14);
    const float totals = ui::text_width(ui, type.value_chosen, "00.00 s") + ui.px(ui.projector ? 76 : 42);
    Rect rest = rect;
    const Rect ruler = ui::cut_bottom(rest, ui::line_height(ui, type.ruler));
    const auto count = static_cast<float>(view.ways.size());
    const float row = std::clamp(std::floor(rest.h / count), ui.px(kLeastRow), ui.px(ui.projector ? 130 : kMostRow));
    rest.h = std::min(rest.h, row * count);
    Axis axis;
    axis.area = rest;
    ui::cut_left(axis.area, ui.px(ui.projector ? 20 : 12) + names);
    ui::cut_right(axis.area, totals);
    axis.end = std::max(view.end, 1e-3);
    for (std::size_t i = 0; i < view.ways.size(); ++i)
        draw_way(ui, axis, {rest.x, rest.y + row * static_cast<float>(i), rest.w, row - ui.px(2)}, names, totals, view.ways[i],
                 view.parameter, actions);
    draw_axis(ui, axis, {ruler.x, rest.bottom() + ui.px(1), ruler.w, ruler.h}, type);
    for (std::size_t i = 0; i < view.ways.size(); ++i) {
        const WayView& way = view.ways[i];
        if (way.run == nullptr || !way.problem.empty()) continue;
        draw_stripes(ui, axis, {rest.x, rest.y + row * static_cast<float>(i), rest.w, row - ui.px(2)}, *way.run);
    }
    const double now = to_seconds(state.time);
    if (state.position > 0 && now <= axis.end)
        ui::draw_vertical(ui, axis.x(now), rest.y, rest.bottom(), Role::accent, ui.projector ? 4 : 2);
}

}  // namespace asynchio::panels
