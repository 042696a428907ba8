#include "app/panels/range_panel.h"

#include <algorithm>
#include <string>
#include <vector>

#include "app/panels/looks.h"
#include "app/panels/panel.h"
#include "app/phrases/phrases.h"
#include "app/widgets/bar.h"
#include "app/widgets/scroll.h"
#include "app/widgets/text.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;
using ui::Type;

constexpr float kShares = 110, kSwatch = 12, kLine = 22, kBar = 14, kLeastName = 60, kMostName = 130;

// "waiting: timer 0.80 s, 100 %", one beside the other and wrapped as a whole.
struct Piece {
    const StateShareView* state;
    float width;
};

float piece_width(ui::Ui& ui, const StateShareView& state) {
    return ui.px(kSwatch + 5) + ui::text_width(ui, Type::small, state.words) + ui.px(6) + ui::text_width(ui, Type::small_mono, state.figures) + ui.px(16);
}

// The lines of one lane: from which piece to which.
std::vector<std::vector<Piece>> lines_of(ui::Ui& ui, const RangeLaneView& lane, float room) {
    std::vector<std::vector<Piece>> lines(1);
    float used = 0;
    for (const StateShareView& state : lane.states) {
        const float width = piece_width(ui, state);
        if (used > 0 && used + width > room) lines.emplace_back(), used = 0;
        lines.back().push_back({&state, width});
        used += width;
    }
    return lines;
}

void draw_piece(ui::Ui& ui, Rect place, const StateShareView& state) {
    const Rect sample = ui::rect_around(ui::cut_left(place, ui.px(kSwatch), ui.px(5)).centre(), ui.px(kSwatch), ui.px(kSwatch));
    ui::draw_swatch(ui, look_of(state.activity), sample);
    ui::draw_runs(ui, place, {{Type::small, Role::text, state.words}, {Type::small_mono, Role::muted, state.figures, 6}});
}

// The states of a lane as parts of the range, in the order in which they are named.
void draw_shares(ui::Ui& ui, const Rect& rect, const RangeLaneView& lane) {
    ui::draw_box(ui, rect, {Role::sunken, Role::edge, 1, 2});
    float x = rect.x;
    for (const StateShareView& state : lane.states) {
        const float width = std::min(static_cast<float>(state.part) * rect.w, rect.right() - x);
        if (width < 1) continue;
        ui::draw_bar(ui, look_of(state.activity), {x, rect.y, width, rect.h}, {x, rect.bottom()});
        x += width;
    }
}

struct Columns {
    float name, shares, words;
};

Columns columns_of(ui::Ui& ui, const RangeView& range, float width) {
    float name = ui.px(kLeastName);
    for (const RangeLaneView& lane : range.lanes) name = std::max(name, ui::text_width(ui, Type::label_strong, lane.name) + ui.px(4));
    name = std::min(name, ui.px(kMostName));
    return {name, ui.px(kShares), width - name - ui.px(kShares) - 2 * ui.px(10)};
}

float lane_height(ui::Ui& ui, const RangeLaneView& lane, const Columns& columns) {
    return static_cast<float>(lines_of(ui, lane, columns.words).size()) * ui.px(kLine) + ui.px(4);
}

void draw_lane(ui::Ui& ui, const Rect& row, const RangeLaneView& lane, const Columns& columns) {
    if (lane.selected) ui::fill_rect(ui, row, Role::accent_wash, 4);
    Rect rest = row.inset(0, ui.px(2));
    Rect name = ui::cut_left(rest, columns.name, ui.px(10)), shares = ui::cut_left(rest, columns.shares, ui.px(10));
    name.h = shares.h = ui.px(kLine);
    ui::draw_text(ui, name, Type::label_strong, Role::text, lane.name);
    draw_shares(ui, ui::rect_around(shares.centre(), shares.w, ui.px(kBar)), lane);
    if (lane.states.empty()) {
        rest.h = ui.px(kLine);
        ui::draw_text(ui, rest, Type::small, Role::muted, ui.say.range_nothing());
    }
    for (const auto& line : lines_of(ui, lane, columns.words)) {
        Rect place = ui::cut_top(rest, ui.px(kLine));
        for (const Piece& piece : line) draw_piece(ui, ui::cut_left(place, piece.width), *piece.state);
    }
}

}  // namespace

void draw_range_panel(ui::Ui& ui, const Rect& rect, const Scene& scene, const UiState&, Actions&) {
    if (!scene.timeline.range) return;
    const ui::FocusGroup group(ui, 3);
    const RangeView& range = *scene.timeline.range;
    ui::draw_raised_card(ui, rect);
    Rect inner = begin_section(ui, rect, range.title, range.length, ui.say.range_clear());
    inner.h = rect.bottom() - ui.px(8) - inner.y;
    const float width = inner.w - ui.px(12);
    const Columns columns = columns_of(ui, range, width);
    const float sentence = range.sentence.empty() ? 0 : ui::wrapped_height(ui, Type::label, range.sentence, width) + ui.px(6);
    float height = sentence;
    for (const RangeLaneView& lane : range.lanes) height += lane_height(ui, lane, columns);
    const ui::ScrollArea area(ui, "range", inner, height);
    Rect rest = area.content();
    rest.w = width;
    if (sentence > 0) ui::draw_wrapped(ui, ui::cut_top(rest, sentence), Type::label, Role::text, range.sentence);
    for (const RangeLaneView& lane : range.lanes) {
        const Rect row = ui::cut_top(rest, lane_height(ui, lane, columns));
        if (row.bottom() >= area.visible().y && row.y <= area.visible().bottom()) draw_lane(ui, row, lane, columns);
    }
}

}  // namespace asynchio::panels
