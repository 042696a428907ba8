// The left side of the timeline's rows, and the rows about jobs.
#include <algorithm>
#include <string>

#include "app/panels/looks.h"
#include "app/panels/timeline_lanes.h"
#include "app/panels/timeline_words.h"
#include "app/phrases/phrases.h"
#include "app/widgets/bar.h"
#include "app/widgets/text.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

ui::icon::Icon lane_sign(const LaneView& lane) {
    return lane.ended ? ui::end_cap_sign(cap_of(lane.outcome)) : sign_of(lane.activity);
}

float sign_room(const ui::Ui& ui, const LaneView& lane) {
    return lane_sign(lane).empty() ? 0 : ui.px(ui.projector ? 34 : 22);
}

// From the longest on: what it waits for says more than that it waits, and that more than what it holds. The name of
// whom it waits for may be cut, the word of a state never: sign and bar say the same.
std::string_view state_words(ui::Ui& ui, ui::Type type, const LaneView& lane, float width) {
    const std::string_view full = lane.state_word, brief = lane.state_brief;
    const auto first_part = [](std::string_view words) { return words.substr(0, words.find(", ")); };
    for (const std::string_view words : {full, brief, first_part(full), first_part(brief)})
        if (!words.empty() && ui::text_width(ui, type, words) <= width) return words;
    const std::string_view shortest = first_part(brief.empty() ? full : brief);
    const bool names_somebody = lane.activity >= Activity::waiting_timer && lane.activity < Activity::blocking;
    return names_somebody && !lane.ended ? shortest : std::string_view{};
}

void draw_sign(ui::Ui& ui, Rect& line, ui::Type type, const LaneView& lane) {
    if (lane_sign(lane).empty()) return;
    Rect place = ui::cut_left(line, sign_room(ui, lane));
    place.w -= ui.px(6);
    ui::draw_icon(ui, place, type, Role::text, lane_sign(lane));
}

void draw_state(ui::Ui& ui, Rect line, ui::Type type, const LaneView& lane) {
    draw_sign(ui, line, type, lane);
    ui::draw_text(ui, line, type, Role::text, state_words(ui, type, lane, line.w));
}

// "sleeping until 0.30" and below it "holds lock".
void draw_state_in_two_lines(ui::Ui& ui, Rect line, ui::Type type, const LaneView& lane) {
    draw_sign(ui, line, type, lane);
    const std::string_view words = lane.state_word;
    const std::size_t comma = words.find(", ");
    ui::draw_text(ui, line, type, Role::text, words.substr(0, comma));
    ui::draw_text(ui, line.moved(0, ui::line_height(ui, type)), type, Role::text, words.substr(comma + 2));
}

// How much of a compact label the name takes: all of it as long as the state's words have the rest.
float compact_name_width(ui::Ui& ui, const LaneView& lane, ui::Type name, ui::Type state, float width) {
    const std::string_view words = lane.state_brief.empty() ? std::string_view(lane.state_word) : std::string_view(lane.state_brief);
    const float own = ui::text_width(ui, name, lane.name) + 1, wanted = std::max(ui.px(62), own);
    const float left = width - sign_room(ui, lane) - ui::text_width(ui, state, words) - ui.px(9);
    const bool both = left >= std::min(own, width * 0.4f);
    return std::min(wanted, both ? left : width * 0.6f);
}

// Calls draw(job, frame, whether it goes on) for each job that this worker has begun and that is seen.
template <class Draw>
void for_each_job(const ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top, const Draw& draw) {
    const float height = plot.bar_height(row), base = plot.base(row, rows_top);
    for (std::size_t i = 0; i < plot.view.jobs.size(); ++i) {
        const JobSpan& job = plot.view.jobs[i];
        if (job.worker != plot.view.lanes[row.lane].actor.thread || job.started_event >= plot.state.position) continue;
        const bool goes_on = job.ended_event >= plot.state.position;
        const double end = goes_on ? plot.reached() : plot.unit(job.ended, job.ended_event);
        const float x0 = std::max(plot.x(plot.unit(job.started, job.started_event)), plot.area.x - ui.px(4));
        const float x1 = std::min(plot.x(end), plot.area.right() + ui.px(4));
        if (x1 - x0 >= 2) draw(i, Rect{x0, base - height, x1 - x0, height}, goes_on);
    }
}

