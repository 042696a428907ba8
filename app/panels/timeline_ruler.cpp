#include "app/panels/timeline_ruler.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "app/panels/beside_words.h"
#include "app/panels/timeline_column_gaps.h"
#include "app/panels/timeline_lanes.h"
#include "app/panels/timeline_passes.h"
#include "app/panels/timeline_range.h"
#include "app/panels/timeline_words.h"
#include "app/phrases/phrases.h"
#include "app/widgets/bar.h"
#include "app/widgets/text.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

constexpr int kMostRows = 6;  // that are tried for words

int decimals_of(double step) {
    return std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
}

std::string flag_words(const Plot& plot) {
    return plot.view.playhead_text.empty() ? brief_seconds(plot.state.time) : plot.view.playhead_text;
}

// The column that the playhead is in, or has just finished.
std::size_t current_column(const Plot& plot) {
    const double at = std::max(0.0, std::ceil(plot.view.playhead - 1e-9) - 1);
    return static_cast<std::size_t>(at);
}

Rect flag_rect(ui::Ui& ui, const Plot& plot) {
    const ui::Type type = plot.sizes.ruler;
    const float width = ui::text_width(ui, type, flag_words(plot)) + 2 * ui.px(ui.projector ? 12 : 9);
    const float x = plot.x(plot.view.playhead), height = ui.px(ui.projector ? 40 : 20);
    return ui::snapped({x - width / 2, plot.ruler.bottom() - height, width, height});
}

void draw_time_labels(ui::Ui& ui, const Plot& plot) {
    const double step = tick_step(plot.per_unit(), plot.sizes.tick);
    const int decimals = ui.projector ? decimals_of(step) : std::max(1, decimals_of(step));
    const Rect flag = flag_rect(ui, plot).inset(-ui.px(4), 0), plate = range_plate(ui, plot, flag_rect(ui, plot));
    const ui::Type type = plot.sizes.ruler;
    const float line = ui::line_height(ui, type), axis = plot.ruler.bottom();
    const auto last = static_cast<long>(std::floor(plot.end / step + 1e-6));
    for (auto i = static_cast<long>(std::ceil(plot.begin / step - 1e-6)); i <= last; ++i) {
        const double at = static_cast<double>(i) * step;
        const float x = plot.x(at);
        ui::draw_vertical(ui, x, axis, axis + ui.px(6), Role::outline);
        std::string words = fmt::format("{:.{}f}", at, decimals);
        // The first label names the unit.
        if (i == 0) words += " s";
        const float width = ui::text_width(ui, type, words);
        const Rect label{x - width / 2, axis - line - ui.px(4), width + 1, line};
        if (label.x < flag.right() && label.right() > flag.x) continue;
        if (label.x < plate.right() && label.right() > plate.x) continue;
        ui::draw_text(ui, label, type, Role::muted, words);
    }
}

void draw_column_labels(ui::Ui& ui, const Plot& plot) {
    if (plot.view.run == nullptr) return;
    const auto& columns = plot.view.run->columns;
    const std::size_t position = std::max(plot.state.position, plot.state.seen);
    const auto known = static_cast<std::size_t>(
        std::ranges::lower_bound(columns, position, {}, &Column::first_event) - columns.begin());
    const std::size_t current = current_column(plot);
    const auto first = static_cast<std::size_t>(std::max(0.0, std::floor(plot.begin)));
    for (std::size_t i = first; i < known && plot.x(static_cast<double>(i)) < plot.area.right(); ++i) {
        const std::uint32_t turn = columns[i].turn;
        // Before its loop runs, the script has no turn.
        const std::string words = turn != 0              ? std::to_string(turn)
                                  : plot.view.by_threads ? std::to_string(i + 1)
                                                         : "–";
        const float x0 = plot.x(static_cast<double>(i)), width = plot.x(static_cast<double>(i + 1)) - x0;
        const Rect cell{x0, plot.ruler.y, width, plot.ruler.h};
        if (cell.centre().x < plot.area.x || cell.centre().x > plot.area.right()) continue;
        if (i == current && plot.state.position > 0) {
            const Rect flag =
                ui::rect_around(cell.centre(), ui.px(ui.projector ? 60 : 40), plot.ruler.h - ui.px(4));
            ui::fill_rect(ui, flag, Role::accent, 4);
            ui::draw_text(ui, flag, plot.sizes.column, Role::on_accent, words, ui::Align::centre);
        } else {
            const bool seen_only = columns[i].first_event >= plot.state.position;
            ui::draw_text(ui, cell, plot.sizes.column, seen_only ? Role::muted : Role::text, words,
                          ui::Align::centre);
        }
    }
}

