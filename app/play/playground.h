// The open lesson and everything that happens to it: its program, its runs, its picture. Acts on what panels ask for.
// Knows no window: tests and pictures drive it as the window does.
//
// Thread: one. Nothing here waits longer than a frame may take.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/model/action.h"
#include "app/model/make_scene.h"
#include "app/play/comparison_runs.h"
#include "app/play/file_watch.h"
#include "app/play/kept_run.h"
#include "app/play/kept_texts.h"
#include "app/play/lesson_flow.h"
#include "app/play/lesson_reload.h"
#include "app/play/progress.h"
#include "app/play/sweep_runs.h"
#include "app/play/window_settings.h"
#include "app/runs/run_client.h"
#include "app/text/editor.h"

namespace asynchio {

// A run that goes into a file.
struct ExportOrder {
    ExportForm form = ExportForm::csv;
    std::string name;  // of the file, without folder, number and suffix
    std::string text;  // of a run card: the file itself
};

// What only a window can do; the playground asks for it.
struct WindowWishes {
    bool quit = false;
    bool toggle_full_screen = false;
    std::optional<std::string> clipboard;  // text to put there
    std::optional<std::filesystem::path> handout;  // of the lesson in this folder
    std::optional<ExportOrder> exported;
};

class Playground {
  public:
    // `own_lessons`: the teacher's folder, which may be missing; "" for none.
    Playground(std::filesystem::path lessons_dir, std::filesystem::path runner, std::filesystem::path own_lessons = {});
    ~Playground();  // what is not kept yet is kept
    Playground(const Playground&) = delete;
    Playground& operator=(const Playground&) = delete;

    // Opens a lesson or file with these sliders. The failure changes nothing.
    Result<bool> open(const std::string& wanted, const Settings& settings = {}, const Machine* machine = nullptr);
    // Opens the run of a run card, or of a file that holds one. The failure changes nothing.
    Result<bool> open_card(const std::string& card_or_file);
    // Remembers in this file what was done in which lesson. Before open().
    void keep_progress_in(std::filesystem::path file);
    // Keeps what is edited in this folder, and finds it again. Before open().
    void keep_texts_in(std::filesystem::path folder);
    // In which language everything is said from now on. Not remembered.
    void speak(Locale locale);
    // Remembers in this file what is chosen for every sitting, and speaks the language that was; `usual` if none was.
    // Before open().
    void keep_settings_in(std::filesystem::path file, Locale usual);
    // Shows the tour through the window, unless it was shown in an earlier sitting.
    void offer_tour();
    // The folder with the licences of what is used, for the card about Asynchio.
    void tell_licences(std::string folder) { licences_ = std::move(folder); }
    // Waits until the run has ended; for pictures and tests.
    void finish_run();
    // Waits for what the lesson's questions and comparisons come to; for pictures and tests.
    void finish_questions();

    void apply(const Actions& actions);
    // Puts the playhead where the command line wants it, whatever question is open.
    void jump(const Action& action);
    // Takes in what the runner did. True if the picture must be drawn again.
    bool update();
    // Looks whether files of the lesson or of the list have changed on disk; a few times a second. What changed is read,
    // tried and shown by the updates that follow. True if the picture must be drawn again.
    bool look_at_files();
    // Does what is due by the clock: a typed text runs, and is kept. True if the picture must be drawn again.
    bool act_on_time();
    // Seconds until act_on_time() has something to do.
    double due_in() const;
    // Waits until changed files have been read and tried; for tests.
    void finish_reload();

    const Scene& scene();
    const UiState& ui() const { return ui_; }
    UiState& ui_for_setup() { return ui_; }  // before the first frame: options of the command line
    const RunData& run() const { return run_; }
    TextEditor& editor() { return editor_; }
    WindowWishes take_wishes() { return std::exchange(wishes_, WindowWishes{}); }
    bool running() const { return client_.running(); }
    // Something goes on that may change the picture: a run, or one that answers a question.
    bool busy() const { return client_.running() || flow_.busy() || comparison_.busy() || sweep_.busy() || reload_.busy(); }
    // The runs beside it that are compared; for tests.
    const ComparisonRuns& comparison() const { return comparison_; }
    void say(std::string sentence);
    void refuse(std::string sentence);       // the same, of what could not be done
    std::optional<FileNoteView> note_on_top() const;
    void close_note();
    void warn_of_files(std::string sentence);  // and stays until it is closed: something is not kept, or was damaged
    // A sentence for a few seconds, and its number: a new one has a new number.
    const std::string& toast() const { return toast_; }
    int toast_number() const { return toast_number_; }
    bool toast_is_trouble() const { return toast_is_trouble_; }  // something was not done

  private:
    struct DraggedBar {
        Selection bar;
        std::string parameter;  // empty: no slider, or more than one, sets this wait
        double slope = 0;       // seconds of the bar for one step of the slider
        double seconds = 0;     // of the bar at `value`
        std::int64_t index = 0;
    };

    // --- playground_files.cpp ---
    const std::vector<CourseEntry>& entries() const { return library_.course.entries; }
    void find_in_course();
    std::string own_progress_key() const;
    void follow_link(const std::string& link);
    bool reread_library();
    void take_reload();
    void take_subject(Subject subject);
    bool has_edits() const;
    Settings settings_that_fit(const Program& program) const;

