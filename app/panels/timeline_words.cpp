#include "app/panels/timeline_words.h"

#include <algorithm>

#include "app/model/make_scene.h"
#include "app/model/state_phrases.h"

namespace asynchio::panels {
namespace {

std::string box_words(const Phrases& say, const TimelineView& view, const Span& span) {
    const auto name = [&](Actor actor) {
        const LaneView* lane = lane_of(view, actor);
        return lane != nullptr ? lane->name : "";
    };
    const auto waiting = [&](std::string_view what) { return say.lane_waiting({.what = what}); };
    switch (span.wait.kind) {
        case WaitKind::task: return waiting(name(Actor::of(TaskId(span.wait.object))));
        case WaitKind::thread: return waiting(say.lane_thread({.who = name(Actor::of(ThreadId(span.wait.object)))}));
        case WaitKind::nothing: return std::string(phrase_of(say, Activity::waiting_box));
        default: return waiting(phrase_of(say, span.wait.kind));
    }
}

std::string worker_words(const Phrases& say, const TimelineView& view, const Span& span) {
    const std::size_t job = span.wait.object;
    if (span.wait.kind != WaitKind::job || job == 0 || job > view.jobs.size()) return std::string(say.state_in_worker());
    const LaneView* worker = lane_of(view, Actor::of(view.jobs[job - 1].worker));
    return worker != nullptr ? say.lane_in_worker({.who = worker->name}) : std::string(say.state_in_worker());
}

}  // namespace

const LaneView* lane_of(const TimelineView& view, Actor actor) {
    const auto found = std::ranges::find(view.lanes, actor, &LaneView::actor);
    return found == view.lanes.end() || !actor ? nullptr : &*found;
}

std::string span_words(const Phrases& say, const TimelineView& view, const LaneView& lane, const Span& span, Activity activity) {
    switch (activity) {
        case Activity::blocking: return say.lane_blocking_for({.time = duration_words(span.end - span.begin)});
        case Activity::in_worker: return worker_words(say, view, span);
        case Activity::waiting_box: return box_words(say, view, span);
        case Activity::waiting_lock:
            if (span.wait.kind == WaitKind::lock && span.wait.object > 0 && span.wait.object <= view.lock_names.size())
                return say.lane_waiting({.what = view.lock_names[span.wait.object - 1]});
            if (span.wait.kind == WaitKind::nothing) return std::string(phrase_of(say, activity));
            return say.lane_waiting({.what = phrase_of(say, span.wait.kind)});
        case Activity::waiting_timer:
            if (lane.worker || !lane.actor.task) return std::string(say.lane_sleeping());
            return std::string(phrase_of(say, activity));
        default: return std::string(phrase_of(say, activity));
    }
}

std::string limited_words(const Phrases& say, std::string words, const Span& span) {
    if (span.wait.deadline == kNever || span.wait.kind == WaitKind::timer || span.wait.kind == WaitKind::nothing) return words;
    return say.awaits_at_most({.what = words, .time = seconds_text(span.wait.deadline)});
}

std::string cancel_words(const Phrases& say, const TimelineView& view, const LaneView& lane, const CancelMark& cancel) {
    if (!cancel.by.task && cancel.by.thread == ThreadId(1)) return std::string(say.timeline_cancel_by_run());
    const LaneView* by = cancel.by == lane.actor ? nullptr : lane_of(view, cancel.by);
    return by == nullptr ? std::string(say.timeline_cancel()) : say.timeline_cancel_by({.who = by->name});
}

std::string duration_words(Time duration) {
    // Three digits are enough for a label; the tooltip has them all.
    return format_seconds(duration >= kSecond / 100
                              ? (duration + kMillisecond / 2) / kMillisecond * kMillisecond
                              : duration) +
           " s";
}

}  // namespace asynchio::panels
