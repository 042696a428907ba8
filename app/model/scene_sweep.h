// From the runs of a sweep to what the window shows of them. Pure.
#pragma once

#include <string>
#include <vector>

#include "app/model/subject.h"
#include "app/model/sweep_view.h"

namespace asynchio {

// The sliders that can be swept: those with a range of more than one value.
std::vector<std::string> sweepable(const Program& program);
// What can be plotted for any program, and what the lesson's own questions ask for in numbers; as expressions.
std::vector<std::string> sweep_questions(const Subject& subject);

}  // namespace asynchio