// "+3" at the left end: so many columns stand before those in sight.
void draw_columns_before(ui::Ui& ui, const Plot& plot) {
    const auto before = static_cast<long>(std::floor(plot.begin + 1e-6));
    if (before <= 0) return;
    const ui::Type type = ui.projector ? plot.sizes.words : ui::Type::smallest_strong;
    const std::string words = "+" + std::to_string(before);
    const float sign = ui.px(ui.projector ? 26 : 14), width = ui::text_width(ui, type, words) + sign + ui.px(6);
    Rect place{plot.area.x - width - ui.px(6), plot.ruler.y, width, plot.ruler.h};
    ui::draw_icon(ui, ui::cut_left(place, sign, ui.px(4)), type, Role::muted, ui::icon::step_back);
    ui::draw_text(ui, place, type, Role::muted, words);
}

// Where the run came to a line with a breakpoint; those on one pixel are one.
void draw_hits(ui::Ui& ui, const Plot& plot) {
    float last = -1;
    for (const double hit : plot.view.hits) {
        const float x = std::round(plot.x(plot.turns() ? std::floor(hit) + 0.5 : hit));
        if (x == last || x < plot.area.x - 1 || x > plot.area.right() + 1) continue;
        last = x;
        const float size = ui.projector ? 8 : 5, y = plot.ruler.bottom();
        ui::draw_dot(ui, {x, y}, size, Role::surface);
        ui::draw_dot(ui, {x, y}, size - 1, Role::trouble);
    }
}

// A blocking bar fills its lane.
bool blocks_the_row(const Plot& plot, const TimelineRow& row, const FrozenView& frozen) {
    if (row.pool || plot.view.lanes[row.lane].lane == nullptr) return true;
    const double middle = (frozen.begin + frozen.end) / 2;
    const auto& spans = plot.view.lanes[row.lane].lane->spans;
    const auto span = std::partition_point(spans.begin(), spans.end(), [&](const Span& s) { return plot.extent(s).end < middle; });
    return span != spans.end() && span->activity == Activity::blocking && plot.extent(*span).begin <= middle;
}

// Where words of this width may begin, the best place first: in the stretch, or beside it.
std::vector<float> lefts_of_words(const Plot& plot, const FrozenView& frozen, float width, float gap) {
    const float x0 = std::max(plot.x(frozen.begin), plot.area.x), x1 = std::min(plot.x(frozen.end), plot.area.right());
    std::vector<float> lefts;
    if (width + gap <= x1 - x0) {
        for (float left = x1 - width - gap / 2; left >= x0 + gap / 2; left -= 4 * gap) lefts.push_back(left);
        return lefts;
    }
    for (const float left : {x1 + gap, x0 - width - gap}) {
        const bool taken = std::ranges::any_of(plot.view.frozen, [&](const FrozenView& other) {
            return &other != &frozen && plot.x(other.end) > left && plot.x(other.begin) < left + width;
        });
        if (!taken && left >= plot.area.x && left + width <= plot.area.right() + plot.sizes.margin) lefts.push_back(left);
    }
    return lefts;
}

}  // namespace

std::optional<Rect> frozen_words_place(const Plot& plot, const FrozenView& frozen, ImVec2 size, float gap, const TakenRoom& taken) {
    const std::vector<float> lefts = lefts_of_words(plot, frozen, size.x, gap);
    if (lefts.empty()) return std::nullopt;
    std::optional<Rect> first, over_bars;
    int tried = 0;
    for (const TimelineRow& row : plot.rows) {
        const float top = taken.rows_top + row.top;
        Rect plate{lefts.front(), std::max(taken.lanes.y, top) + gap, size.x, size.y};
        if (plate.bottom() > taken.lanes.bottom() || tried >= kMostRows) break;
        if (plate.y > top + row.height * 0.7f || blocks_the_row(plot, row, frozen)) continue;
        if (!first) first = plate;
        ++tried;
        for (const float left : lefts) {
            plate.x = left;
            const Rect around = plate.inset(-gap, -gap / 2);
            const auto stands_there = [&](const Rect& it) { return !ui::intersection(it, around).empty(); };
            if (std::ranges::any_of(taken.words, stands_there)) continue;
            if (std::ranges::none_of(taken.bars, stands_there)) return plate;
            if (!over_bars) over_bars = plate;
        }
    }
    if (over_bars) return over_bars;
    return first ? first : Rect{lefts.front(), std::max(taken.lanes.y, taken.rows_top) + gap, size.x, size.y};
}

