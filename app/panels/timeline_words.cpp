#include "app/panels/timeline_words.h"

#include <algorithm>

namespace asynchio::panels {
namespace {

std::string box_words(const TimelineView& view, const Span& span) {
    const auto named = [&](Actor actor, const char* what) {
        const LaneView* lane = lane_of(view, actor);
        return lane != nullptr ? std::string("waiting: ") + what + lane->name
                               : std::string("waiting: ") + what;
    };
    switch (span.wait.kind) {
        case WaitKind::task: return named(Actor::of(TaskId(span.wait.object)), "");
        case WaitKind::thread: return named(Actor::of(ThreadId(span.wait.object)), "thread ");
        case WaitKind::nothing: return std::string(activity_word(Activity::waiting_box));
        default: return "waiting: " + std::string(word(span.wait.kind));
    }
}

std::string worker_words(const TimelineView& view, const Span& span) {
    const std::size_t job = span.wait.object;
    if (span.wait.kind != WaitKind::job || job == 0 || job > view.jobs.size()) return "in worker";
    const LaneView* worker = lane_of(view, Actor::of(view.jobs[job - 1].worker));
    return worker != nullptr ? "in worker " + worker->name : "in worker";
}

}  // namespace

const LaneView* lane_of(const TimelineView& view, Actor actor) {
    const auto found = std::ranges::find(view.lanes, actor, &LaneView::actor);
    return found == view.lanes.end() || !actor ? nullptr : &*found;
}

std::string span_words(const TimelineView& view, const LaneView& lane, const Span& span, Activity activity) {
    switch (activity) {
        case Activity::blocking: return "BLOCKING " + duration_words(span.end - span.begin);
        case Activity::in_worker: return worker_words(view, span);
        case Activity::waiting_box: return box_words(view, span);
        case Activity::waiting_timer:
            if (lane.worker || !lane.actor.task) return "sleeping";
            return std::string(activity_word(activity));
        default: return std::string(activity_word(activity));
    }
}

std::string duration_words(Time duration) {
    // Three digits are enough for a label; the tooltip has them all.
    return format_seconds(duration >= kSecond / 100
                              ? (duration + kMillisecond / 2) / kMillisecond * kMillisecond
                              : duration) +
           " s";
}

}  // namespace asynchio::panels
