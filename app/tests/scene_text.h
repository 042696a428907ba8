// A scene as plain text, one fact a line: what somebody sees who looks at the window, without colours and pixels. For
// golden files, which people read; what only a mouse or a later frame needs is left out. `seen`: the event after the last
// one that was shown.
#pragma once

#include <string>

#include "app/model/scene.h"

namespace asynchio::testing {

std::string scene_text(const Scene& scene, std::size_t seen);

}  // namespace asynchio::testing
