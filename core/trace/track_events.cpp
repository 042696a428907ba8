#include "core/trace/track_events.h"

#include <algorithm>
#include <tuple>

#include "core/trace/track_slices.h"

namespace asynchio {

namespace tracks {
namespace {

constexpr int kStateDepth = 10;  // inside whatever else is on a thread's track

std::string state_name(const Trace& trace, const State& end, const Span& span) {
    switch (span.activity) {
        case Activity::waiting_timer:
        case Activity::waiting_network:
        case Activity::waiting_box:
        case Activity::waiting_queue:
        case Activity::waiting_lock: return "waiting: " + wait_name(trace, end, span.wait);
        case Activity::nothing:
        case Activity::ready:
        case Activity::running:
        case Activity::waiting_pool:
        case Activity::in_worker:
        case Activity::blocking:
        case Activity::wants_gil: return std::string(activity_word(span.activity));
    }
    return "";
}

Arguments state_arguments(const Trace& trace, const State& end, const Span& span) {
    Arguments arguments;
    if (span.line != 0) arguments.push_back({"line", std::int64_t{span.line}});
    if (span.turn != 0) arguments.push_back({"turn", std::int64_t{span.turn}});
    if (span.wait.kind == WaitKind::nothing) return arguments;
    arguments.push_back({"waits for", wait_name(trace, end, span.wait)});
    if (span.wait.deadline != kNever) arguments.push_back({"until", format_seconds(span.wait.deadline) + " s"});
    return arguments;
}

// A state that goes on while a call begins or ends is cut there: then it lies inside the call, or outside.
void cut_states_at_calls(std::vector<Slice>& slices) {
    std::map<std::uint64_t, std::vector<std::size_t>> borders;  // events, by track
    for (const Slice& slice : slices)
        if (slice.depth < kStateDepth) {
            borders[slice.track].push_back(slice.first);
            borders[slice.track].push_back(slice.last);
        }
    for (auto& [track, events] : borders) std::ranges::sort(events);
    for (std::size_t i = 0; i < slices.size(); ++i) {
        if (slices[i].depth < kStateDepth || !borders.contains(slices[i].track)) continue;
        const std::vector<std::size_t>& events = borders[slices[i].track];
        const auto border = std::ranges::upper_bound(events, slices[i].first);
        if (border == events.end() || *border >= slices[i].last) continue;
        Slice rest = slices[i];
        rest.flows.clear();
        rest.ending_flows.clear();
        rest.first = slices[i].last = *border;
        slices.push_back(std::move(rest));
    }
}

// Everything that happens at one event, in the order in which it is told.
struct Happening {
    enum Phase : int { moment, end, count, begin };
    std::size_t event = 0;
    Phase phase = moment;
    int depth = 0;
    TrackEvent told;
};

Time time_at(const Trace& trace, std::size_t event) { return event < trace.size() ? trace[event].time : trace.end_time(); }

std::vector<Happening> happenings(const Trace& trace, Parts parts) {
    std::vector<Happening> all;
    for (Slice& slice : parts.slices) {
        if (slice.first >= slice.last) continue;
        TrackEvent begin{TrackEvent::Kind::begin, time_at(trace, slice.first), slice.track, std::move(slice.name), 0,
                         std::move(slice.arguments), std::move(slice.flows), std::move(slice.ending_flows)};
        TrackEvent end{TrackEvent::Kind::end, time_at(trace, slice.last), slice.track, "", 0, {}, {}, {}};
        all.push_back({slice.first, Happening::begin, slice.depth, std::move(begin)});
        all.push_back({slice.last, Happening::end, -slice.depth, std::move(end)});
    }
    for (Mark& mark : parts.marks) {
        TrackEvent told{mark.count ? TrackEvent::Kind::count : TrackEvent::Kind::moment, time_at(trace, mark.event), mark.track,
                        std::move(mark.name), mark.value, {}, std::move(mark.flows), {}};
        all.push_back({mark.event, mark.count ? Happening::count : Happening::moment, 0, std::move(told)});
    }
    std::ranges::stable_sort(all, {}, [](const Happening& one) { return std::tuple(one.event, one.phase, one.depth); });
    return all;
}

}  // namespace

void add_states(Parts& parts, const TrackList& tracks, const Trace& trace, const Lanes& lanes, const State& end) {
    for (const Lane& lane : lanes.lanes) {
        const std::uint64_t track = tracks.of(lane.actor);
        if (track == 0 || lane.plumbing) continue;
        for (const Span& span : lane.spans)
            if (span.first_event < span.last_event)
                parts.slices.push_back(Slice{track, kStateDepth, span.first_event, std::min(span.last_event, trace.size()),
                                             state_name(trace, end, span), state_arguments(trace, end, span), {}, {}});
    }
}

}  // namespace tracks

TrackEvents track_events(const Trace& trace) {
    LaneBuilder builder;
    builder.read(trace);
    tracks::TrackList list(trace, builder.lanes(), builder.state());
    tracks::Parts parts;
    tracks::add_states(parts, list, trace, builder.lanes(), builder.state());
    tracks::add_walk(parts, list, trace, builder.state());
    tracks::cut_states_at_calls(parts.slices);
    TrackEvents result;
    for (tracks::Happening& one : tracks::happenings(trace, std::move(parts))) result.events.push_back(std::move(one.told));
    result.tracks = list.take();
    return result;
}

}  // namespace asynchio