float name_height(const ui::Ui& ui) { return ui.px(ui.projector ? 34 : 18); }

bool waited(const JobSpan& job) {
    return job.started_event == SIZE_MAX || job.started > job.queued;
}

}  // namespace

void draw_lane_label(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top) {
    const LaneView& lane = plot.view.lanes[row.lane];
    Rect room = row_rect(plot, row, rows_top);
    room.x += plot.sizes.pad;
    room.w = plot.sizes.label - ui.px(10);
    const ui::Ink ink = lane.begun ? Role::text : Role::muted;
    if (plot.compact(row)) {
        const ui::Type state = ui.projector ? plot.sizes.state : ui::Type::smallest;
        const float name = compact_name_width(ui, lane, plot.sizes.name, state, room.w);
        ui::draw_text(ui, ui::cut_left(room, name, ui.px(8)), plot.sizes.name, ink, lane.name);
        return draw_state(ui, room, state, lane);
    }
    const float first = ui::line_height(ui, plot.sizes.name), second = ui::line_height(ui, plot.sizes.state);
    // "sleeping until 0.30, holds lock" may take two lines where there is room for them.
    const bool split = row.height >= first + 2 * second + ui.px(6) &&
                       lane.state_word.find(", ") != std::string::npos &&
                       ui::text_width(ui, plot.sizes.state, lane.state_word) > room.w - sign_room(ui, lane);
    Rect block = ui::rect_around(room.centre(), room.w, first + (split ? 2 : 1) * second);
    ui::draw_runs(ui, ui::cut_top(block, first),
                  {{plot.sizes.name, ink, lane.name}, {plot.sizes.function, Role::muted, lane.function, 9}});
    const Rect line = ui::cut_top(block, second);
    if (split) draw_state_in_two_lines(ui, line, plot.sizes.state, lane);
    else draw_state(ui, line, plot.sizes.state, lane);
}

void draw_job_frames(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top) {
    for_each_job(ui, plot, row, rows_top, [&](std::size_t, const Rect& frame, bool) {
        ui::draw_box(ui, frame, {Role::surface, ui::bar_ink(), 1.5f, 2});
    });
}

std::vector<Rect> draw_job_names(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top, const std::vector<Mark>& marks) {
    std::vector<Rect> said;
    const LaneView& lane = plot.view.lanes[row.lane];
    for_each_job(ui, plot, row, rows_top, [&](std::size_t job, const Rect& frame, bool goes_on) {
        Rect words = Rect{frame.x, frame.y, frame.w, plot.compact(row) ? ui.px(ui.projector ? 28 : 15) : name_height(ui)}.inset(ui.px(9), 0);
        words.h = std::min(words.h, frame.h);
        const std::string& name = plot.view.job_names[job];
        const float width = ui::text_width(ui, plot.sizes.job, name);
        if (words.w < width) return;
        const Rect taken{frame.x, frame.y, words.x - frame.x + width + ui.px(6), words.h};
        const bool covered = std::ranges::any_of(marks, [&](const Mark& mark) {
            return mark.x1 > taken.x && mark.x0 < taken.right() &&
                   mark_rect(ui, plot, row, rows_top, mark).y - (mark.turns ? frame.h : 0) < taken.bottom() - ui.px(3);
        });
        // No text stands on a pattern, and none on slices.
        if (covered) ui::draw_box(ui, taken, {Role::surface, ui::bar_ink(), 1.5f, 2});
        const bool sleeps = lane.activity == Activity::waiting_timer && goes_on && !ui.projector && !covered;
        ui::draw_runs(ui, words,
                      {{plot.sizes.job, Role::text, name},
                       {ui::Type::smallest, Role::muted, sleeps ? ui.say.lane_sleeping() : std::string_view{}, 7}});
        said.push_back(sleeps ? words : taken);
    });
    return said;
}

