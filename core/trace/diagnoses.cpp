#include "core/trace/diagnoses.h"

#include <algorithm>

#include "core/base/overloaded.h"

namespace asynchio {
namespace {

constexpr Duration kShortestAwait = 10 * kMillisecond;  // below, nobody would notice a gather
constexpr std::uint32_t kManyLines = 1000;              // in one turn that was cut off
constexpr Duration kLongQueue = 100 * kMillisecond;     // that a call waits for a worker

bool starts_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

}  // namespace

void Diagnoses::read(const Trace& trace) {
    trace_ = &trace;
    while (state_.position < trace.size()) {
        const std::size_t index = state_.position;
        const Event& event = trace[index];
        before(event);
        state_.apply(event);
        if (event.kind == EventKind::LogWritten) {
            const LogState& log = state_.logs.back();
            const TaskState* task = state_.find(log.task);
            if (task != nullptr && starts_with(trace.text(log.text), "Task exception was never retrieved"))
                add({Mistake::never_retrieved, index, task->line, Actor::of(task->id), task->function, {}});
        }
        after(event, index);
    }
    trace_ = nullptr;
}

// Findings of one kind at one line are told once.
void Diagnoses::add(Diagnosis diagnosis) {
    const auto same = std::ranges::find_if(found_, [&](const Diagnosis& other) {
        return other.mistake == diagnosis.mistake && other.line == diagnosis.line && (diagnosis.line != 0 || other.who == diagnosis.who);
    });
    if (same == found_.end()) return found_.push_back(diagnosis);
    if (diagnosis.mistake != Mistake::one_by_one) same->count += diagnosis.count;
    if (diagnosis.duration > same->duration) same->duration = diagnosis.duration, same->longest = diagnosis.longest, same->wait = diagnosis.wait;
}

bool Diagnoses::others_alive(TaskId id) const {
    const TaskState* self = state_.find(id);
    return self != nullptr && std::ranges::any_of(state_.tasks, [&](const TaskState& task) {
        return task.id && task.id != id && task.loop == self->loop && !task.plumbing && task.phase != TaskState::Phase::ended;
    });
}

// What must be looked at as it was before the event.
void Diagnoses::before(const Event& event) {
    const ThreadId thread(event.thread);
    dispatch(event, Overloaded{
                        [&](const ThreadResumed&) { end_hold(thread, event.time); },
                        [&](const CpuFinished&) { end_hold(thread, event.time); },
                        [&](const CancelRequested& e) { judge_cancel(e.task, thread); },
                        [](const auto&) {},
                    });
}

void Diagnoses::after(const Event& event, std::size_t index) {
    const ThreadId thread(event.thread);
    const auto runs_task = [&] {
        const ThreadState* state = state_.find(thread);
        return state != nullptr && state->task;
    };
    dispatch(event,
             Overloaded{
                 [&](const CoroutineDropped& e) {
                     const CoroutineState* coroutine = state_.find(e.coroutine);
                     if (coroutine == nullptr || coroutine->kind != CoroutineKind::coroutine) return;
                     add({Mistake::never_awaited, index, coroutine->line, Actor::of(coroutine->creator_task, coroutine->creator_thread), coroutine->function, {}});
                 },
                 [&](const TaskCreated& e) {
                     if (!main_ && !e.plumbing) main_ = e.task;
                 },
                 [&](const TurnStarted&) { holds_.erase(thread), lines_ = 0; },
                 [&](const LineReached&) { ++lines_; },
                 // A lock of threads belongs to the thread, but it was a task that took it.
                 [&](const LockAcquired& e) {
                     const ThreadState* owner = state_.find(e.owner);
                     if (!e.task && owner != nullptr && owner->task) taken_by_[e.lock] = owner->task;
                 },
                 [&](const LockReleased& e) { taken_by_.erase(e.lock); },
                 [&](const ThreadBlocked& e) {
                     if (runs_task()) begin_hold(thread, WaitState{e.kind, e.object, event.time, e.deadline}, event.time);
                 },
                 [&](const CpuStarted&) {
                     if (runs_task()) begin_hold(thread, {}, event.time);
                 },
                 [&](const TurnEnded& e) { judge_turn(e.task, thread, event.time, index); },
                 [&](const TaskWaits& e) { judge_locks(e.task, index); },
                 [&](const CoroutineStarted& e) { started_[e.coroutine] = event.time; },
                 [&](const CoroutineEnded& e) {
                     if (const CoroutineState* coroutine = state_.find(e.coroutine)) judge_coroutine(*coroutine, event.time, index);
                 },
                 [&](const TaskEnded& e) { judge_end_of_task(e.task, index); },
                 [&](const HandleEnqueued& e) {
                     if (!e.posted) judge_enqueued(thread, e.loop, index);
                 },
                 [&](const TimerArmed& e) { judge_enqueued(thread, e.loop, index); },
                 [&](const JobStarted& e) {
                     const JobState* job = state_.find(e.job);
                     if (job == nullptr || event.time - job->queued_at < kLongQueue) return;
                     const TaskState* task = state_.find(job->task);
                     Diagnosis& starved = starved_.try_emplace(job->pool, Diagnosis{Mistake::pool_starvation, index, task == nullptr ? 0 : task->line, Actor::of(job->task), job->label, {}}).first->second;
                     starved.count += starved.duration > 0 ? 1 : 0;
                     if (event.time - job->queued_at > starved.duration) starved.duration = event.time - job->queued_at, starved.name = job->label;
                 },
                 [&](const RunEnded&) { judge_end(index); },
                 [](const auto&) {},
             });
}

// --- keeping the loop ----------------------------------------------------------------------------------------

void Diagnoses::begin_hold(ThreadId thread, WaitState wait, Time time) {
    Hold& hold = holds_[thread];
    const ThreadState* state = state_.find(thread);
    const TaskState* task = state == nullptr ? nullptr : state_.find(state->task);
    hold.since = time, hold.wait = wait, hold.open = true, hold.line = task == nullptr ? 0 : task->line;
}

void Diagnoses::end_hold(ThreadId thread, Time time) {
    const auto found = holds_.find(thread);
    if (found == holds_.end() || !found->second.open) return;
    Hold& hold = found->second;
    hold.open = false;
    if (time - hold.since <= hold.longest) return;
    hold.longest = time - hold.since, hold.longest_line = hold.line, hold.longest_wait = hold.wait;
}

void Diagnoses::judge_turn(TaskId id, ThreadId thread, Time time, std::size_t index) {
    const auto hold = holds_.find(thread);
    const TaskState* task = state_.find(id);
    if (hold == holds_.end() || task == nullptr || task->plumbing) return;
    end_hold(thread, time);
    // Where nobody else is there, nobody suffers.
    if (time - task->turn_began >= kBlockingTurn && others_alive(id))
        add({Mistake::blocking_call, index, hold->second.longest_line, Actor::of(id), task->function, hold->second.longest_wait, time - task->turn_began});
    holds_.erase(hold);
}

void Diagnoses::judge_locks(TaskId id, std::size_t index) {
    const TaskState* task = state_.find(id);
    for (const auto& [lock, taker] : taken_by_)
        if (task != nullptr && taker == id) add({Mistake::lock_across_await, index, task->line, Actor::of(id), task->function, WaitState{WaitKind::lock, lock.value}});
}

// --- one after another ---------------------------------------------------------------------------------------

// A coroutine that is awaited directly and only waits could have waited together with the next one.
void Diagnoses::judge_coroutine(const CoroutineState& coroutine, Time time, std::size_t index) {
    const auto started = started_.find(coroutine.id);
    if (started == started_.end()) return;
    const Time began = started->second;
    started_.erase(started);
    const ThreadState* thread = state_.find(state_.thread);
    const TaskState* task = thread == nullptr ? nullptr : state_.find(thread->task);
    if (coroutine.kind != CoroutineKind::coroutine || coroutine.task || !coroutine.driver || task == nullptr) return;
    const bool counts = coroutine.outcome == Outcome::done && time - began >= kShortestAwait && !others_alive(task->id);
    const auto found = chains_.find(coroutine.driver);
    // A result may be what the next one needs, unless it is the same function again.
    const bool goes_on = counts && found != chains_.end() && began == found->second.end &&
                         (!found->second.results || found->second.function == coroutine.function);
    if (found != chains_.end() && !goes_on) {
        close_chain(found->second, index);
        chains_.erase(found);
    }
    if (!counts) return;
    Chain& chain = chains_.try_emplace(coroutine.driver, Chain{task->id, coroutine.function, coroutine.line, began, time, 0, 0, false}).first->second;
    chain.end = time;
    chain.longest = std::max(chain.longest, time - began);
    chain.results = chain.results || trace_->text(coroutine.value) != "None";
    ++chain.count;
}

void Diagnoses::close_chain(const Chain& chain, std::size_t index) {
    if (chain.count < 2) return;
    Diagnosis found{Mistake::one_by_one, index, chain.line, Actor::of(chain.task), chain.function, {}, chain.end - chain.begin, chain.longest};
    found.count = chain.count;
    add(found);
}

// --- tasks that were asked to stop, or forgotten ---------------------------------------------------------------

void Diagnoses::judge_cancel(TaskId id, ThreadId asker) {
    const TaskState* task = state_.find(id);
    const ThreadState* thread = state_.find(asker);
    if (task == nullptr) return;
    // Whoever asks first means it; run() asks all that are left once more.
    asked_.try_emplace(id, Asked{task->line, thread != nullptr && thread->task});
}

void Diagnoses::judge_end_of_task(TaskId id, std::size_t index) {
    const TaskState* task = state_.find(id);
    if (task == nullptr || task->plumbing) return;
    const auto asked = asked_.find(id);
    const TaskState* main = state_.find(main_);
    const bool main_is_done = main != nullptr && main->phase == TaskState::Phase::ended && main->outcome == Outcome::done;
    if (task->swallowed_cancel() && asked != asked_.end())
        add({Mistake::swallowed_cancel, index, asked->second.line, Actor::of(id), task->function, {}});
    const bool wanted = asked != asked_.end() && asked->second.by_task;  // whoever asked did not mean it to go on
    const bool cut_off = task->outcome == Outcome::destroyed || (task->outcome == Outcome::cancelled && main_is_done && id != main_);
    if (cut_off && main_is_done && !wanted) add({Mistake::fire_and_forget, index, task->created_line, Actor::of(id), task->function, {}});
}

// --- threads and pools ---------------------------------------------------------------------------------------

void Diagnoses::judge_enqueued(ThreadId id, LoopId loop_id, std::size_t index) {
    const LoopState* loop = state_.find(loop_id);
    const ThreadState* thread = state_.find(id);
    if (loop == nullptr || thread == nullptr || !loop->running || loop->thread == id || thread->plumbing) return;
    add({Mistake::not_thread_safe, index, thread->line, Actor::of(thread->task, id), thread->function, {}});
}

void Diagnoses::judge_end(std::size_t index) {
    for (const auto& [driver, chain] : chains_) close_chain(chain, index);
    for (const ThreadState& thread : state_.threads) {
        const TaskState* task = state_.find(thread.task);
        const Budget budget = state_.end.budget;
        // Of an endless run that lets go now and then, the last turn is short.
        const bool endless = budget == Budget::wall_time || (lines_ >= kManyLines && budget != Budget::threads && budget != Budget::memory);
        const bool cut = state_.end.outcome == RunOutcome::out_of_budget || state_.end.outcome == RunOutcome::stopped;
        if (cut && endless && task != nullptr && task->phase == TaskState::Phase::running && !task->plumbing)
            add({Mistake::never_yields, index, task->line, Actor::of(task->id), task->function, {}, state_.now - task->turn_began});
    }
    for (auto& [pool, starved] : starved_) add(starved);
    for (const PoolState& pool : state_.pools) {
        const bool all_wait = !pool.queue.empty() && !pool.threads.empty() && std::ranges::all_of(pool.threads, [&](ThreadId id) {
            const ThreadState* worker = state_.find(id);
            return worker != nullptr && worker->phase == ThreadState::Phase::blocked && worker->wait.kind != WaitKind::work && worker->wait.kind != WaitKind::timer;
        });
        if (!all_wait || state_.end.outcome != RunOutcome::stuck) continue;
        const ThreadState* worker = state_.find(pool.threads.front());
        const JobState* job = state_.find(pool.queue.front());
        Diagnosis found{Mistake::pool_starvation, index, worker->line, Actor::of(worker->id), job == nullptr ? Text() : job->label, {}};
        found.count = static_cast<std::uint32_t>(pool.queue.size()), found.forever = true;
        add(found);
    }
    const auto ended = [&](Actor actor) {
        if (const TaskState* task = state_.find(actor.task)) return task->phase == TaskState::Phase::ended;
        const ThreadState* thread = state_.find(actor.thread);
        return thread != nullptr && thread->phase == ThreadState::Phase::ended;
    };
    const auto line_and_name = [&](Actor actor) {
        if (const TaskState* task = state_.find(actor.task)) return std::pair(task->line, task->function);
        const ThreadState* thread = state_.find(actor.thread);
        return thread == nullptr ? std::pair(Line{0}, Text()) : std::pair(thread->line, thread->function);
    };
    const auto kept = [&](Actor actor, WaitState thing) {
        if (!actor || !ended(actor)) return;
        const auto [line, name] = line_and_name(actor);
        add({Mistake::kept_place, index, line, actor, name, thing});
    };
    for (const SemaphoreState& semaphore : state_.semaphores)
        for (const std::uint32_t taker : semaphore.takers)
            kept(semaphore.party == Party::tasks ? Actor::of(TaskId(taker)) : Actor::of(ThreadId(taker)), WaitState{WaitKind::semaphore, semaphore.id.value});
    for (const LockState& lock : state_.locks)
        if (lock.held) kept(Actor::of(lock.owner_task, lock.owner_thread), WaitState{WaitKind::lock, lock.id.value});
    std::ranges::stable_sort(found_, {}, &Diagnosis::event);
}

}  // namespace asynchio
