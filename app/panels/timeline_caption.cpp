#include "app/panels/timeline_caption.h"

#include <algorithm>
#include <optional>

#include "app/panels/timeline_lanes.h"
#include "app/phrases/phrases.h"
#include "app/widgets/card.h"
#include "app/widgets/draw.h"
#include "app/widgets/hit.h"
#include "app/widgets/text.h"

namespace asynchio::panels {
namespace {

constexpr float kWidth = 470, kLeast = 260, kGap = 44, kMargin = 12, kRing = 18;

struct Target {
    ImVec2 point;
    ui::Rect row;
};

// The bar end of the lane that the caption speaks of; nothing when it speaks of the whole, or the lane is out of sight.
std::optional<Target> target_of(const Plot& plot, const ui::Rect& lanes, float rows_top, const CaptionView& caption) {
    for (const TimelineRow& row : plot.rows) {
        if (row.pool || plot.view.lanes[row.lane].actor != caption.who) continue;
        const float x = std::clamp(plot.x(plot.view.playhead), plot.area.x, plot.area.right());
        const ui::Rect place{lanes.x, rows_top + row.top, lanes.w, row.height};
        if (place.bottom() < lanes.y || place.y > lanes.bottom()) return std::nullopt;
        return Target{{x, plot.base(row, rows_top) - plot.bar_height(row) / 3}, place};
    }
    return std::nullopt;
}

// Right of the playhead where nothing has happened, else below or above the lane; never over its own target.
ui::Rect place_for(const ui::Ui& ui, const Plot& plot, const ui::Rect& lanes, const std::optional<Target>& target, float width,
                   float height) {
    const float margin = ui.px(kMargin);
    const float right = lanes.right() - margin, bottom = lanes.bottom() - margin;
    const float x = target ? target->point.x : plot.x(plot.view.playhead);
    const float centre = target ? target->row.centre().y : lanes.centre().y;
    const auto at = [&](float left, float top) {
        return ui::Rect{std::clamp(left, lanes.x + margin, std::max(lanes.x + margin, right - width)),
                        std::clamp(top, lanes.y + margin, std::max(lanes.y + margin, bottom - height)), width, height};
    };
    if (right - x >= width + ui.px(kGap)) return at(x + ui.px(kGap), centre - height / 2);
    if (!target) return at(right - width, bottom - height);
    if (bottom - target->row.bottom() >= height) return at(x - width - ui.px(kGap), target->row.bottom() + ui.px(4));
    if (target->row.y - lanes.y >= height + margin) return at(x - width - ui.px(kGap), target->row.y - height - ui.px(4));
    return at(x - width - ui.px(kGap), bottom - height);
}

void draw_pointer(ui::Ui& ui, const Target& target, const ui::Rect& card) {
    ui::draw_ring(ui, target.point, kRing, ui::Role::caption_ground, 2.5f);
    const float radius = ui.px(kRing) / 2;
    const float y = std::clamp(target.point.y, card.y + ui.px(16), card.bottom() - ui.px(16));
    const bool on_the_right = card.x > target.point.x;
    const ImVec2 from{target.point.x + (on_the_right ? radius : -radius), target.point.y};
    const ImVec2 to{on_the_right ? card.x : card.right(), y};
    const float bend = (from.x + to.x) / 2;
    ui::draw_arrow(ui, {from, {bend, from.y}, {bend, to.y}, to},
                   {.ink = ui::Role::caption_ground, .width = 2.5f, .dot = false, .head = false});
}

}  // namespace

void draw_timeline_caption(ui::Ui& ui, const Plot& plot, const ui::Rect& lanes, float rows_top, const FlowView& flow,
                           Actions& actions) {
    if (!flow.caption) return;
    const CaptionView& view = *flow.caption;
    const ui::Caption caption{view.text, view.progress, ui.say.caption_key(), ui.say.caption_continue()};
    const float width = std::clamp(lanes.w * 0.64f, std::min(lanes.w, ui.px(kLeast)), ui.px(kWidth));
    const float height = ui::caption_height(ui, caption, width);
    const auto target = target_of(plot, lanes, rows_top, view);
    const ui::Rect card = place_for(ui, plot, lanes, target, width, height);
    if (target) draw_pointer(ui, *target, card);
    ui::draw_caption(ui, card, caption);
    const ui::Hit hit = ui::hit(ui, "caption", card);
    ui::draw_focus_ring(ui, hit, ui.px(10));
    if (hit.clicked) actions.push_back(NextCaption{});
}

void draw_flags(ui::Ui& ui, const Plot& plot, const ui::Rect& lanes) {
    if (plot.turns()) return;
    const ui::Type type = ui.projector ? ui::Type::projected_ruler : ui::Type::smallest_strong;
    float top = lanes.y + ui.px(4);
    for (const FlagView& view : plot.view.flags) {
        const float x = plot.x(view.at);
        if (x < plot.area.x || x > plot.area.right() + 1) continue;
        const ui::Role ink = view.trouble ? ui::Role::trouble : ui::Role::accent;
        ui::draw_dashed_line(ui, {x, lanes.y}, {x, lanes.bottom()}, ink, 6, 5, ui.projector ? 3.0f : 1.5f);
        const float width = ui::text_width(ui, type, view.words) + ui.px(14);
        const float height = ui::line_height(ui, type) + ui.px(4);
        // The flag flies to the side that has room.
        const float left = x + width <= lanes.right() ? x : x - width;
        const ui::Rect flag{left, top, width, height};
        ui::draw_box(ui, flag, {ui::Role::surface, ink, 1.5f, 4});
        ui::draw_text(ui, flag, type, ink, view.words, ui::Align::centre);
        top += height + ui.px(4);
    }
}

}  // namespace asynchio::panels
