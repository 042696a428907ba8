// Walks through a run and notes what is no state of a lane: loops, calls in workers, counters, output, and who woke whom.
#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/overloaded.h"
#include "core/trace/track_slices.h"

namespace asynchio::tracks {
namespace {

// How deep slices lie on a thread's track. States of a thread are inside its calls.
enum Depth : int { kProcess = 0, kLoop = 0, kPass = 1, kHandle = 2, kTurn = 3, kCall = 0 };

class Walk {
  public:
    Walk(Parts& parts, const TrackList& tracks, const Trace& trace, const State& end)
        : parts_(parts), tracks_(tracks), trace_(trace), end_(end), counts_() {
        for (std::size_t i = 0; i < parts.slices.size(); ++i)
            stretches_.emplace(std::pair(parts.slices[i].track, parts.slices[i].first), i);
    }

    void walk() {
        begin_program();
        for (index_ = 0; index_ < trace_.size(); ++index_) {
            const Event& event = trace_[index_];
            before(event);
            state_.apply(event);
            after(event);
        }
        index_ = trace_.size();
        for (auto& [track, open] : open_) close(track, 0);
        finish_calls();
    }

  private:
    struct Waker {
        std::uint64_t track = 0;  // 0: nobody, or somebody who is not shown
        std::size_t event = 0;
    };
    struct Call {
        Waker queued;
        std::optional<std::size_t> slice, result;  // indices of slices
    };

    std::string name_of(Actor actor) const { return actor_name(trace_, end_, actor); }
    std::uint64_t here(const Event& event) const { return tracks_.of(Actor::of(ThreadId(event.thread))); }

    // --- slices of loops, opened and closed as on a stack ---
    void open(std::uint64_t track, int depth, std::string name, Arguments arguments = {}) {
        if (track == 0) return;
        close(track, depth);
        open_[track].push_back(parts_.slices.size());
        parts_.slices.push_back(Slice{track, depth, index_, trace_.size(), std::move(name), std::move(arguments), {}, {}});
    }
    // With everything that is inside.
    void close(std::uint64_t track, int depth) {
        std::vector<std::size_t>& stack = open_[track];
        for (; !stack.empty() && parts_.slices[stack.back()].depth >= depth; stack.pop_back())
            parts_.slices[stack.back()].last = index_;
    }

    void begin_program() {
        const RunStarted& run = end_.run;
        Arguments facts{{"cores", std::int64_t{run.cores}}, {"gil", std::string(run.gil ? "on" : "off")},
                        {"seed", std::int64_t{run.seed}}, {"preempt", std::string(word(run.preempt))}};
        if (end_.end.outcome != RunOutcome::running) facts.push_back({"ended", std::string(word(end_.end.outcome))});
        if (const auto why = trace_.text(end_.end.message); !why.empty()) facts.push_back({"message", std::string(why)});
        if (!trace_.empty()) open(track_id(Family::process, 0), kProcess, "run", std::move(facts));
    }

    // --- who woke whom ---
    Waker waker_of(const Cause& cause, LoopId loop) const {
        switch (cause.kind) {
            case Cause::Kind::none: return {};
            case Cause::Kind::timer: return {tracks_.of_loop(Family::rings, loop), cause.event};
            case Cause::Kind::task:
                if (const std::uint64_t track = tracks_.of(Actor::of(cause.task))) return {track, cause.event};
                return {tracks_.of(Actor::of(cause.thread)), cause.event};
            case Cause::Kind::thread: return {tracks_.of(Actor::of(cause.thread)), cause.event};
        }
        return {};
    }
    // Whoever did the event that was just applied.
    Waker whoever_did(const Event& event) const {
        if (event.thread == 0) return {};
        Cause cause = state_.whoever_runs();
        cause.event = index_;
        return waker_of(cause, LoopId());
    }
    void flow(const Waker& from, const std::string& name, Slice& to) {
        if (from.track == 0) return;
        parts_.marks.push_back(Mark{from.track, from.event, false, name, 0, {++flows_}});
        to.ending_flows.push_back(flows_);
    }
    // The stretch of a lane that begins with this event.
    Slice* stretch(std::uint64_t track) {
        const auto known = stretches_.find({track, index_});
        return known == stretches_.end() ? nullptr : &parts_.slices[known->second];
    }

