// In which language the playground speaks, and that it is remembered.
#include <cerrno>
#include <cstring>

#include "app/play/playground.h"

namespace asynchio {

void Playground::speak(Locale locale) {
    ui_.locale = locale;
    scene_is_old_ = true;
    read_texts();
}

void Playground::keep_settings_in(std::filesystem::path file, Locale usual) {
    settings_file_ = SettingsFile(std::move(file));
    speak(settings_file_.settings().locale.value_or(usual));
    const std::filesystem::path& path = settings_file_.path();
    if (settings_file_.damaged()) say(phrases().settings_damaged({.file = path.string(), .name = path.filename().string()}));
}

void Playground::keep_settings() {
    if (settings_file_.keep({ui_.locale})) return;
    say(phrases().settings_not_kept({.file = settings_file_.path().string(), .why = std::strerror(errno)}));
}

// All texts of the course anew, in the language that is set. What the learner did stays as it is.
void Playground::read_texts() {
    reread_library();
    if (!subject_.lesson) return;
    Result<Lesson> lesson = read_lesson(subject_.lesson->folder, texts_language());
    if (!lesson) return say(lesson.why());
    subject_.lesson = *lesson;
    flow_.set_lesson(std::move(*lesson));
    reload_.open(subject_, texts_language());
    // Somebody may have written other questions meanwhile.
    if (ui_.flow.predictions.size() != flow_.facts().questions) ui_.flow = begin_flow(flow_.facts());
    if (shown_once_) take_run_into_flow();
}

}  // namespace asynchio
