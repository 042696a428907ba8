#include "core/trace/lanes.h"

#include <algorithm>
#include <utility>

#include "core/base/overloaded.h"

namespace asynchio {
namespace {

struct Look {
    std::string_view word;
    char letter;
};

Look look_of(Activity activity) {
    switch (activity) {
        case Activity::nothing: return {"", ' '};
        case Activity::ready: return {"ready", 'r'};
        case Activity::running: return {"running", '#'};
        case Activity::waiting_timer: return {"waiting: timer", '-'};
        case Activity::waiting_network: return {"waiting: network", '-'};
        case Activity::waiting_box: return {"waiting: future", 'f'};
        case Activity::waiting_queue: return {"waiting: queue", 'q'};
        case Activity::waiting_lock: return {"waiting: lock", 'L'};
        case Activity::waiting_pool: return {"waiting: pool place", 'L'};
        case Activity::in_worker: return {"in worker", 'w'};
        case Activity::blocking: return {"BLOCKING the loop", 'B'};
        case Activity::wants_gil: return {"wants the GIL", '~'};
    }
    return {"", ' '};
}

Activity activity_of_wait(WaitKind kind) {
    switch (kind) {
        case WaitKind::timer: return Activity::waiting_timer;
        case WaitKind::network: return Activity::waiting_network;
        case WaitKind::queue:
        case WaitKind::queue_room:
        case WaitKind::queue_join: return Activity::waiting_queue;
        case WaitKind::lock:
        case WaitKind::semaphore: return Activity::waiting_lock;
        case WaitKind::future:
        case WaitKind::task:
        case WaitKind::gather:
        case WaitKind::job:
        case WaitKind::thread:
        case WaitKind::thread_start:
        case WaitKind::process_start:
        case WaitKind::event:
        case WaitKind::condition:
        case WaitKind::barrier:
        case WaitKind::group:
        case WaitKind::any_of:
        case WaitKind::process:
        case WaitKind::pool:
        case WaitKind::input: return Activity::waiting_box;
        case WaitKind::nothing:
        case WaitKind::loop:
        case WaitKind::work: return Activity::nothing;
    }
    return Activity::nothing;
}

// Two descriptions of the same stretch: nothing has to be drawn anew.
bool same(const Span& a, const Span& b) {
    return a.phase == b.phase && a.turn == b.turn && a.wait.kind == b.wait.kind && a.wait.object == b.wait.object;
}

}  // namespace

std::string_view activity_word(Activity activity) { return look_of(activity).word; }
char activity_letter(Activity activity) { return look_of(activity).letter; }

const Lane* Lanes::find(Actor actor) const {
    const auto lane = std::ranges::find(lanes, actor, &Lane::actor);
    return lane == lanes.end() ? nullptr : &*lane;
}

double Lanes::column_at(std::size_t event) const {
    // The first column that begins after the event; the event is in the one before, or behind it.
    const auto after = std::ranges::upper_bound(columns, event, {}, &Column::first_event);
    if (after == columns.begin()) return 0;
    const auto index = static_cast<double>(after - columns.begin() - 1);
    const Column& column = *(after - 1);
    if (event == column.first_event) return index;
    return event < column.last_event ? index + 0.5 : index + 1;
}

// --- building ------------------------------------------------------------------------------------------------

void LaneBuilder::read(const Trace& trace) {
    for (std::size_t i = state_.position; i < trace.size(); ++i) apply(trace[i]);
    finish_open_spans(trace);
}

void LaneBuilder::apply(const Event& event) {
    if (event.kind == EventKind::LoopStarted) {
        hosts_loop_.resize(std::max<std::size_t>(hosts_loop_.size(), event.thread + 1u));
        hosts_loop_[event.thread] = true;
    }
    note_holds(event);
    if (event.kind == EventKind::ClockJumped) note_missing_cores();
    state_.apply(event);
    note_columns(event);
    note_jobs(event);
    touch_event(event);
}

Actor LaneBuilder::whoever_asks() const {
    const Cause cause = state_.whoever_runs();
    const ThreadState* thread = state_.find(cause.thread);
    const bool callback = !cause.task && thread != nullptr && thread->handle;
    return callback ? Actor() : Actor::of(cause.task, cause.thread);
}

// Looks at everybody whom the event may have changed.
void LaneBuilder::touch_event(const Event& event) {
    dispatch(event, Overloaded{
                        [this](const HandleEnqueued& e) { touch(Actor::of(e.task)); },
                        [this](const TaskCreated& e) { touch(Actor::of(e.task)); },
                        [this](const TurnStarted& e) { touch(Actor::of(e.task)); },
                        [this](const TaskWaits& e) { touch(Actor::of(e.task)); },
                        [this](const TurnEnded& e) { touch(Actor::of(e.task)); },
                        [this](const TaskEnded& e) { touch(Actor::of(e.task)); },
                        [this](const CancelRequested& e) {
                            if (state_.find(e.task) == nullptr) return;
                            lane_of(Actor::of(e.task)).cancels.push_back({state_.now, state_.position - 1, whoever_asks()});
                        },
                        [this](const ThreadCreated& e) { touch(Actor::of(e.created)); },
                        [this](const ThreadReadied& e) { touch(Actor::of(e.readied)); },
                        [this](const GilWanted& e) { touch(Actor::of(e.wanter)); },
                        [this](const GilTaken& e) { touch(Actor::of(e.taker)); },
                        [this](const GilDropped& e) { touch(Actor::of(e.dropper)); },
                        [this](const CoreTaken& e) {
                            if (e.taker.value < wants_core_.size()) wants_core_[e.taker.value] = false;
                            touch(Actor::of(e.taker));
                        },
                        [this](const JobStarted& e) {
                            if (const JobState* job = state_.find(e.job)) touch(Actor::of(job->task));
                        },
                        [](const auto&) {},
                    });
    if (event.thread != 0) touch(Actor::of(ThreadId(event.thread)));
}

Lane& LaneBuilder::lane_of(Actor actor) {
    auto& table = actor.task ? task_lanes_ : thread_lanes_;
    const std::size_t ordinal = actor.task ? actor.task.value : actor.thread.value;
    if (table.size() <= ordinal) table.resize(ordinal + 1);
    if (table[ordinal] == 0) {
        Lane lane;
        lane.actor = actor;
        lane.first_event = state_.position - 1;
        if (const TaskState* task = state_.find(actor.task)) {
            lane.plumbing = task->plumbing;
            if (const ThreadState* thread = state_.find(state_.thread)) lane.process = thread->process;
        } else if (const ThreadState* thread = state_.find(actor.thread)) {
            lane.kind = thread->pool ? Lane::Kind::worker : Lane::Kind::thread;
            lane.plumbing = thread->plumbing;
            lane.process = thread->process;
        }
        lanes_.lanes.push_back(lane);
        table[ordinal] = lanes_.lanes.size();
    }
    return lanes_.lanes[table[ordinal] - 1];
}

void LaneBuilder::touch(Actor actor) {
    const TaskState* task = state_.find(actor.task);
    const ThreadState* thread = state_.find(actor.thread);
    if (task == nullptr && thread == nullptr) return;
    Lane& lane = lane_of(actor);
    if (lane.ended) return;
    Span now = span_of(actor);
    now.phase = now.activity;
    const bool going_on = !lane.spans.empty() && lane.spans.back().open;
    if (!going_on || !same(lane.spans.back(), now)) {
        if (going_on) close(lane);
        if (now.activity != Activity::nothing) open(lane, now);
    }
    if (task != nullptr && task->phase == TaskState::Phase::ended && state_.running_task(state_.thread) != task->id)
        end_lane(lane, task->outcome);
    if (thread != nullptr && thread->phase == ThreadState::Phase::ended) end_lane(lane, thread->outcome);
}

void LaneBuilder::open(Lane& lane, Span span) {
    span.begin = span.end = state_.now;
    span.first_event = state_.position - 1;
    span.phase = span.activity;
    span.open = true;
    lane.spans.push_back(span);
}

void LaneBuilder::close(Lane& lane) {
    Span& span = lane.spans.back();
    span.end = state_.now;
    span.last_event = state_.position - 1;
    span.open = false;
    judge(lane, span);
    if (span.loop_asleep) note_asleep(span);
}

void LaneBuilder::note_asleep(const Span& span) {
    if (span.end <= span.begin) return;
    const bool goes_on = !lanes_.asleep.empty() && lanes_.asleep.back().end > span.begin;
    if (!goes_on) return lanes_.asleep.push_back({span.begin, span.end, span.first_event, span.last_event});
    AsleepSpan& last = lanes_.asleep.back();
    last.end = std::max(last.end, span.end);
    last.last_event = std::max(last.last_event, span.last_event);
}

void LaneBuilder::end_lane(Lane& lane, Outcome outcome) {
    if (!lane.spans.empty() && lane.spans.back().open) close(lane);
    lane.ended = true;
    lane.outcome = outcome;
    lane.end_time = state_.now;
    lane.end_event = state_.position - 1;
}

Span LaneBuilder::span_of(Actor actor) const {
    const TaskState* task = state_.find(actor.task);
    return task != nullptr ? task_span(*task) : thread_span(*state_.find(actor.thread));
}

Span LaneBuilder::task_span(const TaskState& task) const {
    Span span;
    span.line = task.line;
    const bool has_the_loop = state_.running_task(state_.thread) == task.id;
    switch (task.phase) {
        case TaskState::Phase::created: break;
        case TaskState::Phase::ready: {
            span.activity = Activity::ready;
            const LoopState* loop = state_.find(task.loop);
            span.loop_asleep = loop != nullptr && loop->idle;
            break;
        }
        case TaskState::Phase::running: break;
        case TaskState::Phase::ended: break;
        case TaskState::Phase::waiting:
            span.activity = activity_of_wait(task.wait.kind);
            span.wait = task.wait;
            if (const JobState* job = state_.find(JobId(task.wait.kind == WaitKind::job ? task.wait.object : 0)))
                span.activity = job->phase == JobState::Phase::queued ? Activity::waiting_pool : Activity::in_worker;
            break;
    }
    // A turn lasts until the task lets go, whatever it has already asked to wait for.
    if (has_the_loop) {
        span.activity = Activity::running;
        span.turn = task.turn;
        span.wait = WaitState{};
    }
    return span;
}

Span LaneBuilder::thread_span(const ThreadState& thread) const {
    Span span;
    span.line = thread.line;
    if (thread.loop) return span;  // its tasks show what it does
    switch (thread.phase) {
        case ThreadState::Phase::starting:
        case ThreadState::Phase::ended: break;
        case ThreadState::Phase::ready: span.activity = Activity::ready; break;
        case ThreadState::Phase::running: span.activity = Activity::running; break;
        case ThreadState::Phase::computing: {
            const bool waits = thread.id.value < wants_core_.size() && wants_core_[thread.id.value];
            span.activity = waits ? Activity::ready : Activity::running;
            break;
        }
        case ThreadState::Phase::wants_gil: span.activity = Activity::wants_gil; break;
        case ThreadState::Phase::blocked:
            span.activity = activity_of_wait(thread.wait.kind);
            span.wait = thread.wait;
            break;
    }
    return span;
}

void LaneBuilder::end_column() {
    if (!std::exchange(column_open_, false)) return;
    lanes_.columns.back().last_event = state_.position - 1;
}

void LaneBuilder::note_columns(const Event& event) {
    const std::size_t index = state_.position - 1;
    if (event.kind == EventKind::TurnStarted) {
        const auto started = unpack<TurnStarted>(event);
        if (started.turn == 0) return;
        end_column();
        const TaskState* task = state_.find(started.task);
        const LoopState* loop = task != nullptr ? state_.find(task->loop) : nullptr;
        lanes_.columns.push_back(Column{Actor::of(started.task), started.turn, index, index,
                                        loop != nullptr ? loop->iteration : 0});
        column_open_ = column_shows_ = true;
        return;
    }
    // What only prepares the loop, such as the definitions above asyncio.run(), is no column.
    if (event.kind == EventKind::LoopStarted && column_open_ && !column_shows_) {
        lanes_.columns.pop_back();
        column_open_ = false;
    }
    if (event.kind == EventKind::OutputWritten || event.kind == EventKind::ThreadCreated) column_shows_ = true;
    const bool pushed_aside = event.kind == EventKind::ChoiceMade && unpack<ChoiceMade>(event).kind == ChoiceKind::preempt;
    if (event.kind == EventKind::TurnEnded || event.kind == EventKind::ThreadBlocked ||
        event.kind == EventKind::ThreadEnded || event.kind == EventKind::LoopStarted || pushed_aside)
        end_column();
    // A thread outside loops begins a column with the first line it reaches.
    const ThreadState* thread = state_.find(state_.thread);
    if (event.kind == EventKind::LineReached && !column_open_ && thread != nullptr && !thread->task && !thread->loop) {
        lanes_.columns.push_back(Column{Actor::of(thread->id), 0, index, index, 0});
        column_open_ = true;
        column_shows_ = false;
    }
}

JobSpan& LaneBuilder::job_span(JobId id) {
    auto& jobs = lanes_.jobs;
    // At least one entry: an ordinal from a damaged file has to go somewhere.
    while (jobs.size() < std::max<std::size_t>(1, state_.jobs.size())) {
        JobSpan& job = jobs.emplace_back();
        job.job = JobId(static_cast<std::uint32_t>(jobs.size()));
        job.started_event = job.ended_event = SIZE_MAX;
    }
    return jobs[std::min<std::size_t>(id.index(), jobs.size() - 1)];
}

void LaneBuilder::note_jobs(const Event& event) {
    const std::size_t index = state_.position - 1;
    const auto end = [&](JobId id) {
        JobSpan& job = job_span(id);
        job.ended = state_.now;
        job.ended_event = index;
    };
    dispatch(event, Overloaded{
                        [&](const JobQueued& e) {
                            job_span(e.job).queued = state_.now;
                            job_span(e.job).queued_event = index;
                        },
                        [&](const JobStarted& e) {
                            JobSpan& job = job_span(e.job);
                            job.worker = state_.thread;
                            job.started = state_.now;
                            job.started_event = index;
                        },
                        [&](const JobFinished& e) { end(e.job); },
                        [&](const JobCancelled& e) { end(e.job); },
                        [](const auto&) {},
                    });
}

// Before the event is applied: a release must still find its owner.
void LaneBuilder::note_holds(const Event& event) {
    const std::size_t index = state_.position;
    if (event.kind == EventKind::LockAcquired) {
        const auto acquired = unpack<LockAcquired>(event);
        lanes_.holds.push_back(HoldSpan{acquired.lock, Actor::of(acquired.task, acquired.owner), event.time, event.time,
                                        index, SIZE_MAX});
    } else if (event.kind == EventKind::LockReleased) {
        const auto released = unpack<LockReleased>(event);
        for (auto hold = lanes_.holds.rbegin(); hold != lanes_.holds.rend(); ++hold) {
            if (hold->lock != released.lock || hold->last_event != SIZE_MAX) continue;
            hold->end = event.time;
            hold->last_event = index;
            break;
        }
    }
}

// Time is about to pass: whoever computes without a core at this moment only waits for one.
void LaneBuilder::note_missing_cores() {
    for (const ThreadState& thread : state_.threads) {
        if (thread.phase != ThreadState::Phase::computing || thread.core >= 0) continue;
        wants_core_.resize(std::max<std::size_t>(wants_core_.size(), thread.id.value + 1u));
        wants_core_[thread.id.value] = true;
        touch(Actor::of(thread.id));
    }
}

// A turn that kept the loop for long blocked it; so does a script that sleeps before or after its loop.
void LaneBuilder::judge(const Lane& lane, Span& span) const {
    const bool script = lane.kind == Lane::Kind::thread && lane.actor.thread.value < hosts_loop_.size() &&
                        hosts_loop_[lane.actor.thread.value];
    const bool holds_on = (lane.kind == Lane::Kind::task && span.activity == Activity::running) ||
                          (script && span.activity == Activity::waiting_timer);
    if (holds_on && span.end - span.begin >= kBlockingTurn) span.activity = Activity::blocking;
}

void LaneBuilder::finish_open_spans(const Trace& trace) {
    for (Lane& lane : lanes_.lanes) {
        if (!lane.spans.empty() && lane.spans.back().open) {
            lane.spans.back().end = state_.now;
            lane.spans.back().last_event = trace.size();
            judge(lane, lane.spans.back());
        }
        // That a thread hosts a loop may be known only after its first sleeps.
        if (lane.kind == Lane::Kind::thread)
            for (Span& span : lane.spans) judge(lane, span);
    }
    for (HoldSpan& hold : lanes_.holds)
        if (hold.last_event == SIZE_MAX) hold.end = state_.now;
    if (column_open_) lanes_.columns.back().last_event = trace.size();
}

}  // namespace asynchio
