#include <algorithm>
#include <array>
#include <string>

#include "app/model/state_phrases.h"
#include "app/panels/looks.h"
#include "app/panels/rule_cards.h"
#include "app/panels/timeline_ghost.h"
#include "app/panels/timeline_map.h"
#include "app/panels/timeline_ruler.h"
#include "app/panels/timeline_samples.h"
#include "app/panels/timeline_search.h"
#include "app/panels/timeline_words.h"
#include "app/phrases/phrases.h"
#include "app/widgets/bar.h"
#include "app/widgets/button.h"
#include "app/widgets/segmented.h"
#include "app/widgets/text.h"

namespace asynchio::panels {
namespace {

using ui::Rect;
using ui::Role;

constexpr float kLeastMap = 160, kMostMap = 520, kMapHeight = 34;

struct Chosen {
    const LaneView* lane = nullptr;
    const Span* span = nullptr;
};

Chosen chosen_bar(const TimelineView& view, const UiState& state) {
    if (!state.selection) return {};
    const LaneView* lane = lane_of(view, state.selection->actor);
    if (lane == nullptr || lane->lane == nullptr) return {};
    const auto& spans = lane->lane->spans;
    const auto span = std::ranges::lower_bound(spans, state.selection->first_event, {}, &Span::first_event);
    if (span == spans.end() || span->first_event != state.selection->first_event) return {lane, nullptr};
    return {lane, &*span};
}

// "selected: why did main wake up?"
std::string selected_words(const Phrases& say, const Scene& scene, const Chosen& chosen) {
    if (chosen.span == nullptr) return std::string(say.timeline_selected_later());
    const std::string what = span_words(say, scene.timeline, *chosen.lane, *chosen.span, chosen.span->activity);
    return say.timeline_selected({.who = chosen.lane->name, .what = what});
}

void draw_selected(ui::Ui& ui, Rect& rest, const Scene& scene, const UiState& state) {
    const Chosen chosen = chosen_bar(scene.timeline, state);
    if (chosen.lane == nullptr) return;
    const float swatch = ui.px(13);
    const auto wanted = [&](const std::string& words) { return ui::text_width(ui, ui::Type::smallest_strong, words) + swatch + ui.px(26); };
    std::string words = selected_words(ui.say, scene, chosen);
    if (wanted(words) > rest.w) words = chosen.lane->name;  // half a sentence says less than whom it is about
    const float width = wanted(words);
    if (width > rest.w) return;
    const Rect place = ui::cut_left(rest, width, ui.px(12));
    const Rect pill = ui::rect_around(place.centre(), place.w, ui.px(24));
    ui::draw_box(ui, pill, {Role::surface, Role::edge, 1, 12});
    Rect inner = pill.inset(ui.px(8), 0);
    const Rect sample = ui::rect_around(ui::cut_left(inner, swatch, ui.px(5)).centre(), swatch, swatch);
    if (chosen.span != nullptr) ui::draw_swatch(ui, look_of(chosen.span->activity), sample);
    ui::draw_text(ui, inner, ui::Type::smallest_strong, Role::text, words);
}

bool shows_holds(const TimelineView& view, const UiState& state) {
    return view.run != nullptr && !view.run->holds.empty() &&
           view.run->holds.front().first_event < state.position;
}

void draw_legend(ui::Ui& ui, Rect& rest) {
    const std::string_view words = ui.say.timeline_holds_the_lock();
    const float width = ui::text_width(ui, ui::Type::small, words);
    if (rest.w < width + ui.px(60)) return;
    ui::draw_text(ui, ui::cut_right(rest, width + 1, ui.px(8)), ui::Type::small, Role::muted, words);
    ui::draw_hold_band(
        ui, ui::rect_around(ui::cut_right(rest, ui.px(30), ui.px(16)).centre(), ui.px(30), ui.px(8)));
}

void draw_hint(ui::Ui& ui, Rect& rest, const TimelineView& view, const UiState& state) {
    if (view.pick) return;
    const std::string_view words =
        state.selection ? ui.say.timeline_hint_chain()
        : view.ruler == Ruler::turns
            ? (view.by_threads ? ui.say.timeline_hint_stretch() : ui.say.timeline_hint_turn())
        : !state.view.fitted ? ui.say.timeline_hint_move()
                             : ui.say.timeline_hint_zoom();
    const float width = ui::text_width(ui, ui::Type::smallest, words);
    if (width + ui.px(12) > rest.w) return;
    ui::draw_text(ui, ui::cut_right(rest, width + 1, ui.px(16)), ui::Type::smallest, Role::muted, words);
}

// The map takes the room of the hints; what is selected stands beside it where there is enough for both.
void draw_map_beside(ui::Ui& ui, Rect& rest, const Plot& plot, const UiState& state, Actions& actions) {
    const float shared = state.selection && !plot.view.search && rest.w > ui.px(2 * kLeastMap) ? 0.5f : 1;
    const float width = std::min(rest.w * shared, ui.px(kMostMap));
    if (width < ui.px(kLeastMap * 0.6f)) return;
    const Rect place = ui::cut_right(rest, std::floor(width), ui.px(12));
    draw_map(ui, ui::rect_around(place.centre(), place.w, ui.px(kMapHeight)), plot, actions);
}

}  // namespace

void draw_timeline_header(ui::Ui& ui, const Rect& rect, const Scene& scene, const UiState& state,
                          const Plot& plot, Actions& actions) {
    Rect rest = rect;
    const std::array<std::string_view, 2> labels = {ui.say.ruler_time(),
                                                     scene.timeline.by_threads ? ui.say.ruler_steps() : ui.say.ruler_turns()};
    const float width = ui::segmented_width(ui, labels);
    const Rect control = ui::cut_left(rest, width, ui.px(14));
    const int chosen = state.ruler == Ruler::turns ? 1 : 0;
    if (const auto picked =
            ui::segmented(ui, "ruler", ui::rect_around(control.centre(), width, ui.px(30)), labels, chosen))
        actions.push_back(SetRuler{*picked == 1 ? Ruler::turns : Ruler::time});
    ui::draw_key_cap(ui, rest.x + ui.px(8), rest, "T");
    ui::cut_left(rest, ui::key_cap_width(ui, "T") + ui.px(8), ui.px(24));
    draw_pin(ui, rest, scene, state, actions);
    if (scene.timeline.search) draw_search(ui, ui::cut_left(rest, search_width(ui, rest.w), ui.px(12)), *scene.timeline.search, state.searches, actions);
    else draw_rule_cards(ui, rest, scene, state, actions);
    if (shows_map(plot)) draw_map_beside(ui, rest, plot, state, actions);
    if (scene.timeline.search) return;
    Rect right = state.selection ? ui::cut_right(rest, rest.w * 0.5f, ui.px(12)) : rest;
    draw_samples(ui, right, plot);
    draw_hint(ui, right, scene.timeline, state);
    if (shows_holds(scene.timeline, state)) draw_legend(ui, right);
    draw_selected(ui, rest, scene, state);
}

}  // namespace asynchio::panels
