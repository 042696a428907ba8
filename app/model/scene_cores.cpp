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

CoreLaneView core_view(const SceneContext& context, const CoresView& cores, const OccupancyLane& lane, std::size_t number) {
    CoreLaneView view;
    view.name = "core " + std::to_string(number);
    view.lane = &lane;
    const Occupation* now = at(lane, context.ui.position);
    view.busy = now != nullptr;
    view.state_word = now != nullptr ? cores.name_of(now->thread) : "idle";
    return view;
}

CoreLaneView gil_view(const SceneContext& context, const CoresView& cores, const OccupancyLane& lane, bool one) {
    CoreLaneView view;
    view.gil = true;
    const State& end = context.run.end();
    view.name = one ? "GIL" : "GIL of " + (lane.process ? process_name(context.trace(), end, lane.process) : "main");
    view.lane = &lane;
    const Occupation* now = at(lane, context.ui.position);
    view.busy = now != nullptr;
    view.state_word = now != nullptr ? cores.name_of(now->thread) : "free";
    const auto want = std::ranges::count_if(context.state.threads, [&](const ThreadState& thread) {
        return thread.phase == ThreadState::Phase::wants_gil && thread.process == lane.process;
    });
    if (want > 0) view.state_word += ", " + std::to_string(want) + (want == 1 ? " wants it" : " want it");
    return view;
}

std::string note_of(const Occupancy& occupancy) {
    std::string note = "only computing needs a core; who waits needs none";
    if (occupancy.cores.size() > kMostCores) note = "the first 8 of " + std::to_string(occupancy.cores.size()) + " cores; " + note;
    return note;
}

}  // namespace

void add_cores(Scene& scene, const SceneContext& context) {
    const auto* subject = context.inputs.subject;
    CoresView& cores = scene.timeline.cores;
    cores.on = subject != nullptr && subject->lesson && subject->lesson->has_panel("cores");
    const Occupancy& occupancy = context.run.occupancy();
    if (!cores.on || occupancy.cores.empty()) return;
    cores.thread_names.emplace_back();
    for (const ThreadState& thread : context.run.end().threads)
        cores.thread_names.push_back(thread.id == ThreadId(1) ? "main thread" : thread.id ? context.name(Actor::of(thread.id)) : "");
    cores.title = occupancy.gils.empty() ? "A MODEL: CORES, NO GIL" : occupancy.gils.size() > 1 ? "A MODEL: CORES, GILS" : "A MODEL: CORES, GIL";
    cores.note = note_of(occupancy);
    for (std::size_t i = 0; i < std::min(occupancy.cores.size(), kMostCores); ++i)
        cores.lanes.push_back(core_view(context, cores, occupancy.cores[i], i));
    for (std::size_t i = 0; i < std::min(occupancy.gils.size(), kMostGils); ++i)
        cores.lanes.push_back(gil_view(context, cores, occupancy.gils[i], occupancy.gils.size() == 1));
}

}  // namespace asynchio
