#include "app/model/scene_comparison.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/model/make_scene.h"
#include "app/model/state_phrases.h"
#include "core/trace/plain_timeline.h"

namespace asynchio {
namespace {

constexpr std::size_t kMostLanes = 16;
constexpr double kFinest = 1.0 / 50;  // of the run: what is shorter is drawn together with its neighbours

// --- a run ---------------------------------------------------------------------------------------------------

bool computes(Activity activity) { return activity == Activity::running || activity == Activity::blocking; }

// Waits or computes itself, instead of waiting for others to do so.
bool works(const Lane& lane) {
    return !lane.plumbing && std::ranges::any_of(lane.spans, [](const Span& span) {
        const bool for_itself = computes(span.activity) || span.activity == Activity::waiting_timer ||
                                span.activity == Activity::waiting_network;
        return for_itself && span.end > span.begin;
    });
}

// Gathers spans that are too short to be told apart.
class StretchBuilder {
  public:
    explicit StretchBuilder(Duration shortest) : shortest_(shortest) {}

    void add(const Span& span) {
        const Duration length = span.end - span.begin;
        if (length <= 0 || span.activity == Activity::nothing) return;
        if (length >= shortest_ || (count_ > 0 && span.begin > end_)) flush();
        if (length >= shortest_) return push(span.begin, span.end, span.activity, computes(span.activity) ? 1 : 0);
        if (count_++ == 0) begin_ = span.begin, computing_ = 0, other_ = Activity::nothing;
        end_ = span.end;
        if (computes(span.activity)) computing_ += length;
        else other_ = span.activity;
    }
    std::vector<Stretch> take() {
        flush();
        return std::move(stretches_);
    }

  private:
    void push(Time begin, Time end, Activity activity, double part) {
        stretches_.push_back(Stretch{to_seconds(begin), to_seconds(end), activity, part});
    }
    void flush() {
        if (std::exchange(count_, 0) == 0) return;
        const double part = static_cast<double>(computing_) / static_cast<double>(end_ - begin_);
        push(begin_, end_, other_ == Activity::nothing ? Activity::running : other_, part);
    }

