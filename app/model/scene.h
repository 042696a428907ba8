// What the window shows at a playhead, as plain data: words, numbers and states, no colours and no pixels. Panels draw
// it; tests read it. Everything comes from the trace, the lesson and the UI state.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/model/chain_view.h"
#include "app/model/comparison_view.h"
#include "app/model/cores_view.h"
#include "app/model/finding_view.h"
#include "app/model/flow_view.h"
#include "app/model/ghost_run_view.h"
#include "app/model/log_view.h"
#include "app/model/meter_view.h"
#include "app/model/picture_views.h"
#include "app/model/queue_view.h"
#include "app/model/run_data.h"
#include "app/model/sweep_view.h"
#include "app/model/token_view.h"
#include "app/model/told_view.h"
#include "app/model/ui_state.h"
#include "app/model/vote_view.h"
#include "app/model/wait_views.h"
#include "core/kernel/machine.h"
#include "lessons/reader/course.h"
#include "lessons/reader/library.h"
#include "lessons/reader/markdown.h"
#include "lessons/reader/program.h"

namespace asynchio {

struct PillView {
    std::string name;
    Activity activity = Activity::nothing;
    bool ended = false;
    Outcome outcome = Outcome::done;
};

struct CodeLineView {
    int number = 0;
    std::string text;               // without the slider comment
    int parameter = -1;             // index into Scene::parameters, -1 if it is no slider line
    std::size_t value_begin = 0, value_end = 0;  // the bytes of `text` that the slider's chip stands for
    std::string unit;
    bool current = false;           // the line of the last event
    bool lit = false;               // a click lit it
    bool answers = false;           // it printed what the answer that is told was read from
    std::string blocked;            // "0.80 s": this line kept the loop that long; empty if not
    bool trouble = false;           // the run ended here with an error
    bool breakpoint = false;
    std::vector<PillView> pills;    // who is on this line
    std::vector<FixView> toggles;   // what it can be turned into
};

struct ParameterView {
    std::string name, unit;
    bool choice = false;
    // A range: positions 0..count-1; `value` is minimum + position * step.
    double minimum = 0, maximum = 0, step = 1, value = 0, usual = 0;
    int decimals = 0;
    std::string value_text;
    std::string locked;             // why it cannot be changed now; "" when it can
    // A choice.
    std::vector<std::string> labels, values;
    int chosen = 0;
};

struct TimerView {
    std::string name, deadline, to_go;  // "C", "2.00", "in 1.00 s"
    bool late = false;                  // it rang and nobody heard it yet
};
struct WaitView {
    TokenView waiter;
    std::string verb;                   // "joins", "wants lock"
    std::string target;                 // "T2"
};
// The strip above the timeline: the event loop, or the threads of a program that has no loop.
struct StripView {
    bool has_loop = false;
    std::optional<TokenView> running;   // a task in its turn; the thread on the CPU
    std::string running_note;           // "turn 6, line 9"; "B ends", "asleep until 1.00 s" when nobody runs
    std::string running_brief;          // the same where room is short; "" if it is short as it is
    bool just_ended = false;            // the note says that a task is over: "B ends"
    bool idle = false;
    std::vector<TokenView> ready;       // front first
    std::string ready_note;             // "most at once: 3", when the run is over
    std::vector<std::string> rang;      // timers that rang and wait in the ready queue: "clock's timer, 0.65 s late"
    std::vector<TimerView> timers;      // next first
    bool has_pool = false;
    std::vector<std::string> pool_queue;  // front first
    std::string pool_note;              // "most at once: 3"
    std::vector<TimerView> sleeping;    // threads
    std::vector<WaitView> waits;
    std::string waits_note;             // "no circle, so not stuck"
    bool circle = false;
    std::uint32_t iteration = 0;
};

struct PrintView {                      // what a lane printed with this event
    std::size_t event = 0;
    std::string words;
    bool answers = false;               // the answer that is told was read from it
    bool log = false;                   // a record of asyncio's debug mode about this turn
};

struct LaneView {
    const Lane* lane = nullptr;         // spans, all of them; draw what is visible
    const LaneTotals* totals = nullptr;  // of them; null: not known
    Actor actor;
    std::string name, function;         // "A", "brew"
    std::string state_word;             // "waiting: timer 3.00", at the playhead
    std::string state_brief;            // "timer 3.00", where room is short; "" if it is short as it is
    Activity activity = Activity::nothing;
    std::vector<PrintView> prints;      // the last ones, in order
    bool begun = false;                 // it exists at the playhead
    bool ended = false;
    Outcome outcome = Outcome::done;
    bool worker = false;
    bool pinned = false;                // stands on top because somebody wants it there
    bool first_of_group = false;        // a new group begins with it, where lanes are grouped
};

struct FrozenView {                     // a stretch in which the loop could not run
    double begin = 0, end = 0;
    std::string words;                  // "loop frozen 0.80 s"
};

struct FlagView {                       // a moment on the time ruler with a word: "you said 3 s", "Ctrl+C"
    double at = 0;
    std::string words;
    bool trouble = false;
    bool answers = false;               // what the run says, or the moment that the told answer is about
};

// What the learner says about the run, drawn beside the run itself.
struct GhostView {
    enum class Kind : std::uint8_t { lane, bar };
    Kind kind = Kind::lane;
    std::size_t lane = 0;
    double at = 0;                      // of a bar: its end
    std::string words;                  // "you said"
};
// A question that is answered here: a lane, a moment, or the end of a bar is picked.
struct PickView {
    enum class Kind : std::uint8_t { lane, time, bar };
    Kind kind = Kind::lane;
    std::size_t lane = 0;               // of a bar
    std::optional<std::size_t> chosen;  // of lanes: the one that was picked
    bool placed = false;                // the learner has put it there; else it waits in the middle
    double at = 0, step = 1, most = 1;
    int decimals = 1;
    std::vector<std::string> names;     // of lanes: what is said with each
};

struct TimelineView {
    Ruler ruler = Ruler::time;
    bool by_threads = false;            // "Steps" instead of "Turns"
    const Lanes* run = nullptr;         // columns, holds: of the whole run; draw what is visible
    std::vector<LaneView> lanes;
    std::vector<JobSpan> jobs;
    std::vector<std::string> job_names;  // by ordinal
    std::vector<std::string> lock_names;  // of the first locks, by ordinal
    double playhead = 0, seen = 0, end = 0;  // ruler units; `end`: of the whole run
    bool over = false;                  // the playhead stands behind the last event
    double shown_end = 1;               // how far the ruler reaches when fitted
    std::string playhead_text;          // "1.00"
    CoresView cores;
    std::vector<FrozenView> frozen;
    ChainView chain;                    // of the selected bar
    std::vector<FlagView> flags;
    std::vector<GhostView> ghosts;
    std::optional<GhostRunView> ghost_run;  // another run, behind this one
    bool can_pin = false;               // this run may be kept as A
    std::optional<PickView> pick;       // while it is open, nothing else answers the mouse
    std::vector<double> hits;           // of breakpoints, as far as they were seen; ruler units
    std::optional<MinimapView> minimap;  // while only a part of the ruler is shown
    std::optional<RangeView> range;
    std::optional<SearchView> search;
    bool shows_passes = false;          // iterations of the loop are marked
    std::vector<PassView> passes;       // those in sight, as far as they were seen
};

// Where the playhead is among the events on lines with breakpoints.
struct HitsView {
    std::string words;                  // "hit 2 of 5", "not hit yet"; "" when there is no breakpoint
    bool has_previous = false, has_next = false;
};

struct CauseView {
    int number = 0;                     // matches the disc on its arrow; 0: the selected one itself
    std::string who, text;
    int line = 0;
    std::size_t position = 0;           // Enter goes there
    Activity activity = Activity::nothing;
    std::optional<Selection> bar;       // or selects this one
};
struct ExplainView {
    std::string title;                  // "WHY DID main WAKE UP?"
    std::string sentence;
    std::vector<CauseView> causes;
    std::string chain;                  // how long the whole chain is, where it is shown
    bool can_chain = false;             // there is more of it than what is next to the bar
};

struct SlotView {
    std::string name, value, note;      // "slot 1", "'B'", "from B, 1.00 s" / "for A"
    bool filled = false;
};
struct BoxView {                        // a gather's tray
    std::string title;                  // "gather of main"
    std::vector<SlotView> slots;
    std::string sentence;               // "1 of 3 filled. main wakes up when all are."
};
struct WriteView {
    std::string text, who, time;        // "0 → 1", "T1", "0.20"
    bool lost = false;
};
struct VariableView {
    std::string name, value;
    std::vector<WriteView> writes;      // the last ones, oldest first
};
struct LockView {
    std::string name, holder;
    bool held = false;
    std::vector<TokenView> waiters;
    std::vector<std::string> had;       // who held it before
    std::vector<VariableView> guards;   // variables that were written only while it was held
};
struct CopyView {                       // a private copy of a shared variable
    std::string who, name, value, note; // "T0", "seen", "0", "wrote 1"
    bool has = false, current = false, lost = false;
};
struct VariablesView {
    std::vector<LockView> locks;
    std::vector<VariableView> free;     // shared variables that no lock guards
    std::vector<CopyView> copies;
};

struct OutputView {
    std::string time, who, text;
    std::uint32_t turn = 0;
    std::size_t position = 0;
    bool newest = false, error = false;
    bool answers = false;               // the answer that is told was read from it
};

struct BannerView {
    enum class Kind : std::uint8_t { stuck, error, budget, crash, blocked, asks };
    Kind kind = Kind::stuck;
    std::string title, detail;          // "Stuck at 0.60 s.", what to know and what to try
    int line = 0;
    std::string action;                 // "Go there", "Go to line 9", ""
};

struct TransportView {
    std::string time;                   // "1.000 s"
    std::string turn;                   // "5" or "5/8" once the end was seen
    bool by_threads = false;
    bool at_start = false, at_end = false, playing = false;
    bool locked = false;                // a question is open: the run is not shown yet
    double speed = 1;
    std::string run_card;               // "gather A=2 · cores 4 · s1"
};

struct LessonItem {
    std::string act, title, detail;
    int number = 0;
    bool current = false, has_problem = false, done = false;
    std::string goal;
    std::string needs;                  // "4 Wait your turn, 15 One task fails"; ""
    bool needs_open = false;            // one of them is not done
    std::string problem;                // the first sentence about its files, and how many more there are; ""
    bool own = false;                   // of the teacher's folder
    bool matches = true;                // what is searched for
};

// A program or lesson that was opened by its path, and can be again.
struct RecentView {
    std::string name, folder;           // "retry.py", "/home/ann/programs"
    std::string path;
};

// The teacher's own lessons, besides their entries in the list.
struct OwnLessonsView {
    std::string folder;                 // where they are searched; "" when nowhere
    bool none = true;
    std::vector<std::string> problems;  // of the folder
};

// What is to be said about files that changed on disk; lies above everything until it is closed.
struct FileNoteView {
    bool trouble = false;
    std::string title;
    std::vector<std::string> lines;
    bool offers_text = false;           // the lesson's new program waits, because the text on the screen was edited
    bool restored = false;              // that text is one of an earlier sitting
};

struct InputView {                      // input()
    bool asked = false;                 // one more line is wanted
    std::string prompt;                 // what the program printed before it asked
    std::vector<std::string> given;
};

struct Scene {
    int number = 0;
    std::string title, goal;
    std::vector<Paragraph> story;
    std::vector<LessonItem> lessons;
    std::size_t lessons_found = 0;      // that match
    std::string search;                 // the words that are searched for
    OwnLessonsView own;
    std::vector<RecentView> recent;     // latest first
    std::string licences;               // the folder with their texts; "" when it is not there
    std::string settings_file;          // where choices are kept; "" when nowhere
    std::vector<std::string> problems;  // of the lesson's files
    std::optional<FileNoteView> file_note;
    std::vector<std::string> pages;     // titles
    std::size_t plans = 0;              // so many of the pages, the first ones, are plans
    const Page* page = nullptr;         // that lies over the window
    const Glossary* glossary = nullptr; // of the links in texts

