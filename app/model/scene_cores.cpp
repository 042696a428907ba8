// Cores and GILs at the playhead.
#include <algorithm>

#include "app/model/make_scene.h"

namespace asynchio {
namespace {

constexpr std::size_t kMostCores = 8, kMostGils = 9;  // more are not told apart on a screen

const Occupation* at(const OccupancyLane& lane, std::size_t position) {
    const auto after = std::ranges::lower_bound(lane.spans, position, {}, &Occupation::first_event);
    if (after == lane.spans.begin() || (after - 1)->last_event < position) return nullptr;
    return &*(after - 1);
}

// The machine hands out a core together with the GIL: who looks between the two sees both.
std::size_t when_cores_are_handed_out(const SceneContext& context) {
    const std::size_t position = context.ui.position;
    if (position == 0 || position >= context.trace().size()) return position;
    const bool between = context.trace()[position - 1].kind == EventKind::GilTaken && context.trace()[position].kind == EventKind::CoreTaken;
    return between ? position + 1 : position;
}

CoreLaneView core_view(const SceneContext& context, const CoresView& cores, const OccupancyLane& lane, std::size_t number) {
    CoreLaneView view;
    view.name = context.say().core_name({.number = number});
    view.lane = &lane;
    const Occupation* now = at(lane, when_cores_are_handed_out(context));
    view.busy = now != nullptr;
    const Phrases& say = context.say();
    if (now != nullptr) view.state_word = cores.name_of(now->thread);
    else if (!cores.over) view.state_word = say.core_idle();
    else view.state_word = lane.spans.empty() ? say.core_unused() : say.core_used();
    return view;
}

CoreLaneView gil_view(const SceneContext& context, const CoresView& cores, const OccupancyLane& lane, bool one) {
    CoreLaneView view;
    view.gil = true;
    const State& end = context.run.end();
    const Phrases& say = context.say();
    const std::string owner = lane.process ? process_name(context.trace(), end, lane.process) : context.name(Actor::of(ThreadId(1)));
    view.name = one ? std::string(say.machine_gil()) : say.gil_of({.who = owner});
    view.lane = &lane;
    const Occupation* now = at(lane, context.ui.position);
    view.busy = now != nullptr;
    view.state_word = now != nullptr ? cores.name_of(now->thread) : cores.over ? "" : std::string(say.gil_free());
    const auto want = std::ranges::count_if(context.state.threads, [&](const ThreadState& thread) {
        return thread.phase == ThreadState::Phase::wants_gil && thread.process == lane.process;
    });
    if (want > 0) view.state_word = say.gil_wanted({.who = view.state_word, .count = want});
    return view;
}

std::string note_of(const Phrases& say, const Occupancy& occupancy) {
    const std::string_view note = say.cores_note();
    if (occupancy.cores.size() <= kMostCores) return std::string(note);
    return say.cores_first({.shown = kMostCores, .all = occupancy.cores.size(), .note = note});
}

}  // namespace

void add_cores(Scene& scene, const SceneContext& context) {
    const auto* subject = context.inputs.subject;
    CoresView& cores = scene.timeline.cores;
    cores.on = subject != nullptr && subject->lesson && subject->lesson->has_panel("cores");
    const Occupancy& occupancy = context.run.occupancy();
    if (!cores.on || occupancy.cores.empty()) return;
    cores.over = context.ui.position >= context.trace().size() && context.run.end().end.outcome != RunOutcome::running;
    const Phrases& say = context.say();
    cores.thread_names.emplace_back();
    for (const ThreadState& thread : context.run.end().threads)
        cores.thread_names.push_back(thread.id == ThreadId(1) ? std::string(say.core_main_thread()) : thread.id ? context.name(Actor::of(thread.id)) : "");
    cores.title = occupancy.gils.empty() ? say.cores_title_no_gil() : occupancy.gils.size() > 1 ? say.cores_title_gils() : say.cores_title();
    cores.note = note_of(say, occupancy);
    for (std::size_t i = 0; i < std::min(occupancy.cores.size(), kMostCores); ++i)
        cores.lanes.push_back(core_view(context, cores, occupancy.cores[i], i));
    for (std::size_t i = 0; i < std::min(occupancy.gils.size(), kMostGils); ++i)
        cores.lanes.push_back(gil_view(context, cores, occupancy.gils[i], occupancy.gils.size() == 1));
}

}  // namespace asynchio
