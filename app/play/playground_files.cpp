// Files that change while the window is open: the lesson's, the program's, those of the list of lessons.
#include <algorithm>
#include <cstdlib>

#include "app/model/flow_refit.h"
#include "app/model/reduce.h"
#include "app/play/playground.h"
#include "core/base/time.h"

namespace asynchio {
namespace {

constexpr std::size_t kMostSentences = 4;

std::filesystem::path folder_of(const std::filesystem::path& path) {
    std::error_code error;
    const std::filesystem::path found = std::filesystem::weakly_canonical(path / "", error);
    return error ? path : found;
}

FileNoteView problem_note(const Phrases& say, const std::string& name, const std::vector<std::string>& problems) {
    FileNoteView note;
    note.trouble = true;
    note.title = say.note_broken({.name = name});
    for (const std::string& problem : problems) {
        if (note.lines.size() == kMostSentences) {
            note.lines.push_back(say.note_more({.count = problems.size() - kMostSentences}));
            break;
        }
        note.lines.push_back(problem);
    }
    return note;
}

}  // namespace

void Playground::find_in_course() {
    lesson_ = SIZE_MAX;
    if (!subject_.lesson) return;
    const std::filesystem::path folder = folder_of(subject_.lesson->folder);
    for (std::size_t i = 0; i < entries().size(); ++i)
        if (entries()[i].lesson.name == subject_.lesson->name && folder_of(entries()[i].lesson.folder) == folder) lesson_ = i;
}

// A lesson that stands in no list is a lesson of one's own, too.
std::string Playground::own_progress_key() const {
    const bool own = lesson_ >= entries().size() || entries()[lesson_].own;
    return progress_key(lesson_ < entries().size() ? entries()[lesson_].lesson : *subject_.lesson, own);
}

void Playground::follow_link(const std::string& link) {
    const std::size_t colon = std::min(link.find(':'), link.size());
    const std::string kind = link.substr(0, colon), name = link.substr(std::min(colon + 1, link.size()));
    if (kind == "word") {
        const std::size_t page = find_page(library_, kGlossaryPage);
        if (page < library_.pages.size()) reduce(ui_, run_, ShowPage{static_cast<int>(page), std::atoi(name.c_str())});
        return;
    }
    const auto known = std::ranges::find_if(entries(), [&](const CourseEntry& entry) { return entry.lesson.name == name; });
    if (kind == "lesson" && known != entries().end()) act(OpenLesson{static_cast<std::size_t>(known - entries().begin())});
}

bool Playground::look_at_files() {
    if (library_watch_.changed()) scene_is_old_ |= reread_library();
    reload_.look();
    return scene_is_old_;
}

void Playground::finish_reload() {
    while (reload_.busy()) {
        take_reload();
        if (client_.running()) finish_run();
    }
}

// The list as it is on disk now. A course.md that cannot be read leaves the course as it was.
bool Playground::reread_library() {
    Library library = read_library(lessons_dir_, library_.own_folder, texts_language());
    if (!library.course.problems.empty() && library_.course.problems.empty()) {
        std::vector<std::string> sentences;
        for (const Problem& problem : library.course.problems) sentences.push_back(describe(problem));
        file_note_ = problem_note(phrases(), "course.md", sentences);
    } else {
        library_ = std::move(library);
        find_in_course();
    }
    library_watch_.watch(files_of_library(library_, lessons_dir_));
    return true;
}

void Playground::take_reload() {
    auto news = reload_.poll();
    if (!news) return;
    scene_is_old_ = true;
    if (!news->subject) {
        file_note_ = problem_note(phrases(), subject_.lesson ? std::string(phrases().note_lesson()) : subject_.name(), news->problems);
        return;
    }
    const bool other_cpp = news->other_cpp && !runs_as_compiled(*news->subject);
    take_subject(std::move(*news->subject));
    if (other_cpp)
        file_note_ = FileNoteView{true, std::string(phrases().note_cpp()), {std::string(phrases().note_cpp_detail())}, false};
}

// What the learner has typed, run or not.
bool Playground::has_edits() const {
    if (subject_.program.text != original_text_) return true;
    return run_language_ == Language::python && shown_once_ && editor_.document().text() != run_text_;
}

Settings Playground::settings_that_fit(const Program& program) const {
    Settings fit;
    for (const Setting& setting : settings_) {
        const Parameter* parameter = find_parameter(program, setting.name);
        if (parameter != nullptr && index_of(*parameter, setting.value)) fit.push_back(setting);
    }
    return fit;
}

// The same lesson with another text. The playhead, the stage and whatever the learner did stay where they still make sense.
void Playground::take_subject(Subject subject) {
    const bool edits = has_edits(), other_program = subject.program.text != original_text_;
    const bool own_machine = machine_ == subject_.machine;
    const LessonBlocks before = flow_.has_lesson() ? flow_.lesson().parts : LessonBlocks{};
    if (!runs_as_compiled(subject)) subject.cpp = subject_.cpp;  // as it was compiled
    original_text_ = subject.program.text;
    flow_.open(subject);
    if (flow_.has_lesson()) ui_.flow = refit_flow(ui_.flow, before, flow_.lesson().parts, flow_.facts());
    // Decisions of the scheduler belong to the program in which they were taken.
    if (other_program && !edits) ui_.flow.seat.clear(), ui_.flow.seat_plan.clear(), ui_.flow.let_run = false;
    if (own_machine) machine_ = subject.machine;
    file_note_.reset();
    if (edits) {
        // What was typed goes before what was saved.
        subject.program = subject_.program;
        if (other_program)
            file_note_ = FileNoteView{false, std::string(phrases().note_edits()), {}, true};
    }
    settings_ = settings_that_fit(subject.program);
    if (other_program && !edits) undo_.clear(), redo_.clear();
    subject_ = std::move(subject);
    if (ui_.editing && !edits)
        if (const auto text = apply_settings(subject_.program, settings_)) editor_.replace_text(*text);
    reread_library();
    say(phrases().note_read_again({.name = subject_.lesson ? std::string(phrases().note_lesson()) : subject_.name()}));
    start_run(true);
}

}  // namespace asynchio
