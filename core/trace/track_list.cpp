// Which tracks a run has.
#include <algorithm>

#include "core/base/labels.h"
#include "core/trace/track_slices.h"

namespace asynchio::tracks {

TrackList::TrackList(const Trace& trace, const Lanes& lanes, const State& end) {
    add_processes(trace, end);
    add_threads(trace, lanes, end);
    add_tasks(trace, lanes, end);
    add_counters(trace, end);
}

void TrackList::add(Track::Kind kind, std::uint64_t id, std::uint64_t parent, std::string name, std::uint32_t pid, std::uint32_t tid) {
    if (!known_.emplace(id, tracks_.size()).second) return;
    tracks_.push_back(Track{kind, id, parent, std::move(name), pid, tid});
}

// As on Linux, a process has the number of its first thread: so no thread of one looks like the first of another.
void TrackList::add_processes(const Trace& trace, const State& end) {
    constexpr std::uint32_t kNoThread = 1'000'000;  // of a process that was recorded without its threads
    pids_[0] = 1;
    add(Track::Kind::process, track_id(Family::process, 0), 0, std::string(trace.text(end.run.program)), 1);
    for (const ProcessState& process : end.processes) {
        if (!process.id) continue;
        const std::uint32_t pid = process.threads.empty() ? kNoThread + process.id.value : process.threads.front().value;
        pids_[process.id.value] = pid;
        add(Track::Kind::process, track_id(Family::process, process.id.value), 0, process_name(trace, end, process.id), pid);
    }
}

void TrackList::add_threads(const Trace& trace, const Lanes& lanes, const State& end) {
    for (const Lane& lane : lanes.lanes) {
        if (lane.kind == Lane::Kind::task || lane.plumbing) continue;
        const auto pid = pids_.find(lane.process.value);
        if (pid == pids_.end()) continue;
        add(Track::Kind::thread, track_id(Family::thread, lane.actor.thread.value), track_id(Family::process, lane.process.value),
            actor_name(trace, end, lane.actor), pid->second, lane.actor.thread.value);
    }
}

// The thread that ran the loop first.
std::uint64_t TrackList::thread_of(const Trace& trace, LoopId loop) const {
    for (const Event& event : trace.events())
        if (event.kind == EventKind::LoopStarted && unpack<LoopStarted>(event).loop == loop)
            return id_if_there(track_id(Family::thread, event.thread));
    return 0;
}

void TrackList::add_tasks(const Trace& trace, const Lanes& lanes, const State& end) {
    std::vector<std::uint64_t> threads;  // of the loops
    for (const LoopState& loop : end.loops) {
        threads.push_back(thread_of(trace, loop.id));
        const std::uint64_t parent = threads.back() != 0 ? threads.back() : track_id(Family::process, 0);
        add(Track::Kind::plain, track_id(Family::rings, loop.id.value), parent, "timers");
    }
    Labels names;  // viewers draw tracks of one name as one
    for (const Lane& lane : lanes.lanes) {
        if (lane.kind != Lane::Kind::task || lane.plumbing) continue;
        const TaskState* task = end.find(lane.actor.task);
        const std::size_t loop = task != nullptr ? task->loop.index() : threads.size();
        std::uint64_t parent = loop < threads.size() ? threads[loop] : 0;
        if (parent == 0) parent = id_if_there(track_id(Family::process, lane.process.value));
        if (parent == 0) parent = track_id(Family::process, 0);
        add(Track::Kind::plain, track_id(Family::task, lane.actor.task.value), parent, names.unique(actor_name(trace, end, lane.actor)));
    }
}

void TrackList::add_counters(const Trace& trace, const State& end) {
    const std::uint64_t program = track_id(Family::process, 0);
    const auto numbered = [](std::string name, std::uint32_t ordinal, std::size_t of) {
        return of > 1 ? name + " " + std::to_string(ordinal) : name;
    };
    for (const LoopState& loop : end.loops) {
        if (!loop.id) continue;
        add(Track::Kind::counter, track_id(Family::ready, loop.id.value), program, numbered("ready queue", loop.id.value, end.loops.size()));
        add(Track::Kind::counter, track_id(Family::timers, loop.id.value), program, numbered("timers set", loop.id.value, end.loops.size()));
    }
    for (const PoolState& pool : end.pools) {
        if (!pool.id) continue;
        const std::string label(trace.text(pool.label));
        const std::string name = label.empty() ? numbered("pool", pool.id.value, end.pools.size()) : label + " " + std::to_string(pool.id.value);
        add(Track::Kind::counter, track_id(Family::queued, pool.id.value), program, name + ": calls queued");
        add(Track::Kind::counter, track_id(Family::busy, pool.id.value), program, name + ": busy workers");
    }
}

std::uint64_t TrackList::of(Actor actor) const {
    return actor.task ? id_if_there(track_id(Family::task, actor.task.value)) : id_if_there(track_id(Family::thread, actor.thread.value));
}

}  // namespace asynchio::tracks
