// Where a learner is in a lesson (curriculum 6): the stages, what was predicted, which caption is open. Plain data;
// only reduce_flow() changes it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/trace/choices.h"

namespace asynchio {

enum class Stage : std::uint8_t { story, predict, run, explain, break_it, challenge, free_play };
inline constexpr std::size_t kStages = 7;

// What the learner says before the run is shown.
struct Prediction {
    std::string text;                // of a number, time or bar: as typed; of a choice or lane: its words
    std::vector<std::string> order;  // of an order: the lines as they lie
    bool fixed = false;              // said; from then on it stays

    bool empty() const { return text.empty() && order.empty(); }
    friend bool operator==(const Prediction&, const Prediction&) = default;
};

// What the learner in the scheduler's seat decided: at this decision of the run, this one of its options goes on.
struct SeatChoice {
    std::uint32_t step = 0, chosen = 0;
    friend bool operator==(const SeatChoice&, const SeatChoice&) = default;
};

struct FlowState {
    bool on = false;                 // a lesson is open
    Stage stage = Stage::story;
    Stage furthest = Stage::story;   // stages before it have a check
    std::size_t question = 0;        // the open one; in Explain the one whose answer is told, beside its run
    std::vector<Prediction> predictions;  // one for each question
    std::size_t captions = 0;        // of this run's narration: how many were read, the open one included
    bool caption_open = false;
    std::size_t break_index = 0, challenge_index = 0;
    bool break_set = false;          // its values are set
    bool hint = false, solution = false;
    bool solved = false;             // the challenge was reached once
    std::vector<SeatChoice> seat;    // of a challenge in which the learner is the scheduler
    bool let_run = false;            // all decisions behind those are the default
    std::vector<std::string> seat_plan;  // of a solution that is being shown: who goes on next, by name

    friend bool operator==(const FlowState&, const FlowState&) = default;
};

// --- what panels ask for ---
struct GoToStage {
    Stage stage;
};
struct OpenQuestion {                // in Explain: its answer, and the run that it is about
    std::size_t index;
};
struct Predict {                     // replaces the answer of the open question; it is not fixed yet
    std::string text;
};
struct PredictOrder {
    std::vector<std::string> lines;
};
struct FixPrediction {};
struct NextCaption {};               // closes the open one and goes on to the next, or to the end of the run
struct PreviousCaption {};
struct GoOn {};                      // the clicker's one key: the next caption, or the next stage
struct GoBack {};                    // its other one
struct OpenBreak {                   // shows this experiment; its values are not set yet
    std::size_t index;
};
struct SetBreak {                    // sets the sliders of this break
    std::size_t index;
};
struct OpenChallenge {
    std::size_t index;
};
struct ShowHint {};
struct ShowSolution {};
struct ChooseNext {                  // in the scheduler's seat: who goes on at the open decision
    std::size_t option;
};
struct TakeBackChoice {};
struct LetRun {};                    // the rest goes by itself: first come, first served
struct CopySchedule {};

// What a lesson has, as far as the flow must know.
struct FlowFacts {
    std::size_t questions = 0, breaks = 0, challenges = 0;
    std::vector<std::size_t> captions;  // positions of the playhead at which they open, in order
    std::size_t end = 0;                // the position of the run's end
    std::vector<bool> seats;            // for each challenge: the learner is the scheduler in it
    std::vector<ChoicePoint> choices;   // of this run
};

// The learner decides who goes on: the stage is a challenge for the scheduler.
bool in_seat(const FlowState& flow, const FlowFacts& facts);
// The decision that is open in the seat; none when nothing is left to decide.
const ChoicePoint* open_choice(const FlowState& flow, const FlowFacts& facts);

using FlowAction = std::variant<GoToStage, OpenQuestion, Predict, PredictOrder, FixPrediction, NextCaption, PreviousCaption,
                                OpenBreak, SetBreak, OpenChallenge, ShowHint, ShowSolution, GoOn, ChooseNext,
                                TakeBackChoice, LetRun, CopySchedule, GoBack>;

// A question waits for its answer.
bool asks_first(const FlowState& flow);
// Nothing more than the start of the run may be shown: its questions come first. Whoever goes on to Run passes them over.
bool hides_run(const FlowState& flow);

// A lesson is opened; `resumed` is where its learner was last time, if he was there before.
FlowState begin_flow(const FlowFacts& facts, const std::optional<FlowState>& resumed = {});

// Acts on the state. Returns the position that the playhead must go to, if any.
std::optional<std::size_t> reduce_flow(FlowState& flow, const FlowFacts& facts, const FlowAction& action);

// The playhead moved on from `before` to `now`: if a caption that was not read lies between, it opens and the playhead
// must stop there, at the position returned.
std::optional<std::size_t> stop_at_caption(FlowState& flow, const FlowFacts& facts, std::size_t before, std::size_t now);

// The stage behind this one that the lesson has something for.
Stage next_stage(const FlowFacts& facts, Stage stage);
bool has_stage(const FlowFacts& facts, Stage stage);

}  // namespace asynchio
