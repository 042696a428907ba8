#include "app/model/source_line.h"

#include <algorithm>

namespace asynchio {
namespace {

constexpr std::size_t kFarthestLine = 4096;  // events between a line and what was done in it

int line_reached(const Trace& trace, std::size_t event) {
    const std::size_t end = event - std::min(event, kFarthestLine);
    for (std::size_t i = event; i-- > end;) {
        if (trace[i].thread != trace[event].thread) continue;
        if (trace[i].kind == EventKind::LineReached) return static_cast<int>(unpack<LineReached>(trace[i]).line);
        if (trace[i].kind == EventKind::TurnStarted) break;
    }
    return 0;
}

}  // namespace

int source_line(const RunData& run, Actor actor, std::size_t event) {
    if (const int line = line_reached(run.trace(), event)) return line;
    const Lane* lane = run.lanes().find(actor);
    if (lane == nullptr) return 0;
    const auto after = std::ranges::upper_bound(lane->spans, event, {}, &Span::first_event);
    return after == lane->spans.begin() ? 0 : static_cast<int>((after - 1)->line);
}

}  // namespace asynchio
