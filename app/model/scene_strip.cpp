// The strip above the timeline: who runs, who is next, who sleeps.
#include <algorithm>

#include "app/model/make_scene.h"
#include "core/trace/wait_graph.h"

namespace asynchio {
namespace {

Activity activity_at(const SceneContext& context, Actor actor) {
    const Lane* lane = context.run.lanes().find(actor);
    if (lane == nullptr) return Activity::nothing;
    const auto after = std::ranges::upper_bound(lane->spans, context.state.position, {}, &Span::first_event);
    if (after == lane->spans.begin() || (after - 1)->last_event < context.state.position) return Activity::nothing;
    return (after - 1)->activity;
}

TokenView token(const SceneContext& context, Actor actor) {
    return TokenView{actor, context.name(actor), activity_at(context, actor)};
}

// "in 1.00 s", from the playhead.
std::string to_go(const SceneContext& context, Time deadline) {
    return deadline > context.ui.time ? "in " + seconds_text(deadline - context.ui.time) + " s" : "now";
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
    const ThreadState* thread = context.state.find(loop->thread);
    const TaskState* task = thread != nullptr ? context.state.find(thread->task) : nullptr;
    strip.iteration = loop->iteration;
    strip.idle = loop->idle;
    if (task != nullptr && !task->plumbing) {
        strip.running = TokenView{Actor::of(task->id), context.name(Actor::of(task->id)), Activity::running};
        if (activity_at(context, Actor::of(task->id)) == Activity::blocking) strip.running->activity = Activity::blocking;
        strip.running_note = "turn " + std::to_string(task->turn) + (task->line ? ", line " + std::to_string(task->line) : "");
    } else if (loop->idle) {
        strip.running_note = loop->idle_until == kNever ? "asleep, no timer" : "asleep until " + seconds_text(loop->idle_until);
    } else if (loop->closed || (!loop->running && loop->iteration > 0)) {
        strip.running_note = "the loop has ended";
    } else if (context.state.position > 0) {
        // Just after a turn: say how it ended.
        const Event& last = context.trace()[context.state.position - 1];
        if (last.kind == EventKind::TurnEnded) {
            const auto ended = unpack<TurnEnded>(last);
            const TaskState* who = context.state.find(ended.task);
            if (who != nullptr && !who->plumbing) {
                const char* how = ended.end == TurnEnd::ended ? " ends" : ended.end == TurnEnd::yielded ? " steps aside" : " waits";
                strip.running_note = context.name(Actor::of(ended.task)) + how;
            }
        }
    }
}

void add_queue(StripView& strip, const SceneContext& context, const LoopState& loop) {
    for (const HandleId id : loop.ready) {
        const HandleState* handle = context.state.find(id);
        if (handle == nullptr || handle->cancelled) continue;
        const TaskState* task = context.state.find(handle->task);
        if (handle->when != kNever) {
            const std::string late = seconds_text(context.ui.time - handle->when) + " s late";
            const std::string whose = task != nullptr ? context.name(Actor::of(task->id)) : context.text(handle->label);
            strip.rang.push_back(whose + "'s timer" + (context.ui.time > handle->when ? ", " + late : ""));
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
            strip.rang.push_back(name + "'s timer, " + seconds_text(context.ui.time - handle->when) + " s late");
        } else {
            strip.timers.push_back(timer_view(context, name, handle->when));
        }
    }
}

void add_pool(StripView& strip, const SceneContext& context) {
    strip.has_pool = !context.run.end().pools.empty();
    std::uint32_t most = 0;
    for (const PoolState& pool : context.state.pools) {
        for (const JobId id : pool.queue) strip.pool_queue.push_back(context.text(context.state.find(id)->label));
        most = std::max(most, pool.most_queued);
    }
    if (most > 0) strip.pool_note = "most at once: " + std::to_string(most);
}

std::string verb_of(const SceneContext& context, const WaitEdge& edge) {
    switch (edge.wait.kind) {
        case WaitKind::thread: return "joins";
        case WaitKind::lock: return "wants " + lock_name(context.trace(), context.state, LockId(edge.wait.object));
        case WaitKind::job: return "waits for the job of";
        default: return "waits for";
    }
}

void add_thread_strip(StripView& strip, const SceneContext& context) {
    const ThreadState* running = context.state.find(context.state.thread);
    const bool ended = context.state.end.outcome != RunOutcome::running;
    if (running != nullptr && running->phase == ThreadState::Phase::running && !running->plumbing && !ended) {
        strip.running = TokenView{Actor::of(running->id), context.name(Actor::of(running->id)), Activity::running};
        if (running->line != 0) strip.running_note = "line " + std::to_string(running->line);
    } else {
        strip.running_note = ended ? "ended" : "nobody";
    }
    for (const ThreadState& thread : context.state.threads) {
        if (thread.plumbing || !thread.id) continue;
        const Actor actor = Actor::of(thread.id);
        if (thread.phase == ThreadState::Phase::ready || thread.phase == ThreadState::Phase::wants_gil)
            strip.ready.push_back(token(context, actor));
        if (thread.phase == ThreadState::Phase::blocked && thread.wait.kind == WaitKind::timer)
            strip.sleeping.push_back(timer_view(context, context.name(actor), thread.wait.deadline));
    }
    const auto graph = wait_graph(context.state);
    for (const WaitEdge& edge : graph) {
        if (edge.wait.kind == WaitKind::timer) continue;
        for (const Actor holder : edge.holders)
            strip.waits.push_back(WaitView{token(context, edge.waiter), verb_of(context, edge), context.name(holder)});
    }
    strip.waits_note = !find_circle(graph).empty() ? "a circle: deadlock"
                       : strip.waits.empty()       ? "nobody"
                                                   : "no circle, so not stuck";
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
        if (script != nullptr && script->phase == ThreadState::Phase::blocked)
            strip.running_note = context.name(Actor::of(ThreadId(1))) + " sleeps";
        else strip.running_note = "no loop yet";
        return;
    }
    add_queue(strip, context, *loop);
    add_timers(strip, context, *loop);
}

}  // namespace asynchio
