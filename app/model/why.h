// Why somebody does not go on at the playhead: who waits for what, who could end that, what that one does, and so on
// until somebody runs, only the clock can help, or the chain has come round to where it began.
//
// Facts of the state at the playhead only; nothing is said of what comes later.
#pragma once

#include <vector>

#include "app/model/make_scene.h"

namespace asynchio {

inline constexpr std::size_t kLongestWhy = 12;  // hops; a longer chain is cut, and a circle ends it sooner

// The hops, the asked one first; one at least. None has a number.
std::vector<CauseView> why_not_running(const SceneContext& context, Actor actor);

// Whether there is anything to ask: it waits, or is ready and not running.
bool is_held_up(const State& state, Actor actor);

}  // namespace asynchio
