#include "app/model/make_scene.h"

#include <algorithm>

#include "core/trace/plain_timeline.h"

namespace asynchio {
namespace {

void add_lesson(Scene& scene, const SceneInputs& inputs) {
    if (inputs.subject == nullptr) return;
    scene.has_cpp = inputs.has_cpp;
    scene.language = inputs.language;
    scene.filename = inputs.language == Language::cpp ? "program.cpp" : inputs.subject->filename;
    if (const auto& lesson = inputs.subject->lesson) {
        scene.number = lesson_number(lesson->name);
        scene.title = lesson->title;
        scene.goal = lesson->goal;
        scene.story = parse_markdown(lesson->story);
        scene.panels = lesson->panels;
        for (const Problem& problem : lesson->problems) scene.problems.push_back(describe(problem));
    } else {
        scene.title = inputs.subject->name();
    }
    for (const Problem& problem : inputs.subject->program.problems) scene.problems.push_back(describe(problem));
}

}  // namespace

std::string seconds_text(Time time) { return brief_seconds(time); }

bool uses_loop(const RunData& run) { return !run.end().loops.empty(); }

bool shows_lane(const SceneContext& context, const Lane& lane) {
    if (lane_is_shown(lane)) return true;
    // Of a program in which nothing waits and nobody else runs, the script is all there is to see.
    const bool script = !lane.actor.task && lane.actor.thread == ThreadId(1);
    if (script && std::ranges::none_of(context.run.lanes().lanes, lane_is_shown)) return true;
    return !lane.plumbing && lane.kind == Lane::Kind::thread && in_seat(context.ui.flow, context.inputs.flow.facts);
}

double ruler_at(const RunData& run, Ruler ruler, std::size_t event, Time time) {
    return ruler == Ruler::time ? to_seconds(time) : run.lanes().column_at(event);
}

const Span* find_span(const Lanes& lanes, const Selection& selection) {
    const Lane* lane = lanes.find(selection.actor);
    if (lane == nullptr) return nullptr;
    const auto span = std::ranges::lower_bound(lane->spans, selection.first_event, {}, &Span::first_event);
    return span != lane->spans.end() && span->first_event == selection.first_event ? &*span : nullptr;
}

Scene make_scene(const RunData& run, const UiState& ui, const SceneInputs& inputs) {
    Scene scene;
    const State state = run.at(ui.position);
    const SceneContext context{run, ui, inputs, state};
    add_lesson(scene, inputs);
    add_lesson_list(scene, inputs, ui.lesson_search);
    add_recent(scene, inputs);
    scene.file_note = inputs.file_note;
    scene.edited = inputs.edited;
    scene.stale = inputs.stale;
    scene.text_error = inputs.text_error;
    scene.text_error_line = inputs.text_error_line;
    scene.text_error_column = inputs.text_error_column;
    scene.machine = inputs.machine;
    scene.running = inputs.running;
    scene.running_for = inputs.running_for;
    scene.flow = make_flow_view(inputs.flow, *inputs.say);
    scene.can_interrupt = inputs.language == Language::python;
    if (inputs.interrupt_at != kNever) scene.interrupt = inputs.say->interrupt_at({.time = seconds_text(inputs.interrupt_at)});
    if (inputs.language == Language::python) add_input(scene, context);
    add_notes(scene, context);
    add_vote(scene, context);
    add_parameters(scene, context);
    add_code(scene, context);
    add_toggles(scene, context);
    add_strip(scene, context);
    add_rules(scene, context);
    add_seat(scene, context);
    add_timeline(scene, context);
    add_answer_moments(scene, context);
    add_ghost_run(scene, context);
    add_picture(scene, context);
    add_predictions(scene, context);
    add_cores(scene, context);
    add_comparison(scene, context);
    add_explanation(scene, context);
    add_findings(scene, context);
    add_sweep(scene, context);
    add_boxes(scene, context);
    add_variables(scene, context);
    add_coroutines(scene, context);
    add_awaits(scene, context);
    add_wait_graph(scene, context);
    add_queues(scene, context);
    add_log(scene, context);
    add_told(scene, context);
    add_meters(scene, context);
    add_output(scene, context);
    add_answer_lines(scene, context);
    add_banner(scene, context);
    add_transport(scene, context);
    add_pages(scene, context);
    add_breakpoints(scene, context);
    scene.transport.locked = scene.flow.on && scene.flow.hides_run;
    return scene;
}

}  // namespace asynchio
