#include "app/model/flow_refit.h"

#include <algorithm>

namespace asynchio {
namespace {

bool same_question(const LessonQuestion& a, const LessonQuestion& b) {
    return a.kind == b.kind && a.ask == b.ask && a.with == b.with && a.answer.text == b.answer.text &&
           a.options.text == b.options.text;
}

std::vector<Prediction> refit_predictions(const FlowState& flow, const LessonBlocks& before, const LessonBlocks& after) {
    std::vector<Prediction> predictions(after.questions.size());
    for (std::size_t i = 0; i < predictions.size(); ++i) {
        const auto known = std::ranges::find_if(
            before.questions, [&](const LessonQuestion& question) { return same_question(question, after.questions[i]); });
        const auto index = static_cast<std::size_t>(known - before.questions.begin());
        if (known != before.questions.end() && index < flow.predictions.size()) predictions[i] = flow.predictions[index];
    }
    return predictions;
}

// The stage itself, or the nearest one before it that the lesson has.
Stage refit_stage(const FlowFacts& facts, Stage stage) {
    while (!has_stage(facts, stage)) stage = static_cast<Stage>(static_cast<std::size_t>(stage) - 1);
    return stage;
}

std::size_t within(std::size_t index, std::size_t count) { return count == 0 ? 0 : std::min(index, count - 1); }

}  // namespace

FlowState refit_flow(const FlowState& flow, const LessonBlocks& before, const LessonBlocks& after, const FlowFacts& facts) {
    FlowState fit = flow;
    fit.on = true;
    fit.predictions = refit_predictions(flow, before, after);
    fit.stage = refit_stage(facts, flow.stage);
    const auto open = std::ranges::find_if(fit.predictions, [](const Prediction& p) { return !p.fixed; });
    const bool stays = flow.question < fit.predictions.size() && flow.question < before.questions.size() &&
                       same_question(before.questions[flow.question], after.questions[flow.question]);
    if (!stays) fit.question = within(static_cast<std::size_t>(open - fit.predictions.begin()), fit.predictions.size());
    const bool same_break = flow.break_index < std::min(before.breaks.size(), after.breaks.size()) &&
                            before.breaks[flow.break_index].set == after.breaks[flow.break_index].set;
    fit.break_index = within(flow.break_index, facts.breaks);
    fit.break_set = flow.break_set && same_break;
    fit.challenge_index = within(flow.challenge_index, facts.challenges);
    return fit;
}

}  // namespace asynchio
