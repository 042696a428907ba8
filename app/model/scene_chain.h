// The chain of causes through the selected bar, in the picture and on its card.
#pragma once

#include "app/model/make_scene.h"

namespace asynchio {

// Needs the timeline and the explanation. The arrows of the causes that the card names; when it is asked for, of the whole
// chain, which the card then tells link by link.
void add_chain(Scene& scene, const SceneContext& context);

}  // namespace asynchio
