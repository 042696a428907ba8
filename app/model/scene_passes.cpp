// The iterations of the loop on the ruler.
#include <algorithm>

#include "app/model/make_scene.h"

namespace asynchio {
namespace {

constexpr std::ptrdiff_t kMostColumns = 4000;  // in sight: more passes than pixels

struct Pass {
    std::size_t begin = 0, end = 0;  // columns
    std::uint32_t number = 0;
};

// Calls use(pass) for every iteration that had turns, among the first `known` columns.
template <class Use>
void for_each_pass(const std::vector<Column>& columns, std::size_t known, const Use& use) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < known;) {
        std::size_t end = i + 1;
        while (end < known && columns[end].iteration == columns[i].iteration) ++end;
        if (columns[i].iteration != 0) use(Pass{i, end, ++number});
        i = end;
    }
}

double end_of(const SceneContext& context, const Pass& pass) {
    if (context.ui.ruler == Ruler::turns) return static_cast<double>(pass.end);
    const std::size_t last = std::min(context.run.lanes().columns[pass.end - 1].last_event, context.trace().size() - 1);
    return std::min(to_seconds(context.trace()[last].time), to_seconds(context.run.total()));
}

}  // namespace

void add_passes(Scene& scene, const SceneContext& context) {
    const auto& columns = context.run.lanes().columns;
    const bool turns = context.ui.ruler == Ruler::turns;
    // Iterations of several loops overlap in time.
    const bool one_loop = context.run.end().loops.size() == 1;
    scene.timeline.shows_passes = uses_loop(context.run) && context.ui.passes.value_or(turns) && (turns || one_loop);
    if (!scene.timeline.shows_passes) return;
    const std::size_t position = std::max(context.ui.seen, context.ui.position);
    const auto known = static_cast<std::size_t>(std::ranges::lower_bound(columns, position, {}, &Column::first_event) - columns.begin());
    const View& view = context.ui.view;
    double before = 0;
    const auto in_sight = [&](double begin, double end) { return view.fitted || (end >= view.begin && begin <= view.end); };
    std::ptrdiff_t count = 0;
    for_each_pass(columns, known, [&](const Pass& pass) {
        const double end = end_of(context, pass), begin = turns ? static_cast<double>(pass.begin) : before;
        before = end;
        if (end <= begin || !in_sight(begin, end) || ++count > kMostColumns) return;
        scene.timeline.passes.push_back({begin, end, pass.number});
    });
    if (count > kMostColumns) scene.timeline.passes.clear();
}

}  // namespace asynchio
