#include "app/export/timeline_svg.h"

#include <algorithm>
#include <cmath>

#include "app/export/timeline_frame.h"
#include "app/panels/looks.h"
#include "app/panels/timeline_flags.h"
#include "app/panels/timeline_marks.h"
#include "app/panels/timeline_prints.h"
#include "app/panels/timeline_ruler.h"
#include "app/panels/timeline_words.h"
#include "app/phrases/phrases.h"

namespace asynchio {
namespace {

using panels::Mark;
using panels::Plot;
using panels::TimelineRow;
using ui::Rect;
using ui::Role;

constexpr SvgText kPrint{.size = 8.5, .mono = true, .role = Role::muted};
constexpr SvgText kWords{.size = 9, .role = Role::muted};
constexpr SvgText kJob{.size = 9, .bold = true};
constexpr SvgText kPlate{.size = 10, .bold = true, .anchor = SvgText::Anchor::middle};
constexpr double kFold = 2;
constexpr int kAllQueueRows = 99;

Rect rect_of(double x0, double y, double x1, double height) {
    return {static_cast<float>(x0), static_cast<float>(y), static_cast<float>(x1 - x0), static_cast<float>(height)};
}

class LaneDrawing {
  public:
    LaneDrawing(SvgCanvas& canvas, const Plot& plot, const TimelineRow& row, const Phrases& say)
        : canvas_(canvas), plot_(plot), say_(say), lane_(plot.view.lanes[row.lane]), base_(plot.base(row, plot.area.y)),
          tall_(plot.bar_height(row) - (lane_.worker ? 2 : 0)) {
        if (lane_.lane != nullptr)
            marks_ = panels::collect_marks(plot, *lane_.lane, {plot.state.position, plot.reached()}, plot.sizes.slice, kFold);
    }

    void draw() {
        if (lane_.lane == nullptr) return;
        if (lane_.worker) draw_job_frames();
        for (const Mark& mark : marks_) draw_mark(mark);
        draw_holds();
        draw_cap();
        draw_cancels();
    }

  private:
    void draw_mark(const Mark& mark) {
        const ui::Look look = panels::look_of(mark.activity);
        const double gap = plot_.turns() ? 1 : 0, x0 = mark.x0 + gap, x1 = std::min<double>(mark.x1 - gap, plot_.area.right() + 8);
        if (x1 <= x0) return;
        const double height = canvas_.bar(look, x0, x1, base_, tall_, plot_.x(0));
        const bool tall = ui::is_tall(look);
        if (mark.activity == Activity::blocking) return draw_plate(mark, height);
        if (mark.count > 1 || tall || lane_.worker) return;
        if (tall_ >= 18) draw_words(mark, x0 + 5, x1 - 3, base_ - height - 3);
    }

    // What the turn before the bar printed, then what the bar waits for.
    void draw_words(const Mark& mark, double from, double to, double y) {
        const auto measure = [](std::string_view words) { return static_cast<float>(text_width(words, kPrint)); };
        const auto index = static_cast<std::size_t>(&mark - marks_.data());
        const std::string printed = plot_.turns() ? "" : panels::printed_before(measure, lane_, marks_, index, static_cast<float>(to - from)).words;
        if (!printed.empty()) canvas_.text(from, y, printed, kPrint), from += text_width(printed, kPrint) + 6;
        const Span& span = lane_.lane->spans[mark.span];
        const std::string words = panels::span_words(say_, plot_.view, lane_, span, mark.activity);
        for (const std::string& most : {panels::limited_words(say_, words, span), words})
            if (text_width(most, kWords) <= to - from) return canvas_.text(from, y, most, kWords);
    }

    // On a plate, because no text may stand on a pattern.
    void draw_plate(const Mark& mark, double height) {
        const Span& span = lane_.lane->spans[mark.span];
        const Time end = mark.cut ? plot_.state.time : span.end;
        std::string words = say_.lane_blocking_for({.time = panels::duration_words(end - span.begin)});
        if (text_width(words, kPlate) + 16 > mark.x1 - mark.x0) words = panels::duration_words(end - span.begin);
        const double width = text_width(words, kPlate) + 10, middle = (mark.x0 + mark.x1) / 2;
        if (width + 4 > mark.x1 - mark.x0 || height < 17) return;
        canvas_.box(rect_of(middle - width / 2, base_ - height / 2 - 8, middle + width / 2, 16), Role::surface, ui::Role::bar_outline, 1, 3);
        canvas_.text(middle, base_ - height / 2 + 3.5, words, kPlate);
    }

