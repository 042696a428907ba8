// Runs that come from elsewhere and go elsewhere: run cards, dropped files, exports.
#include <algorithm>

#include "app/model/reduce.h"
#include "app/model/run_card.h"
#include "app/phrases/phrases.h"
#include "app/play/playground.h"
#include "lessons/reader/text.h"

namespace asynchio {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestCardFile = 1 << 20;  // bytes

}  // namespace

// The card of the run on the screen; it names a text that others have, so there is none of one that was typed here.
Result<std::string> Playground::own_run_card() {
    if (has_edits()) return Failure{std::string(phrases().card_edited())};
    Result<RunRequest> request = make_request(subject_, settings_, machine_, run_language_);
    if (!request) return request.failure();
    request->interrupt_at = interrupt_at_;
    if (run_language_ == Language::python) request->inputs = answers_;
    request->schedule = run_schedule_;
    return format_run_card(run_card_of(subject_, settings_, run_language_, *request));
}

void Playground::copy_run_card() {
    Result<std::string> card = own_run_card();
    if (!card) return refuse(card.why());
    wishes_.clipboard = std::move(*card);
    say(std::string(phrases().card_copied()));
}

// The program that the card names: the one that is open, where it is a file of that name, else whoever has it.
Result<Subject> Playground::subject_of_card(const RunCard& card) const {
    if (!subject_.lesson && subject_.name() == fs::path(card.subject).filename().string())
        if (Result<Subject> same = load_subject(lessons_dir_, subject_.filename)) return same;
    return load_subject_of_card(card, lessons_dir_, library_.own_folder, texts_language());
}

Result<bool> Playground::open_card(const std::string& card_or_file) {
    const Result<RunCard> card = read_run_card(card_or_file);
    if (!card) return card.failure();
    Result<Subject> subject = subject_of_card(*card);
    if (!subject) return subject.failure();
    const Result<CardRun> run = run_of_card(*card, *subject);
    if (!run) return run.failure();
    open_subject(std::move(*subject));
    // An edited text that was kept is another program; undo brings it back.
    if (subject_.program.text != original_text_ || editor_.document().text() != original_text_) {
        remember_change();
        subject_.program = parse_program(original_text_);
        editor_.replace_text(original_text_);
        tried_revision_ = editor_.revision();
        forget_text_error();
        ui_.editing = false;
        file_note_.reset();
    }
    // The very run: the lesson's own questions are about another one.
    ui_.flow.on = false;
    ui_.language = card->language;
    settings_ = card->sliders;
    machine_ = run->machine;
    interrupt_at_ = card->interrupt_at;
    answers_ = card->inputs;
    card_schedule_ = card->schedule;
    start_run(false);
    return true;
}

// The schedule of the card that was opened, as long as the program is the one it belongs to.
ScheduleText Playground::schedule_of_card(const RunRequest& request) const {
    const bool other = !card_schedule_.program_hash.empty() && card_schedule_.program_hash != program_hash(request.program);
    return other ? ScheduleText{} : card_schedule_;
}

// A program, a lesson's folder or a file with a run card. Anything else is a sentence, and nothing changes.
Result<bool> Playground::open_file(const std::string& path) {
    std::error_code error;
    if (fs::is_directory(path, error) || path.ends_with(".py")) return open(path);
    if (!fs::exists(path, error)) return Failure{phrases().file_not_there({.name = path})};
    const std::string name = fs::path(path).filename().string();
    const bool small = fs::is_regular_file(path, error) && fs::file_size(path, error) <= kLargestCardFile && !error;
    const Result<std::string> text = small ? read_text_file(path) : Failure{""};
    if (!small || (text && !names_run_card_file(path) && !looks_like_run_card(*text)))
        return Failure{phrases().file_not_known({.name = name})};
    if (!text) return text.failure();
    Result<bool> opened = open_card(*text);
    if (!opened) return Failure{"'" + name + "': " + opened.why()};
    say(phrases().card_opened({.name = subject_.name()}));
    return opened;
}

void Playground::export_run(ExportForm form) {
    ExportOrder order;
    order.form = form;
    order.name = subject_.lesson ? subject_.lesson->name : fs::path(subject_.filename).stem().string();
    if (form == ExportForm::card) {
        Result<std::string> card = own_run_card();
        if (!card) return refuse(card.why());
        order.text = std::move(*card) + "\n";
    }
    wishes_.exported = std::move(order);
}

}  // namespace asynchio
