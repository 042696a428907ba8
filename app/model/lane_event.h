// A place in the trace: what somebody did.
#pragma once

#include <cstddef>

#include "core/trace/names.h"

namespace asynchio {

struct LaneEvent {
    Actor actor;
    std::size_t event = 0;

    friend bool operator==(const LaneEvent&, const LaneEvent&) = default;
};

}  // namespace asynchio
