// What the timeline says about a span, in the learner's words.
#pragma once

#include <string>

#include "app/model/scene.h"

namespace asynchio::panels {

// "waiting: gather", "in worker W0", "sleeping"; `activity` as it is drawn (a long hold may not block yet).
std::string span_words(const Phrases& say, const TimelineView& view, const LaneView& lane, const Span& span, Activity activity);
// "waiting: worker, at most until 2.00"; the same as `words` where nothing limits the wait. A sleep is no limit.
std::string limited_words(const Phrases& say, std::string words, const Span& span);
// "cancel() by main"; only "cancel()" where a callback asked, or the task itself.
std::string cancel_words(const Phrases& say, const TimelineView& view, const LaneView& lane, const CancelMark& cancel);
// "0.80 s".
std::string duration_words(Time duration);
// The lane of a thread or task; null if it is not shown.
const LaneView* lane_of(const TimelineView& view, Actor actor);

}  // namespace asynchio::panels