    void before(const Event& event) {
        if (event.kind != EventKind::TurnStarted) return;
        // What it waited for is forgotten when its turn begins.
        const TaskState* task = state_.find(unpack<TurnStarted>(event).task);
        if (task == nullptr || task->wait.kind != WaitKind::job) return;
        const auto call = calls_.find(task->wait.object);
        const auto turn = stretches_.find({tracks_.of(Actor::of(task->id)), index_});
        const JobState* job = state_.find(JobId(task->wait.object));
        if (call == calls_.end() || turn == stretches_.end() || job == nullptr || job->phase != JobState::Phase::done) return;
        if (!call->second.result) call->second.result = turn->second;
    }

    void after(const Event& event) {
        const std::uint64_t track = here(event);
        dispatch(event, Overloaded{
                            [&](const LoopStarted& e) { open(track, kLoop, "event loop", {{"loop", std::int64_t{e.loop.value}}}); },
                            [&](const LoopStopped&) { close(track, kLoop); },
                            [&](const IterationStarted& e) { open(track, kPass, "pass " + std::to_string(e.number), {{"ready", std::int64_t{e.ready}}}); },
                            [&](const LoopIdled&) { open(track, kPass, "idle"); },
                            [&](const LoopWoke&) { close(track, kPass); },
                            [&](const HandleStarted& e) { begin_handle(track, e.handle); },
                            [&](const HandleFinished&) { close(track, kHandle); },
                            [&](const TurnStarted& e) { begin_turn(track, e); },
                            [&](const TurnEnded&) { close(track, kTurn); },
                            [&](const ThreadCreated& e) { wakers_[e.created.value] = whoever_did(event); },
                            [&](const ThreadReadied& e) { wakers_[e.readied.value] = whoever_did(event); },
                            [&](const ThreadBegan&) { resume(event, "starts "); },
                            [&](const ThreadResumed&) { resume(event, "wakes "); },
                            [&](const ProcessCreated& e) { begin_process(e); },
                            [&](const ProcessEnded& e) { close(track_id(Family::process, e.process.value), kProcess); },
                            [&](const JobQueued& e) { calls_[e.job.value].queued = whoever_did(event); },
                            [&](const JobStarted& e) { begin_call(track, e.job); },
                            [&](const JobFinished& e) { end_call(e.job); },
                            [&](const OutputWritten& e) { mark(event, e.stream == Stream::out ? "prints " : "prints to stderr ", e.text); },
                            [&](const TraceTruncated&) { mark(event, "the recording was cut here", Text()); },
                            [](const auto&) {},
                        });
        count_everything();
    }

    void begin_handle(std::uint64_t track, HandleId id) {
        const HandleState* handle = state_.find(id);
        if (handle == nullptr || handle->kind != HandleKind::callback || track == 0) return;
        const std::string label = handle->label == Text() ? "callback" : std::string(trace_.text(handle->label)) + "()";
        open(track, kHandle, label);
        flow(waker_of(handle->cause, handle->loop), "schedules " + label, parts_.slices.back());
    }
    void begin_turn(std::uint64_t track, const TurnStarted& e) {
        const TaskState* task = state_.find(e.task);
        if (task == nullptr || task->plumbing) return;
        const std::string name = name_of(Actor::of(e.task));
        open(track, kTurn, name + ", turn " + std::to_string(e.turn), {{"task", name}, {"turn", std::int64_t{e.turn}}});
        if (Slice* turn = stretch(tracks_.of(Actor::of(e.task)))) flow(waker_of(task->woken, task->loop), "wakes " + name, *turn);
    }
    void resume(const Event& event, const std::string& verb) {
        const auto waker = wakers_.find(event.thread);
        if (waker == wakers_.end()) return;
        const Actor actor = Actor::of(ThreadId(event.thread));
        if (Slice* slice = stretch(tracks_.of(actor)); slice != nullptr && waker->second.track != slice->track)
            flow(waker->second, verb + name_of(actor), *slice);
        wakers_.erase(waker);
    }
    void begin_process(const ProcessCreated& e) {
        open(track_id(Family::process, e.process.value), kProcess, "process", {{"os pid", std::int64_t{e.pid}}});
    }

