// The strip above the timeline: who runs, who is next, who sleeps.
#include <algorithm>

#include "app/model/make_scene.h"
#include "core/trace/choices.h"
#include "core/trace/wait_graph.h"

namespace asynchio {
namespace {

// Of somebody who can run, also before its first step.
TokenView waiting_token(const SceneContext& context, Actor actor) {
    TokenView view = token_at(context, actor);
    view.activity = Activity::ready;
    return view;
}

// "in 1.00 s", from the playhead.
std::string to_go(const SceneContext& context, Time deadline) {
    return deadline > context.ui.time ? context.say().strip_in({.time = seconds_text(deadline - context.ui.time)})
                                      : std::string(context.say().strip_now());
}

TimerView timer_view(const SceneContext& context, const std::string& name, Time deadline) {
    return TimerView{name, seconds_text(deadline), to_go(context, deadline), deadline < context.ui.time};
}

const LoopState* loop_of(const SceneContext& context) {
    const LoopState* found = nullptr;
    for (const LoopState& loop : context.state.loops)
        if (loop.running || found == nullptr) found = &loop;
    return found;
}

// Who has the loop at the playhead, else what just happened.
void add_running_task(StripView& strip, const SceneContext& context, const LoopState* loop) {
    if (loop == nullptr) return;
    const Phrases& say = context.say();
    const ThreadState* thread = context.state.find(loop->thread);
    const TaskState* task = thread != nullptr ? context.state.find(thread->task) : nullptr;
    strip.iteration = loop->iteration;
    strip.idle = loop->idle;
    if (task != nullptr && !task->plumbing) {
        strip.running = TokenView{Actor::of(task->id), context.name(Actor::of(task->id)), Activity::running};
        if (activity_at(context, Actor::of(task->id)) == Activity::blocking) strip.running->activity = Activity::blocking;
        strip.running_note = task->line ? say.strip_turn_line({.turn = task->turn, .line = task->line}) : say.strip_turn({.turn = task->turn});
    } else if (loop->idle) {
        strip.running_note = loop->idle_until == kNever ? std::string(say.strip_asleep())
                                                       : say.strip_asleep_until({.time = seconds_text(loop->idle_until)});
    } else if (loop->closed || (!loop->running && loop->iteration > 0)) {
        strip.running_note = say.strip_loop_has_ended();
        strip.running_brief = say.strip_has_ended();
    } else if (context.state.position > 0) {
        // Just after a turn: say how it ended.
        const Event& last = context.trace()[context.state.position - 1];
        if (last.kind == EventKind::TurnEnded) {
            const auto ended = unpack<TurnEnded>(last);
            const TaskState* who = context.state.find(ended.task);
            if (who != nullptr && !who->plumbing) {
                const std::string name = context.name(Actor::of(ended.task));
                const bool over = ended.end == TurnEnd::ended;
                strip.just_ended = over && who->outcome == Outcome::done;  // only then with a tick
                strip.running_note = over                            ? say.strip_ends({.who = name})
                                     : ended.end == TurnEnd::yielded ? say.strip_steps_aside({.who = name})
                                                                     : say.strip_waits({.who = name});
            }
        }
    }
}

// "clock's timer, 0.65 s late"
std::string rang(const SceneContext& context, const std::string& whose, Time deadline) {
    if (context.ui.time <= deadline) return context.say().strip_timer_rang({.whose = whose});
    return context.say().strip_timer_late({.whose = whose, .time = seconds_text(context.ui.time - deadline)});
}

void add_queue(StripView& strip, const SceneContext& context, const LoopState& loop) {
    for (const HandleId id : loop.ready) {
        const HandleState* handle = context.state.find(id);
        if (handle == nullptr || handle->cancelled) continue;
        const TaskState* task = context.state.find(handle->task);
        if (handle->when != kNever) {
            const std::string whose = task != nullptr ? context.name(Actor::of(task->id)) : context.text(handle->label);
            strip.rang.push_back(rang(context, whose, handle->when));
        } else if (task != nullptr) {
            if (!task->plumbing) strip.ready.push_back(TokenView{Actor::of(task->id), context.name(Actor::of(task->id)), Activity::ready});
        } else if (handle->kind == HandleKind::callback) {
            strip.ready.push_back(TokenView{Actor{}, context.text(handle->label) + "()", Activity::ready});
        }
    }
}

void add_timers(StripView& strip, const SceneContext& context, const LoopState& loop) {
    for (const HandleId id : loop.timers) {
        const HandleState* handle = context.state.find(id);
        if (handle == nullptr || handle->cancelled) continue;
        const TaskState* task = context.state.find(handle->task);
        const std::string name = task != nullptr ? context.name(Actor::of(task->id)) : context.text(handle->label) + "()";
        if (handle->when < context.ui.time) {
            // Its time came while the loop was kept from looking.
            strip.rang.push_back(rang(context, name, handle->when));
        } else {
            strip.timers.push_back(timer_view(context, name, handle->when));
        }
    }
}

// What was is worth a word when nothing is left to be seen.
void add_most_ready(StripView& strip, const SceneContext& context) {
    const std::uint32_t most = context.run.meters().ready().at(context.state.position).most;
    if (context.state.end.outcome != RunOutcome::running && most > 0) strip.ready_note = context.say().strip_most_at_once({.count = most});
}

void add_pool(StripView& strip, const SceneContext& context) {
    strip.has_pool = !context.run.end().pools.empty();
    std::uint32_t most = 0;
    for (const PoolState& pool : context.state.pools) {
        for (const JobId id : pool.queue) strip.pool_queue.push_back(context.text(context.state.find(id)->label));
        most = std::max(most, pool.most_queued);
    }
    if (most > 0) strip.pool_note = context.say().strip_most_at_once({.count = most});
}

std::string verb_of(const SceneContext& context, const WaitEdge& edge) {
    const Phrases& say = context.say();
    switch (edge.wait.kind) {
        case WaitKind::thread: return std::string(say.strip_joins());
        case WaitKind::lock: return say.strip_wants({.lock = lock_name(context.trace(), context.state, LockId(edge.wait.object))});
        case WaitKind::job: return std::string(say.strip_waits_for_job());
        default: return std::string(say.strip_waits_for());
    }
}

// As its lane says: at the moment it begins to compute nobody knows yet whether a core is free.
bool waits_for_core(const SceneContext& context, const ThreadState& thread) {
    return thread.phase == ThreadState::Phase::computing && thread.core < 0 && activity_at(context, Actor::of(thread.id)) == Activity::ready;
}

// Nobody takes a step, but some compute: as many as there are cores for.
void add_computing(StripView& strip, const SceneContext& context) {
    std::size_t others = 0;
    for (const ThreadState& thread : context.state.threads) {
        if (thread.phase != ThreadState::Phase::computing || waits_for_core(context, thread)) continue;
        if (strip.running) ++others;
        else strip.running = TokenView{Actor::of(thread.id), context.name(Actor::of(thread.id)), Activity::running};
    }
    if (others > 0) strip.running_note = "+" + std::to_string(others);
}

void add_thread_strip(StripView& strip, const SceneContext& context) {
    const Phrases& say = context.say();
    const ThreadState* running = context.state.find(context.state.thread);
    const RunOutcome outcome = context.state.end.outcome;
    const bool ended = outcome != RunOutcome::running;
    if (running != nullptr && running->phase == ThreadState::Phase::running && !running->plumbing && !ended) {
        strip.running = TokenView{Actor::of(running->id), context.name(Actor::of(running->id)), Activity::running};
        if (running->line != 0) strip.running_note = say.strip_line({.line = running->line});
    } else {
        add_computing(strip, context);
        // Whoever is stuck has not ended.
        if (!strip.running) strip.running_note = ended && outcome != RunOutcome::stuck ? say.strip_ended() : say.strip_nobody();
    }
    for (const ThreadId id : runnable_threads(context.trace(), context.state))
        if (!context.state.find(id)->plumbing) strip.ready.push_back(waiting_token(context, Actor::of(id)));
    for (const ThreadState& thread : context.state.threads) {
        if (thread.plumbing || !thread.id) continue;
        const Actor actor = Actor::of(thread.id);
        if (waits_for_core(context, thread)) strip.ready.push_back(token_at(context, actor));
        if (thread.phase == ThreadState::Phase::blocked && thread.wait.kind == WaitKind::timer)
            strip.sleeping.push_back(timer_view(context, context.name(actor), thread.wait.deadline));
    }
    const auto graph = wait_graph(context.state);
    for (const WaitEdge& edge : graph) {
        if (edge.wait.kind == WaitKind::timer) continue;
        for (const Actor holder : edge.holders)
            strip.waits.push_back(WaitView{token_at(context, edge.waiter), verb_of(context, edge), context.name(holder)});
    }
    strip.circle = !find_circle(graph).empty();
    strip.waits_note = strip.circle ? say.strip_circle() : strip.waits.empty() ? say.strip_nobody() : say.strip_no_circle();
}

}  // namespace

void add_strip(Scene& scene, const SceneContext& context) {
    StripView& strip = scene.strip;
    strip.has_loop = uses_loop(context.run);
    add_pool(strip, context);
    if (!strip.has_loop) return add_thread_strip(strip, context);
    const LoopState* loop = loop_of(context);
    add_running_task(strip, context, loop);
    if (loop == nullptr) {
        // The script before its loop.
        const ThreadState* script = context.state.find(ThreadId(1));
        const Actor who = Actor::of(ThreadId(1));
        // It lets nobody else run while it sleeps: the same brick as in its lane.
        if (script != nullptr && script->phase == ThreadState::Phase::blocked && activity_at(context, who) == Activity::blocking)
            strip.running = TokenView{who, context.name(who), Activity::blocking};
        else if (script != nullptr && script->phase == ThreadState::Phase::blocked)
            strip.running_note = context.say().strip_sleeps({.who = context.name(who)});
        else strip.running_note = context.say().strip_no_loop_yet();
        return;
    }
    add_queue(strip, context, *loop);
    add_most_ready(strip, context);
    add_timers(strip, context, *loop);
}

}  // namespace asynchio
