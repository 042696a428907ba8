// The slider values of a worksheet's versions. The first is the program as it stands; then come the values that the
// lesson names ("variants:"), then values drawn from the lesson's name, the same ones on every machine.
//
// Values are taken only if every question can still be asked: its answer computes and is of its kind, a choice's answer
// is among its options, and what is called wrong is wrong. Drawn values move no slider that a question speaks of
// ("REST = 0: what happens?"), leave choices alone, and keep the answers of choices, because their explanations are about
// those.
#pragma once

#include <vector>

#include "app/export/lesson_answers.h"

namespace asynchio {

// The failure says why there are not so many. `count` is at least 1.
Result<std::vector<Settings>> choose_versions(const Subject& subject, LessonAnswers& answers, int count);

}  // namespace asynchio