    std::string filename;
    Language language = Language::python;
    bool has_cpp = false;               // the lesson has a program in C++, too
    bool edited = false;                // the text is not the lesson's
    bool stale = false;                 // the text was edited and not run: the picture is the last good run
    std::string text_error;             // "line 9: 'await' outside async function"; empty if the last text ran
    int text_error_line = 0, text_error_column = 0;
    std::vector<CodeLineView> code;
    HitsView hits;
    std::vector<ParameterView> parameters;
    bool parameters_changed = false;
    Machine machine;

    bool running = false;               // the program runs at this moment (for long ones)
    double running_for = 0;             // seconds
    std::optional<BannerView> banner;
    StripView strip;
    TimelineView timeline;
    std::optional<ExplainView> explain;
    std::vector<BoxView> boxes;
    VariablesView variables;
    bool shows_variables = false;       // there is something to show in this run
    CoroutinesView coroutines;          // these three: only in lessons that ask for them
    AwaitsView awaits;
    WaitGraphView wait_graph;
    std::optional<QueuesView> queues;   // these three: where the lesson asks for them
    std::optional<LogView> log;
    std::optional<ToldView> told;       // while its card is open
    std::optional<MetersView> meters;
    std::vector<FindingView> findings;  // in the order of their events
    std::vector<std::string> panels;    // the words of the lesson's `panels:`, in its order
    std::vector<OutputView> output;     // up to the playhead
    std::size_t output_total = 0;
    std::string interrupt;              // "Ctrl+C at 0.75 s" when somebody pressed it; ""
    bool can_interrupt = false;
    std::optional<InputView> input;     // where the program asks for lines, or got some
    TransportView transport;
    FlowView flow;
    ComparisonView comparison;
    std::optional<SweepView> sweep;
    std::optional<VoteView> vote;       // these two: while projecting
    std::optional<NotesView> notes;     // as long as they are asked for
};

}  // namespace asynchio
