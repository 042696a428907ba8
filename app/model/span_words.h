// Bars in sentences: what somebody does or waits for, and who ended that.
#pragma once

#include <optional>
#include <string>

#include "app/model/make_scene.h"

namespace asynchio {

// "A waits for its timer until 3.00 s, then the loop puts it back in the ready queue."
std::string span_sentence(const SceneContext& context, Actor actor, const Span& span);

// Who put somebody back to work, as the event that made it ready tells.
struct Wake {
    Cause cause;
    std::size_t event = 0;
};
// Whether this event makes a thread ready because its time has come, whoever else runs then.
bool timer_rang(const Event& event);
// What ended `span`; none while it goes on.
std::optional<Wake> wake_of(const SceneContext& context, const Span& span);
// Whoever acted; nobody for a timer.
Actor actor_of(const Cause& cause);
// How the wake-up came about, behind the name of who acted: "went on and woke B at 1.00 s."
std::string wake_words(const Phrases& say, const Cause& cause, const std::string& woken, const std::string& time);

}  // namespace asynchio
