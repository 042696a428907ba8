// The selected bar in a sentence, and the chain of causes that ended its wait.
#include <algorithm>

#include "app/model/make_scene.h"
#include "core/trace/wait_graph.h"

namespace asynchio {
namespace {

constexpr int kLongestChain = 6;

std::string line_words(Line line) { return line == 0 ? "" : ", line " + std::to_string(line); }

// Who put this actor back to work, as the event that made it ready tells.
struct Wake {
    Cause cause;
    std::size_t event = 0;
};

// The wake-up that ended `span`: the first event at or after its end that made the actor ready.
std::optional<Wake> wake_of(const SceneContext& context, Actor actor, const Span& span) {
    const Trace& trace = context.trace();
    if (span.last_event >= trace.size()) return std::nullopt;
    // The span ends with the very event that enqueued or readied the actor.
    State before = context.run.at(span.last_event);
    const Event& event = trace[span.last_event];
    Wake wake{Cause{}, span.last_event};
    if (event.kind == EventKind::ThreadReadied) {
        const auto readied = unpack<ThreadReadied>(event);
        wake.cause = readied.cause == WakeCause::timer ? Cause{Cause::Kind::timer, {}, {}, 0, event.time, span.last_event}
                                                       : before.whoever_runs();
    } else {
        wake.cause = before.whoever_runs();
    }
    static_cast<void>(actor);
    return wake;
}

std::string waits_until(const SceneContext& context, const Span& span, const std::string& name, bool is_task) {
    const WaitState& wait = span.wait;
    const std::string until = seconds_text(wait.deadline);
    switch (wait.kind) {
        case WaitKind::timer:
            return is_task ? name + " waits for its timer until " + until + " s, then the loop puts it back in the ready queue."
                           : name + " sleeps until " + until + " s. It holds no CPU while it sleeps.";
        case WaitKind::gather: return name + " waits for its gather. It goes on when every slot of the box is filled.";
        case WaitKind::task: return name + " waits for task " + context.name(Actor::of(TaskId(wait.object))) + " to end.";
        case WaitKind::thread: return name + " waits for thread " + context.name(Actor::of(ThreadId(wait.object))) + " to end (join).";
        case WaitKind::lock: {
            const LockState* lock = context.run.at(span.first_event + 1).find(LockId(wait.object));
            const std::string who = lock == nullptr || !lock->held ? "nobody" : context.name(Actor::of(lock->owner_task, lock->owner_thread));
            return name + " waits for lock " + lock_name(context.trace(), context.run.end(), LockId(wait.object)) +
                   ", which " + who + " holds" + (lock != nullptr ? line_words(lock->line) : "") + ".";
        }
        case WaitKind::job: {
            const JobState* job = context.run.end().find(JobId(wait.object));
            if (job == nullptr) return name + " waits for a worker.";
            if (span.activity == Activity::waiting_pool)
                return "All workers are busy: " + context.text(job->label) + " stands in the pool's own queue, and " + name + " waits.";
            return context.name(Actor::of(job->worker)) + " makes the call " + context.text(job->label) + " for " + name + ". The loop goes on meanwhile.";
        }
        case WaitKind::future: return name + " waits for a future: a box that somebody must fill.";
        default: return name + " waits for " + wait_name(context.trace(), context.run.end(), wait) + ".";
    }
}

std::string sentence_of(const SceneContext& context, Actor actor, const Span& span) {
    const std::string name = context.name(actor);
    const bool is_task = static_cast<bool>(actor.task);
    const std::string from_to = seconds_text(span.begin) + " to " + seconds_text(span.end) + " s";
    switch (span.activity) {
        case Activity::running:
            return is_task ? name + " has the loop in turn " + std::to_string(span.turn) + ", at " + seconds_text(span.begin) +
                                 " s. Nobody can push it aside until it awaits something unfinished."
                           : name + " runs at " + seconds_text(span.begin) + " s.";
        case Activity::blocking:
            return is_task ? name + " keeps the loop from " + from_to + " without letting go: every other task stands still."
                           : name + " sleeps from " + from_to + ", and there is nobody else to do anything.";
        case Activity::ready:
            return name + " is ready from " + from_to + ": it stands in the ready queue until those before it had their turn.";
        case Activity::wants_gil: return name + " could run, but another thread holds the GIL from " + from_to + ".";
        default: return waits_until(context, span, name, is_task);
    }
}

Actor actor_of(const Cause& cause) { return Actor::of(cause.task, cause.thread); }

// How the wake-up came about, in the words of the rule cards.
std::string cause_words(const Cause& cause, const std::string& woken) {
    return (cause.kind == Cause::Kind::task ? "went on and woke " : "let go and woke ") + woken;
}

// From the selected bar back: who ended the wait, who had ended theirs, ...
void add_chain(Scene& scene, const SceneContext& context, Actor actor, const Span& span) {
    ExplainView& explain = *scene.explain;
    Actor woken = actor;
    const Span* wait = &span;
    for (int depth = 0; depth < kLongestChain && wait != nullptr; ++depth) {
        const auto wake = wake_of(context, woken, *wait);
        if (!wake || wake->event >= context.state.position) break;
        CauseView cause;
        cause.position = wake->event + 1;
        cause.line = static_cast<int>(wake->cause.line);
        if (wake->cause.kind == Cause::Kind::timer || !actor_of(wake->cause)) {
            cause.who = "The timer";
            cause.text = "rang at " + seconds_text(context.trace()[wake->event].time) + " s: " + context.name(woken) + " became ready.";
            cause.line = 0;
            explain.causes.push_back(cause);
            break;
        }
        const Actor waker = actor_of(wake->cause);
        cause.who = context.name(waker);
        cause.text = cause_words(wake->cause, context.name(woken)) + " at " + seconds_text(context.trace()[wake->event].time) + " s.";
        cause.activity = Activity::running;
        explain.causes.push_back(cause);
        // What had the waker waited for?
        const Lane* lane = context.run.lanes().find(waker);
        wait = nullptr;
        if (lane == nullptr) break;
        for (auto back = lane->spans.rbegin(); back != lane->spans.rend(); ++back) {
            const bool is_wait = back->activity != Activity::running && back->activity != Activity::ready && back->activity != Activity::blocking;
            if (back->last_event <= wake->event && is_wait) {
                wait = &*back;
                break;
            }
        }
        woken = waker;
        if (wait != nullptr && wait->activity == Activity::in_worker) continue;
        if (wait == nullptr || wait->wait.kind == WaitKind::timer) break;
    }
    // Oldest cause first: it is number 1.
    std::ranges::reverse(explain.causes);
    for (std::size_t i = 0; i < explain.causes.size(); ++i) explain.causes[i].number = static_cast<int>(i) + 1;
}

std::size_t lane_index(const Scene& scene, Actor actor) {
    const auto lane = std::ranges::find(scene.timeline.lanes, actor, &LaneView::actor);
    return lane == scene.timeline.lanes.end() ? SIZE_MAX : static_cast<std::size_t>(lane - scene.timeline.lanes.begin());
}

// One arrow for each cause that is a lane: from where it acted to the one it woke.
void add_arrows(Scene& scene, const SceneContext& context, Actor selected) {
    const auto& causes = scene.explain->causes;
    for (std::size_t i = 0; i < causes.size(); ++i) {
        const auto lane_named = [&](const std::string& name) {
            const auto lane = std::ranges::find(scene.timeline.lanes, name, &LaneView::name);
            return lane == scene.timeline.lanes.end() ? SIZE_MAX : static_cast<std::size_t>(lane - scene.timeline.lanes.begin());
        };
        const std::size_t from = lane_named(causes[i].who);
        const std::size_t to = i + 1 < causes.size() ? lane_named(causes[i + 1].who) : lane_index(scene, selected);
        if (from == SIZE_MAX || to == SIZE_MAX || from == to) continue;
        const std::size_t event = causes[i].position - 1;
        const double at = ruler_at(context.run, context.ui.ruler, event, context.trace()[event].time);
        scene.timeline.arrows.push_back(ArrowView{causes[i].number, from, to, at, at});
    }
}

}  // namespace

void add_explanation(Scene& scene, const SceneContext& context) {
    if (!context.ui.selection) return;
    const Selection& selection = *context.ui.selection;
    const Span* span = find_span(context.run.lanes(), selection);
    scene.explain.emplace();
    const std::string name = context.name(selection.actor);
    if (span == nullptr || span->first_event >= context.state.position) {
        scene.explain->title = name;
        scene.explain->sentence = "Not present at this moment. It begins at " +
                                  seconds_text(span != nullptr ? span->begin : 0) + " s.";
        return;
    }
    scene.explain->title = name + ": " + std::string(activity_word(span->activity));
    scene.explain->sentence = sentence_of(context, selection.actor, *span);
    // A running bar is explained by the wait before it.
    const Span* cause = span;
    const bool runs = span->activity == Activity::running || span->activity == Activity::ready || span->activity == Activity::blocking;
    if (runs) {
        const Lane* lane = context.run.lanes().find(selection.actor);
        cause = nullptr;
        for (const Span& other : lane->spans) {
            if (other.first_event >= span->first_event) break;
            if (other.activity != Activity::running && other.activity != Activity::ready && other.activity != Activity::blocking)
                cause = &other;
        }
        if (cause != nullptr) scene.explain->title = "Why did " + name + " wake up?";
    }
    if (cause != nullptr) add_chain(scene, context, selection.actor, *cause);
    add_arrows(scene, context, selection.actor);
}

}  // namespace asynchio
