// The run behind the one on the screen: which of its lanes this run has, too, and what is different in words.
#include <algorithm>
#include <map>

#include "app/model/make_scene.h"
#include "app/model/scene_flow.h"
#include "core/trace/plain_timeline.h"
#include "lessons/reader/text.h"

namespace asynchio {
namespace {

constexpr std::size_t kMostLines = 1000;     // of the output, that are compared
constexpr std::size_t kLongestLine = 32;     // characters of a printed line that is quoted
constexpr std::size_t kMostNames = 5;        // of an order that is told in full
constexpr std::size_t kMostValues = 3;
constexpr double kFarOff = 4;                // runs: what lies further right does not stretch the ruler

// Two lanes of one name are told apart by their order.
std::string numbered(const std::string& name, std::map<std::string, int>& count) {
    const int number = ++count[name];
    return number == 1 ? name : name + " " + std::to_string(number);
}

std::vector<std::string> lane_names(const RunData& run) {
    std::vector<std::string> names;
    std::map<std::string, int> count;
    for (const Lane& lane : run.lanes().lanes)
        names.push_back(lane_is_shown(lane) ? numbered(actor_name(run.trace(), run.end(), lane.actor), count) : "");
    return names;
}

// --- words ---

std::string end_words(const Phrases& say, const RunFacts& facts) {
    const std::string time = seconds_text(facts.total) + " s";
    if (facts.outcome == RunOutcome::finished) return time;
    if (facts.outcome == RunOutcome::stuck) return say.ghost_stuck({.time = time});
    return say.ghost_broken_off({.time = time});
}

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : " ") + name;
    return all;
}

// Of those that both runs have, in the order in which they ended.
std::vector<std::string> common(const std::vector<std::string>& order, const std::vector<std::string>& other) {
    std::vector<std::string> names;
    for (const std::string& name : order)
        if (std::ranges::find(other, name) != other.end()) names.push_back(name);
    return names;
}

void add_order(std::vector<std::string>& words, const Phrases& say, const RunFacts& before, const RunFacts& now) {
    const std::vector<std::string> was = common(before.ends, now.ends), is = common(now.ends, before.ends);
    if (was == is) return;
    if (was.size() <= kMostNames) words.push_back(say.ghost_ends({.before = joined(was), .now = joined(is)}));
    else words.push_back(std::string(say.ghost_other_ends()));
}

// "counter 1 of 4" → "counter 4 of 4": a line of few characters is quoted.
bool is_short(const std::string& line) { return !line.empty() && line.size() <= kLongestLine; }

void add_output(std::vector<std::string>& words, const Phrases& say, const RunFacts& before, const RunFacts& now) {
    if (before.output == now.output && before.output_bytes == now.output_bytes) return;
    std::size_t other = 0, which = 0;  // how many lines, the last of them
    const std::size_t lines = std::min(before.output.size(), now.output.size());
    for (std::size_t i = 0; i < lines; ++i)
        if (before.output[i] != now.output[i]) ++other, which = i;
    const bool as_many = before.output.size() == now.output.size();
    if (as_many && other == 1 && is_short(before.output[which]) && is_short(now.output[which]))
        return words.push_back(say.ghost_printed({.before = before.output[which], .now = now.output[which]}));
    if (as_many && std::ranges::is_permutation(before.output, now.output)) return words.push_back(std::string(say.ghost_other_order()));
    if (!as_many) words.push_back(say.ghost_lines_printed({.before = before.output.size(), .now = now.output.size()}));
    else if (other > 0) words.push_back(say.ghost_other_printed({.count = other}));
    else words.push_back(std::string(say.ghost_other_output()));  // beyond what is compared
}

// Tasks and threads that only one of the two runs has.
void add_others(std::vector<std::string>& words, const Phrases& say, const RunFacts& before, const RunFacts& now) {
    const auto without = [](const RunFacts& these, const RunFacts& those) {
        std::vector<std::string> names;
        for (const std::string& name : these.lanes)
            if (!name.empty() && std::ranges::find(those.lanes, name) == those.lanes.end()) names.push_back(name);
        return names;
    };
    const auto gone = without(before, now), came = without(now, before);
    if (!gone.empty()) words.push_back(say.ghost_gone({.names = join_names(say, gone)}));
    if (!came.empty()) words.push_back(say.ghost_new({.names = join_names(say, came)}));
}

