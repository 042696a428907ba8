#include "app/model/wakes.h"

#include <algorithm>

#include "app/model/make_scene.h"
#include "app/model/span_words.h"
#include "core/trace/plain_timeline.h"

namespace asynchio {
namespace {

// Whether whoever has this bar can wake others in it.
bool acts(const Span& span) { return span.activity == Activity::running || span.activity == Activity::blocking; }

bool is_wait(const Span& span) { return !acts(span) && span.activity != Activity::ready && span.activity != Activity::nothing; }

// The bar in which an event happened; what somebody still does at its end belongs to its last one.
std::optional<Selection> bar_at(const Lane& lane, std::size_t event) {
    const auto after = std::ranges::upper_bound(lane.spans, event, {}, &Span::first_event);
    if (after == lane.spans.begin()) return std::nullopt;
    return Selection{lane.actor, std::prev(after)->first_event};
}

}  // namespace

std::optional<Selection> waker_of(const RunData& run, const Selection& bar, std::size_t position) {
    const Span* span = find_span(run.lanes(), bar);
    if (span == nullptr) return std::nullopt;
    const Span* const first = run.lanes().find(bar.actor)->spans.data();
    while (acts(*span) && span != first) --span;
    const std::size_t event = is_wait(*span) ? span->last_event : span->first_event;
    if (event >= position || timer_rang(run.trace()[event])) return std::nullopt;
    const Lane* const waker = run.lanes().find(actor_of(run.at(event).whoever_runs()));
    if (waker == nullptr || waker->actor == bar.actor || !lane_is_shown(*waker)) return std::nullopt;
    return bar_at(*waker, event);
}

std::optional<Selection> woken_in(const RunData& run, const Selection& bar, std::size_t position) {
    const Span* span = find_span(run.lanes(), bar);
    if (span == nullptr) return std::nullopt;
    const Lane& lane = *run.lanes().find(bar.actor);
    const Span* const end = lane.spans.data() + lane.spans.size();
    span = std::find_if(span, end, acts);
    if (span == end) return std::nullopt;
    const Selection here{lane.actor, span->first_event};
    std::optional<Selection> found;
    std::size_t first = position;
    for (const Lane& other : run.lanes().lanes) {
        if (other.actor == lane.actor || !lane_is_shown(other)) continue;
        for (const Span& wait : other.spans) {
            if (!is_wait(wait) || wait.last_event >= first || timer_rang(run.trace()[wait.last_event])) continue;
            if (actor_of(run.waker_at(wait.last_event)) != lane.actor || bar_at(lane, wait.last_event) != here) continue;
            first = wait.last_event;
            found = Selection{other.actor, wait.first_event};
        }
    }
    return found;
}

}  // namespace asynchio