double tick_step(double pixels_per_unit, double least) {
    const double wanted = std::max(least / std::max(pixels_per_unit, 1e-12), 1e-9);
    const double power = std::pow(10, std::floor(std::log10(wanted)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= wanted * (1 - 1e-9)) return factor * power;
    return 10 * power;
}

void draw_ruler(ui::Ui& ui, const Plot& plot) {
    ui::draw_horizontal(ui, plot.area.x, plot.area.right(), plot.ruler.bottom(), Role::outline,
                        ui.projector ? 3 : 1);
    draw_passes(ui, plot);
    if (plot.turns()) {
        draw_column_labels(ui, plot);
        draw_columns_before(ui, plot);
        draw_column_gaps(ui, plot, current_column(plot));
        return draw_hits(ui, plot);
    }
    draw_time_labels(ui, plot);
    draw_hits(ui, plot);
    draw_range_plate(ui, plot, range_plate(ui, plot, flag_rect(ui, plot)));
    const float x = plot.x(plot.view.playhead);
    if (x < plot.area.x - 1 || x > plot.area.right() + 1) return;
    const Rect flag = flag_rect(ui, plot);
    ui::fill_rect(ui, flag, Role::accent, 3);
    ui::draw_text(ui, flag, plot.sizes.ruler, Role::on_accent, flag_words(plot), ui::Align::centre);
}

void draw_ground(ui::Ui& ui, const Plot& plot, const Rect& whole) {
    Rect lanes = whole;
    ui::cut_top(lanes, ui.px(ui.projector ? 2 : 1));  // the axis
    const float right = plot.area.right(), x = std::clamp(plot.x(plot.reached()), plot.area.x, right);
    const double to = std::min(plot.end, plot.turns() ? plot.view.shown_end : plot.end);
    // Behind the end of the run nothing will happen any more.
    const bool over = plot.view.over && plot.view.playhead >= plot.view.end - 1e-9;
    if (x < right && !over) ui::fill_rect(ui, {x, lanes.y, right - x, lanes.h}, Role::not_yet);
    draw_pass_bands(ui, plot, lanes);
    if (plot.turns() && plot.state.position > 0) {
        const double column = static_cast<double>(current_column(plot));
        const float x0 = std::max(plot.x(column), plot.area.x), x1 = std::min(plot.x(column + 1), right);
        if (x1 > x0) ui::fill_rect(ui, {x0, lanes.y, x1 - x0, lanes.h}, Role::accent_wash);
    }
    const double step = plot.turns() ? 1 : tick_step(plot.per_unit(), plot.sizes.tick);
    const auto last = static_cast<long>(std::floor(to / step + 1e-6));
    for (auto i = static_cast<long>(std::ceil(plot.begin / step - 1e-6)); i <= last; ++i)
        ui::draw_vertical(ui, plot.x(static_cast<double>(i) * step), lanes.y, lanes.bottom(), Role::hairline,
                          ui.projector ? 2 : 1);
}

namespace {

// No text stands on another one, and none is left in halves: what lies under the plate gives way to it.
void clear_words(ui::Ui& ui, const Rect& plate, const std::vector<Rect>& words) {
    ui::fill_rect(ui, plate, Role::surface);
    for (const Rect& said : words) {
        const Rect both = ui::intersection(said, plate);
        if (!both.empty() && both.h > said.h / 2) ui::fill_rect(ui, said, Role::surface);
    }
}

}  // namespace

std::vector<Rect> draw_frozen(ui::Ui& ui, const Plot& plot, const TakenRoom& taken) {
    const Rect& lanes = taken.lanes;
    const ui::Ink ink(ui::state_fill(ui, ui::Look::blocking));
    const ui::Type type = ui.projector ? plot.sizes.state : ui::Type::small_strong;
    const float line = lanes.y + ui.px(7);
    TakenRoom around{{lanes.x, line, lanes.w, lanes.bottom() - line}, taken.rows_top, taken.words, taken.bars};
    for (const FrozenView& frozen : plot.view.frozen) {
        if (plot.turns() || frozen.end < plot.begin || frozen.begin > plot.end) continue;
        const float x0 = std::max(plot.x(frozen.begin), plot.area.x), x1 = std::min(plot.x(frozen.end), plot.area.right());
        const ImVec2 size{ui::text_width(ui, type, frozen.words) + ui.px(12), ui::line_height(ui, type)};
        if (const std::optional<Rect> plate = frozen_words_place(plot, frozen, size, ui.px(4), around)) {
            clear_words(ui, *plate, taken.words);
            ui::draw_text(ui, plate->inset(ui.px(6), 0), type, Role::trouble, frozen.words);
            around.words.push_back(*plate);
        }
        for (const float x : {x0, x1})
            for (const auto& [from, to] : beside_words(ui, {x, lanes.y}, {x, lanes.bottom()}, around.words))
                ui::draw_vertical(ui, x, from.y, to.y, ink, 2);
        ui::draw_horizontal(ui, x0, x1, line, ink, 2);
    }
    return {around.words.begin() + static_cast<std::ptrdiff_t>(taken.words.size()), around.words.end()};
}

void draw_playhead(ui::Ui& ui, const Plot& plot, const Rect& lanes) {
    if (plot.turns()) return;
    const float x = plot.x(plot.view.playhead);
    if (x < plot.area.x - 1 || x > plot.area.right() + 1) return;
    ui::draw_vertical(ui, x, lanes.y, lanes.bottom(), Role::accent, ui.projector ? 4 : 2);
}

}  // namespace asynchio::panels
