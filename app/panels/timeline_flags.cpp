#include "app/panels/timeline_flags.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "app/panels/beside_words.h"
#include "app/panels/timeline_ruler.h"
#include "app/widgets/draw.h"
#include "app/widgets/text.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

ui::Type flag_type(const ui::Ui& ui) { return ui.projector ? ui::Type::projected_ruler : ui::Type::smallest_strong; }

Role ink_of(const FlagView& flag) { return flag.trouble ? Role::trouble : flag.answers ? Role::agreed : Role::accent; }

void draw_line(ui::Ui& ui, const FlagPlace& place, float from, float to) {
    ui::draw_dashed_line(ui, {place.x, from}, {place.x, to}, ink_of(*place.flag), 6, 5, ui.projector ? 3.0f : 1.5f);
}

// Between the plate and the axis stand the numbers of the ruler: no line runs through one of them.
bool number_at(ui::Ui& ui, const Plot& plot, const FlagPlace& place) {
    const double step = tick_step(plot.per_unit(), plot.sizes.tick);
    const float number = plot.x(std::round(place.flag->at / step) * step), half = ui::text_width(ui, plot.sizes.ruler, "00.00") / 2;
    return std::abs(number - place.x) < half || std::abs(plot.x(plot.view.playhead) - place.x) < 2 * half;
}

void draw_named_lane(ui::Ui& ui, const Plot& plot, const GhostView& ghost) {
    if (ghost.kind != GhostView::Kind::lane || ghost.lane >= plot.view.lanes.size()) return;
    const ui::Type type = ui.projector ? ui::Type::projected_state : ui::Type::smallest_strong;
    const std::string words = ghost.words + ": " + plot.view.lanes[ghost.lane].name;
    const Rect room{plot.labels.x + ui.px(4), plot.ruler.y, plot.labels.w - ui.px(8), plot.ruler.h};
    ui::draw_text(ui, {room.x + ui.px(8), room.y, room.w - ui.px(40), room.h}, type, Role::accent, words);
}

}  // namespace

std::vector<FlagPlace> flag_places(const Plot& plot, float height, float gap, const std::function<float(const std::string&)>& width) {
    std::vector<FlagPlace> places;
    if (plot.flags.empty()) return places;
    for (const FlagView& flag : plot.view.flags) {
        const float x = plot.x(flag.at);
        if (x >= plot.area.x && x <= plot.area.right() + 1) places.push_back({&flag, x, {}});
    }
    std::ranges::stable_sort(places, {}, &FlagPlace::x);
    float free = plot.labels.x + 2 * gap;
    for (FlagPlace& place : places) {
        const float wide = width(place.flag->words);
        const float left = std::max(std::min(place.x - wide / 2, plot.flags.right() - wide), free);
        place.plate = {left, plot.flags.bottom() - height, wide, height};
        free = place.plate.right() + gap;
    }
    return places;
}

std::vector<FlagPlace> flag_places(ui::Ui& ui, const Plot& plot) {
    const float height = std::min(ui::line_height(ui, flag_type(ui)) + ui.px(4), plot.flags.h);
    return flag_places(plot, height, ui.px(4), [&](const std::string& words) { return ui::text_width(ui, flag_type(ui), words) + ui.px(14); });
}

void draw_flag_words(ui::Ui& ui, const Plot& plot) {
    for (const GhostView& ghost : plot.view.ghosts) draw_named_lane(ui, plot, ghost);
    for (const FlagPlace& place : flag_places(ui, plot)) {
        const Role ink = ink_of(*place.flag);
        if (!number_at(ui, plot, place)) draw_line(ui, place, place.plate.bottom(), plot.ruler.bottom());
        ui::draw_box(ui, place.plate, {Role::surface, ink, 1.5f, 4});
        ui::draw_text(ui, place.plate, flag_type(ui), ink, place.flag->words, ui::Align::centre);
    }
}

void draw_flag_lines(ui::Ui& ui, const Plot& plot, const ui::Rect& lanes, const std::vector<ui::Rect>& words) {
    for (const FlagPlace& place : flag_places(ui, plot))
        for (const auto& [from, to] : beside_words(ui, {place.x, plot.ruler.bottom()}, {place.x, lanes.bottom()}, words))
            draw_line(ui, place, from.y, to.y);
}

}  // namespace asynchio::panels
