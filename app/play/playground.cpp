#include "app/play/playground.h"

#include <algorithm>

#include "app/model/reduce.h"
#include "app/play/page_of_stage.h"
#include "app/play/taken_values.h"
#include "core/base/overloaded.h"

namespace asynchio {
namespace {

// A run that ends within this time is shown in the very frame that asked for it.
constexpr Duration kPatienceOfAFrame = 8 * kMillisecond;

}  // namespace

Playground::Playground(std::filesystem::path lessons_dir, std::filesystem::path runner, std::filesystem::path own_lessons)
    : lessons_dir_(std::move(lessons_dir)), library_(read_library(lessons_dir_, own_lessons)), client_(runner), flow_(runner),
      comparison_(runner), sweep_(runner), reload_(runner), probe_(runner), editor_(""), live_(std::move(runner)) {
    library_watch_.watch(files_of_library(library_, lessons_dir_));
}

Playground::~Playground() { note_text(); }

// --- opening -------------------------------------------------------------------------------------------------

Result<bool> Playground::open(const std::string& wanted, const Settings& settings, const Machine* machine) {
    std::string name = wanted;
    if (name.empty() && !entries().empty()) name = entries().front().lesson.name;
    Result<Subject> subject = load_subject(lessons_dir_, name, library_.own_folder, texts_language());
    if (!subject) return subject.failure();
    if (const Result<std::string> text = apply_settings(subject->program, settings); !text) return text.failure();
    open_subject(std::move(*subject));
    if (!settings.empty()) {  // what is asked for goes before the values of a question
        settings_ = settings;
        machine_ = subject_.machine;
    }
    if (has_edits()) settings_ = settings_that_fit(subject_.program);
    if (machine != nullptr) machine_ = *machine;
    remember_path(wanted);
    start_run(false);
    return true;
}

void Playground::open_subject(Subject subject) {
    note_text();
    text_touched_ = false;
    live_.stop();
    lane_orders_[subject_.name()] = ui_.lanes;
    subject_ = std::move(subject);
    find_in_course();
    // Only the course's programs in C++ are compiled into Asynchio.
    has_cpp_ = lesson_ < entries().size() && !entries()[lesson_].own && subject_.cpp;
    reload_.open(subject_, texts_language());
    file_note_.reset();
    machine_ = subject_.machine;
    settings_.clear();
    interrupt_at_ = kNever;
    answers_.clear();
    card_schedule_ = {};
    undo_.clear();
    redo_.clear();
    run_.clear();
    kept_.reset();
    changing_ = false;
    pending_ = shown_ = {};
    original_text_ = subject_.program.text;
    editor_ = TextEditor(original_text_);
    forget_text_error();
    const UiState fresh;
    UiState kept = ui_;
    ui_ = fresh;
    ruler_before_seat_.reset();
    ui_.theme = kept.theme;
    ui_.locale = kept.locale;
    ui_.zoom = kept.zoom;
    ui_.project = kept.project;
    ui_.presenting = kept.presenting;
    ui_.presenting.votes = {};
    ui_.presenting.seconds = 0;
    ui_.left_width = kept.left_width;
    ui_.bottom_height = kept.bottom_height;
    ui_.reduced_motion = kept.reduced_motion;
    ui_.speed = kept.speed;
    ui_.keys = kept.keys;
    ui_.show_ghost = kept.show_ghost;
    ui_.live = kept.live;
    ui_.lanes = lane_orders_[subject_.name()];
    shown_once_ = false;
    scene_is_old_ = true;
    flow_.open(subject_);
    if (flow_.has_lesson()) {
        ui_.flow = begin_flow(flow_.facts(), progress_.of(own_progress_key()));
        if (ui_.project) ui_.flow.stage = Stage::story;  // a class begins at the beginning
        ui_.compact_page = page_of(ui_.flow.stage);
    }
    restore_text();
    // Whoever comes back to a question, an answer or a challenge finds the values that it is about, if the edited text
    // still has them.
    if (const Settings* values = values_of_stage()) static_cast<void>(take_values(subject_, *values, machine_, settings_));
}

// --- runs ----------------------------------------------------------------------------------------------------

void Playground::start_run(bool keep_playhead) {
    take_back_word_of_values();
    Result<RunRequest> request = make_request(subject_, settings_, machine_, ui_.language);
    if (!request) {
        pending_.swaps = false;
        return refuse(request.why());
    }
    keep_playhead_ = keep_playhead;
    pending_is_edit_ = false;
    pending_.values = values_now();
    start(std::move(*request));
}

// The same moment of the same run, in the other language.
void Playground::set_language(Language language) {
    if (language == ui_.language || (language == Language::cpp && !has_cpp_)) return;
    if (language == Language::cpp && !runs_as_compiled(subject_)) {
        file_note_ = FileNoteView{true, std::string(phrases().note_cpp_other()), {std::string(phrases().note_cpp_other_detail())}, false};
        return;
    }
    ui_.language = language;
    ui_.breakpoints.clear();  // they are lines of the other text
    if (language == Language::cpp) interrupt_at_ = kNever;
    ui_.editing = false;
    ui_.lit_line = 0;
    start_run(true);
}

void Playground::start(RunRequest request) {
    was_at_end_ = run_.ended() && ui_.position >= run_.trace().size();
    request.interrupt_at = interrupt_at_;
    if (request.compiled.empty()) request.inputs = answers_;
    request.schedule = pending_schedule_ = in_seat(ui_.flow, flow_.facts()) ? seat_schedule(request) : schedule_of_card(request);
    pending_text_ = request.program;
    pending_language_ = request.compiled.empty() ? Language::python : Language::cpp;
    pending_.change = change_;
    pending_.forgets = lesson_sets_values_;
    client_.start(std::move(request));
    client_.poll(kPatienceOfAFrame);
    if (!client_.running()) take_run();
    scene_is_old_ = true;
}

// The run that the client has ended becomes the picture; one that could not even be compiled does not.
void Playground::take_run() {
    const State end = fold(client_.trace(), client_.trace().size());
    if (end.end.outcome == RunOutcome::refused) {
        text_error_ = client_.trace().text(end.end.message);
        text_error_line_ = static_cast<int>(end.end.line);
        text_error_column_ = static_cast<int>(end.end.column);
        if (shown_once_) return;  // the last good run stays
    } else {
        forget_text_error();
    }
    if (pending_is_edit_ && end.end.outcome != RunOutcome::refused) {
        if (pending_text_ != subject_.program.text) remember_change();
        subject_.program = parse_program(pending_text_);
        settings_.clear();
    }
    keep_shown_run();
    run_.clear();
    run_.read(client_.trace());
    shown_ = pending_;
    shown_.facts = facts_of(run_);
    run_text_ = pending_text_;
    run_schedule_ = pending_schedule_;
    run_language_ = pending_language_;
    if (run_language_ == Language::python && !ui_.editing && editor_.document().text() != run_text_) editor_ = TextEditor(run_text_), tried_revision_ = editor_.revision();
    editor_.mark_saved();
    text_touched_ = true;
    if (keep_playhead_) keep_place(ui_, run_, was_at_end_);
    else reduce(ui_, run_, Restart{});
    // Where no time passes, the ruler of time has nothing to show; a lesson may be about turns.
    const bool about_turns = subject_.lesson && subject_.lesson->has_panel("turns");
    if (!shown_once_ && run_.ended() && (run_.total() == 0 || about_turns) && !run_.lanes().columns.empty()) ui_.ruler = Ruler::turns;
    shown_once_ = true;
    scene_is_old_ = true;
    take_run_into_flow();
}

bool Playground::update() {
    act_on_time();
    scene_is_old_ |= flow_.poll();
    take_reload();
    scene_is_old_ |= comparison_.poll();
    scene_is_old_ |= sweep_.poll();
    if (!client_.running()) {
        client_.prepare_spare();
        return scene_is_old_;
    }
    const bool changed = client_.poll(0);
    if (!client_.running()) take_run();
    scene_is_old_ = true;  // the clock of a long run is on the screen
    return changed || client_.running();
}

void Playground::finish_run() {
    client_.finish();
    take_run();
}

void Playground::finish_questions() {
    // An answer may open a picture that asks for more.
    for (;;) {
        scene_is_old_ = true;
        static_cast<void>(scene());
        if (!flow_.busy() && !comparison_.busy() && !sweep_.busy()) return;
        flow_.finish();
        comparison_.finish();
        sweep_.finish();
    }
}

// --- actions -------------------------------------------------------------------------------------------------

void Playground::apply(const Actions& actions) {
    for (const Action& action : actions) {
        scene_is_old_ = true;
        if (hides_the_run(action)) continue;
        const std::size_t before = ui_.position;
        reduce(ui_, run_, action);
        act(action);
        remember_choice(action);
        follow_flow(action, before);
        hold_playhead();
    }
}

void Playground::act(const Action& action) {
    std::visit(
        Overloaded{
            [&](const SetParameter& a) { set_parameter(a); },
            [&](const ResetParameters&) {
                remember_change();
                settings_.clear();
                start_run(true);
            },
            [&](const UndoChange&) { undo(undo_, redo_); },
            [&](const RedoChange&) { undo(redo_, undo_); },
            [&](const SetMachine& a) {
                remember_change();
                machine_ = a.machine;
                start_run(true);
            },
            [&](const Restart&) { start_run(false); },
            [&](const StopRun&) {
                client_.stop();
                take_run();
            },
            [&](const OpenLesson& a) {
                if (a.index >= entries().size()) return;
                Result<Subject> subject = subject_of_lesson(entries()[a.index].lesson);
                if (!subject) return refuse(subject.why());
                open_subject(std::move(*subject));
                start_run(false);
            },
            [&](const FollowLink& a) { follow_link(a.link); },
            [&](const CloseFileNote&) { close_note(); },
            [&](const SetLanguage& a) { set_language(a.language); },
            [&](const SetLocale&) { read_texts(); },
            [&](const OpenPath& a) { open_path(a.path); },
            [&](const PressInterrupt&) {
                ++change_;
                interrupt_at_ = interrupt_at_ == kNever ? ui_.time : kNever;
                start_run(true);
            },
            [&](const GiveInput& a) {
                remember_change();
                answers_.push_back(a.line);
                start_run(true);
            },
            [&](const TakeBackInput&) {
                if (answers_.empty()) return;
                remember_change();
                answers_.pop_back();
                start_run(true);
            },
            [&](const StartEditing& a) {
                if (ui_.language == Language::cpp)
                    return refuse(std::string(phrases().cannot_edit_cpp()));
                live_.prepare_spare();
                if (a.line > 0) {
                    const TextPosition at{static_cast<std::size_t>(a.line) - 1, 0};
                    editor_.apply(SetSelection{TextSelection{at, at}});
                }
            },
            [&](const EditText& a) { edit(a.command); },
            [&](const CutText&) {
                wishes_.clipboard = editor_.cut();
                note_typing();
            },
            [&](const CopyWords& a) {
                wishes_.clipboard = a.text;
                say(phrases().told_copied({.count = static_cast<std::size_t>(std::ranges::count(a.text, '\n'))}));
            },
            [&](const CopyText&) { wishes_.clipboard = editor_.copy(); },
            [&](const RunEdited&) { run_edited(); },
            [&](const ToggleLive&) { note_typing(); },
            [&](const SetFind& a) {
                if (a.find) find(*a.find, FindStep::here);
            },
            [&](const FindNext& a) {
                if (ui_.find) find(*ui_.find, a.step > 0 ? FindStep::next : FindStep::previous);
            },
            [&](const ReplaceMatch& a) { replace(a.all); },
            [&](const AskLessonName& a) { ask_lesson_name(a.name); },
            [&](const SaveAsLesson&) { save_as_lesson(); },
            [&](const RewriteLine& a) { rewrite(a); },
            [&](const ToggleSweep&) { toggle_sweep(); },
            [&](const ToggleGhost&) { say(std::string(ui_.show_ghost ? phrases().ghost_on() : phrases().ghost_off())); },
            [&](const PinRun&) { pin_run(); },
            [&](const SwapRuns&) { swap_runs(); },
            [&](const ResetProgram&) {
                ++change_;
                subject_.program = parse_program(original_text_);
                settings_.clear();
                editor_.replace_text(original_text_);
                tried_revision_ = editor_.revision();
                forget_text_error();
                file_note_.reset();
                start_run(true);
            },
            [&](const DragBarEnd& a) { drag_bar(a); },
            [&](const PrintHandout&) {
                if (subject_.lesson) wishes_.handout = subject_.lesson->folder;
                else refuse(std::string(phrases().handout_lessons_only()));
            },
            [&](const CopyRunCard&) { copy_run_card(); },
            [&](const OpenRunCard& a) {
                if (const auto opened = open_card(a.text); !opened) refuse(opened.why());
                else say(phrases().card_opened({.name = subject_.name()}));
            },
            [&](const OpenFile& a) {
                if (const auto opened = open_file(a.path); !opened) refuse(opened.why());
            },
            [&](const ExportRun& a) { export_run(a.form); },
            [&](const ToggleFullScreen&) { wishes_.toggle_full_screen = true; },
            [&](const Quit&) { wishes_.quit = true; },
            [](const auto&) {},
        },
        action);
}

void Playground::set_parameter(const SetParameter& action) {
    const Parameter* parameter = find_parameter(subject_.program, action.name);
    if (parameter == nullptr) return;
    if (const std::string why = why_fixed(action.name); !why.empty()) return refuse(phrases().why_locked({.name = action.name, .why = why}));
    if (!changing_) remember_change();
    changing_ = action.dragging;
    const auto known = std::ranges::find(settings_, action.name, &Setting::name);
    if (known != settings_.end() && known->value == action.value) return;
    if (known != settings_.end()) settings_.erase(known);
    if (action.value != parameter->default_value) settings_.push_back(Setting{action.name, action.value});
    start_run(true);
}

void Playground::remember_change() {
    ++change_;
    undo_.push_back(values_now());
    redo_.clear();
}

void Playground::undo(std::vector<RunValues>& from, std::vector<RunValues>& to) {
    if (from.empty()) return;
    ++change_;
    to.push_back(values_now());
    set_all(from.back());
    from.pop_back();
    start_run(true);
}

void Playground::set_all(const RunValues& values) {
    if (values.program != subject_.program.text) {
        subject_.program = parse_program(values.program);
        ui_.editing = false;  // what is run is what is shown
    }
    settings_ = values.settings;
    machine_ = values.machine;
    answers_ = values.inputs;
}

// --- the program text ----------------------------------------------------------------------------------------

void Playground::edit(const EditCommand& command) {
    const std::uint64_t before = editor_.revision();
    editor_.apply(command);
    if (editor_.revision() != before) note_typing();
}

void Playground::run_edited() {
    tried_revision_ = editor_.revision();
    live_.stop();
    keep_playhead_ = true;
    pending_is_edit_ = true;
    RunRequest request;
    request.program = editor_.document().text();
    request.filename = subject_.filename;
    request.machine = machine_;
    ++change_;
    pending_.values = RunValues{{}, machine_, request.program, interrupt_at_, answers_};
    start(std::move(request));
}

// The slider that was moved last is the one that somebody wonders about; else the first that can be moved.
void Playground::toggle_sweep() {
    if (ui_.sweep) return ui_.sweep.reset();
    const std::vector<std::string> names = sweepable(subject_.program);
    if (names.empty()) return refuse(std::string(phrases().sweep_no_slider()));
    if (!lesson_has_spoken(ui_)) return refuse(std::string(phrases().sweep_later()));
    const auto locked = [this](const std::string& name) { return !why_fixed(name).empty(); };
    const auto free = std::ranges::find_if_not(names, locked);
    SweepState sweep{free != names.end() ? *free : names.front()};
    for (const Setting& setting : settings_)
        if (std::ranges::find(names, setting.name) != names.end() && !locked(setting.name)) sweep.parameter = setting.name;
    ui_.sweep = sweep;
    scene_is_old_ = true;  // it was asked what is locked
}

// The whole change is one step of undo, in the editor and outside.
void Playground::rewrite(const RewriteLine& action) {
    if (ui_.language != Language::python || action.line < 1) return;
    const auto offer = rewrite_at(editor_.document(), editor_.tokens(), static_cast<std::size_t>(action.line) - 1, action.rewrite);
    if (!offer) return refuse(phrases().rewrite_not_there({.line = action.line}));
    editor_.replace_text(rewritten(editor_.document(), *offer));
    run_edited();
    say(std::string(phrases().rewrite_done()));
}

// --- the picture ---------------------------------------------------------------------------------------------

SceneInputs Playground::inputs() {
    SceneInputs inputs;
    comparison_.want(subject_, ui_, settings_, machine_, ui_.language);
    inputs.comparison = comparison_.inputs();
    if (ui_.sweep && lesson_has_spoken(ui_)) sweep_.want(subject_, *ui_.sweep, settings_, machine_, ui_.language, answers_);
    else sweep_.cancel();
    inputs.sweep = sweep_.inputs();
    inputs.ghost = ghost_inputs();
    inputs.library = &library_;
    inputs.file_note = note_on_top();
    inputs.lesson = lesson_;
    inputs.subject = &subject_;
    inputs.text = run_text_;
    inputs.has_cpp = has_cpp_;
    inputs.language = run_language_;
    inputs.settings = settings_;
    inputs.machine = machine_;
    inputs.limits = client_.request().limits;
    const bool differs = ui_.editing && editor_.document().text() != run_text_;
    inputs.edited = run_language_ == Language::python && (subject_.program.text != original_text_ || editor_.is_modified() || differs);
    // What runs by itself is not worth a word, unless it cannot.
    const bool runs_soon = ui_.live && text_error_.empty();
    inputs.stale = differs && !runs_soon;
    inputs.text_error = text_error_;
    inputs.text_error_line = text_error_line_;
    inputs.text_error_column = text_error_column_;
    inputs.running = client_.running();
    inputs.running_for = to_seconds(client_.running_for());
    inputs.reproducible = client_.reproducible();
    inputs.interrupt_at = interrupt_at_;
    inputs.answers = answers_;
    inputs.progress = &progress_.all();
    inputs.recent = settings_file_.settings().recent;
    inputs.licences = licences_;
    inputs.settings_file = settings_file_.path().string();
    inputs.say = &phrases();
    inputs.flow = flow_.inputs(ui_.flow, run_.ended() && ui_.seen >= run_.trace().size());
    // What is shown until the next run has ended is of other values: nothing is reached by it.
    if (client_.running()) inputs.flow.shows = nullptr;
    if (client_.running() && ui_.flow.stage == Stage::challenge)
        inputs.flow.current_answers = [](const std::string&) -> const Answer* { return nullptr; };
    if (lesson_ + 1 < entries().size()) inputs.flow.next_lesson = lesson_ + 1;
    return inputs;
}

const Scene& Playground::scene() {
    if (scene_is_old_) scene_ = make_scene(run_, ui_, inputs());
    scene_is_old_ = false;
    const bool reached = scene_.flow.challenge && scene_.flow.challenge->reached;
    if (reached && !ui_.flow.solved && !ui_.flow.solution) {
        ui_.flow.solved = true;
        keep_progress();
        scene_ = make_scene(run_, ui_, inputs());  // what waited for that opens
    }
    return scene_;
}

}  // namespace asynchio