    void draw_job_frames() {
        for (std::size_t i = 0; i < plot_.view.jobs.size(); ++i) {
            const JobSpan& job = plot_.view.jobs[i];
            if (job.worker != lane_.actor.thread || job.started_event >= plot_.state.position) continue;
            const bool goes_on = job.ended_event >= plot_.state.position;
            const double x0 = plot_.x(plot_.unit(job.started, job.started_event));
            const double x1 = plot_.x(goes_on ? plot_.reached() : plot_.unit(job.ended, job.ended_event));
            if (x1 - x0 < 2) continue;
            canvas_.box(rect_of(x0, base_ - tall_ - 2, x1, tall_ + 2), Role::surface, Role::bar_outline, 1.2);
            const std::string& name = plot_.view.job_names[i];
            if (tall_ >= 17 && text_width(name, kJob) + 8 <= x1 - x0) canvas_.text(x0 + 5, base_ - tall_ * 0.5 - 2.5, name, kJob);
        }
    }

    void draw_holds() {
        if (plot_.view.run == nullptr) return;
        double drawn_to = -1;  // many short holds become one band
        for (const HoldSpan& hold : plot_.view.run->holds) {
            if (hold.owner != lane_.actor || hold.first_event >= plot_.state.position) continue;
            const bool goes_on = hold.last_event >= plot_.state.position;
            const double x0 = plot_.x(plot_.unit(hold.begin, hold.first_event));
            const double end = plot_.x(goes_on ? plot_.reached() : plot_.unit(hold.end, hold.last_event));
            const double x1 = std::max<double>(end, x0 + plot_.sizes.slice);
            if (x1 < drawn_to + 1) continue;
            canvas_.hold(x0, x1, base_ + 1.5, 4.5);
            drawn_to = x1;
        }
    }

    void draw_cap() {
        if (!lane_.ended || lane_.worker || marks_.empty()) return;
        const double size = std::min<double>(plot_.sizes.cap, tall_), half = size / 2;
        const double end = plot_.x(plot_.unit(lane_.lane->end_time, lane_.lane->end_event));
        const double x = (plot_.turns() ? end : std::max<double>(marks_.back().x1, end)) + half + 3;
        canvas_.end_cap(panels::cap_of(lane_.outcome), x, base_ - half, size);
    }

    void draw_cancels() {
        double drawn_to = plot_.area.x, said_to = drawn_to;
        for (const CancelMark& cancel : lane_.lane->cancels) {
            const double x = plot_.x(plot_.unit(cancel.at, cancel.event));
            if (cancel.event >= plot_.state.position || x < drawn_to) continue;
            canvas_.line(x, base_ - tall_ - 2, x, base_, Role::trouble, 1.5);
            drawn_to = x + 2;
            const std::string who = panels::cancel_words(say_, plot_.view, lane_, cancel);
            for (const std::string_view words : {std::string_view(who), say_.timeline_cancel()}) {
                const double half = text_width(words, kWords) / 2;
                if (tall_ < 18 || x - half < said_to || (words == who && x + half > plot_.area.right() + plot_.sizes.margin)) continue;
                canvas_.text(x - half, base_ - tall_ - 3, words, kWords);
                said_to = x + half + 4;
                break;
            }
        }
    }

