// While an answer is told: where in the run it was read from. The printed lines, in the output and at the turns that printed
// them, with arrows from whoever woke these turns; the moments on the ruler.
#include <algorithm>
#include <cmath>

#include "app/model/make_scene.h"
#include "app/model/scene_chain.h"
#include "app/model/source_line.h"

namespace asynchio {
namespace {

constexpr std::size_t kMostWakers = 3;  // arrows to more lines than that hide what they are to show

// The answer that is told beside the run that it is about; null if there is none.
const VerdictView* told_answer(const Scene& scene) {
    if (scene.flow.stage != Stage::explain || scene.flow.told >= scene.flow.verdicts.size()) return nullptr;
    const VerdictView& told = scene.flow.verdicts[scene.flow.told];
    return told.shown && !told.pending ? &told : nullptr;
}

// The end of the run has the playhead's flag.
void add_moments(TimelineView& timeline, const SceneContext& context, const VerdictView& told) {
    const double end = to_seconds(context.run.total());
    const auto add = [&](double at, const auto& words) {
        if (at >= 0 && at < end && std::abs(at - end) > 1e-9) timeline.flags.push_back({at, words(seconds_text(from_seconds(at))), false, true});
    };
    for (const double at : told.asked_at) add(at, [&](const std::string& time) { return context.say().timeline_asked({.time = time}); });
    if (told.moment) add(*told.moment, [&](const std::string& time) { return context.say().timeline_run_says({.time = time}); });
}

void add_line(Scene& scene, int number) {
    const auto line = std::ranges::find(scene.code, number, &CodeLineView::number);
    if (line != scene.code.end()) line->answers = true;
}

// In the output and at the turns that printed them, which it returns.
std::vector<LaneEvent> mark_lines(Scene& scene, const SceneContext& context, const std::vector<std::size_t>& read_from) {
    const auto answers = [&](std::size_t event) { return std::ranges::binary_search(read_from, event); };
    for (OutputView& line : scene.output) line.answers = answers(line.position - 1);
    std::vector<LaneEvent> printed;
    for (LaneView& lane : scene.timeline.lanes) {
        for (PrintView& print : lane.prints) {
            print.answers = !print.log && answers(print.event);
            if (!print.answers) continue;
            printed.push_back({lane.actor, print.event});
            add_line(scene, source_line(context.run, lane.actor, print.event));
        }
    }
    return printed;
}

}  // namespace

void add_answer_moments(Scene& scene, const SceneContext& context) {
    if (const VerdictView* told = told_answer(scene); told != nullptr && scene.timeline.ruler == Ruler::time) add_moments(scene.timeline, context, *told);
}

void add_answer_lines(Scene& scene, const SceneContext& context) {
    const VerdictView* told = told_answer(scene);
    if (told == nullptr) return;
    // To mark all lines helps nobody.
    std::vector<LaneEvent> turns;
    if (told->read_from.size() < scene.output_total) turns = mark_lines(scene, context, told->read_from);
    if (told->read_from.size() > kMostWakers) turns.clear();
    for (const LaneEvent& turn : told->because)
        if (turn.event < context.state.position) turns.push_back(turn);
    if (!context.ui.selection) add_wakers(scene, context, turns);
}

}  // namespace asynchio
