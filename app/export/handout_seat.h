// The challenge in which the learner is the scheduler, for paper: its decisions as the window's seat shows them.
#pragma once

#include "app/export/handout.h"
#include "app/export/lesson_answers.h"

namespace asynchio {

// Takes the seat as the lesson's solution says, decision by decision, each in a run of its own. The failure says which
// decision the solution has wrong, or that it does not reach the goal.
Result<PrintedSeat> print_seat(const Subject& subject, LessonAnswers& answers, std::size_t challenge, const Phrases& say);

}  // namespace asynchio
