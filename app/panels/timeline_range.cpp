#include "app/panels/timeline_range.h"

#include <algorithm>
#include <cmath>

#include "app/phrases/phrases.h"
#include "app/widgets/draw.h"
#include "app/widgets/text.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

constexpr float kSlack = 4, kSnap = 6;  // pixels at 100 %
constexpr float kWash = 0.09f;

// The ends of bars, the playhead, else as many digits as pixels can tell apart; never beyond what was shown.
double snapped_at(const ui::Ui& ui, const Plot& plot, const Lane* lane, const std::vector<Mark>& marks, float x) {
    const double most = plot.reached();
    if (plot.turns()) return std::clamp(plot.at(x), 0.0, most);
    const double step = std::pow(10, std::floor(std::log10(1 / plot.per_unit())));
    double best = std::round(plot.at(x) / step) * step;
    float distance = ui.px(kSnap);
    const auto offer = [&](double at) {
        const float away = std::abs(plot.x(at) - x);
        if (away <= distance) best = at, distance = away;
    };
    offer(plot.view.playhead);
    for (const Mark& mark : marks) {
        if (lane == nullptr || mark.slice || mark.x1 < x - distance || mark.x0 > x + distance) continue;
        offer(to_seconds(lane->spans[mark.span].begin));
        if (!mark.cut) offer(to_seconds(lane->spans[std::min(mark.span + mark.count, lane->spans.size()) - 1].end));
    }
    return std::clamp(best, 0.0, most);
}

Range range_between(const Plot& plot, double a, double b) {
    if (a > b) std::swap(a, b);
    return plot.turns() ? Range{std::floor(a + 1e-9), std::ceil(b - 1e-9)} : Range{a, b};
}

struct Edges {
    float x0, x1;
};
Edges edges_of(const Plot& plot) {
    const RangeView& range = *plot.view.range;
    return {std::max(plot.x(range.begin), plot.area.x - 1), std::min(plot.x(range.end), plot.area.right() + 1)};
}

}  // namespace

bool handle_range(ui::Ui& ui, const Plot& plot, const ui::Hit& hit, const Lane* lane, const std::vector<Mark>& marks, Actions& actions) {
    ui::Drag& drag = ui.memory.drag;
    const ImGuiID id = ui::widget_id("range");
    const float x = ImGui::GetIO().MousePos.x;
    if (hit.pressed && ImGui::GetIO().KeyShift) drag = {.id = id, .start_value = snapped_at(ui, plot, lane, marks, x), .start_x = x};
    if (drag.id != id) return false;
    if (std::abs(x - drag.start_x) > ui.px(kSlack)) drag.moved = true;
    if (drag.moved && (hit.held || hit.released)) {
        const Range range = range_between(plot, drag.start_value, snapped_at(ui, plot, lane, marks, x));
        if (range != plot.state.range.value_or(Range{-1, -1})) actions.push_back(SelectRange{range.begin, range.end});
    }
    if (!hit.held) drag = {};
    return true;
}

void draw_range(ui::Ui& ui, const Plot& plot, const Rect& lanes) {
    if (!plot.view.range) return;
    const float width = ui.projector ? 3 : 1.5f;
    for (const double at : {plot.view.range->begin, plot.view.range->end}) {
        const float x = plot.x(at);
        if (x >= plot.area.x - 1 && x <= plot.area.right() + 1) ui::draw_vertical(ui, x, plot.ruler.bottom(), lanes.bottom(), Role::accent, width);
    }
    const auto [x0, x1] = edges_of(plot);
    if (x1 <= x0) return;
    ui::fill_rect(ui, {x0, lanes.y, x1 - x0, lanes.h}, ui::Ink(Role::accent).fade(kWash));
    ui::draw_horizontal(ui, x0, x1, plot.ruler.bottom(), Role::accent, ui.projector ? 5 : 3);
}

Rect range_plate(ui::Ui& ui, const Plot& plot, const Rect& flag) {
    if (!plot.view.range || plot.turns()) return {};
    const auto [x0, x1] = edges_of(plot);
    if (x1 <= x0) return {};
    const float width = ui::text_width(ui, plot.sizes.ruler, plot.view.range->length) + 2 * ui.px(ui.projector ? 12 : 9);
    float x = std::round((x0 + x1 - width) / 2);
    const bool touches = !flag.empty() && x < flag.right() + ui.px(4) && x + width > flag.x - ui.px(4);
    if (touches) x = flag.x - ui.px(4) - width;
    const float height = ui.px(ui.projector ? 40 : 20);
    return ui::snapped({std::max(x, plot.area.x - ui.px(8)), plot.ruler.bottom() - height - ui.px(2), width, height});
}

void draw_range_plate(ui::Ui& ui, const Plot& plot, const Rect& plate) {
    if (plate.empty()) return;
    ui::draw_box(ui, plate, {Role::surface, Role::accent, 1.5f, 3});
    ui::draw_text(ui, plate, plot.sizes.ruler, Role::text, plot.view.range->length, ui::Align::centre);
}

}  // namespace asynchio::panels
