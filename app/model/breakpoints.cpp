#include "app/model/breakpoints.h"

#include <algorithm>

#include "app/model/make_scene.h"

namespace asynchio {

bool is_hit(const RunData& run, std::span<const int> lines, std::size_t position) {
    if (lines.empty() || position == 0 || position > run.trace().size()) return false;
    const Event& event = run.trace()[position - 1];
    if (event.kind != EventKind::LineReached) return false;
    return std::ranges::binary_search(lines, static_cast<int>(unpack<LineReached>(event).line));
}

std::vector<std::size_t> hits_of(const RunData& run, std::span<const int> lines) {
    std::vector<std::size_t> hits;
    if (lines.empty()) return hits;
    std::ranges::copy_if(run.stops(), std::back_inserter(hits), [&](std::size_t stop) { return is_hit(run, lines, stop); });
    return hits;
}

std::optional<std::size_t> hit_from(const RunData& run, std::span<const int> lines, std::size_t position, int step) {
    const std::vector<std::size_t> hits = hits_of(run, lines);
    const auto after = step > 0 ? std::ranges::upper_bound(hits, position) : std::ranges::lower_bound(hits, position);
    if (step > 0) return after == hits.end() ? std::nullopt : std::optional(*after);
    return after == hits.begin() ? std::nullopt : std::optional(*(after - 1));
}

void add_breakpoints(Scene& scene, const SceneContext& context) {
    const std::vector<int>& lines = context.ui.breakpoints;
    for (CodeLineView& line : scene.code) line.breakpoint = std::ranges::binary_search(lines, line.number);
    if (lines.empty()) return;
    const RunData& run = context.run;
    const std::vector<std::size_t> hits = hits_of(run, lines);
    const std::size_t seen = std::max(context.ui.seen, context.ui.position);
    for (const std::size_t hit : hits) {
        if (hit > seen) break;
        scene.timeline.hits.push_back(ruler_at(run, context.ui.ruler, hit - 1, run.trace()[hit - 1].time));
    }
    const auto passed = static_cast<std::size_t>(std::ranges::upper_bound(hits, context.ui.position) - hits.begin());
    const bool here = passed > 0 && hits[passed - 1] == context.ui.position;
    scene.hits.has_previous = passed > (here ? 1u : 0u);
    scene.hits.has_next = passed < hits.size();
    const Phrases& say = *context.inputs.say;
    scene.hits.words = passed == 0 ? std::string(say.hits_none_yet()) : say.hits_so_far({.number = passed});
    // How many there will be is known when the end was seen.
    if (seen >= run.trace().size()) scene.hits.words = hits.empty() ? std::string(say.hits_none()) : say.hits_of({.number = passed, .all = hits.size()});
}

}  // namespace asynchio
