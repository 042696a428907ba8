// The contents of the flow card, stage by stage. Each measures when its column only measures.
#pragma once

#include <functional>

#include "app/model/action.h"
#include "app/model/scene.h"
#include "app/panels/column.h"

namespace asynchio::panels {

void add_question(Column& column, const QuestionView& question, Actions& actions);
// The answer that is told; add_verdicts has the lesson's claims below the last one.
void add_told_answer(Column& column, const FlowView& flow, Actions& actions);
void add_verdicts(Column& column, const FlowView& flow, Actions& actions);
void add_break(Column& column, const BreakFlowView& experiment, Actions& actions);
void add_challenge(Column& column, const ChallengeView& challenge, Actions& actions);
void add_free_play(Column& column, const Scene& scene, Actions& actions);
void add_run_words(Column& column, const FlowView& flow);

// A small heading in capitals above a part.
void add_overline(Column& column, std::string_view words);
// The same with "1", "2", "3" beside it, when there are several; the one at `index` is open.
void add_choice(Column& column, std::string_view heading, std::size_t count, std::size_t index, const std::function<void(std::size_t)>& open);

}  // namespace asynchio::panels
