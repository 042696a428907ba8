// The chain of causes through the selected bar, in the picture and on its card.
#pragma once

#include <cstddef>
#include <vector>

#include "app/model/lane_event.h"
#include "app/model/make_scene.h"

namespace asynchio {

// Needs the timeline and the explanation. The arrows of the causes that the card names; when it is asked for, of the whole
// chain, which the card then tells link by link.
void add_chain(Scene& scene, const SceneContext& context);

// Needs the timeline. An arrow to each turn in which one of these happened, from whoever had woken it; from a clock comes none.
void add_wakers(Scene& scene, const SceneContext& context, const std::vector<LaneEvent>& events);

}  // namespace asynchio
