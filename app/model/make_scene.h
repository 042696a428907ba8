// From a run and the UI state to what the window shows. Pure.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/model/scene.h"
#include "app/model/scene_comparison.h"
#include "app/model/scene_flow.h"
#include "app/model/scene_sweep.h"
#include "app/model/subject.h"
#include "app/phrases/phrases.h"

namespace asynchio {

// What the scene needs besides the run: the lesson, its text and sliders, and how the text is doing.
struct SceneInputs {
    const Library* library = nullptr;    // for the lesson list and the pages; may be null
    std::optional<FileNoteView> file_note;
    std::size_t lesson = SIZE_MAX;       // its index in the course
    const Subject* subject = nullptr;    // what is open
    std::string text;                    // the program text that the run is of
    Settings settings;                   // sliders that were moved
    Machine machine;
    bool has_cpp = false;               // the lesson has a program.cpp
    Language language = Language::python;  // of `text`
    bool edited = false;
    bool stale = false;
    std::string text_error;
    int text_error_line = 0, text_error_column = 0;
    bool running = false;
    double running_for = 0;
    bool reproducible = true;
    Time interrupt_at = kNever;
    std::vector<std::string> answers;    // to input()
    FlowInputs flow;
    ComparisonInputs comparison;
    SweepInputs sweep;
    GhostInputs ghost;
    const std::map<std::string, FlowState>* progress = nullptr;  // by lesson; may be null
    const Phrases* say = &phrases_in(Locale::en);  // the words of all sentences
    Limits limits;                       // what the run was allowed
    std::vector<std::string> recent;     // paths that were opened, latest first
    std::string licences;                // the folder with their texts
    std::string settings_file;
};

Scene make_scene(const RunData& run, const UiState& ui, const SceneInputs& inputs);

// --- the parts, for the tests and for each other ---

// Everything that the parts look at.
struct SceneContext {
    const RunData& run;
    const UiState& ui;
    const SceneInputs& inputs;
    const State& state;                  // at the playhead
    const Trace& trace() const { return run.trace(); }
    const Phrases& say() const { return *inputs.say; }
    std::string name(Actor actor) const { return actor_name(run.trace(), run.end(), actor); }
    std::string text(Text id) const { return std::string(run.trace().text(id)); }
};

void add_code(Scene& scene, const SceneContext& context);
void add_parameters(Scene& scene, const SceneContext& context);
void add_strip(Scene& scene, const SceneContext& context);
void add_timeline(Scene& scene, const SceneContext& context);
// Minimap, range, search and passes; needs the timeline.
void add_picture(Scene& scene, const SceneContext& context);
void add_passes(Scene& scene, const SceneContext& context);
void add_cores(Scene& scene, const SceneContext& context);
void add_comparison(Scene& scene, const SceneContext& context);
// The run behind this one; needs the timeline.
void add_ghost_run(Scene& scene, const SceneContext& context);
// What is predicted in the picture; needs the timeline.
void add_predictions(Scene& scene, const SceneContext& context);
// Of a class; needs the notes.
void add_vote(Scene& scene, const SceneContext& context);
void add_input(Scene& scene, const SceneContext& context);
// For the speaker; needs the flow.
void add_notes(Scene& scene, const SceneContext& context);
void add_rules(Scene& scene, const SceneContext& context);
// Who could go on, where the learner is the scheduler.
void add_seat(Scene& scene, const SceneContext& context);
void add_explanation(Scene& scene, const SceneContext& context);
void add_boxes(Scene& scene, const SceneContext& context);
void add_variables(Scene& scene, const SceneContext& context);
void add_coroutines(Scene& scene, const SceneContext& context);
void add_awaits(Scene& scene, const SceneContext& context);
void add_wait_graph(Scene& scene, const SceneContext& context);
void add_queues(Scene& scene, const SceneContext& context);
// What each line can be turned into; needs the code.
void add_toggles(Scene& scene, const SceneContext& context);
void add_sweep(Scene& scene, const SceneContext& context);
void add_findings(Scene& scene, const SceneContext& context);
void add_log(Scene& scene, const SceneContext& context);
// The run as text; needs the flow.
void add_answer_moments(Scene& scene, const SceneContext& context);
void add_answer_lines(Scene& scene, const SceneContext& context);
void add_told(Scene& scene, const SceneContext& context);
void add_meters(Scene& scene, const SceneContext& context);
void add_output(Scene& scene, const SceneContext& context);
void add_banner(Scene& scene, const SceneContext& context);
void add_transport(Scene& scene, const SceneContext& context);
void add_recent(Scene& scene, const SceneInputs& inputs);
void add_lesson_list(Scene& scene, const SceneInputs& inputs, const std::string& search);
void add_pages(Scene& scene, const SceneContext& context);
void add_breakpoints(Scene& scene, const SceneContext& context);

// Under which name a lesson's progress is kept: two lessons of the same name do not share one.
std::string progress_key(const Lesson& lesson, bool own);

// A thread that can go on while another one takes a step, though its bar shows no gap: that takes no time.
bool waits_for_its_step(const SceneContext& context, const Lane& lane);
// What somebody does at the playhead, as on its lane, and the bar there (else the last one before it, if any).
Activity activity_at(const SceneContext& context, Actor actor);
TokenView token_at(const SceneContext& context, Actor actor);
std::optional<Selection> bar_at(const SceneContext& context, Actor actor);
// The coroutine that the body in this frame awaits; null while it awaits none, or something that is no coroutine.
const CoroutineState* awaited_in(const State& state, FrameId frame);
// "main, page and clock"; after a few, how many more.
std::string join_names(const Phrases& say, const std::vector<std::string>& names);
// Whether this view may open: a lesson names its views; a program without a lesson has every view for which its run has
// something to show.
bool asks_for(const SceneContext& context, std::string_view panel);

// Before that, the lesson asks and tells; nothing else may give its answers away. Always so without a lesson.
bool lesson_has_spoken(const UiState& ui);
// A value on the ruler: seconds, or columns of the TURNS ruler.
double ruler_at(const RunData& run, Ruler ruler, std::size_t event, Time time);
// The span of a lane that began with this event; null if there is none.
const Span* find_span(const Lanes& lanes, const Selection& selection);
// Whether a lane is in the picture; the main thread, too, where the learner may let it go on.
bool shows_lane(const SceneContext& context, const Lane& lane);
// The line in which a turn kept the loop: where the thread was when it fell asleep or began to compute.
Line line_that_held(const Trace& trace, const Span& span);
// Whether this program has an event loop at all.
bool uses_loop(const RunData& run);
// "1.25": for sentences and flags.
std::string seconds_text(Time time);

}  // namespace asynchio
