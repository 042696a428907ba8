#include "app/panels/timeline.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>

#include "app/panels/panel.h"
#include "app/panels/timeline_caption.h"
#include "app/panels/timeline_chain.h"
#include "app/panels/timeline_cores.h"
#include "app/panels/timeline_flags.h"
#include "app/panels/timeline_ghost.h"
#include "app/panels/timeline_input.h"
#include "app/panels/timeline_lanes.h"
#include "app/panels/timeline_order.h"
#include "app/panels/timeline_pick.h"
#include "app/panels/timeline_range.h"
#include "app/panels/timeline_ruler.h"
#include "app/phrases/phrases.h"
#include "app/widgets/draw.h"
#include "app/widgets/scroll.h"
#include "app/widgets/text.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

// Said once, where no outline stands: in the row that ends first.
void draw_future_words(ui::Ui& ui, const Plot& plot, float rows_top, const Rect& lanes) {
    const float x = std::max(plot.x(plot.reached()), plot.area.x), room = plot.area.right() - x;
    const bool seen = plot.view.seen > plot.reached() + 1e-9;
    if (plot.view.over && plot.view.playhead >= plot.view.end - 1e-9) return;
    const std::string_view words = seen ? ui.say.timeline_seen_before() : ui.say.timeline_not_yet();
    const ui::Type type = ui.projector ? plot.sizes.words : ui::Type::small;
    const float width = ui::text_width(ui, type, words);
    // A caption's way to its lane goes down right of the playhead.
    if (room < width + ui.px(110) || plot.rows.empty()) return;
    const TimelineRow* place = nullptr;
    for (const TimelineRow& row : plot.rows) {
        if (row.pool || row.height < ui.px(30)) continue;
        const LaneView& lane = plot.view.lanes[row.lane];
        const bool free = !seen || lane.ended || lane.lane == nullptr || lane.lane->spans.empty() ||
                          lane.lane->spans.back().last_event < plot.state.position;
        if (free) place = &row;
    }
    if (place == nullptr) return;
    const Rect row = row_rect(plot, *place, rows_top);
    Rect line{plot.area.right() - width - ui.px(40), row.y, width + 2, row.h};
    // Left of the line of a flag that would run through them.
    for (const FlagView& flag : plot.view.flags)
        if (const float at = plot.x(flag.at); at > line.x - ui.px(8) && at < line.right() + ui.px(8)) line.x = at - ui.px(14) - line.w;
    if (row.bottom() > lanes.bottom() || line.x < x + ui.px(60)) return;
    ui::fill_rect(ui, ui::rect_around(line.centre(), line.w + ui.px(12), ui::line_height(ui, type)),
                  Role::not_yet);
    ui::draw_text(ui, line, type, Role::muted, words);
}

// The outline around the selected bar.
void draw_selection(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top,
                    const std::vector<Mark>& marks) {
    const LaneView& lane = plot.view.lanes[row.lane];
    if (!plot.state.selection || plot.state.selection->actor != lane.actor) return;
    const std::size_t wanted = plot.state.selection->first_event;
    const auto& spans = lane.lane->spans;
    for (const Mark& mark : marks) {
        const std::size_t last = std::min(mark.span + mark.count, spans.size()) - 1;
        if (wanted < spans[mark.span].first_event || wanted > spans[last].first_event) continue;
        const Rect bar = mark_rect(ui, plot, row, rows_top, mark).inset(-ui.px(5));
        const float left = std::max(bar.x, plot.area.x - ui.px(6));
        const float right = std::min(bar.right(), plot.area.right() + ui.px(6));
        if (right > left) ui::stroke_rect(ui, {left, bar.y, right - left, bar.h}, Role::accent, 2, 4);
        return;
    }
}

void append(std::vector<Rect>& all, std::vector<Rect> some) { all.insert(all.end(), some.begin(), some.end()); }

