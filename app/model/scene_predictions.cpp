// Predictions that are made in the picture: the open question's, and what was said before.
#include <algorithm>

#include "app/model/make_scene.h"
#include "app/phrases/phrases.h"

namespace asynchio {
namespace {

using Input = QuestionView::Input;

std::optional<std::size_t> lane_called(const TimelineView& timeline, const std::string& name) {
    const auto lane = std::ranges::find(timeline.lanes, name, &LaneView::name);
    return lane == timeline.lanes.end() ? std::nullopt : std::optional(static_cast<std::size_t>(lane - timeline.lanes.begin()));
}

// All lanes can be clicked, or those among the options.
void pick_lane(TimelineView& timeline, QuestionView& question) {
    PickView& pick = timeline.pick.emplace();
    if (question.options.empty())
        for (const LaneView& lane : timeline.lanes) question.options.push_back(lane.name);
    for (const LaneView& lane : timeline.lanes) {
        const bool offered = std::ranges::find(question.options, lane.name) != question.options.end();
        pick.names.push_back(offered ? lane.name : "");
    }
    const auto chosen = std::ranges::find(question.options, question.typed);
    question.chosen = chosen == question.options.end() ? -1 : static_cast<int>(chosen - question.options.begin());
    question.can_fix = question.chosen >= 0;
    if (question.can_fix) pick.chosen = lane_called(timeline, question.typed);
}

// Nothing of the run is in the picture yet: the ruler shows seconds, as far as the question reaches.
void pick_place(TimelineView& timeline, const QuestionView& question) {
    const auto lane = lane_called(timeline, question.lane);
    if (question.input == Input::bar && !lane) return;
    PickView& pick = timeline.pick.emplace();
    pick.kind = question.input == Input::bar ? PickView::Kind::bar : PickView::Kind::time;
    pick.lane = lane.value_or(0);
    pick.placed = !question.typed.empty();
    pick.at = question.at;
    pick.step = question.step;
    pick.most = question.most;
    pick.decimals = question.decimals;
    timeline.ruler = Ruler::time;
    timeline.playhead = timeline.seen = 0;
    timeline.frozen.clear();
    timeline.shown_end = question.most;
}

void add_ghost(const Phrases& say, TimelineView& timeline, const LessonQuestion& question, const Prediction& said) {
    using Kind = LessonQuestion::Kind;
    if (!said.fixed) return;
    if (question.kind == Kind::lane) {
        if (const auto lane = lane_called(timeline, said.text)) timeline.ghosts.push_back({GhostView::Kind::lane, *lane, 0, std::string(say.pick_you_said())});
    } else if (question.kind == Kind::bar) {
        const auto lane = lane_called(timeline, question.lane);
        const auto at = number_in(said.text);
        if (lane && at) timeline.ghosts.push_back({GhostView::Kind::bar, *lane, *at, std::string(say.pick_you_said())});
    }
}

}  // namespace

void add_predictions(Scene& scene, const SceneContext& context) {
    const FlowInputs& inputs = context.inputs.flow;
    if (!scene.flow.on || inputs.lesson == nullptr) return;
    const auto& questions = inputs.lesson->parts.questions;
    const auto& predictions = context.ui.flow.predictions;
    const bool shows = scene.flow.stage == Stage::predict || scene.flow.stage == Stage::run || scene.flow.stage == Stage::explain;
    const bool explains = scene.flow.stage == Stage::explain;
    for (std::size_t i = 0; shows && i < questions.size() && i < predictions.size(); ++i)
        if (explains ? i == scene.flow.told && scene.flow.verdicts[i].shown : questions[i].with.empty()) add_ghost(context.say(), scene.timeline, questions[i], predictions[i]);
    if (!scene.flow.question || !scene.flow.question->waiting.empty()) return;
    QuestionView& question = *scene.flow.question;
    const bool fixed = question.fixed;
    if (question.input == Input::lane) pick_lane(scene.timeline, question);
    else if (question.input == Input::time || question.input == Input::bar) pick_place(scene.timeline, question);
    if (!fixed) return;
    scene.timeline.pick.reset();
    question.can_fix = false;
}

}  // namespace asynchio
