// What each line of the program can be turned into: a sleep that blocks, no lock, one by one, and back.
#include "app/model/make_scene.h"
#include "app/model/state_phrases.h"

namespace asynchio {
namespace {

constexpr std::size_t kLongestProgram = 400;  // lines; nobody tries things out in a longer one, and the scene is made often

}  // namespace

bool lesson_has_spoken(const UiState& ui) {
    const FlowState& flow = ui.flow;
    const bool asks = !flow.predictions.empty();  // one that asks nothing gives nothing away
    return !flow.on || !asks || flow.stage >= Stage::explain;
}

void add_toggles(Scene& scene, const SceneContext& context) {
    const bool short_enough = scene.code.size() <= kLongestProgram;
    if (context.inputs.language != Language::python || context.ui.editing || !short_enough || !lesson_has_spoken(context.ui)) return;
    const TextDocument document(context.inputs.text);
    PythonTokens tokens;
    tokens.update(document.lines());
    for (CodeLineView& line : scene.code)
        for (const RewriteOffer& offer : rewrites_at(document, tokens, static_cast<std::size_t>(line.number) - 1))
            line.toggles.push_back({std::string(phrase_of(context.say(), offer.kind)), offer.kind, line.number});
}

}  // namespace asynchio
