// What the lesson doctor advises against: the lesson works, but not for every learner. Two things are looked at: wrong
// answers that are right at many slider settings (nobody is told their explanation there), and threads that become
// runnable at the same instant, so that another machine may print something else.
#pragma once

#include "lessons/doctor/doctor.h"

namespace asynchio {

// For a lesson of which examine_lesson() has nothing to say. In the order of the files; nothing when there is no advice.
std::vector<Problem> advise_lesson(const Lesson& lesson, const Examiner& examiner);

}  // namespace asynchio
