// A lesson's text has changed while somebody is in it. Pure.
#pragma once

#include "app/model/flow.h"
#include "lessons/reader/lesson_blocks.h"

namespace asynchio {

// Where the learner is in the new text: the same stage, experiment and challenge as far as they are still there; what was
// said to a question stays while the question and its answer are the same.
FlowState refit_flow(const FlowState& flow, const LessonBlocks& before, const LessonBlocks& after, const FlowFacts& facts);

}  // namespace asynchio
