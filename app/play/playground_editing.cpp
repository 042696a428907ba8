// The text while it is edited: it runs by itself, is searched, is kept on disk, and may become a lesson.
#include <algorithm>
#include <chrono>

#include "app/model/state_phrases.h"
#include "app/play/own_lesson.h"
#include "app/play/playground.h"

namespace asynchio {
namespace {

constexpr Duration kLiveAfter = 300 * kMillisecond;  // behind the last key
// What is typed half-way may do anything; a run that needs more is asked for with Ctrl+Enter.
constexpr Limits kLiveLimits{.steps = 500'000, .output_bytes = 100'000, .events = 100'000};

Duration now() { return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

}  // namespace

// --- by the clock ---

bool Playground::act_on_time() {
    const Duration time = now();
    if (std::exchange(text_touched_, false)) note_text();
    if (std::string sentence = kept_texts_.update(time, phrases()); !sentence.empty()) {
        say(std::move(sentence));
        scene_is_old_ = true;
    }
    run_live(time);
    return scene_is_old_;
}

double Playground::due_in() const {
    const Duration time = now();
    Duration due = text_touched_ ? 0 : kept_texts_.due_in(time);
    if (live_.running()) due = std::min<Duration>(due, 10 * kMillisecond);
    if (wants_live_run()) due = std::min(due, std::max<Duration>(0, typed_at_ + kLiveAfter - time));
    return to_seconds(std::max<Duration>(0, due));
}

// --- runs while somebody types ---

bool Playground::wants_live_run() const {
    if (!ui_.editing || !ui_.live || run_language_ != Language::python || !shown_once_) return false;
    return editor_.revision() != tried_revision_ && !client_.running();
}

// The text is tried in a process of its own, with a small budget; only what ends well becomes the picture. So the last good
// run stays while a line is half typed.
void Playground::run_live(Duration time) {
    if (live_.running()) {
        live_.poll(0);
        if (!live_.running()) take_live_trial();
    }
    if (!wants_live_run() || live_.running() || time < typed_at_ + kLiveAfter) return;
    tried_revision_ = editor_.revision();
    if (editor_.document().text() == run_text_) {
        scene_is_old_ |= !text_error_.empty();
        forget_text_error();
        return;
    }
    RunRequest request;
    request.program = editor_.document().text();
    request.filename = subject_.filename;
    request.machine = machine_;
    request.interrupt_at = interrupt_at_;
    request.inputs = answers_;
    request.limits = kLiveLimits;
    live_.start(std::move(request));
    live_.poll(2 * kMillisecond);
    if (!live_.running()) take_live_trial();
}

void Playground::take_live_trial() {
    if (editor_.revision() != tried_revision_ || !ui_.editing) return;  // somebody types on, or has left
    const Trace& trace = live_.trace();
    const State end = fold(trace, trace.size());
    scene_is_old_ = true;
    const RunOutcome outcome = end.end.outcome;
    const bool good = outcome == RunOutcome::finished || outcome == RunOutcome::stuck;
    if (good || (outcome == run_.end().end.outcome && outcome == RunOutcome::raised)) return run_edited();
    text_error_line_ = static_cast<int>(end.end.line);
    text_error_column_ = static_cast<int>(end.end.column);
    if (outcome == RunOutcome::refused) text_error_ = trace.text(end.end.message);
    else if (outcome == RunOutcome::stopped) text_error_ = phrases().live_not_shown({.why = phrases().live_too_long()});
    else text_error_ = phrases().live_not_shown({.why = end_phrase(phrases(), trace, end.end, kLiveLimits)});
}

void Playground::forget_text_error() {
    text_error_.clear();
    text_error_line_ = text_error_column_ = 0;
}

// --- find and replace ---

void Playground::find(const FindState& find, FindStep step) {
    if (find.needle.empty()) return;
    const FindResult found = editor_.find({find.needle, find.match_case}, step);
    if (found.wrapped && step != FindStep::here) say(std::string(phrases().find_wrapped()));
}

void Playground::replace(bool all) {
    if (!ui_.find || ui_.find->needle.empty()) return;
    const FindQuery query{ui_.find->needle, ui_.find->match_case};
    if (all) say(phrases().find_replaced({.count = editor_.replace_all(query, ui_.find->replacement)}));
    else editor_.replace_match(query, ui_.find->replacement);
    note_typing();
}

void Playground::note_typing() {
    typed_at_ = now();
    text_touched_ = true;
}

// --- kept on disk ---

void Playground::keep_texts_in(std::filesystem::path folder) { kept_texts_ = KeptTexts(std::move(folder)); }

std::string Playground::text_key() const {
    if (subject_.lesson) return own_progress_key();
    std::error_code error;
    const std::filesystem::path file = std::filesystem::weakly_canonical(subject_.filename, error);
    return error ? subject_.filename : file.string();
}

void Playground::note_text() {
    if (!shown_once_ || run_language_ != Language::python) return;
    if (has_edits()) kept_texts_.note(KeptText{editor_.document().text(), run_text_, true}, now());
    else kept_texts_.note(std::nullopt, now());
}

// What was edited in an earlier sitting stands there again; the way back to the lesson's text is offered.
void Playground::restore_text() {
    const auto kept = kept_texts_.open(text_key(), original_text_, phrases());
    if (!kept_texts_.problem().empty()) warn_of_files(kept_texts_.problem());
    if (!kept || (kept->ran == original_text_ && kept->text == original_text_)) return;
    subject_.program = parse_program(kept->ran);
    editor_ = TextEditor(kept->text);
    ui_.editing = kept->text != kept->ran;  // it did not run as it stood
    tried_revision_ = UINT64_MAX;         // none: what is wrong with it is marked
    std::vector<std::string> lines;
    if (!kept->of_this) lines.emplace_back(phrases().note_restored_other());
    file_note_ = FileNoteView{false, std::string(phrases().note_restored()), std::move(lines), true, true};
}

// --- a lesson of one's own ---

void Playground::ask_lesson_name(const std::optional<std::string>& name) {
    if (!name || !name->empty()) return;
    ui_.save_name = usual_lesson_name(subject_.name());
}

void Playground::save_as_lesson() {
    if (!ui_.save_name) return;
    const std::string text = editor_.document().text();
    if (!text_error_.empty() && text != run_text_) return refuse(phrases().save_mend_first({.line = text_error_line_}));
    OwnLesson lesson{*ui_.save_name, text, subject_.lesson ? subject_.lesson->panels : std::vector<std::string>{}};
    const auto folder = write_own_lesson(library_.own_folder, lesson, phrases());
    if (!folder) return refuse(folder.why());
    ui_.save_name.reset();
    reread_library();
    Result<Subject> subject = load_subject(lessons_dir_, folder->string(), library_.own_folder, texts_language());
    if (!subject) return refuse(subject.why());
    note_text();
    open_subject(std::move(*subject));
    start_run(false);
    say(phrases().save_done({.folder = folder->string()}));
}

}  // namespace asynchio
