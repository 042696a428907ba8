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

struct Handout {
    Lesson lesson;
    std::vector<Paragraph> story;
    std::vector<HandoutVersion> versions;
    // These begin with the lesson's own values, whatever the version.
    std::vector<BreakFlowView> breaks;
    std::vector<ChallengeView> challenges;
    std::vector<ClaimView> claims;
    std::vector<Paragraph> see, teacher;
};

// `versions`: 1 to kMostVersions; without it, as many as the lesson says. Waits for the runs. The failure says what
// about the lesson cannot be printed.
Result<Handout> make_handout(const Subject& subject, QuestionDesk& desk, std::optional<int> versions = {});

}  // namespace asynchio
