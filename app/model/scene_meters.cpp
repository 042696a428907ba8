// Meters at the playhead: counted in the run so far, never in the run to come.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/model/axis.h"
#include "app/model/make_scene.h"
#include "app/model/memory_model.h"

namespace asynchio {
namespace {

constexpr std::array<int, 3> kPercents = {50, 95, 99};

// Those who came and those who went, up to the playhead.
struct Served {
    std::size_t came = 0, done = 0, failed = 0;  // who was cancelled got no answer, and that is no error
    Time first_came = 0, last_came = 0;
    std::vector<Duration> answers;               // of those that are done, shortest first
};

Served served(const SceneContext& context, const std::string& function) {
    Served all;
    for (const Meters::Life& life : context.run.meters().lives()) {
        if (life.first_event >= context.state.position) break;
        if (!function.empty() && context.trace().text(life.function) != function) continue;
        if (all.came++ == 0) all.first_came = life.begin;
        all.last_came = life.begin;
        if (!life.ended || life.last_event >= context.state.position) continue;
        if (life.outcome == Outcome::failed) ++all.failed;
        if (life.outcome != Outcome::done) continue;
        ++all.done;
        all.answers.push_back(life.end - life.begin);
    }
    std::ranges::sort(all.answers);
    return all;
}

std::string rate(std::size_t count, Time time) {
    return time > 0 ? fmt::format("{:.1f} /s", static_cast<double>(count) / to_seconds(time)) : "-";
}

// How fast they came while they came; waiting for the last answers does not make it slower.
std::string arrivals(const Served& all) { return all.came < 2 ? "-" : rate(all.came - 1, all.last_came - all.first_came); }

void add_load(MetersView& view, const SceneContext& context, const Served& all, bool defined) {
    const Phrases& say = context.say();
    const Time now = context.ui.time;
    if (defined) view.meters.push_back({std::string(say.meter_arrivals()), arrivals(all), say.meter_came({.number = all.came}), 0, {}});
    const std::string done = defined ? say.meter_served({.number = all.done}) : say.meter_done({.number = all.done});
    view.meters.push_back({std::string(say.meter_throughput()), rate(all.done, now), done, 0, {}});
    const std::size_t ended = all.done + all.failed;
    const std::string share = ended == 0 ? "-" : fmt::format("{:.0f} %", 100.0 * static_cast<double>(all.failed) / static_cast<double>(ended));
    view.meters.push_back({std::string(say.meter_errors()), share, say.meter_of({.part = all.failed, .all = ended}), 0, {}});
}

void add_level(MetersView& view, const SceneContext& context, std::string_view name, const Level& level) {
    const Level::Change change = level.at(context.state.position);
    view.meters.push_back({std::string(name), std::to_string(change.now), context.say().meter_most({.number = change.most}), 0, {}});
}

// A turn that goes on at the playhead may be the longest already.
void add_longest_hold(MetersView& view, const SceneContext& context) {
    const Meters::Turn* longest = context.run.meters().longest_turn(context.state.position);
    Duration length = longest == nullptr ? 0 : longest->length();
    Actor who = longest == nullptr ? Actor{} : Actor::of(longest->task);
    std::size_t first = longest == nullptr ? 0 : longest->first_event;
    for (const ThreadState& thread : context.state.threads) {
        const TaskState* task = context.state.find(thread.task);
        if (task == nullptr || task->plumbing || context.ui.time - task->turn_began <= length) continue;
        who = Actor::of(task->id);
        length = context.ui.time - task->turn_began;
        first = token_at(context, who).bar;
    }
    MeterView meter{std::string(context.say().meter_hold()), seconds_text(length) + " s", "", 0, {}};
    if (length > 0) {
        meter.who = token_at(context, who);
        meter.who.bar = first;
        const Span* span = find_span(context.run.lanes(), Selection{who, first});
        meter.line = span == nullptr ? 0 : static_cast<int>(line_that_held(context.trace(), *span));
        meter.note = meter.line == 0 ? meter.who.name : context.say().meter_who_line({.who = meter.who.name, .line = meter.line});
    }
    view.meters.push_back(std::move(meter));
}

void add_counts(MetersView& view, const SceneContext& context) {
    const Meters& meters = context.run.meters();
    const Phrases& say = context.say();
    const State& end = context.run.end();
    if (uses_loop(context.run)) {
        add_level(view, context, say.meter_alive(), meters.alive());
        add_level(view, context, say.meter_ready(), meters.ready());
    }
    if (!end.pools.empty()) {
        std::uint32_t workers = 0;
        for (const PoolState& pool : end.pools) workers += pool.workers;
        const Level::Change busy = meters.busy().at(context.state.position);
        const std::string most = say.meter_most_of({.number = busy.most, .all = workers});
        view.meters.push_back({std::string(say.meter_busy()), std::to_string(busy.now), most, 0, {}});
    }
    if (uses_loop(context.run)) {
        add_longest_hold(view, context);
        std::uint32_t passes = 0;
        for (const LoopState& loop : context.state.loops) passes += loop.iteration;
        view.meters.push_back({std::string(say.meter_turns()), std::to_string(context.state.turn), say.meter_passes({.count = passes}), 0, {}});
    }
    // Without the GIL threads run at the same time: then it is not a switch that lets another one go on.
    if (end.run.gil)
        view.meters.push_back({std::string(say.meter_switches()), std::to_string(meters.switches(context.state.position)), std::string(say.meter_of_threads()), 0, {}});
}

// Both from models: the machine's cores, and what CPython takes for what the program made.
void add_machine(MetersView& view, const SceneContext& context) {
    const Phrases& say = context.say();
    const auto on_core = [](const ThreadState& thread) { return thread.core >= 0; };
    const State& end = context.run.end();
    if (std::ranges::any_of(end.threads, [&](const ThreadState& thread) { return !thread.plumbing && thread.id != ThreadId(1); }))
        view.meters.push_back({std::string(say.meter_cores()), std::to_string(std::ranges::count_if(context.state.threads, on_core)),
                               say.meter_most_of({.number = context.run.meters().computing().at(context.state.position).most, .all = end.run.cores}), 0, {}});
    Made made = made_in(context.state, false);
    made.processes = 0;  // of this one
    view.meters.push_back({std::string(say.meter_memory()), memory_words(made.bytes()), say.meter_memory_of({.tasks = made.tasks, .threads = made.threads}), 0, {}});
}

// By the rule of the lessons' pct(): sorted(list)[len(list) * p // 100].
PercentileView percentile(const std::vector<Duration>& answers, int percent) {
    const std::size_t index = std::min(answers.size() - 1, answers.size() * static_cast<std::size_t>(percent) / 100);
    const double share = static_cast<double>(index + 1) / static_cast<double>(answers.size());
    return {fmt::format("p{}", percent), seconds_text(answers[index]) + " s", to_seconds(answers[index]), share};
}

StairsView stairs(const Phrases& say, const Served& all, const std::string& function) {
    StairsView view;
    view.title = say.stairs_title({.function = function});
    for (const Duration answer : all.answers) view.answers.push_back(to_seconds(answer));
    if (view.answers.empty()) return view;
    view.end = round_end(view.answers.back());
    for (const int percent : kPercents) view.percentiles.push_back(percentile(all.answers, percent));
    return view;
}

}  // namespace

void add_meters(Scene& scene, const SceneContext& context) {
    // What is counted as an answer, a lesson says: without one there is nothing to measure.
    const Subject* subject = context.inputs.subject;
    if (subject == nullptr || !subject->lesson || !asks_for(context, "metrics") || context.trace().size() == 0) return;
    const std::string& function = subject->lesson->response;
    const Served all = served(context, function);
    MetersView view;
    add_load(view, context, all, !function.empty());
    add_counts(view, context);
    add_machine(view, context);
    if (!function.empty()) view.stairs = stairs(context.say(), all, function);
    scene.meters = std::move(view);
}

}  // namespace asynchio
