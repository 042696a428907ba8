#include "app/model/trail.h"

#include <algorithm>

#include "app/model/make_scene.h"

namespace asynchio {
namespace {

constexpr std::size_t kLongestTrail = 200;

template <class... Types>
bool is_one_of(const Action& action) {
    return (std::holds_alternative<Types>(action) || ...);
}

bool is_jump(const Action& action) {
    return is_one_of<GoToStart, GoToEnd, GoToTime, GoToPosition, GoToHit, GoToFound, SetRuler, ZoomView, PanView, FitView, ShowView, SelectRange,
                     Select, Deselect, SelectNeighbour, FollowWake, ToggleChain, Escape>(action);
}

// Steps of the same gesture are one jump. 0: it is a jump of its own.
std::size_t gesture_of(const Action& action) {
    const bool many = is_one_of<ZoomView, PanView, ShowView, SelectRange, GoToTime>(action);
    return many ? action.index() + 1 : 0;
}

bool goes_on(const Action& action, std::size_t gesture) {
    if (gesture == 0 || gesture_of(action) != gesture) return false;
    const GoToTime* drag = std::get_if<GoToTime>(&action);
    return drag == nullptr || drag->dragging;
}

void look_from(UiState& ui, const RunData& run, const Stand& stand) {
    ui.position = std::min({stand.position, ui.seen, run.trace().size()});
    const Time least = ui.position == 0 ? 0 : run.trace()[ui.position - 1].time;
    ui.time = ui.position == stand.position ? std::clamp(stand.time, least, std::max(least, run.total())) : least;
    ui.ruler = stand.ruler;
    ui.view = stand.view;
    ui.range = stand.range;
    ui.selection = stand.selection;
    if (ui.selection && find_span(run.lanes(), *ui.selection) == nullptr) ui.selection.reset();
    ui.lit_line = 0;
    ui.playing = false;
}

}  // namespace

Stand stand_of(const UiState& ui) {
    return {ui.position, ui.time, ui.ruler, ui.view, ui.selection, ui.range};
}

void note_trail(UiState& ui, const Stand& before, const Action& action) {
    if (std::holds_alternative<WalkTrail>(action)) return;
    Trail& trail = ui.trail;
    if (stand_of(ui) == before) return;
    const bool more = goes_on(action, trail.gesture);
    trail.gesture = is_jump(action) ? gesture_of(action) : 0;
    if (!is_jump(action) || more) return;
    trail.back.push_back(before);
    if (trail.back.size() > kLongestTrail) trail.back.erase(trail.back.begin());
    trail.forward.clear();
}

void walk_trail(UiState& ui, const RunData& run, int step) {
    auto& from = step < 0 ? ui.trail.back : ui.trail.forward;
    auto& to = step < 0 ? ui.trail.forward : ui.trail.back;
    ui.trail.gesture = 0;
    const Stand here = stand_of(ui);
    // What a new run or a shorter one has made the same is no step.
    while (!from.empty()) {
        const Stand wanted = from.back();
        from.pop_back();
        look_from(ui, run, wanted);
        if (stand_of(ui) == here) continue;
        to.push_back(here);
        return;
    }
}

}  // namespace asynchio