Rect queued_rect(const ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top, std::size_t index, int place) {
    const JobSpan& job = plot.view.jobs[index];
    if (place < 0 || !waited(job) || job.queued_event >= plot.state.position) return {};
    const std::size_t until = std::min(job.started_event, job.ended_event);
    const double end = until >= plot.state.position ? plot.reached() : plot.unit(until == job.started_event ? job.started : job.ended, until);
    const float x0 = plot.x(plot.unit(job.queued, job.queued_event)) + ui.px(2), x1 = plot.x(end) - ui.px(2);
    const float top = ui.px(plot.sizes.queue_row < timeline_sizes(ui).queue_row ? 5 : 9) + static_cast<float>(place) * plot.sizes.queue_row;
    if (x1 - x0 < 2) return {};
    return {x0, rows_top + row.top + top, x1 - x0, plot.sizes.queue_row - ui.px(1)};
}

std::vector<Rect> draw_pool_row(ui::Ui& ui, const Plot& plot, const TimelineRow& row, float rows_top) {
    const Rect whole = row_rect(plot, row, rows_top).inset(1, 0);
    ui::fill_rect(ui, whole, Role::sunken);
    ui::draw_horizontal(ui, whole.x, whole.right(), whole.y, Role::edge);
    Rect label{whole.x + plot.sizes.pad, whole.y, plot.sizes.label, whole.h};
    const float first = ui::line_height(ui, plot.sizes.pool) + ui.px(2);
    const bool one_line = whole.h < first + ui::line_height(ui, plot.sizes.function) + ui.px(2);
    label = ui::rect_around(label.centre(), label.w, first + (one_line ? 0 : ui::line_height(ui, plot.sizes.function)));
    ui::draw_text(ui, ui::cut_top(label, first), plot.sizes.pool, Role::text, ui.say.timeline_pool_queue());
    if (!one_line) ui::draw_text(ui, label, plot.sizes.function, Role::muted, ui.say.timeline_jobs_not_tasks());

    std::vector<Rect> said;
    int rows = 0, waiting = 0, most = 0;
    const std::vector<int> places = queue_rows(plot.view, rows);
    float last = plot.area.x;
    const ui::Clip clip(ui, {plot.area.x - 1, whole.y, plot.area.w + 2, whole.h});
    for (std::size_t i = 0; i < plot.view.jobs.size(); ++i) {
        const JobSpan& job = plot.view.jobs[i];
        if (!waited(job) || job.queued_event >= plot.state.position) continue;
        waiting += std::min(job.started_event, job.ended_event) >= plot.state.position;
        most = std::max(most, places[i] + 1);
        const Rect box = queued_rect(ui, plot, row, rows_top, i, places[i]);
        if (box.empty()) continue;
        ui::draw_box(ui, box, {Role::surface, ui::bar_ink(), 1.5f, 2});
        Rect words = box.inset(ui.px(9), 0);
        words.x = std::max(words.x, plot.area.x + ui.px(9));
        words.w = box.right() - ui.px(9) - words.x;
        if (box.h >= ui.px(ui.projector ? 24 : 14)) {
            ui::draw_text(ui, words, plot.sizes.job, Role::text, plot.view.job_names[i]);
            said.push_back({words.x, words.y, std::min(words.w, ui::text_width(ui, plot.sizes.job, plot.view.job_names[i])), words.h});
        }
        last = std::max(last, box.right());
    }
    std::string words = ui.say.timeline_jobs_wait({.count = waiting});
    if (waiting == 0 && most > 0) words += ", " + ui.say.strip_most_at_once({.count = most});
    const Rect note{last + ui.px(12), whole.y, plot.area.right() - last - ui.px(12), whole.h};
    if (const float width = ui::text_width(ui, plot.sizes.words, words); note.w > width) {
        ui::draw_text(ui, note, plot.sizes.words, Role::muted, words);
        said.push_back({note.x, note.y, width, note.h});
    }
    return said;
}

}  // namespace asynchio::panels
