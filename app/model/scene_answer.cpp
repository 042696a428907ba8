// While an answer is told: the printed lines that it was read from, in the output and at the turns that printed them.
#include <algorithm>

#include "app/model/make_scene.h"

namespace asynchio {

void add_answer_lines(Scene& scene, const SceneContext&) {
    if (scene.flow.stage != Stage::explain || scene.flow.told >= scene.flow.verdicts.size()) return;
    const VerdictView& told = scene.flow.verdicts[scene.flow.told];
    // To mark all lines helps nobody.
    if (!told.shown || told.pending || told.read_from.size() >= scene.output_total) return;
    const auto answers = [&](std::size_t event) { return std::ranges::binary_search(told.read_from, event); };
    for (OutputView& line : scene.output) line.answers = answers(line.position - 1);
    for (LaneView& lane : scene.timeline.lanes)
        for (PrintView& print : lane.prints) print.answers = !print.log && answers(print.event);
}

}  // namespace asynchio
