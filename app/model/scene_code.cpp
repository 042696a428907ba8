// The program and its sliders at the playhead.
#include <algorithm>
#include <cstdlib>

#include "app/model/bars_in.h"
#include "app/model/make_scene.h"
#include "core/trace/plain_timeline.h"
#include "core/trace/wait_graph.h"
#include "lessons/reader/text.h"

namespace asynchio {
namespace {

double as_number(Billionths value) { return static_cast<double>(value) / static_cast<double>(kOne); }

std::string value_of(const Parameter& parameter, const Settings& settings) {
    for (auto setting = settings.rbegin(); setting != settings.rend(); ++setting)
        if (setting->name == parameter.name) return setting->value;
    return parameter.default_value;
}

ParameterView view_of(const Parameter& parameter, const Settings& settings) {
    ParameterView view;
    view.name = parameter.name;
    view.value_text = value_of(parameter, settings);
    if (parameter.kind == Parameter::Kind::choice) {
        view.choice = true;
        for (const Parameter::Choice& choice : parameter.choices) {
            view.labels.push_back(choice.label);
            view.values.push_back(choice.value);
        }
        const auto chosen = std::ranges::find(view.values, view.value_text);
        view.chosen = chosen == view.values.end() ? 0 : static_cast<int>(chosen - view.values.begin());
        return view;
    }
    view.minimum = as_number(parameter.minimum);
    view.maximum = as_number(parameter.maximum);
    view.step = as_number(parameter.step);
    view.value = std::strtod(view.value_text.c_str(), nullptr);
    view.usual = std::strtod(parameter.default_value.c_str(), nullptr);
    view.decimals = parameter.integer ? 0 : std::max(1, parameter.most_decimals);
    return view;
}

// Sliders are locked while a question about their values is open, and where a challenge says so.
std::string_view why_locked(const Phrases& say, const FlowView& flow, const FlowInputs& inputs, const std::string& name) {
    if (!flow.on) return "";
    if (!flow.sliders_open) return say.locked_until_answered();
    if (flow.stage != Stage::challenge || inputs.flow->challenge_index >= inputs.lesson->parts.challenges.size()) return "";
    const Settings& lock = inputs.lesson->parts.challenges[inputs.flow->challenge_index].lock;
    const bool locked = std::ranges::find(lock, name, &Setting::name) != lock.end();
    return locked ? say.locked_by_challenge() : std::string_view{};
}

// Who stands on which line: tasks and threads, with what they do.
void add_pills(Scene& scene, const SceneContext& context) {
    const auto add = [&](Line line, PillView pill) {
        if (line != 0 && line <= scene.code.size()) scene.code[line - 1].pills.push_back(std::move(pill));
    };
    for (const Lane& lane : context.run.lanes().lanes) {
        if (!shows_lane(context, lane) || lane.first_event >= context.state.position) continue;
        PillView pill;
        pill.name = context.name(lane.actor);
        pill.ended = lane.ended && lane.end_event < context.state.position;
        pill.outcome = lane.outcome;
        const auto after = std::ranges::upper_bound(lane.spans, context.state.position, {}, &Span::first_event);
        if (after != lane.spans.begin() && (after - 1)->last_event >= context.state.position)
            pill.activity = waits_for_its_step(context, lane) ? Activity::ready : (after - 1)->activity;
        if (lane.actor.thread && !pill.ended && context.state.end.outcome == RunOutcome::finished) continue;  // the script is over with the run
        if (const TaskState* task = context.state.find(lane.actor.task)) add(task->line, pill);
        else if (const ThreadState* thread = context.state.find(lane.actor.thread)) add(thread->line, pill);
    }
}

// Lines that kept the loop, with how long.
void add_blocked_lines(Scene& scene, const SceneContext& context) {
    const std::vector<Lane>& lanes = context.run.lanes().lanes;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        if (lanes[i].plumbing) continue;
        for (const std::size_t bar : bars_in(lanes[i], context.run.totals()[i], Activity::blocking)) {
            const Span& span = lanes[i].spans[bar];
            if (span.first_event >= context.state.position) break;
            const Time until = std::min(span.end, context.ui.time);
            if (until - span.begin < kBlockingTurn) continue;  // it is not known to block yet
            const Line line = line_that_held(context.trace(), span);
            if (line != 0 && line <= scene.code.size())
                scene.code[line - 1].blocked = brief_seconds(until - span.begin) + " s";
        }
    }
}

// As the lesson's texts call it.
std::string unit_of(const SceneContext& context, const std::string& unit) {
    const Subject* const subject = context.inputs.subject;
    return subject != nullptr && subject->lesson ? std::string(said_unit(*subject->lesson, unit)) : unit;
}

}  // namespace

Line line_that_held(const Trace& trace, const Span& span) {
    Line line = span.line;
    for (std::size_t i = span.first_event; i < std::min(span.last_event, trace.size()); ++i) {
        const EventKind kind = trace[i].kind;
        if (kind == EventKind::LineReached) line = unpack<LineReached>(trace[i]).line;
        if (kind == EventKind::ThreadBlocked || kind == EventKind::CpuStarted) break;
    }
    return line;
}

void add_parameters(Scene& scene, const SceneContext& context) {
    if (context.inputs.subject == nullptr) return;
    for (const Parameter& parameter : context.inputs.subject->program.parameters) {
        scene.parameters.push_back(view_of(parameter, context.inputs.settings));
        scene.parameters.back().unit = unit_of(context, parameter.unit);
        for (std::string& label : scene.parameters.back().labels) label = unit_of(context, label);
        scene.parameters.back().locked = why_locked(context.say(), scene.flow, context.inputs.flow, parameter.name);
        scene.parameters_changed |= scene.parameters.back().value_text != parameter.default_value;
    }
}

void add_code(Scene& scene, const SceneContext& context) {
    const Program program = parse_program(context.inputs.text);
    const auto lines = split_lines(program.text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        CodeLineView line;
        line.number = static_cast<int>(i) + 1;
        line.text = hide_slider_comment(lines[i]);
        line.lit = context.ui.lit_line == line.number;
        scene.code.push_back(std::move(line));
    }
    for (std::size_t i = 0; i < program.parameters.size(); ++i) {
        const Parameter& parameter = program.parameters[i];
        // Sliders of a text that was edited are those of the open program only while the names agree.
        const auto known = std::ranges::find(scene.parameters, parameter.name, &ParameterView::name);
        if (known == scene.parameters.end() || parameter.line < 1) continue;
        CodeLineView& line = scene.code[static_cast<std::size_t>(parameter.line) - 1];
        line.parameter = static_cast<int>(known - scene.parameters.begin());
        line.value_begin = parameter.column;
        line.value_end = parameter.column + parameter.default_value.size();
        line.unit = unit_of(context, parameter.unit);
    }
    // At a caption, the line of the one it speaks of.
    const Line spoken = scene.flow.caption && scene.flow.caption->who ? line_of(context.state, scene.flow.caption->who) : 0;
    const Line current = spoken != 0 ? spoken : context.state.last_line;
    if (current != 0 && current <= scene.code.size()) scene.code[current - 1].current = true;
    const EndState& end = context.state.end;
    const bool failed = end.outcome != RunOutcome::running && end.outcome != RunOutcome::finished;
    if (failed && end.line != 0 && end.line <= scene.code.size()) scene.code[end.line - 1].trouble = true;
    add_pills(scene, context);
    add_blocked_lines(scene, context);
}

}  // namespace asynchio
