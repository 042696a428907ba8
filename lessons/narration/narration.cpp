#include <algorithm>

#include "lessons/narration/moments.h"
#include "lessons/reader/decimal.h"

namespace asynchio {
namespace {

// Switches have several words for on and off.
std::string_view plain_switch(std::string_view value) {
    constexpr std::string_view kOn[] = {"on", "True", "true", "yes"};
    constexpr std::string_view kOff[] = {"off", "False", "false", "no"};
    if (std::ranges::find(kOn, value) != std::end(kOn)) return "1";
    return std::ranges::find(kOff, value) != std::end(kOff) ? "0" : value;
}

bool same_value(std::string_view a, std::string_view b) {
    if (plain_switch(a) == plain_switch(b)) return true;
    const auto left = parse_decimal(a), right = parse_decimal(b);
    return left && right && left->value == right->value;
}

// What callbacks of the loop do by themselves. No task has a turn in it.
bool is_quiet(EventKind kind) {
    switch (kind) {
        case EventKind::CoroutineTasked:
        case EventKind::HandleEnqueued:
        case EventKind::HandleStarted:
        case EventKind::HandleFinished:
        case EventKind::IterationStarted:
        case EventKind::FutureResolved:
        case EventKind::GatherSlot:
        case EventKind::GatherFilled: return true;
        default: return false;
    }
}

// Something that is drawn; a callback that begins and ends is not.
bool is_seen(const Event& event) {
    if (event.kind == EventKind::HandleEnqueued) return static_cast<bool>(unpack<HandleEnqueued>(event).task);
    return event.kind == EventKind::FutureResolved || event.kind == EventKind::GatherSlot || event.kind == EventKind::GatherFilled;
}

// Only what somebody has set off: whoever got the loop or wrote a line is shown doing it.
bool sets_off(EventKind kind) {
    return kind == EventKind::TurnEnded || kind == EventKind::TaskEnded || kind == EventKind::HandleEnqueued;
}

}  // namespace

std::size_t MomentFinder::settled(std::size_t event) const {
    const Trace& trace = trace_;
    if (event >= trace.size() || !sets_off(trace[event].kind)) return event;
    const Event& first = trace[event];
    if (first.kind == EventKind::TurnEnded && unpack<TurnEnded>(first).end != TurnEnd::ended) return event;
    std::size_t last = event;
    for (std::size_t i = event + 1; i < trace.size(); ++i) {
        const Event& next = trace[i];
        const bool begins_a_turn = i + 1 < trace.size() && next.kind == EventKind::HandleStarted && trace[i + 1].kind == EventKind::TurnStarted;
        if (next.time != first.time || next.thread != first.thread || !is_quiet(next.kind) || begins_a_turn) break;
        if (is_seen(next)) last = i;
    }
    return last;
}

Settings settings_of_run(const Program& program, const Settings& machine) {
    Settings settings;
    for (const Parameter& parameter : program.parameters) settings.push_back({parameter.name, parameter.default_value});
    settings.insert(settings.end(), machine.begin(), machine.end());
    return settings;
}

bool holds(const Settings& wanted, const Settings& settings) {
    return std::ranges::all_of(wanted, [&](const Setting& one) {
        const auto found = std::ranges::find(settings, one.name, &Setting::name);
        return found != settings.end() && same_value(found->value, one.value);
    });
}

Narration narrate(const std::vector<LessonCaption>& captions, const Settings& settings, const MomentFinder& finder) {
    Narration narration;
    for (std::size_t i = 0; i < captions.size(); ++i) {
        const LessonCaption& caption = captions[i];
        if (!caption.anchor) continue;
        if (!holds(caption.with, settings)) {
            narration.for_other_settings.push_back(i);
            continue;
        }
        CaptionPlace place{i, finder.find(*caption.anchor)};
        if (place.moment.happened) place.moment.event = finder.settled(place.moment.event);
        (place.moment.happened ? narration.places : narration.did_not_happen).push_back(std::move(place));
    }
    std::ranges::stable_sort(narration.places, {}, [](const CaptionPlace& place) { return place.moment.event; });
    return narration;
}

}  // namespace asynchio