    // --- run_sharing.cpp ---
    Result<std::string> own_run_card();
    void copy_run_card();
    Result<Subject> subject_of_card(const struct RunCard& card) const;
    ScheduleText schedule_of_card(const RunRequest& request) const;
    Result<bool> open_file(const std::string& path);
    void export_run(ExportForm form);

    void act(const Action& action);
    void follow_flow(const Action& action, std::size_t before);
    bool hides_the_run(const Action& action);
    void set_values(const Settings& settings);
    void take_back_word_of_values();
    // Those that a question, its answer or a challenge is about; null in other stages.
    const Settings* values_of_stage() const;
    bool show_values(const Settings& settings);
    void show_right_values(const FlowAction& asked, bool enters);
    void lock_challenge();
    void act_in_seat(const FlowAction& action);
    ScheduleText seat_schedule(const RunRequest& request);
    void sit_down();
    bool choose_as_planned();
    void hold_playhead();
    void turn_ruler();
    std::string why_fixed(const std::string& name);
    void take_run_into_flow();
    void keep_progress();
    void open_subject(Subject subject);
    void start_run(bool keep_playhead);
    void set_language(Language language);
    void read_texts();
    // --- playground_settings.cpp ---
    void keep_settings(const std::function<void(WindowSettings&)>& edit);
    void remember_choice(const Action& action);
    void remember_path(const std::string& wanted);
    void open_path(const std::string& words);

    std::string_view texts_language() const { return asynchio::texts_language(ui_.locale); }
    void start(RunRequest request);
    void take_run();
    void set_parameter(const SetParameter& action);
    void remember_change();
    void undo(std::vector<RunValues>& from, std::vector<RunValues>& to);
    RunValues values_now() const;
    void set_all(const RunValues& values);
    // --- playground_editing.cpp ---
    bool wants_live_run() const;
    void run_live(Duration time);
    void take_live_trial();
    void forget_text_error();
    void find(const FindState& find, FindStep step);
    void replace(bool all);
    void note_typing();
    std::string text_key() const;
    void note_text();
    void restore_text();
    void ask_lesson_name(const std::optional<std::string>& name);
    void save_as_lesson();
    // --- playground_compare.cpp ---
    void keep_shown_run();
    void pin_run();
    void swap_runs();
    GhostInputs ghost_inputs() const;
    void edit(const EditCommand& command);
    void run_edited();
    void rewrite(const RewriteLine& action);
    void toggle_sweep();
    void drag_bar(const DragBarEnd& action);
    DraggedBar find_slider_of(const Selection& bar);
    std::optional<double> seconds_of_bar(const Lanes& lanes, const Selection& bar, std::size_t ordinal) const;
    const Phrases& phrases() const { return phrases_in(ui_.locale); }
    SceneInputs inputs();

    const std::filesystem::path lessons_dir_;
    Library library_;
    FileWatch library_watch_;
    std::size_t lesson_ = SIZE_MAX;
    Subject subject_;
    Settings settings_;
    Machine machine_;
    Time interrupt_at_ = kNever;    // Ctrl+C
    std::vector<std::string> answers_;  // to input()
    std::vector<RunValues> undo_, redo_;
    bool changing_ = false;         // a slider is being dragged: its steps are one change

    RunClient client_;
    LessonFlow flow_;
    ComparisonRuns comparison_;
    SweepRuns sweep_;
    LessonReload reload_;
    std::optional<FileNoteView> file_note_;
    std::vector<std::string> warnings_, warned_;  // of files: open ones, which go before that note; all
    Progress progress_;
    std::map<std::string, LaneOrder> lane_orders_;  // of lessons that were open, by their names
    SettingsFile settings_file_;
    std::string licences_;
    RunClient probe_;               // for questions about runs that are not shown
    RunData run_;
    ShownRun shown_, pending_;      // what the run on the screen is, and the one that the client runs now
    std::optional<KeptRun> kept_;   // the run behind it
    int change_ = 0;                // counts what the learner changed; all steps of one drag are one change
    bool lesson_sets_values_ = false;  // at this moment: there is nothing to compare
    UiState ui_;
    std::string run_text_;          // the text that run_ is of
    std::string pending_text_;      // the text that the client runs now
    Language pending_language_ = Language::python, run_language_ = Language::python;
    bool has_cpp_ = false;          // the lesson has a program in C++
    bool pending_is_edit_ = false;
    ScheduleText pending_schedule_, run_schedule_;  // of the runs with those texts
    ScheduleText card_schedule_;    // of the run card that was opened
    std::optional<Ruler> ruler_before_seat_;        // while the learner is the scheduler
    bool keep_playhead_ = false;
    bool was_at_end_ = false;
    bool shown_once_ = false;

    TextEditor editor_;
    std::string original_text_;     // as the lesson or file has it
    std::string text_error_;
    int text_error_line_ = 0, text_error_column_ = 0;
    KeptTexts kept_texts_;
    bool text_touched_ = false;     // what is to be kept may be another text
    RunClient live_;                // tries what is typed
    Duration typed_at_ = 0;         // real time
    std::uint64_t tried_revision_ = 0;  // of the editor

    std::optional<DraggedBar> dragged_;
    WindowWishes wishes_;
    std::string toast_;
    int toast_number_ = 0;
    bool toast_is_trouble_ = false;

    Scene scene_;
    bool scene_is_old_ = true;
};

}  // namespace asynchio
