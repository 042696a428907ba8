// What a lesson's runs say to everything its texts and questions ask, at whatever slider values. Waits for the runs.
//
// Thread: one, the question desk's.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/model/subject.h"
#include "app/runs/question_desk.h"
#include "core/base/answer.h"
#include "lessons/doctor/question.h"

namespace asynchio {

// `more` on top of `settings`: where both name a slider, `more` holds.
Settings joined(Settings settings, const Settings& more);

class LessonAnswers {
  public:
    // Both must live as long as this. The subject must be of a lesson.
    LessonAnswers(const Subject& subject, QuestionDesk& desk);

    // The run with these settings, which may hold parts of the machine. The failure says which setting does not fit.
    Result<std::shared_ptr<const AskedRun>> run(const Settings& settings);
    // The same, with these decisions of the scheduler.
    Result<std::shared_ptr<const AskedRun>> run(const Settings& settings, const ScheduleText& schedule);
    // What the lesson's expression came to in such a run. Null for an expression that the lesson does not have.
    const Answer* answer_in(const AskedRun& run, const std::string& expression) const;
    // Null for an expression that the lesson does not have, and for settings that do not fit.
    const Answer* answer(const std::string& expression, const Settings& settings);
    // What a question comes to in the run with these settings and its own.
    QuestionAnswers answers(const LessonQuestion& question, const Settings& settings);
    // The text with the values of its {formulas}.
    std::string filled(const std::string& text, const Settings& settings);

  private:
    const Subject& subject_;
    QuestionDesk& desk_;
    std::vector<std::string> expressions_;
    std::map<std::string, std::shared_ptr<const AskedRun>> runs_;  // by settings
};

}  // namespace asynchio
