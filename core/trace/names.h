// How the things of a run are called on screen and in sentences. One place, so that a lane, a token, a caption and
// a transcript never disagree.
#pragma once

#include <string>

#include "core/trace/state.h"

namespace asynchio {

// Who acts: a task, or a thread outside any task.
struct Actor {
    TaskId task;
    ThreadId thread;  // ignored while `task` is set

    static Actor of(TaskId id) { return Actor{id, ThreadId()}; }
    static Actor of(ThreadId id) { return Actor{TaskId(), id}; }
    // The task if there is one, else the thread.
    static Actor of(TaskId task, ThreadId thread) { return task ? of(task) : of(thread); }
    explicit operator bool() const { return task || thread; }
    friend auto operator<=>(const Actor&, const Actor&) = default;
};

// "P0"; "the program" for the process that the program itself is.
std::string process_name(const Trace& trace, const State& state, ProcessId process);
// "A", "T0", "W1", "P0/T1" for a thread of another process. The main thread is "main", or "script" in a program that has a task called main.
std::string actor_name(const Trace& trace, const State& state, Actor actor);
// "lock", "board"; "lock 2" if it has no name of its own.
std::string lock_name(const Trace& trace, const State& state, LockId lock);
// "tickets", "gate"; "semaphore 2" if it has no name of its own. For events, conditions, semaphores, barriers, queues.
std::string object_name(const Trace& trace, const State& state, WaitKind kind, std::uint32_t object);
// What a wait is for, with the name of the thing: "timer", "lock board", "thread T2", "task A", "gather".
std::string wait_name(const Trace& trace, const State& state, const WaitState& wait);

}  // namespace asynchio
