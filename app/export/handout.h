// A worksheet with its answer key, as plain data: everything that is printed, computed by really running each version.
// What is asked and answered is what the window asks and answers (app/model/scene_flow.h).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/model/flow_view.h"
#include "app/model/scene.h"
#include "app/model/subject.h"
#include "app/phrases/locale.h"
#include "app/runs/question_desk.h"

namespace asynchio {

inline constexpr int kMostVersions = 26;  // A to Z

struct WrongView {
    std::vector<std::string> answer;  // lines; one for all but orders
    std::string feedback;
};

struct PrintedQuestion {
    LessonQuestion::Kind kind = LessonQuestion::Kind::number;
    QuestionView asked;               // as the window shows it before it is answered
    VerdictView answered;             // as the window shows it afterwards
    std::vector<WrongView> wrong;     // those that are wrong with these values
};

// The same questions about other slider values.
struct HandoutVersion {
    std::string letter;               // "A"; empty when there is one version only
    std::shared_ptr<const RunData> run;
    UiState state;                    // at the end of the run
    Scene scene;                      // program, values, timeline and run card; needs `run`
    std::vector<PrintedQuestion> questions;
};

// A decision of the scheduler that the solution takes.
struct PrintedDecision {
    Time time = 0;
    std::uint32_t step = 0;           // its number in the run, as schedules write it
    std::vector<CandidateView> candidates;  // who can go on, as the window shows them
    std::size_t chosen = 0;           // who of them does
};

// A challenge in which the learner is the scheduler, on paper: a table of decisions.
struct PrintedSeat {
    std::vector<CandidateView> first; // who can go on at the first decision
    std::size_t rows = 0;             // of the table to fill in
    // What the solution comes to, from running it; nothing for a challenge without one.
    std::vector<PrintedDecision> decisions;
    std::vector<std::string> output;  // what the program prints then
    std::string command;              // replays it
};

struct PrintedChallenge {
    ChallengeView shown;              // as the window shows it, solution and all
    std::optional<PrintedSeat> seat;
};

// The lesson's comparison: how long each way takes at the values of each row.
struct PrintedComparison {
    std::vector<std::string> ways;    // by their words: "threads"
    std::vector<TotalsView> rows;     // each with as many cells
};

struct Handout {
    Locale locale = Locale::en;       // of all its words
    Lesson lesson;
    std::vector<Paragraph> story;
    std::vector<HandoutVersion> versions;
    // These begin with the lesson's own values, whatever the version.
    std::optional<PrintedComparison> comparison;  // nothing where the lesson compares nothing at values of its own
    std::vector<BreakFlowView> breaks;
    std::vector<PrintedChallenge> challenges;
    std::vector<ClaimView> claims;
    std::vector<Paragraph> see, teacher;
};

// `versions`: 1 to kMostVersions; without it, as many as the lesson says. Waits for the runs. The failure says what
// about the lesson cannot be printed.
// The lesson's texts are the subject's; `locale` is the language of all other words.
Result<Handout> make_handout(const Subject& subject, QuestionDesk& desk, std::optional<int> versions = {}, Locale locale = Locale::en);

}  // namespace asynchio
