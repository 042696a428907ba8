// What helps to find one's way in the picture: the run in small, what a range of it comes to, what a search has found.
#include <algorithm>
#include <cmath>
#include <map>

#include "app/model/make_scene.h"
#include "app/model/search.h"
#include "app/model/state_phrases.h"

namespace asynchio {
namespace {

// --- the run in small ----------------------------------------------------------------------------------------

void add_minimap(TimelineView& timeline, const SceneContext& context) {
    const RunData::Overview& overview = context.run.overview(context.ui.ruler == Ruler::turns);
    if (overview.lanes.empty()) return;
    MinimapView map;
    map.end = std::max(timeline.shown_end, 1e-9);
    map.cell = overview.end / static_cast<double>(RunData::kOverviewCells);
    map.playhead = timeline.playhead;
    // A cell tells what mostly happens in it, so it must be over.
    const auto known = static_cast<std::size_t>(std::floor(timeline.seen / map.cell + 1e-6));
    for (const LaneView& lane : timeline.lanes) {
        const auto index = static_cast<std::size_t>(lane.lane - context.run.lanes().lanes.data());
        MinimapLane small{lane.name, overview.lanes[index]};
        for (std::size_t i = std::min(known, small.cells.size()); i < small.cells.size(); ++i) small.cells[i] = Activity::nothing;
        map.lanes.push_back(std::move(small));
    }
    timeline.minimap = std::move(map);
}

// --- a range -------------------------------------------------------------------------------------------------

// The range in time, and its columns on the TURNS ruler.
struct Stretch {
    Time begin = 0, end = 0;
    std::size_t first = 0, last = 0;  // columns
    bool turns = false;
};

Stretch stretch_of(const SceneContext& context) {
    const Range& range = *context.ui.range;
    if (context.ui.ruler == Ruler::time) {
        const Time begin = std::max<Time>(0, from_seconds(range.begin));
        return {begin, std::clamp<Time>(from_seconds(range.end), begin, std::max(begin, context.ui.time))};
    }
    const auto& columns = context.run.lanes().columns;
    const auto known = static_cast<std::size_t>(std::ranges::lower_bound(columns, context.ui.position, {}, &Column::first_event) - columns.begin());
    Stretch stretch{.turns = true};
    stretch.first = std::min(known, static_cast<std::size_t>(std::max(0.0, std::floor(range.begin + 1e-6))));
    stretch.last = std::clamp(static_cast<std::size_t>(std::max(0.0, std::ceil(range.end - 1e-6))), stretch.first, known);
    if (stretch.first == stretch.last) return stretch;
    const auto time_of = [&](std::size_t event) { return context.trace()[std::min(event, context.trace().size() - 1)].time; };
    stretch.begin = time_of(columns[stretch.first].first_event);
    stretch.end = std::clamp(time_of(columns[stretch.last - 1].last_event), stretch.begin, std::max(stretch.begin, context.ui.time));
    return stretch;
}

// Turns of this lane; on the TURNS ruler those of the columns, since many stand at one instant.
std::size_t turns_of(const SceneContext& context, const Stretch& stretch, const Lane& lane, const StateTimes& times) {
    if (!stretch.turns) return times.count(Activity::running) + times.count(Activity::blocking);
    const auto& columns = context.run.lanes().columns;
    const auto begin = columns.begin() + static_cast<std::ptrdiff_t>(stretch.first), end = columns.begin() + static_cast<std::ptrdiff_t>(stretch.last);
    return static_cast<std::size_t>(std::count_if(begin, end, [&](const Column& column) { return column.actor == lane.actor; }));
}

std::string percent_of(Time part, Time whole) {
    return std::to_string(whole > 0 ? std::lround(100.0 * static_cast<double>(part) / static_cast<double>(whole)) : 0);
}

// One look stands for several waits: what the lane says, "waiting: gather", and how long each. Where bars are too many to
// look at each, the look's own word.
std::vector<std::pair<std::string, Time>> words_of(const SceneContext& context, const Stretch& stretch, const Lane& lane, Activity activity, Time time) {
    constexpr std::ptrdiff_t kMostBars = 5'000;
    const Phrases& say = context.say();
    const bool several = activity == Activity::waiting_box || activity == Activity::waiting_queue || activity == Activity::waiting_lock;
    const auto first = std::ranges::lower_bound(lane.spans, stretch.begin, {}, &Span::end), last = std::ranges::lower_bound(lane.spans, stretch.end, {}, &Span::begin);
    if (!several || last - first > kMostBars) return {{std::string(phrase_of(say, activity)), time}};
    std::map<WaitKind, Time> kinds;
    for (auto span = first; span < last; ++span) {
        if (span->activity != activity || span->first_event >= context.state.position) continue;
        const Time part = std::min(span->end, stretch.end) - std::max(span->begin, stretch.begin);
        if (part > 0) kinds[span->wait.kind] += part;
    }
    std::vector<std::pair<std::string, Time>> words;
    for (const auto& [kind, part] : kinds) words.emplace_back(say.lane_waiting({.what = phrase_of(say, kind)}), part);
    if (words.empty()) words.emplace_back(phrase_of(say, activity), time);
    return words;
}

RangeLaneView range_lane(const SceneContext& context, const Stretch& stretch, const LaneView& lane, const StateTimes& times) {
    RangeLaneView view{lane.actor, lane.name, context.ui.selection && context.ui.selection->actor == lane.actor, {}};
    const Time whole = stretch.end - stretch.begin;
    for (std::size_t i = 1; i < kActivities; ++i) {
        const auto activity = static_cast<Activity>(i);
        if (times.of(activity) <= 0) continue;
        for (const auto& [words, time] : words_of(context, stretch, *lane.lane, activity, times.of(activity)))
            view.states.push_back({activity, words, context.say().range_share({.time = seconds_text(time), .percent = percent_of(time, whole)}),
                                   whole > 0 ? static_cast<double>(time) / static_cast<double>(whole) : 0});
    }
    std::ranges::stable_sort(view.states, [](const StateShareView& a, const StateShareView& b) { return a.part > b.part; });
    const std::size_t turns = turns_of(context, stretch, *lane.lane, times);
    if (turns > 0 && times.of(Activity::running) + times.of(Activity::blocking) == 0 && lane.actor.task)
        view.states.push_back({Activity::running, std::string(phrase_of(context.say(), Activity::running)),
                               context.say().range_turns({.count = turns}), 0});
    return view;
}

void add_range(TimelineView& timeline, const SceneContext& context) {
    const Stretch stretch = stretch_of(context);
    const Phrases& say = context.say();
    const Range& range = *context.ui.range;
    RangeView view;
    view.begin = range.begin, view.end = range.end;
    const Known known{context.ui.position, context.ui.time};
    Time busy = 0;
    std::size_t turns = 0;
    for (const LaneView& lane : timeline.lanes) {
        if (lane.lane == nullptr || lane.totals == nullptr || !lane.begun) continue;
        const StateTimes times = lane.totals->between(*lane.lane, stretch.begin, stretch.end, known);
        view.lanes.push_back(range_lane(context, stretch, lane, times));
        if (lane.lane->kind != Lane::Kind::task) continue;
        busy += times.of(Activity::running) + times.of(Activity::blocking);
        turns += turns_of(context, stretch, *lane.lane, times);
    }
    const Time whole = stretch.end - stretch.begin;
    const std::string begin = seconds_text(stretch.begin), end = seconds_text(stretch.end);
    view.title = stretch.turns ? say.range_title_turns({.begin = begin, .end = end}) : say.range_title({.begin = begin, .end = end});
    view.length = stretch.turns ? say.range_columns({.count = stretch.last - stretch.first}) : say.range_length({.time = seconds_text(whole)});
    if (timeline.by_threads && stretch.turns) view.length = say.range_stretches({.count = stretch.last - stretch.first});
    if (context.run.end().loops.size() == 1)
        view.sentence = say.range_busy({.busy = seconds_text(busy), .whole = seconds_text(whole), .percent = percent_of(busy, whole), .count = turns});
    timeline.range = std::move(view);
}

// --- a search ------------------------------------------------------------------------------------------------

void add_search(TimelineView& timeline, const SceneContext& context) {
    const Phrases& say = context.say();
    SearchView view{context.ui.search->words, 0, ""};
    if (view.words.find_first_not_of(' ') != std::string::npos) {
        const Found found = find_in_picture(context.run, context.ui, say);
        view.found = found.count;
        view.count = found.count == 0 ? std::string(say.search_nothing())
                     : found.at_one   ? say.search_at({.number = found.before + 1, .all = found.count})
                                      : say.search_found({.count = found.count});
    }
    timeline.search = std::move(view);
}

}  // namespace

void add_picture(Scene& scene, const SceneContext& context) {
    TimelineView& timeline = scene.timeline;
    if (!context.ui.view.fitted) add_minimap(timeline, context);
    if (context.ui.range) add_range(timeline, context);
    if (context.ui.search) add_search(timeline, context);
    add_passes(scene, context);
}

}  // namespace asynchio
