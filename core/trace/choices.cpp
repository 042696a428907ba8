#include "core/trace/choices.h"

#include <algorithm>
#include <utility>

namespace asynchio {
namespace {

// Who stands in the line of those that can go on since this event; none if it speaks of nobody.
ThreadId who_lines_up(const Event& event) {
    switch (event.kind) {
        case EventKind::ThreadReadied: return unpack<ThreadReadied>(event).readied;
        case EventKind::ThreadCreated: return unpack<ThreadCreated>(event).created;
        case EventKind::GilDropped: return unpack<GilDropped>(event).dropper;
        case EventKind::ChoiceMade: {  // pushed aside: the one who ran is behind all others
            const auto choice = unpack<ChoiceMade>(event);
            return choice.kind == ChoiceKind::preempt ? ThreadId(event.thread) : ThreadId();
        }
        default: return {};
    }
}

bool can_go_on(const ThreadState& thread) {
    using Phase = ThreadState::Phase;
    return thread.id && (thread.phase == Phase::ready || thread.phase == Phase::starting || thread.phase == Phase::wants_gil);
}

}  // namespace

std::vector<ChoicePoint> choice_points(const Trace& trace) {
    std::vector<ChoicePoint> points;
    for (std::size_t i = 0; i < trace.size(); ++i) {
        if (trace[i].kind != EventKind::ChoiceMade) continue;
        const auto choice = unpack<ChoiceMade>(trace[i]);
        if (choice.kind == ChoiceKind::next_thread) points.push_back(ChoicePoint{choice.step, choice.options, choice.chosen, i});
    }
    return points;
}

std::vector<ThreadId> runnable_threads(const Trace& trace, const State& state) {
    auto left = static_cast<std::size_t>(std::ranges::count_if(state.threads, can_go_on));
    std::vector<std::pair<std::size_t, ThreadId>> line;
    for (std::size_t i = std::min(state.position, trace.size()); i-- > 0 && left > 0;) {
        const ThreadId who = who_lines_up(trace[i]);
        const ThreadState* thread = state.find(who);
        if (thread == nullptr || !can_go_on(*thread)) continue;
        if (std::ranges::find(line, who, &std::pair<std::size_t, ThreadId>::second) != line.end()) continue;
        line.emplace_back(i, who);
        --left;
    }
    std::ranges::sort(line);
    std::vector<ThreadId> threads;
    for (const auto& [event, thread] : line) threads.push_back(thread);
    return threads;
}

}  // namespace asynchio
