// A task or thread as a token: who, in which state, and which bar of its lane it stands for.
#pragma once

#include <cstddef>
#include <string>

#include "core/trace/lanes.h"

namespace asynchio {

struct TokenView {
    Actor actor;
    std::string name;
    Activity activity = Activity::nothing;
    std::size_t bar = SIZE_MAX;         // first event of its bar at the playhead, or its last one; none: SIZE_MAX
};

}  // namespace asynchio
