// The speaker's notes: what comes next, and what the lesson says to a teacher.
#include <fmt/format.h>

#include "app/model/make_scene.h"

namespace asynchio {
namespace {

std::string minutes_text(double seconds) {
    const auto whole = static_cast<long>(seconds);
    return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

std::string stage_words(const Phrases& say, const FlowView& flow) {
    const std::string name = flow.stages[static_cast<std::size_t>(flow.stage)].name;
    return flow.steps < 2 || flow.step == 0 ? name : say.notes_stage_of({.stage = name, .number = flow.step, .all = flow.steps});
}

}  // namespace

void add_notes(Scene& scene, const SceneContext& context) {
    const Presenting& presenting = context.ui.presenting;
    if (!context.ui.project || (!presenting.notes && !presenting.notes_window)) return;
    const Phrases& say = context.say();
    NotesView& notes = scene.notes.emplace();
    const auto* lesson = context.inputs.subject != nullptr && context.inputs.subject->lesson ? &*context.inputs.subject->lesson : nullptr;
    const std::string now = minutes_text(presenting.seconds);
    notes.clock = lesson != nullptr && lesson->minutes > 0 ? say.notes_clock_of({.now = now, .minutes = lesson->minutes}) : now;
    if (lesson == nullptr || !scene.flow.on) return;
    notes.stage = stage_words(say, scene.flow);
    if (context.ui.flow.stage == Stage::predict) notes.answer = answer_words(context.inputs.flow, say, context.ui.flow.question);
    notes.next = next_words(context.inputs.flow, say);
    for (const LessonNote& note : lesson->parts.teacher) notes.teacher.push_back(parse_markdown(note.text));
}

}  // namespace asynchio
