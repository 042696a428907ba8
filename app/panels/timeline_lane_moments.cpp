#include "app/panels/timeline_lane_moments.h"

#include <algorithm>
#include <string>

#include "app/panels/looks.h"
#include "app/panels/timeline_words.h"
#include "app/phrases/phrases.h"
#include "app/widgets/bar.h"
#include "app/widgets/icons.h"
#include "app/widgets/text.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

struct LaneMoments : DrawnLane {
    std::vector<Rect>& said;  // places of words, these included

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

    // "cancel()" where somebody asked the task to stop: from there to its end is what the task does about it. Above the
    // bars, where there is room.
    void draw_cancels() {
        const ui::Type type = ui.projector ? plot.sizes.words : ui::Type::smallest_strong;
        float drawn_to = plot.area.x - 1, said_until = plot.area.x;
        for (const CancelMark& cancel : lane.lane->cancels) {
            const float x = plot.x(plot.unit(cancel.at, cancel.event));
            if (cancel.event >= plot.state.position || x < drawn_to || x > plot.area.right()) continue;
            ui::draw_vertical(ui, x, base - height - ui.px(3), base, Role::trouble, ui.px(ui.projector ? 4 : 2));
            drawn_to = x + ui.px(3);
            const std::string who = cancel_words(ui.say, plot.view, lane, cancel);
            for (const std::string_view words : {std::string_view(who), ui.say.timeline_cancel()}) {
                const Rect place = place_cancel(x, said_until, {ui::text_width(ui, type, words), ui::line_height(ui, type)});
                if (place.empty()) continue;
                ui::fill_rect(ui, place, Role::surface);  // the run behind has its outlines here
                ui::draw_text(ui, place, type, Role::trouble, words);
                said.push_back(place);
                said_until = place.right() + ui.px(8);
                break;
            }
        }
    }
    // Over the bars at x, but behind what stands there up to `from`; empty where there is no room.
    Rect place_cancel(float x, float from, ImVec2 size) const {
        // Before the playhead's line, not under it.
        const float line_at = plot.turns() ? 1e9f : plot.x(plot.view.playhead) - ui.px(4);
        const float left = std::min({x - size.x / 2, plot.area.right() - size.x, x <= line_at + ui.px(4) ? line_at - size.x : 1e9f});
        const bool over = base - height - (top + row.top) >= size.y;
        Rect place = over ? Rect{left, base - height - size.y, size.x + 1, size.y} : free_room_before(x, size.x, size.y);
        if (place.x < from) return {};
        // In the ruler of turns what was printed stands there, too: right behind it, or not at all.
        for (const Rect& words : said)
            if (over && !ui::intersection(words, place).empty()) place.x = words.right() + ui.px(8);
        return place.x > x + ui.px(40) || place.right() > plot.area.right() + 1 ? Rect{} : place;
    }
    // Where the lane has no room over its bars: in the line of the words, left of the moment and of what stands before it.
    Rect free_room_before(float x, float wide, float line) const {
        if (plot.compact(row) || plot.turns()) return {};
        Rect place{x - ui.px(6) - wide, base - height, wide + 1, line};
        const auto stands = [&](const Rect& words) { return !ui::intersection(place.inset(-ui.px(6), 0), words).empty(); };
        for (auto words = said.rbegin(); words != said.rend(); ++words)
            if (stands(*words)) place.x = words->x - ui.px(9) - wide;
        const auto tall_before = [&](const Mark& mark) {
            return ui::is_tall(look_of(mark.activity)) && (mark.slice ? mark.x1 : mark.x0) < x - ui.px(8);
        };
        const auto last = std::find_if(marks.rbegin(), marks.rend(), tall_before);
        const float from = std::max(last == marks.rend() ? 0 : last->x1 + ui.px(6), plot.area.x);
        return place.x < from || std::ranges::any_of(said, stands) ? Rect{} : place;
    }
};

}  // namespace

void draw_lane_moments(const DrawnLane& drawn, std::vector<Rect>& said) {
    LaneMoments moments{drawn, said};
    moments.draw_overdue();
    moments.draw_cancels();
}

}  // namespace asynchio::panels