void draw_row(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top, const Rect& lanes,
              DrawnRows& drawn, Actions& actions) {
    if (row.pool) return append(drawn.words, draw_pool_row(ui, plot, row, rows_top));
    const LaneView& lane = plot.view.lanes[row.lane];
    const Rect whole = row_rect(plot, row, rows_top);
    draw_lane_label(ui, plot, row, rows_top);
    const std::vector<Mark>& marks = drawn.marks[static_cast<std::size_t>(&row - plot.rows.data())] = marks_of(ui, plot, lane);
    {
        // Bars may break out of their lane upwards, but never over the labels.
        const float above = ui.px(20);
        const float over = plot.begin > 0 ? 0 : ui.px(2);  // nothing stands out where the picture goes on to the left
        const Rect room{plot.area.x - over, whole.y - above, plot.area.w + over + plot.sizes.margin, whole.h + above};
        const ui::Clip clip(ui,
                            ui::intersection(room, {lanes.x, lanes.y, lanes.w + plot.sizes.margin, lanes.h}));
        draw_ghost_lane(ui, plot, row, rows_top);
        draw_seen(ui, plot, row, rows_top);
        if (lane.worker) draw_job_frames(ui, plot, row, rows_top);
        append(drawn.words, draw_lane(ui, plot, row, rows_top, marks));
        if (lane.worker) append(drawn.words, draw_job_names(ui, plot, row, rows_top, marks));
        draw_selection(ui, plot, row, rows_top, marks);
        drawn.words.push_back(end_cap_rect(ui, plot, row, rows_top, marks));
    }
    if (plot.view.pick) return;
    ui::Hit hit = handle_lane(ui, plot, row, rows_top, lanes, marks, actions);
    handle_order(ui, plot, row, rows_top, lanes, ui.has_keys(hit.id), actions);
    hit.rect = hit.rect.inset(ui.px(4));
    ui::draw_focus_ring(ui, hit, ui.px(4));
}

// The lane that a caption speaks of comes into sight with it.
void reveal_told(ui::ScrollArea& scroll, const Plot& plot, float rows_top, const CaptionView& caption) {
    const Rect row = caption_row(plot, rows_top, caption);
    const int which = static_cast<int>(std::hash<std::string>()(caption.text) & 0xffffff);
    if (!row.empty() && changed_since("told lane", which)) scroll.reveal(row);
}

// Where nobody can go on, the last lane that waits comes into sight: the others have ended or stand above it.
void reveal_stuck(ui::ScrollArea& scroll, const Plot& plot, float rows_top) {
    const auto waits = [&](const TimelineRow& row) { return !row.pool && plot.view.lanes[row.lane].begun && !plot.view.lanes[row.lane].ended; };
    const auto last = std::find_if(plot.rows.rbegin(), plot.rows.rend(), waits);
    const int which = static_cast<int>(plot.state.position);
    if (last != plot.rows.rend() && changed_since("stuck lane", which)) scroll.reveal(row_rect(plot, *last, rows_top));
}

// Those that the words of a frozen loop leave whole.
std::vector<Rect> all_bars(const ui::Ui& ui, const Plot& plot, const DrawnRows& drawn) {
    std::vector<Rect> bars;
    if (plot.view.frozen.empty() || plot.turns()) return bars;
    for (std::size_t i = 0; i < plot.rows.size(); ++i)
        for (const Mark& mark : drawn.marks[i]) bars.push_back(mark_rect(ui, plot, plot.rows[i], drawn.top, mark));
    return bars;
}

// Everything below the ruler; `rows_top` is where the first row begins, above the window when scrolled. Returns where words
// stand.
std::vector<Rect> draw_rows(ui::Ui& ui, const Plot& plot, const Rect& lanes, float rows_top, Actions& actions) {
    draw_ground(ui, plot,
                {lanes.x, lanes.y, lanes.w, std::min(lanes.h, rows_top + plot.rows_height - lanes.y)});
    const Rect used{lanes.x, lanes.y, lanes.w, std::min(lanes.h, rows_top + plot.rows_height - lanes.y)};
    for (std::size_t i = 1; i < plot.rows.size(); ++i) {
        const float y = rows_top + plot.rows[i].top;
        const bool group = !plot.rows[i].pool && plot.view.lanes[plot.rows[i].lane].first_of_group;
        ui::draw_horizontal(ui, plot.labels.x, plot.area.right() + plot.sizes.margin, y, group ? Role::outline : Role::hairline,
                            ui.projector ? 2 : 1);
    }
    draw_future_words(ui, plot, rows_top, lanes);
    DrawnRows drawn{rows_top, used, std::vector<std::vector<Mark>>(plot.rows.size()), {}};
    for (const TimelineRow& row : plot.rows) {
        const Rect whole = row_rect(plot, row, rows_top);
        if (whole.bottom() < lanes.y || whole.y > lanes.bottom()) continue;
        draw_row(ui, plot, row, rows_top,
                 {plot.labels.x, lanes.y, plot.area.right() - plot.labels.x, lanes.h}, drawn, actions);
    }
    append(drawn.words, draw_frozen(ui, plot, {used, rows_top, drawn.words, all_bars(ui, plot, drawn)}));
    draw_range(ui, plot, used);
    draw_playhead(ui, plot, used);
    draw_chain(ui, plot, drawn);
    return std::move(drawn.words);
}

}  // namespace

