// input(): whether the program asks for one more line, and what it was given.
#include "app/model/make_scene.h"

namespace asynchio {

void add_input(Scene& scene, const SceneContext& context) {
    const bool asked = context.state.input_missing;
    if (!asked && context.inputs.answers.empty()) return;
    scene.input = InputView{asked, context.text(context.state.input_prompt), context.inputs.answers};
}

}  // namespace asynchio
