// The selected bar in a sentence, and the chain of causes that ended its wait.
#include <algorithm>

#include "app/model/scene_chain.h"
#include "app/model/span_words.h"
#include "app/model/state_phrases.h"
#include "app/model/why.h"

namespace asynchio {
namespace {

constexpr int kMostCauses = 6;

std::string waits_for_lock(const SceneContext& context, const Span& span, const std::string& name) {
    const Phrases& say = context.say();
    const LockId id(span.wait.object);
    const std::string called = lock_name(context.trace(), context.run.end(), id);
    const State then = context.run.at(span.first_event + 1);
    const LockState* lock = then.find(id);
    if (lock == nullptr || !lock->held) return say.explain_lock_free({.who = name, .lock = called});
    const std::string holder = context.name(Actor::of(lock->owner_task, lock->owner_thread));
    if (lock->line == 0) return say.explain_lock({.who = name, .lock = called, .holder = holder});
    return say.explain_lock_line({.who = name, .lock = called, .holder = holder, .line = lock->line});
}

std::string waits_for_job(const SceneContext& context, const Span& span, const std::string& name) {
    const Phrases& say = context.say();
    const JobState* job = context.run.end().find(JobId(span.wait.object));
    if (job == nullptr) return say.explain_worker({.who = name});
    const std::string label = context.text(job->label);
    if (span.activity == Activity::waiting_pool) return say.explain_pool_queue({.job = label, .who = name});
    return say.explain_in_worker({.worker = context.name(Actor::of(job->worker)), .job = label, .who = name});
}

std::string waits_until(const SceneContext& context, const Span& span, const std::string& name, bool is_task) {
    const Phrases& say = context.say();
    const WaitState& wait = span.wait;
    const std::string until = seconds_text(wait.deadline);
    switch (wait.kind) {
        case WaitKind::timer:
            return is_task ? say.explain_task_timer({.who = name, .time = until}) : say.explain_thread_sleeps({.who = name, .time = until});
        case WaitKind::gather: return say.explain_gather({.who = name});
        case WaitKind::task: return say.explain_task({.who = name, .other = context.name(Actor::of(TaskId(wait.object)))});
        case WaitKind::thread: return say.explain_thread({.who = name, .other = context.name(Actor::of(ThreadId(wait.object)))});
        case WaitKind::lock: return waits_for_lock(context, span, name);
        case WaitKind::job: return waits_for_job(context, span, name);
        case WaitKind::future: return say.explain_future({.who = name});
        default: return say.explain_waits({.who = name, .what = wait_phrase(say, context.trace(), context.run.end(), wait)});
    }
}

}  // namespace

bool timer_rang(const Event& event) { return event.kind == EventKind::ThreadReadied && unpack<ThreadReadied>(event).cause == WakeCause::timer; }

std::optional<Wake> wake_of(const SceneContext& context, const Span& span) {
    const Trace& trace = context.trace();
    if (span.last_event >= trace.size()) return std::nullopt;
    // The span ends with the very event that enqueued or readied the actor.
    const Event& event = trace[span.last_event];
    if (timer_rang(event)) return Wake{Cause{Cause::Kind::timer, {}, {}, 0, event.time, span.last_event}, span.last_event};
    // Whoever asks for all of them gets them in one pass over the run.
    const bool all = context.ui.card == Card::told;
    return Wake{all ? context.run.waker_at(span.last_event) : context.run.at(span.last_event).whoever_runs(), span.last_event};
}

std::string span_sentence(const SceneContext& context, Actor actor, const Span& span) {
    const Phrases& say = context.say();
    const std::string name = context.name(actor);
    const bool is_task = static_cast<bool>(actor.task);
    const std::string from = seconds_text(span.begin), to = seconds_text(span.end);
    switch (span.activity) {
        case Activity::running:
            return is_task ? say.explain_task_runs({.who = name, .turn = span.turn, .time = from})
                           : say.explain_thread_runs({.who = name, .time = from});
        case Activity::blocking:
            return is_task ? say.explain_task_blocks({.who = name, .from = from, .to = to})
                           : say.explain_thread_blocks({.who = name, .from = from, .to = to});
        case Activity::ready: return say.explain_ready({.who = name, .from = from, .to = to});
        case Activity::wants_gil: return say.explain_wants_gil({.who = name, .from = from, .to = to});
        default: return waits_until(context, span, name, is_task);
    }
}

Actor actor_of(const Cause& cause) { return Actor::of(cause.task, cause.thread); }

std::string wake_words(const Phrases& say, const Cause& cause, const std::string& woken, const std::string& time) {
    return cause.kind == Cause::Kind::task ? say.cause_task_woke({.woken = woken, .time = time})
                                           : say.cause_let_go({.woken = woken, .time = time});
}

namespace {

// From the selected bar back: who ended the wait, who had ended theirs, ...
void add_causes(Scene& scene, const SceneContext& context, Actor actor, const Span& span) {
    ExplainView& explain = *scene.explain;
    Actor woken = actor;
    const Span* wait = &span;
    for (int depth = 0; depth < kMostCauses && wait != nullptr; ++depth) {
        const auto wake = wake_of(context, *wait);
        if (!wake || wake->event >= context.state.position) break;
        const std::string time = seconds_text(context.trace()[wake->event].time), name = context.name(woken);
        CauseView cause;
        cause.position = wake->event + 1;
        cause.line = static_cast<int>(wake->cause.line);
        if (wake->cause.kind == Cause::Kind::timer || !actor_of(wake->cause)) {
            cause.who = context.say().cause_timer();
            cause.text = context.say().cause_timer_rang({.time = time, .woken = name});
            cause.line = 0;
            explain.causes.push_back(cause);
            break;
        }
        const Actor waker = actor_of(wake->cause);
        cause.who = context.name(waker);
        cause.text = wake_words(context.say(), wake->cause, name, time);
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

}  // namespace

void add_explanation(Scene& scene, const SceneContext& context) {
    if (!context.ui.selection) return;
    const Selection& selection = *context.ui.selection;
    const Span* span = find_span(context.run.lanes(), selection);
    scene.explain.emplace();
    const std::string name = context.name(selection.actor);
    if (span == nullptr || span->first_event >= context.state.position) {
        scene.explain->title = name;
        scene.explain->sentence = context.say().explain_not_there({.time = seconds_text(span != nullptr ? span->begin : 0)});
        return;
    }
    scene.explain->title = context.say().explain_state({.who = name, .state = phrase_of(context.say(), span->activity)});
    scene.explain->sentence = span_sentence(context, selection.actor, *span);
    // What goes on at the playhead has not been ended by anybody yet: who could?
    if (span->last_event >= context.state.position && is_held_up(context.state, selection.actor)) {
        scene.explain->title = context.say().why_title({.who = name});
        std::vector<CauseView> hops = why_not_running(context, selection.actor);
        if (hops.size() > 1) scene.explain->causes = std::move(hops);
        return add_chain(scene, context);
    }
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
        if (cause != nullptr) scene.explain->title = context.say().explain_why_wake_up({.who = name});
    }
    if (cause != nullptr) add_causes(scene, context, selection.actor, *cause);
    add_chain(scene, context);
}

}  // namespace asynchio