TimelinePlaces timeline_places(ui::Ui& ui, const Rect& rect, const Scene& scene, const UiState& state) {
    Rect rest = rect, header;
    const TimelineSizes sizes = timeline_sizes(ui);
    if (sizes.header > 0) {
        ui::cut_top(rest, ui.px(8));
        header = ui::cut_top(rest, sizes.header - ui.px(8)).inset(sizes.pad, 0);
    }
    const float ghost_line = ghost_line_height(ui, scene.timeline);
    const Rect ghost = ui::cut_top(rest, ghost_line).inset(sizes.pad, 0);
    Rect band{rect.x, rect.bottom(), rect.w, 0};
    if (!ui.projector) band = ui::cut_bottom(rest, caption_band_height(ui, scene.flow, rect.w));
    return {header, ghost, band, make_plot(ui, rest, scene.timeline, state)};
}

void draw_timeline(ui::Ui& ui, const Rect& rect, const Scene& scene, const UiState& state, Actions& actions) {
    const ui::FocusGroup group(ui, 3);
    ImGui::PushID("timeline");
    if (!ui.projector) ui::draw_card(ui, rect);
    const TimelinePlaces places = timeline_places(ui, rect, scene, state);
    const Plot& plot = places.plot;
    if (!places.header.empty()) draw_timeline_header(ui, places.header, scene, state, plot, actions);
    draw_ghost_line(ui, places.ghost, scene.timeline, actions);
    if (plot.area.w < ui.px(40) || plot.area.h < ui.px(20)) return ImGui::PopID();
    draw_ruler(ui, plot);
    draw_flag_words(ui, plot);
    if (!plot.view.pick) handle_ruler(ui, plot, actions);
    const bool scrolls = plot.rows_height > plot.area.h + 1;
    draw_cores(ui, plot);
    float told_from = plot.area.y;
    const float bottom = plot.core_rows.height > 0 ? plot.area.bottom() : places.band.y;
    {
        // What scrolls is everything below the ruler, names included.
        const Rect below{rect.x, plot.area.y, rect.w, bottom - plot.area.y - ui.px(scrolls ? 4 : 0)};
        std::optional<ui::ScrollArea> scroll;
        if (scrolls) scroll.emplace(ui, "rows", below, plot.rows_height + ui.px(8));
        const Rect lanes{plot.area.x, plot.area.y, plot.area.w, scrolls ? below.h : plot.area.h};
        const std::vector<Rect> words = draw_rows(ui, plot, lanes, scroll ? scroll->content().y : plot.area.y, actions);
        const float top = scroll ? scroll->content().y : plot.area.y;
        const Rect seen{lanes.x, lanes.y, lanes.w, std::min(lanes.h, plot.rows_height)};
        draw_ghosts(ui, plot, seen, top);
        if (plot.view.pick) handle_pick(ui, plot, seen, top, actions);
        draw_flag_lines(ui, plot, seen, words);
        const bool stuck = scene.banner && scene.banner->kind == BannerView::Kind::stuck;
        if (stuck)
            ui::fill_rect(ui, {lanes.x, lanes.y, lanes.w, std::min(lanes.h, plot.rows_height)}, Role::veil);
        const float rows_top = scroll ? scroll->content().y : plot.area.y;
        if (scroll && scene.flow.caption) reveal_told(*scroll, plot, rows_top, *scene.flow.caption);
        if (scroll && stuck) reveal_stuck(*scroll, plot, rows_top);
        told_from = rows_top;
        if (scroll && scene.flow.caption) draw_caption_way(ui, plot, below, rows_top, places.band, *scene.flow.caption);
    }
    draw_timeline_caption(ui, plot, {plot.area.x, plot.area.y, plot.area.w, bottom - plot.area.y}, told_from, places.band, scene.flow, actions);
    if (!plot.view.pick) handle_view(ui, plot, rect, scrolls, actions);
    ImGui::PopID();
}

}  // namespace asynchio::panels
