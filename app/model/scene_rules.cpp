// The rules that the lesson names, and whether the step before the playhead applied them.
#include <algorithm>

#include "app/model/make_scene.h"
#include "app/phrases/phrases.h"

namespace asynchio {

void add_rules(Scene& scene, const SceneContext& context) {
    const FlowInputs& inputs = context.inputs.flow;
    if (!scene.flow.on || inputs.lesson == nullptr) return;
    const std::size_t now = context.state.position;
    const std::size_t begin = context.run.previous_stop(now);
    for (const std::string& id : inputs.lesson->rules) {
        const auto rule = rule_of(id);
        if (!rule) continue;
        const RuleText text = text_of(context.say(), *rule);
        RuleView& view = scene.flow.rules.emplace_back();
        view.id = id;
        view.name = text.name;
        view.brief = text.brief;
        view.sentence = text.sentence;
        // The last time is the one to tell of.
        auto after = std::ranges::lower_bound(inputs.rules, now, {}, &RuleMoment::event);
        while (after != inputs.rules.begin() && (after - 1)->event >= begin && (after - 1)->rule != *rule) --after;
        if (after == inputs.rules.begin() || (after - 1)->event < begin) continue;
        const RuleMoment& moment = *(after - 1);
        const RuleStory story = story_of(context.say(), moment, context.trace(), context.run.at(moment.event), context.run.end());
        view.lit = true;
        view.story = story.words;
        view.line = story.line;
    }
}

}  // namespace asynchio
