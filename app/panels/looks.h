// From what the model says to how it looks: the only place that knows which activity has which bar.
#pragma once

#include "app/widgets/icons.h"
#include "app/widgets/state_look.h"
#include "core/trace/lanes.h"

namespace asynchio::panels {

ui::Look look_of(Activity activity);
ui::EndCap cap_of(Outcome outcome);
// The sign beside a state word; nothing for somebody who is idle.
ui::icon::Icon sign_of(Activity activity);

// True for everything that a bar stands for.
inline bool is_drawn(Activity activity) {
    return activity != Activity::nothing;
}
inline bool holds_on(Activity activity) {
    return activity == Activity::running || activity == Activity::blocking;
}

}  // namespace asynchio::panels
