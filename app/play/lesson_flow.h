// The lesson flow of the open lesson: what its runs say to its questions, and where its captions belong in the run that
// is shown. Asks beside the run on the screen; nothing here waits.
//
// Thread: one.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/model/run_data.h"
#include "app/model/scene_flow.h"
#include "app/model/subject.h"
#include "app/runs/question_desk.h"
#include "lessons/narration/moments.h"

namespace asynchio {

class LessonFlow {
  public:
    explicit LessonFlow(std::filesystem::path runner) : desk_(std::move(runner)) {}

    // A lesson or file was opened; a file has no flow.
    void open(const Subject& subject);
    // The texts of the open lesson in another language. take_run() must follow.
    void set_lesson(Lesson lesson);
    bool has_lesson() const { return original_.lesson.has_value(); }
    // The run on the screen, of this program, with these settings (sliders and machine) and decisions, is another one.
    void take_run(const RunData& run, const Subject& subject, const Settings& settings, const ScheduleText& schedule);
    // Another run that was asked for has ended. True if the picture must be drawn again.
    bool poll() { return desk_.busy() && desk_.poll(0); }
    bool busy() const { return desk_.busy(); }
    // Waits for all answers, for pictures and tests.
    void finish();

    const FlowFacts& facts() const { return facts_; }
    const Lesson& lesson() const { return *original_.lesson; }
    // Needs `flow` while the result is in use.
    FlowInputs inputs(const FlowState& flow, bool seen_end);

  private:
    struct Run {
        RunRequest request;
        std::shared_ptr<const AskedRun> asked;
    };
    // Of the lesson's own program, or of what it was edited to.
    const Answer* answer(const Subject& subject, const std::string& expression, const Settings& settings);
    bool shows(const Settings& settings) const;
    void take_rules(const RunData& run);
    void take_reasons(const MomentFinder& finder);

    QuestionDesk desk_;
    Subject original_;               // as the lesson has it
    Subject current_;                // as it was edited
    Settings settings_;              // of the run that is shown
    ScheduleText schedule_;          // of that run
    std::vector<RuleMoment> rules_;  // in that run
    std::vector<std::string> expressions_;
    std::map<std::string, Run> runs_;  // by program and settings
    FlowFacts facts_;
    std::vector<PlacedCaption> captions_;
    std::vector<std::size_t> did_not_happen_;
    std::vector<std::vector<LaneEvent>> because_;  // for each question, in the run that is shown
};

}  // namespace asynchio
