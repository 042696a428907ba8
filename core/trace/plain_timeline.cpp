#include "core/trace/plain_timeline.h"

#include <algorithm>

namespace asynchio {
namespace {

char letter_of(const Span& span) {
    if (span.activity == Activity::waiting_box && span.wait.kind == WaitKind::gather) return 'g';
    if (span.activity == Activity::waiting_box && (span.wait.kind == WaitKind::task || span.wait.kind == WaitKind::thread))
        return 't';
    return activity_letter(span.activity);
}

const char* end_sign(Outcome outcome) {
    switch (outcome) {
        case Outcome::done: return "\u2713";
        case Outcome::failed: return "\u2717";
        case Outcome::cancelled:
        case Outcome::destroyed: return "\u2298";
    }
    return "";
}

}  // namespace

bool lane_is_shown(const Lane& lane) {
    if (lane.plumbing) return false;
    if (lane.kind != Lane::Kind::thread || lane.actor.thread != ThreadId(1)) return true;
    return std::ranges::any_of(lane.spans, [](const Span& span) {
        return span.activity != Activity::nothing && span.end > span.begin;
    });
}

std::string plain_timeline(const Trace& trace, const Lanes& lanes, const State& end, int width) {
    std::size_t name_width = 4;
    for (const Lane& lane : lanes.lanes)
        if (lane_is_shown(lane)) name_width = std::max(name_width, actor_name(trace, end, lane.actor).size());
    const Time total = std::max<Time>(end.now, 1);
    const auto cell = [&](Time time) {
        return static_cast<std::size_t>(static_cast<double>(time) / static_cast<double>(total) * (width - 1));
    };
    std::string picture;
    for (const Lane& lane : lanes.lanes) {
        if (!lane_is_shown(lane)) continue;
        std::string row(static_cast<std::size_t>(width), ' ');
        for (const Span& span : lane.spans)
            if (span.end > span.begin)
                for (std::size_t i = cell(span.begin); i <= cell(span.end); ++i) row[i] = letter_of(span);
        // Turns take no time; they are marked over what they interrupt.
        for (const Span& span : lane.spans)
            if (span.activity == Activity::running) row[cell(span.begin)] = '#';
        std::string name = actor_name(trace, end, lane.actor);
        name.resize(std::max(name.size(), name_width), ' ');
        if (lane.ended) row.erase(cell(lane.end_time) + 1);
        picture += name + "  " + row + (lane.ended ? end_sign(lane.outcome) : "") + "\n";
    }
    std::string ruler = "0.00 s";
    const std::string last = format_seconds(end.now) + " s";
    ruler.resize(std::max<std::size_t>(ruler.size() + 1, static_cast<std::size_t>(width) - last.size()), ' ');
    return picture + std::string(name_width + 2, ' ') + ruler + last + "\n";
}

}  // namespace asynchio
