// Who is who at the playhead, for every part of the scene that shows somebody.
#include <algorithm>

#include "app/model/make_scene.h"

namespace asynchio {
namespace {

constexpr std::size_t kMostNames = 5;  // more are counted, not named

}  // namespace

Activity activity_at(const SceneContext& context, Actor actor) {
    const Lane* lane = context.run.lanes().find(actor);
    if (lane == nullptr) return Activity::nothing;
    const auto after = std::ranges::upper_bound(lane->spans, context.state.position, {}, &Span::first_event);
    if (after == lane->spans.begin() || (after - 1)->last_event < context.state.position) return Activity::nothing;
    return (after - 1)->activity;
}

TokenView token_at(const SceneContext& context, Actor actor) {
    return TokenView{actor, context.name(actor), activity_at(context, actor)};
}

std::optional<Selection> bar_at(const SceneContext& context, Actor actor) {
    const Lane* lane = context.run.lanes().find(actor);
    if (lane == nullptr || lane->plumbing) return std::nullopt;
    const auto after = std::ranges::upper_bound(lane->spans, context.state.position, {}, &Span::first_event);
    if (after == lane->spans.begin()) return std::nullopt;
    return Selection{actor, (after - 1)->first_event};
}

const CoroutineState* awaited_in(const State& state, FrameId frame) {
    if (!frame) return nullptr;
    for (auto it = state.coroutines.rbegin(); it != state.coroutines.rend(); ++it) {
        const bool alive = it->phase == CoroutineState::Phase::running ||
                           (it->phase == CoroutineState::Phase::paused && !it->yielded);
        if (alive && !it->task && it->driver == frame && it->frame != frame) return &*it;
    }
    return nullptr;
}

std::string join_names(const Phrases& say, const std::vector<std::string>& names) {
    std::string joined;
    const std::size_t named = names.size() <= kMostNames + 1 ? names.size() : kMostNames;
    for (std::size_t i = 0; i < named; ++i) {
        const bool last = i + 1 == names.size();
        if (i > 0 && last) joined = say.names_and({.names = joined, .last = names[i]});
        else joined += (i == 0 ? "" : ", ") + names[i];
    }
    return named == names.size() ? joined : say.names_more({.names = joined, .number = names.size() - named});
}

bool asks_for(const Scene& scene, std::string_view panel) {
    return std::ranges::find(scene.panels, panel) != scene.panels.end();
}

}  // namespace asynchio
