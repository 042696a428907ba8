#include "app/model/why.h"

#include <algorithm>
#include <utility>

#include "app/model/state_phrases.h"
#include "core/trace/wait_graph.h"

namespace asynchio {
namespace {

// One hop: what is said of somebody, and who is next.
struct Hop {
    std::string text;
    Actor next;
};

class WhyChain {
  public:
    explicit WhyChain(const SceneContext& context)
        : context_(context), state_(context.state), say_(context.say()), edges_(wait_graph(context.state)) {}

    std::vector<CauseView> follow(Actor actor) {
        std::vector<Actor> seen;
        Actor waiter;  // the hop before
        while (actor && causes_.size() < kLongestWhy) {
            const auto again = std::ranges::find(seen, actor);
            if (again != seen.end()) {
                const bool all = again == seen.begin();
                add(actor, std::string(all ? say_.why_circle() : say_.why_circle_later()));
                break;
            }
            seen.push_back(actor);
            const Hop hop = hop_of(actor);
            add(actor, waiter ? with_lock(waiter, actor, hop.text) : hop.text);
            waiter = std::exchange(actor, hop.next);
        }
        return std::move(causes_);
    }

  private:
    void add(Actor actor, std::string text) {
        CauseView cause;
        cause.who = context_.name(actor);
        cause.text = std::move(text);
        cause.line = static_cast<int>(line_of(state_, actor));
        const TokenView token = token_at(context_, actor);
        cause.activity = token.activity;
        cause.bar = bar_at(context_, actor);
        cause.position = state_.position;
        causes_.push_back(std::move(cause));
    }

    // "has had lock board since 0.40 s (line 9) and ...": of the one whom `waiter` waits for.
    std::string with_lock(Actor waiter, Actor holder, std::string rest) const {
        const WaitEdge* edge = edge_of(waiter);
        if (edge == nullptr || edge->wait.kind != WaitKind::lock) return rest;
        const LockState* lock = state_.find(LockId(edge->wait.object));
        if (lock == nullptr || !lock->held || Actor::of(lock->owner_task, lock->owner_thread) != holder) return rest;
        const std::string name = lock_name(context_.trace(), state_, lock->id), since = seconds_text(lock->since);
        return lock->line == 0 ? say_.why_has_held({.lock = name, .time = since, .rest = rest})
                               : say_.why_has_held_line({.lock = name, .time = since, .line = lock->line, .rest = rest});
    }

    const WaitEdge* edge_of(Actor actor) const {
        const auto edge = std::ranges::find_if(edges_, [&](const WaitEdge& other) {
            return actor.task ? other.waiter.task == actor.task : !other.waiter.task && other.waiter.thread == actor.thread;
        });
        return edge == edges_.end() ? nullptr : &*edge;
    }

    Hop hop_of(Actor actor) const {
        if (has_ended(state_, actor)) return {std::string(say_.why_ended()), {}};
        if (const TaskState* task = state_.find(actor.task)) return hop_of_task(*task);
        const ThreadState* thread = state_.find(actor.thread);
        return thread == nullptr ? Hop{} : hop_of_thread(*thread);
    }

    // --- tasks ---

    Hop hop_of_task(const TaskState& task) const {
        switch (task.phase) {
            case TaskState::Phase::created:
            case TaskState::Phase::ready: return hop_of_ready(task);
            case TaskState::Phase::running: return hop_of_turn(task);
            case TaskState::Phase::waiting: return hop_of_wait(Actor::of(task.id), task.wait);
            case TaskState::Phase::ended: break;
        }
        return {};
    }

    // The task whose turn it is on this loop; none between turns.
    TaskId running_on(const LoopState& loop) const {
        const ThreadState* thread = state_.find(loop.thread);
        return thread == nullptr ? TaskId() : thread->task;
    }