    const Duration shortest_;
    std::vector<Stretch> stretches_;
    Time begin_ = 0, end_ = 0;
    Duration computing_ = 0;
    Activity other_ = Activity::nothing;
    int count_ = 0;
};

// --- what is asked for ---------------------------------------------------------------------------------------

const Parameter* compared_parameter(const Subject& subject) {
    if (!has_comparison(subject)) return nullptr;
    const Parameter* parameter = find_parameter(subject.program, subject.lesson->parts.comparison->parameter);
    return parameter != nullptr && parameter->kind == Parameter::Kind::choice ? parameter : nullptr;
}

std::vector<Result<RunRequest>> requests_of(const Subject& subject, const Parameter& parameter, Settings settings,
                                            const Settings& with, const Machine& machine, Language language) {
    settings.insert(settings.end(), with.begin(), with.end());
    std::vector<Result<RunRequest>> requests;
    for (const Parameter::Choice& choice : parameter.choices) {
        settings.push_back(Setting{parameter.name, choice.value});
        requests.push_back(make_request_with(subject, machine, settings, language));
        settings.pop_back();
    }
    return requests;
}

// --- what is shown -------------------------------------------------------------------------------------------

std::string seconds(double time) { return format_seconds(from_seconds(time), 2); }

// The shortest of those that ended well, also when others are as short.
template <class View>
void mark_fastest(std::vector<View>& views, const ComparedRuns& runs) {
    double least = -1;
    for (const auto& run : runs) {
        if (run == nullptr) return;  // nobody knows yet
        if (run->ended_well && (least < 0 || run->total < least)) least = run->total;
    }
    for (std::size_t i = 0; i < views.size() && i < runs.size(); ++i)
        views[i].fastest = runs[i]->ended_well && runs[i]->total <= least + 1e-9;
}

// "{N}" becomes the slider's value.
std::string with_values(std::string text, const std::vector<ParameterView>& parameters) {
    for (const ParameterView& parameter : parameters) {
        const std::string place = "{" + parameter.name + "}";
        for (std::size_t at = text.find(place); at != text.npos; at = text.find(place, at + parameter.value_text.size()))
            text.replace(at, place.size(), parameter.value_text);
    }
    return text;
}

std::string settings_words(const Scene& scene, const std::string& without) {
    std::string words;
    for (const ParameterView& parameter : scene.parameters) {
        if (parameter.name == without) continue;
        const bool known = parameter.choice && static_cast<std::size_t>(parameter.chosen) < parameter.labels.size();
        words += (words.empty() ? "" : ", ") + parameter.name + " = " +
                 (known ? parameter.labels[static_cast<std::size_t>(parameter.chosen)] : parameter.value_text);
        if (parameter.unit == "s") words += " s";
    }
    return words;
}

// "" for a run that did what it should.
std::string problem_of(const Phrases& say, const ComparedRun& run) {
    if (run.ended_well) return "";
    const std::string limit = budget_phrase(say, run.budget, run.limits);
    const std::string sentence = !limit.empty() ? limit : run.message.empty() ? std::string(say.comparison_no_end()) : run.message;
    return run.line == 0 ? sentence : say.comparison_line({.line = run.line, .problem = sentence});
}

WayView way_view(const Phrases& say, const ParameterView& parameter, std::size_t index, const std::shared_ptr<const ComparedRun>& run) {
    WayView way;
    way.name = parameter.labels[index];
    way.value = parameter.values[index];
    way.current = static_cast<std::size_t>(parameter.chosen) == index;
    way.pending = run == nullptr;
    way.run = run;
    if (run == nullptr) return way;
    way.problem = problem_of(say, *run);
    way.total = seconds(run->total) + " s";
    return way;
}

TotalView total_view(const Phrases& say, const std::shared_ptr<const ComparedRun>& run) {
    TotalView total;
    total.pending = run == nullptr;
    if (run == nullptr) return total;
    total.problem = problem_of(say, *run);
    total.text = run->ended_well ? seconds(run->total) : std::string(say.comparison_error());
    return total;
}

std::string made_words(const Made& made) { return fmt::format("{}, {}, {}", made.tasks, made.threads, made.processes); }

void add_resources(ComparisonView& view, const Phrases& say) {
    TotalsView made{std::string(say.comparison_made()), view.settings, {}}, memory{std::string(say.comparison_memory()), view.settings, {}};
    for (const WayView& way : view.ways) {
        const bool known = way.run != nullptr, well = known && way.problem.empty();
        const std::string failed = known ? std::string(say.comparison_error()) : "";
        made.cells.push_back({well ? made_words(way.run->made) : failed, !known, false, way.problem});
        memory.cells.push_back({well ? memory_words(way.run->made.bytes()) : failed, !known, false, way.problem});
    }
    view.resources = {std::move(made), std::move(memory)};
}

}  // namespace

ComparedRun compared_run(const Trace& trace, const Limits& limits) {
    ComparedRun run;
    LaneBuilder builder;
    builder.read(trace);
    run.total = to_seconds(trace.end_time());
    const EndState& end = builder.state().end;
    run.ended_well = end.outcome == RunOutcome::finished;
    run.message = trace.text(end.message);
    run.budget = end.budget;
    run.limits = limits;
    run.made = made_in(builder.state(), true);
    run.line = static_cast<int>(end.line);
    const Duration shortest = std::max<Duration>(1, static_cast<Duration>(static_cast<double>(trace.end_time()) * kFinest));
    for (const Lane& lane : builder.lanes().lanes) {
        if (!works(lane) || run.lanes.size() >= kMostLanes) continue;
        StretchBuilder stretches(shortest);
        for (const Span& span : lane.spans) stretches.add(span);
        run.lanes.push_back(stretches.take());
    }
    return run;
}

ComparisonWaits comparison_waits(const UiState& ui) {
    const FlowState& flow = ui.flow;
    if (!flow.on) return ComparisonWaits::no;
    if (hides_run(flow)) return ComparisonWaits::for_answers;
    if (flow.stage == Stage::challenge && !flow.solved && !flow.solution)
        return ComparisonWaits::for_challenge;
    return ComparisonWaits::no;
}

bool has_comparison(const Subject& subject) {
    return subject.lesson && subject.lesson->has_panel("compare") && subject.lesson->parts.comparison;
}

ComparisonPlan plan_comparison(const Subject& subject, const Settings& settings, const Machine& machine, Language language) {
    ComparisonPlan plan;
    const Parameter* parameter = compared_parameter(subject);
    if (parameter == nullptr) return plan;
    plan.ways = requests_of(subject, *parameter, settings, {}, machine, language);
    for (const Comparison::Row& row : subject.lesson->parts.comparison->rows)
        plan.table.push_back(requests_of(subject, *parameter, settings, row.with, machine, language));
    return plan;
}

void add_comparison(Scene& scene, const SceneContext& context) {
    ComparisonView& view = scene.comparison;
    if (context.inputs.subject == nullptr || !has_comparison(*context.inputs.subject)) return;
    view.on = true;
    const Comparison& comparison = *context.inputs.subject->lesson->parts.comparison;
    view.parameter = comparison.parameter;
    const Phrases& say = context.say();
    switch (comparison_waits(context.ui)) {
        case ComparisonWaits::no: break;
        case ComparisonWaits::for_answers: view.withheld = say.comparison_until_answers(); break;
        case ComparisonWaits::for_challenge: view.withheld = say.comparison_until_challenge(); break;
    }
    if (!view.withheld.empty()) return;
    const auto parameter = std::ranges::find(scene.parameters, comparison.parameter, &ParameterView::name);
    if (parameter == scene.parameters.end() || !parameter->choice) {
        view.problem = say.comparison_no_choice({.name = comparison.parameter});
        return;
    }
    view.settings = settings_words(scene, comparison.parameter);
    const Machine& machine = context.inputs.machine;
    view.machine = say.comparison_machine({.count = machine.cores, .gil = machine.gil ? say.machine_on() : say.machine_off()});
    const auto run_of = [](const ComparedRuns& runs, std::size_t i) { return i < runs.size() ? runs[i] : nullptr; };
    const ComparisonInputs& runs = context.inputs.comparison;
    for (std::size_t i = 0; i < parameter->labels.size(); ++i) {
        view.ways.push_back(way_view(say, *parameter, i, run_of(runs.ways, i)));
        view.pending |= view.ways.back().pending;
        if (view.ways.back().run != nullptr) view.end = std::max(view.end, view.ways.back().run->total);
    }
    if (runs.ways.size() == view.ways.size()) mark_fastest(view.ways, runs.ways);
    for (std::size_t i = 0; i < comparison.rows.size(); ++i) {
        TotalsView row;
        row.name = with_values(comparison.rows[i].name, scene.parameters);
        row.settings = words_of(comparison.rows[i].with);
        const ComparedRuns none, &cells = i < runs.table.size() ? runs.table[i] : none;
        for (std::size_t way = 0; way < parameter->labels.size(); ++way) row.cells.push_back(total_view(say, run_of(cells, way)));
        if (cells.size() == row.cells.size()) mark_fastest(row.cells, cells);
        view.table.push_back(std::move(row));
    }
    add_resources(view, say);
}

}  // namespace asynchio
