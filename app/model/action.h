// What panels ask for. reduce() and the controller are the only ones who act on it.
#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "app/model/export_form.h"
#include "app/model/ui_state.h"
#include "app/text/editor.h"
#include "app/text/rewrites.h"
#include "core/kernel/machine.h"

namespace asynchio {

// --- the playhead ---
struct StepForward {};
struct StepBack {};
struct NextTurn {};
struct PreviousTurn {};
struct GoToStart {};
struct GoToEnd {};
struct GoToTime {            // dragging the ruler
    Time time;
    bool dragging = false;   // goes on with the drag before it
};
struct GoToPosition {        // a click on an output line, a cause, a bar
    std::size_t position;
};
struct TogglePlay {};
struct SetSpeed {
    double speed;
};
struct Tick {                // real seconds since the last frame, while playing
    double seconds;
};

// --- the timeline ---
struct SetRuler {
    Ruler ruler;
};
struct ZoomView {            // by a factor, keeping the place under the pointer
    double factor, at;
    double begin = 0, end = 0;  // what is shown now; nothing: what the UI state says
};
struct PanView {             // in units of the ruler
    double by;
};
struct FitView {};           // the range that is selected; the whole run when there is none or it is shown already
struct ShowView {            // this part of the ruler
    double begin, end;
};
struct SelectRange {         // for its statistics; empty: none any more
    double begin, end;
};
struct TogglePasses {};      // marks of the loop's iterations
struct ShowPictureSearch {
    bool open;
};
struct SearchPicture {
    std::string words;
};
struct GoToFound {           // the next (+1) or previous (-1) one
    int step;
};
struct MoveLane {            // so many places down; negative: up
    Actor lane;
    int step;
};
struct PinLane {             // to the top, or back to the others
    Actor lane;
};
struct GroupLanes {};        // those that run the same function stand together, or not
struct ResetLanes {};        // as they appeared
struct WalkTrail {           // back (-1) to where one looked before, or forward again (+1)
    int step;
};
struct Select {
    Selection selection;
};
struct Deselect {};
struct SelectNeighbour {     // next (+1) or previous (-1) bar of the selected lane
    int step;
};
struct FollowWake {          // -1: who woke me; +1: whom I woke
    int step;
};
struct ToggleChain {};       // the whole chain of the selected bar, or what is next to it; without one, of whoever ran last
struct DragBarEnd {          // the end of a sleep, pulled to another time
    Selection bar;
    Time end;
    bool dragging;
};
struct LightLine {
    int line;
};

// --- the run ---
struct SetParameter {        // moving a slider runs at once
    std::string name, value;
    bool dragging;
};
struct ResetParameters {};
struct UndoChange {};        // of sliders and machine; the text has its own
struct RedoChange {};
struct SetLanguage {
    Language language;
};
struct SetMachine {
    Machine machine;
};
struct Restart {};           // run again, playhead to the start
struct StopRun {};
struct PressInterrupt {};    // Ctrl+C at the playhead's time; again: take it back
struct TypeInput {           // for input(); it is not given yet
    std::string line;
};
struct GiveInput {           // one more line for input(); runs again
    std::string line;
};
struct TakeBackInput {};     // the last one
struct OpenLesson {
    std::size_t index;       // in the course
};

// --- comparing with another run ---
struct ToggleGhost {};       // the run before this one, behind it
struct PinRun {};            // the run on the screen stays as A; again: it is let go
struct SwapRuns {};          // back to the values of the run behind; the one on the screen stands behind then

struct FollowLink {          // of a text: "lesson:05-gather", "word:3"
    std::string link;
};
struct CloseFileNote {};     // what was said about files that changed on disk

// --- breakpoints ---
struct ToggleBreakpoint {
    int line;                // 0: the line of the last event
};
struct GoToHit {             // the next (+1) or previous (-1) event on a line with a breakpoint
    int step;
};

// --- the program text ---
struct StartEditing {
    int line = 0;
};
struct LeaveEditing {};
struct RunEdited {};
struct ResetProgram {};      // back to the lesson's text
struct EditText {
    EditCommand command;
};
struct RewriteLine {         // a change of the program that can be taken back, and runs at once
    int line;
    Rewrite rewrite;
};
struct ToggleLive {};        // runs while somebody types
struct SetFind {             // searches the text for this; none closes the search
    std::optional<FindState> find;
};
struct FindNext {            // the next (+1) or previous (-1) match
    int step;
};
struct ReplaceMatch {        // the selected match, or all of them
    bool all;
};
struct AskLessonName {       // for a lesson made from the text; none: not any more
    std::optional<std::string> name;
};
struct SaveAsLesson {        // under the name that was asked for
    bool open = true;        // and goes there
};
struct CutText {};
struct CopyText {};

// --- the window ---
struct ToggleProject {};
struct ToggleFullScreen {};
struct SetTheme {
    std::string name;        // one of kThemes
};
struct SetReducedMotion {
    bool on;
};
struct SetLocale {           // in which language the window and the lessons speak
    Locale locale;
};
struct Zoom {                // +1, -1, or 0 for 100 %
    int step;
};
struct SetLeftWidth {
    double width;
    bool dragging = false;   // it is not let go yet
};
struct SetBottomHeight {
    double height;
    bool dragging = false;
};
struct ShowLessons {
    bool open;
};
struct SearchLessons {
    std::string words;
};
struct ShowPage {            // a page of the library over the window
    int index;               // -1 closes it
    int word = -1;           // of the glossary
};
struct TogglePages {};       // the one that was open before, or none
struct ToggleProof {         // of a claim
    std::size_t claim;
};
struct ShowHelp {
    bool open;
};
struct ShowCard {
    Card card;
};
struct SearchCommands {
    std::string words;
};
struct AskKey {              // the next key that is pressed is to stand for this usual one; none: not any more
    std::string usual = {}, note = {};
};
struct ChooseKey {           // none: the usual one again
    std::string usual, chosen;
};
struct ResetKeys {};         // all are the usual ones again
struct SearchTold {          // in the run as text
    std::string words;
};
struct CopyWords {           // to the clipboard
    std::string text;
};
struct OpenPath {            // a program or the folder of a lesson
    std::string path;
};
struct ShowTour {
    int step;                // -1: it is over
};
struct ShowMachine {
    bool open;
};
struct ToggleCode {};        // overlay while projecting
struct ToggleComparison {};  // overlay while projecting
struct ShowTotals {          // of a comparison: the table instead of the bars
    bool open;
};
struct ToggleSweep {};
struct SetSweep {            // plots this against that slider
    std::string parameter, question;
};
struct TypeSweep { std::string question; };  // not plotted before it is entered
struct ToggleBlank {};
struct SetCompactPage {
    CompactPage page;
};
struct PrintHandout {};      // writes the lesson's worksheet into a file
struct CopyRunCard {};       // the run that is shown, as a line of text
struct OpenRunCard {         // a pasted one
    std::string text;
};
struct OpenFile {            // one that was dropped: a program, a lesson's folder or a run card
    std::string path;
};
struct ShowExport {          // the card of forms in which the run can be saved
    bool open;
};
struct ExportRun {
    ExportForm form;
};
struct Escape {};            // closes or leaves whatever is on top
struct Quit {};

using ActionKinds = std::variant<
    StepForward, StepBack, NextTurn, PreviousTurn, GoToStart, GoToEnd, GoToTime, GoToPosition, TogglePlay, SetSpeed,
    Tick, SetRuler, ZoomView, PanView, FitView, Select, Deselect, SelectNeighbour, FollowWake, ToggleChain, DragBarEnd,
    LightLine, SetParameter, ResetParameters, UndoChange, RedoChange, SetLanguage, SetMachine, Restart, StopRun,
    PressInterrupt, TypeInput, GiveInput, TakeBackInput, OpenLesson, StartEditing, LeaveEditing, RunEdited, ResetProgram, EditText, RewriteLine, CutText,
    CopyText, ToggleProject, ToggleFullScreen, SetLocale, Zoom, SetLeftWidth, SetBottomHeight, ShowLessons, ShowHelp, ShowMachine,
    ToggleCode, ToggleComparison, ShowTotals, ToggleBlank, SetCompactPage, PrintHandout, CopyRunCard, OpenRunCard,
    OpenFile, ShowExport, ExportRun, Escape, Quit, GoToStage, OpenQuestion, Predict, PredictOrder, FixPrediction,
    NextCaption, PreviousCaption, OpenBreak, SetBreak, OpenChallenge, ShowHint, ShowSolution, GoOn, ChooseNext,
    TakeBackChoice, LetRun, CopySchedule, FollowLink, CloseFileNote, ToggleBreakpoint, GoToHit, SearchLessons, ShowPage,
    TogglePages, ToggleProof, ToggleSweep, SetSweep, TypeSweep, SetTheme, SetReducedMotion, ShowCard, SearchCommands, AskKey,
    ChooseKey, ResetKeys, SearchTold, CopyWords, OpenPath, ShowTour, ToggleGhost, PinRun, SwapRuns, ToggleLive, SetFind,
    FindNext, ReplaceMatch, AskLessonName, SaveAsLesson, ShowView, SelectRange, TogglePasses, ShowPictureSearch,
    SearchPicture, GoToFound, MoveLane, PinLane, GroupLanes, ResetLanes, WalkTrail, AddVotes, PressVote, PassTime,
    ToggleNotes, ToggleSpotlight, TogglePointer, GoBack>;

template <class Kind, class Kinds>
inline constexpr bool is_among = false;
template <class Kind, class... Kinds>
inline constexpr bool is_among<Kind, std::variant<Kinds...>> = (std::is_same_v<Kind, Kinds> || ...);

// One of them. Read it as the variant that it is (std::get_if, std::visit). To copy, move and end a variant of so
// many kinds is as much code as a whole panel; action.cpp has it once instead of every file that asks for something.
class Action : public ActionKinds {
  public:
    template <class Kind>
        requires is_among<Kind, ActionKinds>
    Action(Kind kind) : ActionKinds(std::in_place_type<Kind>, std::move(kind)) {}

    Action(const Action& other);
    Action(Action&& other) noexcept;
    Action& operator=(const Action& other);
    Action& operator=(Action&& other) noexcept;
    ~Action();
};

using Actions = std::vector<Action>;

}  // namespace asynchio