// "total 2.00 s → stuck at 2.00 s", "stuck at 2.00 s → total 2.00 s".
std::string end_change(const Phrases& say, const RunFacts& before, const RunFacts& now, const std::string& was, const std::string& is) {
    const auto ended = [](const RunFacts& facts, const std::string& words) { return facts.outcome == RunOutcome::finished || words == "…"; };
    if (ended(before, was)) return say.ghost_total({.before = was, .now = is});
    return say.ghost_change({.before = was, .now = ended(now, is) ? say.ghost_total_of({.time = is}) : is});
}

// What is not seen yet is not told: neither of the run on the screen nor of the one behind.
std::vector<std::string> differences(const SceneContext& context, const GhostInputs& ghost) {
    const Phrases& say = context.say();
    const RunFacts& before = *ghost.facts;
    const RunFacts& now = *ghost.shown_facts;
    const bool was_seen = ghost.seen >= before.events;
    const bool is_seen = context.run.ended() && context.ui.seen >= context.trace().size();
    const std::string was = was_seen ? end_words(say, before) : "…", is = is_seen ? end_words(say, now) : "…";
    std::vector<std::string> words;
    if (was_seen && is_seen && was == is) words.push_back(say.ghost_same_total({.time = is}));
    else words.push_back(end_change(say, before, now, was, is));
    if (!was_seen || !is_seen) return words;
    add_output(words, say, before, now);
    add_order(words, say, before, now);
    const std::string turns = std::to_string(before.turns), now_turns = std::to_string(now.turns);
    if (before.turns != now.turns && before.by_threads == now.by_threads)
        words.push_back(now.by_threads ? say.ghost_steps({.before = turns, .now = now_turns}) : say.ghost_turns({.before = turns, .now = now_turns}));
    add_others(words, say, before, now);
    return words;
}

std::string value_of(const Program& program, const Settings& settings, const std::string& name) {
    for (auto setting = settings.rbegin(); setting != settings.rend(); ++setting)
        if (setting->name == name) return setting->value;
    const Parameter* parameter = find_parameter(program, name);
    return parameter != nullptr ? parameter->default_value : "";
}

// How many lines are others; of texts of different length, as many as that and more.
std::size_t other_lines(const std::string& one, const std::string& two, std::size_t& first) {
    const auto lines = split_lines(one), others = split_lines(two);
    std::size_t count = std::max(lines.size(), others.size()) - std::min(lines.size(), others.size());
    first = std::min(lines.size(), others.size());
    for (std::size_t i = std::min(lines.size(), others.size()); i-- > 0;)
        if (lines[i] != others[i]) ++count, first = i;
    return count;
}

// "USE_LOCK: no lock → lock": what is the same at the beginning of both is said once.
std::string change_words(const Phrases& say, const std::string& was, const std::string& is) {
    for (const std::string_view sign : {" = ", ": "}) {
        const std::size_t at = was.find(sign);
        if (at == was.npos || !is.starts_with(was.substr(0, at + sign.size()))) continue;
        return say.ghost_change({.before = was, .now = is.substr(at + sign.size())});
    }
    return say.ghost_change({.before = was, .now = is});
}

// "1 core → 2 cores, N = 3 → 5": the values of the run behind that are not those of this one. The machine first: the
// program shows its own values.
std::string values_words(const Phrases& say, const RunValues& was, const RunValues& is) {
    std::vector<std::string> words;
    const Program before = parse_program(was.program), now = parse_program(is.program);
    const Settings machine = machine_settings(was.machine), other = machine_settings(is.machine);
    for (const Setting& part : machine) {
        const auto same = std::ranges::find(other, part.name, &Setting::name);
        if (same == other.end()) words.push_back(words_of(say, now, {part}));
        else if (*same != part) words.push_back(change_words(say, words_of(say, now, {part}), words_of(say, now, {*same})));
    }
    for (const Parameter& parameter : before.parameters) {
        const std::string value = value_of(before, was.settings, parameter.name);
        if (find_parameter(now, parameter.name) != nullptr && value != value_of(now, is.settings, parameter.name))
            words.push_back(change_words(say, words_of(say, before, {{parameter.name, value}}),
                                         words_of(say, now, {{parameter.name, value_of(now, is.settings, parameter.name)}})));
    }
    if (machine == other && was.machine != is.machine) words.push_back(std::string(say.ghost_other_machine()));
    if (was.interrupt_at != is.interrupt_at) words.push_back(std::string(was.interrupt_at == kNever ? say.ghost_no_interrupt() : say.interrupt_key()));
    if (was.inputs != is.inputs) words.push_back(std::string(say.ghost_other_input()));
    std::size_t first = 0;
    const std::size_t lines = was.program == is.program ? 0 : other_lines(was.program, is.program, first);
    if (lines > 0 && words.empty())
        words.push_back(lines == 1 ? say.ghost_other_line({.line = first + 1}) : say.ghost_other_lines({.count = lines, .line = first + 1}));
    if (words.size() > kMostValues) words.resize(kMostValues), words.push_back("…");
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
    return all;
}