    // How many tasks have their turn before this one; handles that nobody sees are not counted.
    std::size_t in_front_of(const TaskState& task, const LoopState& loop) const {
        std::size_t count = 0;
        for (const HandleId id : loop.ready) {
            const HandleState* handle = state_.find(id);
            if (handle == nullptr || handle->cancelled) continue;
            if (handle->task == task.id) break;
            const TaskState* other = state_.find(handle->task);
            if (other != nullptr && !other->plumbing) ++count;
        }
        return count;
    }

    Hop hop_of_ready(const TaskState& task) const {
        const LoopState* loop = state_.find(task.loop);
        if (loop == nullptr) return {std::string(say_.why_ready_next()), {}};
        const TaskId runner = running_on(*loop);
        const std::size_t front = in_front_of(task, *loop);
        if (!runner || runner == task.id) return {front == 0 ? std::string(say_.why_ready_next()) : say_.why_ready_behind({.count = front}), {}};
        const std::string who = context_.name(Actor::of(runner));
        return {front == 0 ? say_.why_ready_first({.who = who}) : say_.why_ready_behind_runner({.who = who, .count = front}), Actor::of(runner)};
    }

    // It has the loop; whatever its thread waits for meanwhile blocks the loop.
    Hop hop_of_turn(const TaskState& task) const {
        const std::string since = seconds_text(task.turn_began);
        const auto thread = std::ranges::find_if(state_.threads, [&](const ThreadState& other) { return other.id && other.task == task.id; });
        if (thread == state_.threads.end()) return {say_.why_has_loop({.time = since, .turn = task.turn}), {}};
        if (thread->phase == ThreadState::Phase::computing) return {say_.why_computes_loop({.time = since}), {}};
        if (thread->phase == ThreadState::Phase::wants_gil) return {say_.why_loop_wants_gil({.time = since}), gil_holder(*thread)};
        if (thread->phase != ThreadState::Phase::blocked) return {say_.why_has_loop({.time = since, .turn = task.turn}), {}};
        if (thread->wait.kind == WaitKind::timer)
            return {say_.why_sleeps_in_loop({.time = since, .until = seconds_text(thread->wait.deadline)}), {}};
        const Actor self = Actor::of(task.id);
        const WaitEdge* edge = edge_of(self);
        return {say_.why_waits_in_loop({.time = since, .what = wait_phrase(say_, context_.trace(), state_, thread->wait)}),
                edge == nullptr || edge->holders.empty() ? Actor{} : edge->holders.front()};
    }

    // --- threads ---

    Actor gil_holder(const ThreadState& thread) const {
        for (const ThreadState& other : state_.threads) {
            const bool runs = other.phase == ThreadState::Phase::running || other.phase == ThreadState::Phase::computing;
            if (other.id && other.id != thread.id && other.process == thread.process && runs) return Actor::of(other.task, other.id);
        }
        return {};
    }

    Hop hop_of_thread(const ThreadState& thread) const {
        switch (thread.phase) {
            case ThreadState::Phase::starting: return {std::string(say_.why_starting()), {}};
            case ThreadState::Phase::running: return {std::string(say_.why_runs()), {}};
            case ThreadState::Phase::computing: return {say_.why_computes({.time = seconds_text(thread.since)}), {}};
            case ThreadState::Phase::ready: return {std::string(say_.why_thread_ready()), {}};
            case ThreadState::Phase::wants_gil: {
                const Actor holder = gil_holder(thread);
                if (!holder) return {std::string(say_.why_thread_ready()), {}};
                return {say_.why_wants_gil({.who = context_.name(holder)}), holder};
            }
            case ThreadState::Phase::blocked: return hop_of_wait(Actor::of(thread.id), thread.wait);
            case ThreadState::Phase::ended: break;
        }
        return {};
    }

    // --- waits ---

    std::string names(const std::vector<Actor>& actors) const {
        std::vector<std::string> all;
        for (const Actor actor : actors) all.push_back(context_.name(actor));
        return join_names(say_, all);
    }

