// Who is who at the playhead, for every part of the scene that shows somebody.
#include <algorithm>

#include "app/model/make_scene.h"

namespace asynchio {
namespace {

constexpr std::size_t kMostNames = 5;  // more are counted, not named

}  // namespace

bool waits_for_its_step(const SceneContext& context, const Lane& lane) {
    const ThreadState* thread = context.state.find(lane.actor.thread);
    return thread != nullptr && thread->phase == ThreadState::Phase::ready && lane.kind != Lane::Kind::task;
}

Activity activity_at(const SceneContext& context, Actor actor) { return token_at(context, actor).activity; }

TokenView token_at(const SceneContext& context, Actor actor) {
    TokenView token{actor, context.name(actor), Activity::nothing, SIZE_MAX};
    const Lane* lane = context.run.lanes().find(actor);
    if (lane == nullptr) return token;
    const auto after = std::ranges::upper_bound(lane->spans, context.state.position, {}, &Span::first_event);
    if (after == lane->spans.begin()) return token;
    const Span& span = *(after - 1);
    if (!lane->plumbing) token.bar = span.first_event;
    if (span.last_event >= context.state.position) token.activity = waits_for_its_step(context, *lane) ? Activity::ready : span.activity;
    return token;
}

std::optional<Selection> bar_at(const SceneContext& context, Actor actor) {
    const std::size_t bar = token_at(context, actor).bar;
    if (bar == SIZE_MAX) return std::nullopt;
    return Selection{actor, bar};
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

bool asks_for(const SceneContext& context, std::string_view panel) {
    const Subject* subject = context.inputs.subject;
    if (subject == nullptr || !subject->lesson) return true;
    return std::ranges::find(subject->lesson->panels, panel) != subject->lesson->panels.end();
}

}  // namespace asynchio
