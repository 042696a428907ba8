#include "app/model/memory_model.h"

#include <algorithm>

#include <fmt/format.h>

namespace asynchio {

Made made_in(const State& state, bool ended) {
    Made made;
    made.tasks = static_cast<std::size_t>(std::ranges::count_if(state.tasks, [&](const TaskState& task) { return !task.plumbing && (ended || task.phase != TaskState::Phase::ended); }));
    for (const ThreadState& thread : state.threads)
        made.threads += !thread.plumbing && thread.id != ThreadId(1) && !thread.process && (ended || thread.phase != ThreadState::Phase::ended);
    for (const ProcessState& process : state.processes) made.processes += process.id && process.id != ProcessId(1) && (ended || !process.ended);
    return made;
}

std::string memory_words(std::int64_t bytes) {
    if (bytes >= 1'000'000) return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
    return fmt::format("{:.0f} kB", static_cast<double>(bytes) / 1e3);
}

}  // namespace asynchio