    Hop hop_of_wait(Actor self, const WaitState& wait) const {
        const WaitEdge* edge = edge_of(self);
        const std::vector<Actor> holders = edge == nullptr ? std::vector<Actor>{} : edge->holders;
        const Actor first = holders.empty() ? Actor{} : holders.front();
        switch (wait.kind) {
            case WaitKind::timer: {
                const std::string until = seconds_text(wait.deadline);
                return {self.task ? say_.why_timer({.time = until}) : say_.why_thread_sleeps({.time = until}), {}};
            }
            case WaitKind::gather:
                if (holders.empty()) break;
                return {say_.why_gather({.names = names(holders)}), first};
            case WaitKind::group:
                if (holders.empty()) break;
                return {say_.why_group({.names = names(holders)}), first};
            case WaitKind::task: return {say_.why_task({.who = names(holders)}), first};
            case WaitKind::thread: return {say_.why_thread({.who = names(holders)}), first};
            case WaitKind::lock: return hop_of_lock(self, wait, first);
            case WaitKind::semaphore:
                if (holders.empty()) break;
                return {say_.why_semaphore({.name = object_name(context_.trace(), state_, wait.kind, wait.object), .names = names(holders)}), first};
            case WaitKind::job: return hop_of_job(wait);
            default: break;
        }
        const bool by_somebody = wait.kind == WaitKind::future || wait.kind == WaitKind::event || wait.kind == WaitKind::condition ||
                                 wait.kind == WaitKind::queue || wait.kind == WaitKind::queue_room || wait.kind == WaitKind::barrier;
        const std::string what = wait_phrase(say_, context_.trace(), state_, wait);
        return {by_somebody ? say_.why_anybody({.what = what}) : say_.why_waits({.what = what}), first};
    }

    Hop hop_of_lock(Actor self, const WaitState& wait, Actor holder) const {
        const std::string name = lock_name(context_.trace(), state_, LockId(wait.object));
        if (!holder) return {say_.why_lock_free({.lock = name}), {}};
        const bool own = self.task ? holder.task == self.task : !holder.task && holder.thread == self.thread;
        if (own) return {say_.why_lock_own({.lock = name}), {}};
        const std::string who = context_.name(holder);
        if (has_ended(state_, holder)) return {say_.why_lock_kept({.lock = name, .who = who}), {}};
        return {say_.why_lock({.lock = name, .who = who}), holder};
    }

    // A call that was handed to a pool.
    Hop hop_of_job(const WaitState& wait) const {
        const JobState* job = state_.find(JobId(wait.object));
        if (job == nullptr) return {std::string(say_.why_worker()), {}};
        const std::string label = context_.text(job->label);
        if (job->worker) return {say_.why_in_worker({.job = label, .worker = context_.name(Actor::of(job->worker))}), Actor::of(job->worker)};
        const PoolState* pool = state_.find(job->pool);
        const ThreadState* busy = nullptr;
        std::size_t count = 0;
        if (pool != nullptr) {
            for (const ThreadId id : pool->threads) {
                const ThreadState* worker = state_.find(id);
                if (worker == nullptr || !worker->job) continue;
                if (++count == 1) busy = worker;
            }
        }
        if (busy == nullptr || count < pool->workers) return {say_.why_job_next({.job = label}), {}};
        return {say_.why_pool_full({.job = label, .count = count}), Actor::of(busy->id)};
    }

    const SceneContext& context_;
    const State& state_;
    const Phrases& say_;
    const std::vector<WaitEdge> edges_;
    std::vector<CauseView> causes_;
};

}  // namespace

std::vector<CauseView> why_not_running(const SceneContext& context, Actor actor) { return WhyChain(context).follow(actor); }

bool is_held_up(const State& state, Actor actor) {
    if (const TaskState* task = state.find(actor.task))
        return task->phase == TaskState::Phase::ready || task->phase == TaskState::Phase::waiting;
    const ThreadState* thread = state.find(actor.thread);
    if (actor.task || thread == nullptr) return false;
    return thread->phase == ThreadState::Phase::ready || thread->phase == ThreadState::Phase::blocked ||
           thread->phase == ThreadState::Phase::wants_gil;
}

}  // namespace asynchio
