// Which questions of a lesson are about a place on the ruler of time. Pure.
#pragma once

#include "lessons/reader/lesson_blocks.h"

namespace asynchio {

// Whether the answer is a time of the run: a click on the ruler, the end of a bar, "total", time_of("..."). The time between
// two lines has no place there.
bool asks_for_moment(const LessonQuestion& question);

}  // namespace asynchio