    // --- calls in workers ---
    void begin_call(std::uint64_t track, JobId id) {
        const JobState* job = state_.find(id);
        if (track == 0 || job == nullptr) return;
        // A worker does one call at a time, whatever was recorded.
        if (const auto busy = call_on_.find(track); busy != call_on_.end()) parts_.slices[busy->second].last = index_;
        call_on_[track] = parts_.slices.size();
        calls_[id.value].slice = parts_.slices.size();
        parts_.slices.push_back(Slice{track, kCall, index_, trace_.size(), "call " + std::string(trace_.text(job->label)),
                                      {{"call", std::int64_t{id.value}}}, {}, {}});
    }
    void end_call(JobId id) {
        const auto call = calls_.find(id.value);
        const JobState* job = state_.find(id);
        if (call == calls_.end() || !call->second.slice || job == nullptr) return;
        Slice& slice = parts_.slices[*call->second.slice];
        slice.last = std::min(slice.last, index_);
        slice.arguments.push_back({"outcome", std::string(word(job->outcome))});
        if (const auto value = trace_.text(job->value); !value.empty()) slice.arguments.push_back({"value", std::string(value)});
        if (const auto busy = call_on_.find(slice.track); busy != call_on_.end() && busy->second == *call->second.slice) call_on_.erase(busy);
    }
    // One flow for each call that a worker took: from the queue through the worker to the turn that got the result.
    void finish_calls() {
        for (auto& [id, call] : calls_) {
            const JobState* job = end_.find(JobId(id));
            if (call.queued.track == 0 || job == nullptr) continue;
            Mark mark{call.queued.track, call.queued.event, false, "queues " + std::string(trace_.text(job->label)), 0, {}};
            if (call.slice) {
                mark.flows.push_back(++flows_);
                Slice& slice = parts_.slices[*call.slice];
                if (call.result) {
                    slice.flows.push_back(flows_);
                    parts_.slices[*call.result].ending_flows.push_back(flows_);
                } else {
                    slice.ending_flows.push_back(flows_);
                }
            }
            parts_.marks.push_back(std::move(mark));
        }
    }

    void mark(const Event& event, std::string name, Text text) {
        std::string_view words = trace_.text(text);
        while (words.ends_with('\n')) words.remove_suffix(1);
        if (!words.empty()) name += words;
        std::uint64_t track = whoever_did(event).track;
        if (track == 0) track = track_id(Family::process, 0);
        parts_.marks.push_back(Mark{track, index_, false, std::move(name), 0, {}});
    }

    // --- counters ---
    void count(std::uint64_t track, std::size_t value) {
        const auto now = static_cast<std::int64_t>(value);
        const auto [known, fresh] = counts_.emplace(track, now);
        if (track == 0 || (!fresh && known->second == now)) return;
        known->second = now;
        parts_.marks.push_back(Mark{track, index_, true, "", now, {}});
    }
    void count_everything() {
        for (const LoopState& loop : state_.loops) {
            count(tracks_.of_loop(Family::ready, loop.id), loop.ready.size());
            count(tracks_.of_loop(Family::timers, loop.id), loop.timers.size());
        }
        for (const PoolState& pool : state_.pools) {
            count(tracks_.of_pool(Family::queued, pool.id), pool.queue.size());
            const auto busy = std::ranges::count_if(pool.threads, [&](ThreadId id) {
                const ThreadState* thread = state_.find(id);
                return thread != nullptr && thread->job;
            });
            count(tracks_.of_pool(Family::busy, pool.id), static_cast<std::size_t>(busy));
        }
    }

    Parts& parts_;
    const TrackList& tracks_;
    const Trace& trace_;
    const State& end_;
    State state_;
    std::size_t index_ = 0;
    std::uint64_t flows_ = 0;  // used so far
    std::map<std::pair<std::uint64_t, std::size_t>, std::size_t> stretches_;  // by track and first event
    std::map<std::uint64_t, std::vector<std::size_t>> open_;  // by track, outermost first
    std::map<std::uint32_t, Waker> wakers_;  // by ordinal of the thread
    std::map<std::uint32_t, Call> calls_;    // by ordinal of the job
    std::map<std::uint64_t, std::size_t> call_on_;  // slices of calls that go on, by track
    std::map<std::uint64_t, std::int64_t> counts_;
};

}  // namespace

void add_walk(Parts& parts, const TrackList& tracks, const Trace& trace, const State& end) {
    Walk(parts, tracks, trace, end).walk();
}

}  // namespace asynchio::tracks