void add_lanes(GhostRunView& view, const TimelineView& timeline, const SceneContext& context, const GhostInputs& ghost) {
    const std::vector<std::string>& names = ghost.facts->lanes;
    const std::vector<std::string>& here = ghost.shown_facts->lanes;
    const std::vector<Lane>& lanes = context.run.lanes().lanes;
    for (std::size_t i = 0; i < timeline.lanes.size(); ++i) {
        const auto mine = std::ranges::find_if(lanes, [&](const Lane& lane) { return &lane == timeline.lanes[i].lane; });
        if (mine == lanes.end() || static_cast<std::size_t>(mine - lanes.begin()) >= here.size()) continue;
        const std::string& name = here[static_cast<std::size_t>(mine - lanes.begin())];
        const auto place = std::ranges::find(names, name);
        if (name.empty() || place == names.end()) continue;
        view.lanes.push_back({i, &ghost.lanes->lanes[static_cast<std::size_t>(place - names.begin())]});
    }
}

void add_reach(GhostRunView& view, TimelineView& timeline, const SceneContext& context, const GhostInputs& ghost) {
    view.seen = ghost.seen;
    const bool whole = view.seen >= ghost.facts->events;
    if (context.ui.ruler == Ruler::time) view.reach = to_seconds(ghost.seen_until);
    else view.reach = whole ? static_cast<double>(ghost.lanes->columns.size()) : ghost.lanes->column_at(view.seen);
    if (view.reach <= kFarOff * std::max(timeline.end, timeline.seen)) timeline.shown_end = std::max(timeline.shown_end, view.reach);
}

}  // namespace

RunFacts facts_of(const RunData& run) {
    RunFacts facts;
    facts.events = run.trace().size();
    facts.outcome = run.end().end.outcome;
    facts.total = run.total();
    facts.by_threads = !uses_loop(run);
    facts.turns = facts.by_threads ? static_cast<std::uint32_t>(run.lanes().columns.size()) : run.end().turn;
    facts.lanes = lane_names(run);
    std::vector<std::pair<std::size_t, std::size_t>> ends;  // event, lane
    for (std::size_t i = 0; i < facts.lanes.size(); ++i)
        if (!facts.lanes[i].empty() && run.lanes().lanes[i].ended) ends.emplace_back(run.lanes().lanes[i].end_event, i);
    std::ranges::sort(ends);
    for (const auto& [event, lane] : ends) facts.ends.push_back(facts.lanes[lane]);
    for (const OutputState& output : run.end().output) {
        const std::string_view text = run.trace().text(output.text);
        facts.output_bytes += text.size();
        if (facts.output.size() >= kMostLines) continue;
        facts.output.emplace_back(text.substr(0, text.find_last_not_of('\n') + 1));
    }
    return facts;
}

void add_ghost_run(Scene& scene, const SceneContext& context) {
    const GhostInputs& ghost = context.inputs.ghost;
    TimelineView& timeline = scene.timeline;
    const bool seat = in_seat(context.ui.flow, context.inputs.flow.facts);
    timeline.can_pin = lesson_has_spoken(context.ui) && !seat && ghost.shown_values != nullptr;
    if (!timeline.can_pin || !context.ui.show_ghost) return;
    const Phrases& say = context.say();
    GhostRunView view;
    view.pinned = context.ui.pinned;
    view.label = std::string(view.pinned ? say.ghost_a() : say.ghost_before());
    if (ghost.lanes == nullptr) {
        if (!view.pinned) return;
        view.sentence = say.ghost_is_this();
        timeline.ghost_run = std::move(view);
        return;
    }
    view.run = ghost.lanes;
    view.values = values_words(say, *ghost.values, *ghost.shown_values);
    view.differences = differences(context, ghost);
    view.can_swap = true;
    add_lanes(view, timeline, context, ghost);
    add_reach(view, timeline, context, ghost);
    view.sentence = view.label + (view.values.empty() ? "" : ": " + view.values);
    for (const std::string& difference : view.differences) view.sentence += ". " + difference;
    timeline.ghost_run = std::move(view);
}

}  // namespace asynchio