    SvgCanvas& canvas_;
    const Plot& plot_;
    const Phrases& say_;
    const LaneView& lane_;
    const double base_, tall_;
    std::vector<Mark> marks_;
};

void draw_pool(SvgCanvas& canvas, const Plot& plot, const TimelineRow& row) {
    int rows = 0;
    const std::vector<int> places = panels::queue_rows(plot.view, rows);
    for (std::size_t i = 0; i < plot.view.jobs.size(); ++i) {
        const JobSpan& job = plot.view.jobs[i];
        if (places[i] < 0 || job.queued_event >= plot.state.position) continue;
        const std::size_t until = std::min(job.started_event, job.ended_event);
        const double x0 = plot.x(plot.unit(job.queued, job.queued_event)) + 1;
        const double x1 = plot.x(until >= plot.state.position ? plot.reached() : plot.unit(job.started, until)) - 1;
        if (x1 - x0 < 2) continue;
        const double y = plot.area.y + row.top + 4 + places[i] * plot.sizes.queue_row;
        canvas.box(rect_of(x0, y, x1, plot.sizes.queue_row - 1), Role::surface, Role::bar_outline, 1);
        const std::string& name = plot.view.job_names[i];
        if (text_width(name, kJob) + 8 <= x1 - x0) canvas.text(x0 + 5, y + 9.5, name, kJob);
    }
}

void draw_frozen(SvgCanvas& canvas, const Plot& plot) {
    const double top = plot.area.y, bottom = top + plot.rows_height;
    panels::TakenRoom taken{{plot.area.x, plot.area.y, plot.area.w, plot.rows_height}, plot.area.y, {}};
    for (const FrozenView& frozen : plot.view.frozen) {
        if (plot.turns()) continue;
        for (const double at : {frozen.begin, frozen.end}) canvas.line(plot.x(at), top, plot.x(at), bottom, Role::text, 1.2, "4 2");
        const double width = text_width(frozen.words, kPlate) + 8;
        const auto place = panels::frozen_words_place(plot, frozen, {static_cast<float>(width), 15}, 1, taken);
        if (!place) continue;
        taken.words.push_back(*place);
        canvas.box(rect_of(place->x, place->y, place->x + width, 15), Role::surface, Role::surface, 0.5);
        canvas.text(place->x + width / 2, place->y + 11, frozen.words, kPlate);
    }
}

// What was said of a lane, or of the end of its bar.
void draw_ghost(SvgCanvas& canvas, const Plot& plot, const GhostView& ghost) {
    const auto row = std::ranges::find_if(plot.rows, [&](const TimelineRow& it) { return !it.pool && it.lane == ghost.lane; });
    if (row == plot.rows.end() || (ghost.kind == GhostView::Kind::bar && plot.turns())) return;
    const float top = plot.area.y + row->top;
    Rect place{plot.labels.x - 4, top + 2, plot.labels.w - 4, row->height - 4};
    if (ghost.kind == GhostView::Kind::lane) {
        const SvgText said{.size = 9.5, .bold = true, .role = Role::accent};
        canvas.text(plot.labels.x, plot.flags.y + 12, ghost.words + ": " + plot.view.lanes[ghost.lane].name, said);
    } else {
        const float height = plot.bar_height(*row) + 4;
        place = {plot.x(0), plot.base(*row, plot.area.y) - height + 2, plot.x(std::min(ghost.at, plot.end)) - plot.x(0), height};
    }
    const std::string_view dash = ghost.kind == GhostView::Kind::bar ? "6 4" : "";
    for (const float y : {place.y, place.bottom()}) canvas.line(place.x, y, place.right(), y, Role::accent, 1.5, dash);
    for (const float x : {place.x, place.right()}) canvas.line(x, place.y, x, place.bottom(), Role::accent, 1.5, dash);
}

// Moments with a word: a line through the lanes and the word above the ruler.
void draw_flags(SvgCanvas& canvas, const Plot& plot) {
    if (plot.turns()) return;
    SvgText words{.size = 9.5, .bold = true, .role = Role::accent, .anchor = SvgText::Anchor::middle};
    const auto width = [&](const std::string& said) { return static_cast<float>(text_width(said, words) + 10); };
    for (const panels::FlagPlace& place : panels::flag_places(plot, 16, 4, width)) {
        words.role = place.flag->trouble ? Role::trouble : Role::accent;
        canvas.line(place.x, plot.ruler.bottom(), place.x, plot.area.y + plot.rows_height, words.role, 1.2, "6 5");
        canvas.box(place.plate, Role::surface, words.role, 1.2, 3);
        canvas.text(place.plate.centre().x, place.plate.bottom() - 4.5, place.flag->words, words);
    }
}

// While there is something behind it.
void draw_playhead(SvgCanvas& canvas, const Plot& plot) {
    if (plot.view.playhead >= plot.view.end - 1e-9) return;
    const double x = plot.x(plot.view.playhead);
    canvas.line(x, plot.area.y, x, plot.area.y + plot.rows_height, Role::accent, 2);
}

}  // namespace

std::string timeline_svg(const TimelineView& view, const UiState& state, const ui::Theme& theme, const TimelinePicture& picture) {
    const Plot plot = plot_of(view, state, picture, view.shown_end, kAllQueueRows);
    SvgCanvas canvas(theme, picture.id, picture.width, height_of(plot));
    if (!theme.print) canvas.rect({0, 0, static_cast<float>(picture.width), static_cast<float>(height_of(plot))}, Role::surface);
    draw_frame(canvas, plot, phrases_in(picture.locale));
    for (const TimelineRow& row : plot.rows) {
        if (row.pool) draw_pool(canvas, plot, row);
        else LaneDrawing(canvas, plot, row, phrases_in(picture.locale)).draw();
    }
    draw_frozen(canvas, plot);
    for (const GhostView& ghost : view.ghosts) draw_ghost(canvas, plot, ghost);
    draw_flags(canvas, plot);
    draw_playhead(canvas, plot);
    return canvas.finish(picture.title);
}

}  // namespace asynchio
