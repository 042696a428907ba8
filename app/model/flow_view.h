// What the lesson flow shows: the open stage with its question, verdicts, break or challenge, and the open caption.
// Plain data for the panels; made from the lesson, the learner's state and the answers of runs.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "app/model/flow.h"
#include "app/model/lane_event.h"
#include "core/trace/names.h"
#include "lessons/reader/markdown.h"

namespace asynchio {

struct StageView {
    std::string name;
    bool current = false, done = false, reachable = false;
};

struct QuestionView {
    // The last three are answered in the picture.
    enum class Input : std::uint8_t { number, choice, order, lane, time, bar };
    Input input = Input::number;
    std::string heading;                // "QUESTION 1 OF 2"
    std::string ask;
    std::string about;                  // "for MODE=1": settings that differ from what is set; or ""
    std::string unit;
    std::vector<std::string> options;   // of a choice or lane: what is answered
    std::vector<std::string> option_words;  // and how it is called, in the reader's language; as many
    int chosen = -1;
    std::string typed;                  // of a number, time or bar
    std::string lane;                   // of a bar: whose
    double at = 0, step = 1, most = 0;  // of a time or bar, in seconds: where it stands, how it moves, how far
    int decimals = 1;
    std::vector<std::string> order;     // the lines as they lie now
    bool fixed = false, can_fix = false;
    std::string waiting;                // why there is nothing to answer yet; ""
    bool last = false;                  // no other question is open
};

// A prediction beside what the run says.
struct VerdictView {
    std::string ask, about;
    std::vector<std::string> said, result;  // lines; one for all but orders
    bool answered = false;              // the learner said something
    bool agrees = false;
    std::string feedback;               // of the misconception behind this very answer; or ""
    std::string why;
    bool pending = false;               // the run that answers it has not ended
    bool shown = true;                  // the run on the screen has the values that it is about
    std::optional<double> moment;       // the answer, when it is a time of the run, in seconds
    std::vector<double> asked_at;       // times of the run that it is about
    std::vector<std::size_t> read_from;  // events that printed the lines from which the answer is read, in order
    std::vector<std::string> variables; // shared ones whose values it took
    std::vector<LaneEvent> because;     // turns that tell why, in the run on the screen
};

// A caption that was read, for the run as text.
struct ToldCaption {
    std::string text;
    std::size_t position = 0;           // of the playhead
};

struct ClaimView {
    std::string quote, verdict;         // the quote as it is shown, between its quotation marks
    bool from_article = false;
    bool holds = false;                 // the verdict says that it is true
    std::string shown_with;             // "shown with FAILS = 0"; "this run shows it"; "" while nobody knows
    std::vector<Paragraph> text;
    bool tested = false, agrees = false;  // the run was asked, and it agrees with the verdict
    std::string proof;                  // where else it was tested; ""
    bool proof_open = false;
};

struct BreakFlowView {
    std::string heading;                // "EXPERIMENT 1 OF 2"
    std::string set;                    // "A = 2.0, B = 2.0"
    bool is_set = false;
    std::vector<Paragraph> look;
    std::size_t count = 0, index = 0;
};

// Somebody who could go on at the open decision.
struct CandidateView {
    std::string name;                   // "T1"
    std::string next;                   // "after line 16: time.sleep(GAP)"; "begins"
    Actor who;
};

// The scheduler's seat: the learner decides.
struct SeatView {
    std::string heading;                // "DECISION 2: WHO GOES ON?"; "ALL IS DECIDED"
    std::vector<CandidateView> candidates;  // the first one would go on by itself
    std::vector<std::string> so_far;    // who went on, decision by decision
    std::string schedule;               // the text that replays it
    bool over = false;                  // nothing is left to decide
};

struct ChallengeView {
    std::string heading;
    std::vector<Paragraph> text;
    std::string locked;                 // "Fixed here: FILES = 8."; ""
    std::string measured;               // "turns: 11, goal: 18 or less"; "" where nothing is counted
    bool reached = false, pending = false, was_reached = false;
    std::string hint, solution, learned;  // "" while hidden
    bool has_hint = false, has_solution = false;
    std::optional<SeatView> seat;
    std::size_t count = 0, index = 0;
};

struct CaptionView {
    std::string text;
    std::string progress;               // "3 of 4, when B first done"
    Actor who;                          // whose lane it points at; may be none
};

// A rule of the machine that the lesson names.
struct RuleView {
    std::string id, name, brief, sentence;
    bool lit = false;                   // the step before the playhead applied it
    std::string story;                  // what happened then; ""
    int line = 0;                       // where; 0: none
};

struct FlowView {
    bool on = false;
    Stage stage = Stage::story;
    std::array<StageView, kStages> stages;
    std::string next;                   // words of the one primary button of the card: "Predict"; "" for none
    Stage next_stage = Stage::story;
    std::optional<std::size_t> next_question;  // it goes on to this answer instead
    std::optional<std::size_t> next_break;   // or to this experiment
    std::optional<std::size_t> next_challenge;  // or to this challenge
    std::optional<std::size_t> next_lesson;  // or to this lesson of the course
    bool sliders_open = true;           // else they are locked while a question is open
    bool hides_run = false;             // nothing but its start is shown: questions come first
    bool seen_end = false;
    std::size_t step = 0, steps = 0;    // where a class is in this stage: the third of nine captions; 0 of 9 before the first
    std::optional<QuestionView> question;
    std::vector<VerdictView> verdicts;
    std::size_t told = 0;               // of these: the one that is told now
    std::string told_heading;           // "ANSWER 1 OF 2"
    std::vector<ClaimView> claims;
    std::optional<BreakFlowView> breaking;
    std::optional<ChallengeView> challenge;
    std::optional<CaptionView> caption;
    std::vector<ToldCaption> captions_read;  // captions that were read, in order
    std::string next_caption;           // words of the transport's button in Run; ""
    std::vector<std::string> did_not_happen;  // captions without their moment in this run
    std::vector<std::string> said_times;      // "you said 3.00 s": times on the ruler
    std::vector<double> said_at;              // where, in seconds
    std::vector<RuleView> rules;
};

}  // namespace asynchio
