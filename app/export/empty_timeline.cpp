// The timeline without bars, and what the bars look like.
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

#include "app/export/timeline_frame.h"
#include "app/model/state_phrases.h"
#include "app/panels/looks.h"
#include "app/panels/timeline_ruler.h"

namespace asynchio {
namespace {

using panels::Plot;
using ui::Role;

constexpr double kMore = 1.3;  // how much longer than the run the ruler is, at least
constexpr double kRoomForTicks = 560;

// A round number behind the end.
double end_of(const TimelineView& view) {
    if (view.ruler == Ruler::turns) return std::ceil(view.end * kMore) + 1;
    const double wanted = std::max(view.end, 1e-3) * kMore;
    const double step = panels::tick_step(kRoomForTicks / wanted, 46);
    return std::ceil(wanted / step - 1e-9) * step;
}

// Lines to draw on: where a running bar reaches to, and the ground that bars stand on.
void draw_ground_lines(SvgCanvas& canvas, const Plot& plot) {
    for (const panels::TimelineRow& row : plot.rows) {
        if (row.pool) continue;
        const double base = plot.base(row, plot.area.y), top = base - plot.bar_height(row);
        canvas.line(plot.area.x, base, plot.area.right(), base, Role::outline, 0.8);
        canvas.line(plot.area.x, top, plot.area.right(), top, Role::hairline, 0.5, "1 3");
    }
}

// Between two ticks of the ruler, five steps.
void draw_fine_lines(SvgCanvas& canvas, const Plot& plot) {
    if (plot.turns()) return;
    const double step = panels::tick_step(plot.per_unit(), 46) / 5;
    const double top = plot.area.y, bottom = top + plot.rows_height;
    for (int i = 1; i * step < plot.end - step * 1e-6; ++i)
        if (i % 5 != 0) canvas.line(plot.x(i * step), top, plot.x(i * step), bottom, Role::hairline, 0.35);
}

struct LegendEntry {
    Activity activity;
    std::string words, means;
};

std::array<LegendEntry, 9> legend_entries(const Phrases& say) {
    const auto entry = [&](Activity activity, std::string_view means) {
        return LegendEntry{activity, std::string(phrase_of(say, activity)), std::string(means)};
    };
    const auto called = [](Activity activity, std::string_view words, std::string_view means) {
        return LegendEntry{activity, std::string(words), std::string(means)};
    };
    return {{entry(Activity::running, say.legend_running_is()), entry(Activity::ready, say.legend_ready_is()),
             entry(Activity::waiting_timer, say.legend_timer_is()),
             called(Activity::waiting_box, say.legend_box(), say.legend_box_is()),
             entry(Activity::waiting_queue, say.legend_queue_is()),
             called(Activity::waiting_lock, say.legend_lock(), say.legend_lock_is()),
             entry(Activity::in_worker, say.legend_worker_is()),
             called(Activity::blocking, say.legend_blocking(), say.legend_blocking_is()),
             entry(Activity::wants_gil, say.legend_gil_is())}};
}

}  // namespace

std::string empty_timeline_svg(const TimelineView& view, const UiState& state, const ui::Theme& theme,
                               const TimelinePicture& picture) {
    TimelineView longer = view;
    longer.shown_end = end_of(view);
    const Plot plot = plot_of(longer, state, picture, longer.shown_end, 1);
    SvgCanvas canvas(theme, picture.id, picture.width, height_of(plot));
    draw_fine_lines(canvas, plot);
    draw_frame(canvas, plot, phrases_in(picture.locale));
    draw_ground_lines(canvas, plot);
    return canvas.finish(picture.title);
}

std::string legend_svg(const ui::Theme& theme, const std::string& id, double width, bool holds, Locale locale) {
    const Phrases& say = phrases_in(locale);
    constexpr double kRow = 37, kBar = 54, kTall = 22;
    constexpr int kColumns = 3;
    const double column = width / kColumns;
    SvgCanvas canvas(theme, id, width, (holds ? 5 : 4) * kRow + 2);
    int place = 0;
    const auto next = [&](const std::string& words, const std::string& means) {
        const double x = (place % kColumns) * column, base = (place / kColumns) * kRow + 31;
        ++place;
        canvas.text(x + kBar + 10, base - 9, words, {.size = 10.5, .bold = true});
        canvas.text(x + kBar + 10, base + 3, means, {.size = 9.5, .role = Role::muted});
        return std::pair(x, base);
    };
    for (const LegendEntry& entry : legend_entries(say)) {
        const auto [x, base] = next(entry.words, entry.means);
        canvas.bar(panels::look_of(entry.activity), x, x + kBar, base, kTall, x);
    }
    for (const auto& [cap, outcome, means] : {std::tuple{ui::EndCap::done, Outcome::done, say.legend_done_is()},
                                              std::tuple{ui::EndCap::failed, Outcome::failed, say.legend_failed_is()},
                                              std::tuple{ui::EndCap::cancelled, Outcome::cancelled, say.legend_cancelled_is()}}) {
        const auto [x, base] = next(std::string(phrase_of(say, outcome)), std::string(means));
        canvas.end_cap(cap, x + kBar / 2, base - 8, 18);
    }
    if (holds) {
        const auto [x, base] = next(std::string(say.legend_hold()), std::string(say.legend_hold_is()));
        canvas.hold(x, x + kBar, base - 4, 4.5);
    }
    return canvas.finish(std::string(say.paper_legend()));
}

}  // namespace asynchio
