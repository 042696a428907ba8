#include "core/trace/names.h"

#include <algorithm>

#include "core/trace/wait_words.h"

namespace asynchio {

namespace {

// "P0" for the first thread of a process, "P0/T1" for the others; empty for threads of the program itself.
std::string name_in_process(const Trace& trace, const State& state, const ThreadState& thread) {
    const ProcessState* process = state.find(thread.process);
    if (process == nullptr || process->threads.empty()) return "";
    const std::string name = process_name(trace, state, thread.process);
    if (process->threads.front() == thread.id) return name;
    const std::string_view label = trace.text(thread.label);
    return name + "/" + std::string(label.empty() ? trace.text(thread.name) : label);
}

}  // namespace

std::string process_name(const Trace& trace, const State& state, ProcessId id) {
    const ProcessState* process = state.find(id);
    if (process == nullptr || !process->id) return "the program";
    const std::string_view label = trace.text(process->label);
    return std::string(label.empty() ? trace.text(process->name) : label);
}

std::string actor_name(const Trace& trace, const State& state, Actor actor) {
    if (const TaskState* task = state.find(actor.task)) {
        const std::string_view label = trace.text(task->label);
        return std::string(label.empty() ? trace.text(task->name) : label);
    }
    const ThreadState* thread = state.find(actor.thread);
    if (thread == nullptr) return "nobody";
    if (const std::string in_process = name_in_process(trace, state, *thread); !in_process.empty()) return in_process;
    if (const std::string_view label = trace.text(thread->label); !label.empty()) return std::string(label);
    if (const std::string_view name = trace.text(thread->name); !name.empty()) return std::string(name);
    const bool taken = std::ranges::any_of(
        state.tasks, [&](const TaskState& task) { return !task.plumbing && trace.text(task.label) == "main"; });
    return taken ? "script" : "main";
}

std::string lock_name(const Trace& trace, const State& state, LockId id) {
    const LockState* lock = state.find(id);
    const std::string_view label = lock == nullptr ? "" : trace.text(lock->label);
    return label.empty() ? "lock " + std::to_string(id.value) : std::string(label);
}

std::string object_name(const Trace& trace, const State& state, WaitKind kind, std::uint32_t object) {
    const auto label_of = [](const auto* thing) { return thing == nullptr ? Text() : thing->label; };
    Text label;
    if (kind == WaitKind::event) label = label_of(state.find(FlagId(object)));
    if (kind == WaitKind::condition) label = label_of(state.find(ConditionId(object)));
    if (kind == WaitKind::semaphore) label = label_of(state.find(SemaphoreId(object)));
    if (kind == WaitKind::barrier) label = label_of(state.find(BarrierId(object)));
    const bool queue = wait_is(kind, "queue");
    if (queue) label = label_of(state.find(QueueId(object)));
    if (label != Text()) return std::string(trace.text(label));
    return (queue ? "queue" : std::string(word(kind))) + " " + std::to_string(object);
}

namespace {

// "lock board"; "lock 2" for one that has no name of its own.
std::string with_kind(std::string_view kind, const std::string& name, bool is_named) {
    return is_named ? std::string(kind) + " " + name : name;
}

std::string object_with_kind(const Trace& trace, const State& state, const WaitState& wait) {
    const std::string name = object_name(trace, state, wait.kind, wait.object);
    return with_kind(word(wait.kind), name, name != std::string(word(wait.kind)) + " " + std::to_string(wait.object));
}

}  // namespace

std::string wait_name(const Trace& trace, const State& state, const WaitState& wait) {
    switch (wait.kind) {
        case WaitKind::task: return "task " + actor_name(trace, state, Actor::of(TaskId(wait.object)));
        case WaitKind::thread:
        case WaitKind::thread_start: return "thread " + actor_name(trace, state, Actor::of(ThreadId(wait.object)));
        case WaitKind::process: return "process " + process_name(trace, state, ProcessId(wait.object));
        case WaitKind::lock: {
            const LockState* lock = state.find(LockId(wait.object));
            return with_kind("lock", lock_name(trace, state, LockId(wait.object)), lock != nullptr && lock->label != Text());
        }
        case WaitKind::job: {
            const JobState* job = state.find(JobId(wait.object));
            return job == nullptr ? "a worker" : "job " + std::string(trace.text(job->label));
        }
        case WaitKind::loop: return "the event loop";
        case WaitKind::pool: return "the workers of the pool";
        case WaitKind::work: return "work";
        case WaitKind::queue: return "an item in " + object_name(trace, state, wait.kind, wait.object);
        case WaitKind::queue_room: return "room in " + object_name(trace, state, wait.kind, wait.object);
        case WaitKind::queue_join:
            return "the items of " + object_name(trace, state, wait.kind, wait.object) + " to be processed";
        case WaitKind::semaphore: return "a place of " + object_name(trace, state, wait.kind, wait.object);
        case WaitKind::event:
        case WaitKind::condition: return object_with_kind(trace, state, wait);
        case WaitKind::barrier: return "the others at " + object_name(trace, state, wait.kind, wait.object);
        case WaitKind::group: return "the tasks of its task group";
        case WaitKind::any_of: return "one or all of several awaitables";
        case WaitKind::nothing:
        case WaitKind::timer:
        case WaitKind::network:
        case WaitKind::future:
        case WaitKind::gather:
        case WaitKind::process_start:
        case WaitKind::input: return std::string(word(wait.kind));
    }
    return "";
}

}  // namespace asynchio
