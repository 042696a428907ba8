// In which language the playground speaks.
#include "app/play/playground.h"

namespace asynchio {

void Playground::speak(Locale locale) {
    ui_.locale = locale;
    scene_is_old_ = true;
    read_texts();
}

// All texts of the course anew, in the language that is set. What the learner did stays as it is.
void Playground::read_texts() {
    reread_library();
    if (!subject_.lesson) return;
    Result<Lesson> lesson = read_lesson(subject_.lesson->folder, texts_language());
    if (!lesson) return refuse(lesson.why());
    subject_.lesson = *lesson;
    flow_.set_lesson(std::move(*lesson));
    reload_.open(subject_, texts_language());
    // Somebody may have written other questions meanwhile.
    if (ui_.flow.predictions.size() != flow_.facts().questions) ui_.flow = begin_flow(flow_.facts());
    if (shown_once_) take_run_into_flow();
}

}  // namespace asynchio
