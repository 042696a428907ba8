#include "app/panels/timeline_caption.h"

#include <algorithm>

#include "app/panels/timeline_lanes.h"
#include "app/phrases/phrases.h"
#include "app/widgets/card.h"
#include "app/widgets/draw.h"
#include "app/widgets/hit.h"
#include "app/widgets/text.h"
#include "app/widgets/tooltip.h"

namespace asynchio::panels {
namespace {

constexpr float kRing = 18, kCapRing = 12;    // the second: more than the cap
constexpr float kWay = 28;                    // behind the playhead: right of the caps of lanes that end now
constexpr float kAbove = 10, kBelow = 8, kSide = 8;
constexpr const char *kUsualLines = "\n\n.", *kWideLines = "\n.";  // three; two in a wide card
constexpr float kWideCard = 900;
constexpr float kProjectedReach = 0.38f;      // so far right the words below stand in any case

// On the card stands "3 of 4"; the moment behind it is in the tooltip.
std::string_view count_of(std::string_view progress) { return progress.substr(0, progress.find_first_of(",:")); }

ui::Caption caption_of(const Phrases& say, const CaptionView& view) {
    return {view.text, count_of(view.progress), say.caption_key(), say.caption_continue()};
}

float card_width(const ui::Ui& ui, float width) { return width - 2 * ui.px(kSide); }

// Where the words of the projected layout begin in any case, left of `x`.
float above_words(const ui::Ui& ui, const Plot& plot, float x) {
    return ui.projector ? std::min(x, plot.labels.x + (plot.area.right() - plot.labels.x) * kProjectedReach) : x;
}

// From the playhead, which goes through all lanes, to the words.
void draw_foot(ui::Ui& ui, const Plot& plot, ImVec2 foot, float bottom, const ui::Arrow& look) {
    const float end = above_words(ui, plot, foot.x), turn = bottom - ui.px(4), into = bottom + (ui.projector ? ui.px(10) : 0);
    if (end < foot.x) return ui::draw_arrow(ui, {foot, {foot.x, turn}, {end, turn}, {end, into}}, look);
    ui::draw_arrow(ui, {foot, {foot.x, into}}, look);
}

// From the ring to the right, where nothing has happened, and down to the words.
void draw_pointer(ui::Ui& ui, const Plot& plot, const CaptionTarget& target, float bottom) {
    const float line = ui.projector ? 4 : 2.5f;
    const ui::Role ink = ui.projector ? ui::Role::text : ui::Role::caption_ground;  // projected, the ground is as light as the picture
    const ImVec2 centre = target.ring.centre();
    if (target.row.empty()) return draw_foot(ui, plot, centre, bottom, {.ink = ink, .width = line, .dot = true, .head = false});
    ui::draw_ring(ui, centre, target.ring.w / ui.scale, ink, line);
    const float most = plot.area.right() + plot.sizes.margin - ui.px(6);
    const float now = std::clamp(plot.x(plot.view.playhead), plot.area.x, plot.area.right());
    const float x = std::round(std::min(std::max(target.ring.right() + ui.px(8), now + ui.px(kWay)), most));
    const ui::Arrow look{.ink = ink, .width = line, .dot = false, .head = false};
    if (x < target.ring.right() + ui.px(2))
        return ui::draw_arrow(ui, {{centre.x, target.ring.bottom()}, {centre.x, bottom}}, look);
    const float end = above_words(ui, plot, x);
    const float turn = bottom - ui.px(4);
    if (end < x) return ui::draw_arrow(ui, {{target.ring.right(), centre.y}, {x, centre.y}, {x, turn}, {end, turn}, {end, bottom + ui.px(10)}}, look);
    ui::draw_arrow(ui, {{target.ring.right(), centre.y}, {x, centre.y}, {x, bottom + (ui.projector ? ui.px(10) : 0)}}, look);
}

}  // namespace

float caption_band_height(ui::Ui& ui, const FlowView& flow, float width) {
    if (ui.projector) return 0;
    const bool more = flow.on && flow.stage == Stage::run && flow.next_caption == ui.say.next_caption();
    if (!flow.caption && !more) return 0;
    const char* const usual = width >= ui.px(kWideCard) ? kWideLines : kUsualLines;
    float height = ui::caption_height(ui, {usual, {}, ui.say.caption_key(), ui.say.caption_continue()}, card_width(ui, width));
    if (flow.caption) height = std::max(height, ui::caption_height(ui, caption_of(ui.say, *flow.caption), card_width(ui, width)));
    return height + ui.px(kAbove + kBelow);
}

ui::Rect caption_row(const Plot& plot, float rows_top, const CaptionView& caption) {
    for (const TimelineRow& row : plot.rows)
        if (!row.pool && caption.who && plot.view.lanes[row.lane].actor == caption.who) return row_rect(plot, row, rows_top);
    return {};
}

std::optional<CaptionTarget> caption_target(const ui::Ui& ui, const Plot& plot, const ui::Rect& lanes, float rows_top,
                                            const CaptionView& caption) {
    const float x = std::clamp(plot.x(plot.view.playhead), plot.area.x, plot.area.right());
    const float side = ui.exact(ui.projector ? 2 * kRing : kRing);
    for (const TimelineRow& row : plot.rows) {
        if (row.pool || !caption.who || plot.view.lanes[row.lane].actor != caption.who) continue;
        const ui::Rect place = row_rect(plot, row, rows_top);
        const ImVec2 bar_end{x, plot.base(row, rows_top) - plot.bar_height(row) / 3};
        CaptionTarget target{ui::rect_around(bar_end, side, side), place};
        if (const ui::Rect cap = end_cap_rect(ui, plot, row, rows_top, marks_of(ui, plot, plot.view.lanes[row.lane])); !cap.empty())
            target = {ui::rect_around(cap.centre(), cap.w + ui.exact(kCapRing), cap.w + ui.exact(kCapRing)), place, true};
        const float y = target.ring.centre().y;
        if (y < lanes.y || y > lanes.bottom()) return std::nullopt;
        return target;
    }
    // It speaks of the moment: the foot of the playhead, where no lane is.
    return CaptionTarget{{x, std::min(lanes.bottom(), rows_top + plot.rows_height), 0, 0}, {}};
}

void draw_caption_way(ui::Ui& ui, const Plot& plot, const ui::Rect& lanes, float rows_top, const ui::Rect& band, const CaptionView& caption) {
    if (const auto target = caption_target(ui, plot, lanes, rows_top, caption))
        draw_pointer(ui, plot, *target, ui.projector ? band.y : band.y + ui.px(kAbove));
}

void draw_timeline_caption(ui::Ui& ui, const Plot& plot, const ui::Rect& lanes, float rows_top, const ui::Rect& band,
                           const FlowView& flow, Actions& actions) {
    if (!flow.caption) return;
    const ui::Caption caption = caption_of(ui.say, *flow.caption);
    ui::Rect card = band.inset(ui.px(kSide), 0);
    ui::cut_top(card, ui.px(kAbove));
    ui::cut_bottom(card, ui.px(kBelow));
    draw_caption_way(ui, plot, lanes, rows_top, band, *flow.caption);
    if (ui.projector) return;
    const float height = ui::caption_height(ui, caption, card.w);
    card.h = std::min(card.h, height);
    ui::draw_caption(ui, card, caption);
    const ui::Hit hit = ui::hit(ui, "caption", card);
    ui::tooltip(ui, hit, flow.caption->progress);
    ui::draw_focus_ring(ui, hit, ui.px(10));
    if (hit.clicked) actions.push_back(NextCaption{});
}

}  // namespace asynchio::panels
