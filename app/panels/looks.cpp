#include "app/panels/looks.h"

namespace asynchio::panels {

ui::Look look_of(Activity activity) {
    switch (activity) {
        case Activity::nothing: return ui::Look::created;
        case Activity::ready: return ui::Look::ready;
        case Activity::running: return ui::Look::running;
        case Activity::waiting_timer: return ui::Look::waiting_timer;
        case Activity::waiting_network: return ui::Look::waiting_network;
        case Activity::waiting_box: return ui::Look::waiting_box;
        case Activity::waiting_queue: return ui::Look::waiting_queue;
        case Activity::waiting_lock:
        case Activity::waiting_pool: return ui::Look::waiting_lock;
        case Activity::in_worker: return ui::Look::in_worker;
        case Activity::blocking: return ui::Look::blocking;
        case Activity::wants_gil: return ui::Look::wants_gil;
    }
    return ui::Look::created;
}

ui::EndCap cap_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::done: return ui::EndCap::done;
        case Outcome::failed: return ui::EndCap::failed;
        case Outcome::cancelled:
        case Outcome::destroyed: return ui::EndCap::cancelled;
    }
    return ui::EndCap::done;
}

ui::icon::Icon sign_of(Activity activity) {
    return is_drawn(activity) ? ui::state_look(look_of(activity)).sign : ui::icon::Icon{};
}

}  // namespace asynchio::panels
