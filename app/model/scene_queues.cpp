// Queues, semaphores and their lines at the playhead.
#include <algorithm>
#include <iterator>

#include "app/model/make_scene.h"
#include "app/model/state_phrases.h"

namespace asynchio {
namespace {

constexpr std::size_t kMostShown = 80;   // tokens and items that a panel could ever draw in a row
constexpr std::size_t kFreeDrawn = 4;    // free places that are drawn one by one

Actor actor_of(Party party, std::uint32_t ordinal) {
    return party == Party::tasks ? Actor::of(TaskId(ordinal)) : Actor::of(ThreadId(ordinal));
}

WaitLineView line_view(const SceneContext& context, std::string_view title, Party party, const LineState& line) {
    WaitLineView view{std::string(title), {}, line.waiters.size()};
    for (const std::uint32_t waiter : line.waiters) {
        if (view.waiters.size() == kMostShown) break;
        view.waiters.push_back(token_at(context, actor_of(party, waiter)));
    }
    return view;
}

void add_free_places(const Phrases& say, QueueView& view, std::size_t free) {
    const PlaceView place{PlaceView::Kind::free, std::string(say.place_free()), {}};
    if (free <= kFreeDrawn) view.places.resize(view.places.size() + free, place);
    else view.places.push_back({PlaceView::Kind::free, say.places_free({.number = free}), {}});
}

// "empty, most at once: 3": what was, when the run is over and nothing is left to be seen.
std::string with_most(const SceneContext& context, std::string_view words, std::uint32_t most) {
    const bool over = context.state.end.outcome != RunOutcome::running;
    return most == 0 || !over ? std::string(words) : std::string(words) + ", " + context.say().strip_most_at_once({.count = most});
}

// --- queues --------------------------------------------------------------------------------------------------

std::string_view order_words(const Phrases& say, QueueOrder order) {
    switch (order) {
        case QueueOrder::fifo: return say.queue_fifo();
        case QueueOrder::lifo: return say.queue_lifo();
        case QueueOrder::priority: return say.queue_priority();
        case QueueOrder::own: return say.queue_own();
    }
    return "";
}

// "3 items not done yet: 2 here, 1 taken."
std::string unfinished_words(const Phrases& say, const QueueState& queue) {
    if (queue.unfinished == 0) return std::string(say.queue_all_done());
    const std::size_t here = std::min<std::size_t>(queue.items.size(), queue.unfinished);
    return say.queue_not_done({.count = queue.unfinished, .here = here, .taken = queue.unfinished - here});
}

QueueView queue_view(const SceneContext& context, const QueueState& queue) {
    const Phrases& say = context.say();
    QueueView view;
    view.name = object_name(context.trace(), context.state, WaitKind::queue, queue.id.value);
    view.kind = order_words(say, queue.order);
    if (queue.capacity > 0) view.kind = say.queue_holds({.order = view.kind, .number = queue.capacity});
    view.filled = queue.items.size();
    view.state = queue.items.empty() ? with_most(context, say.queue_empty(), queue.most) : say.queue_items({.count = queue.items.size()});
    const auto add = [&](Text item) {
        if (view.places.size() < kMostShown) view.places.push_back({PlaceView::Kind::item, context.text(item), {}});
    };
    if (queue.order == QueueOrder::own && view.filled > 0) view.places.push_back({PlaceView::Kind::item, view.state, {}});
    else if (queue.order == QueueOrder::lifo) std::for_each(queue.items.rbegin(), queue.items.rend(), add);
    else std::for_each(queue.items.begin(), queue.items.end(), add);
    if (queue.capacity > queue.items.size()) add_free_places(say, view, queue.capacity - queue.items.size());
    view.lines.push_back(line_view(context, say.queue_wait_item(), queue.party, queue.getters));
    if (queue.capacity > 0) view.lines.push_back(line_view(context, say.queue_wait_room(), queue.party, queue.putters));
    const QueueState* at_end = context.run.end().find(queue.id);
    if (at_end == nullptr || !at_end->counts_done) return view;
    view.lines.push_back(line_view(context, say.queue_wait_join(), queue.party, queue.joiners));
    view.sentence = unfinished_words(say, queue);
    return view;
}

// --- semaphores ----------------------------------------------------------------------------------------------

// How somebody ended; null while it goes on.
const Outcome* outcome_of(const SceneContext& context, Actor actor) {
    if (const TaskState* task = context.state.find(actor.task))
        return task->phase == TaskState::Phase::ended ? &task->outcome : nullptr;
    const ThreadState* thread = context.state.find(actor.thread);
    return thread != nullptr && thread->phase == ThreadState::Phase::ended ? &thread->outcome : nullptr;
}

bool waited_for(const WaitState& wait, const SemaphoreState& semaphore) {
    return wait.kind == WaitKind::semaphore && wait.object == semaphore.id.value;
}

// What the task that runs now was woken from.
bool was_woken_by(const SceneContext& context, const TaskState& task, const SemaphoreState& semaphore) {
    const Lane* lane = context.run.lanes().find(Actor::of(task.id));
    if (lane == nullptr) return false;
    auto span = std::ranges::lower_bound(lane->spans, context.state.position, {}, &Span::first_event);
    while (span != lane->spans.begin()) {
        --span;
        if (span->phase != Activity::running && span->phase != Activity::ready) return waited_for(span->wait, semaphore);
    }
    return false;
}

// A place that is neither free nor taken was handed to somebody it woke, who did not get to take it yet.
std::vector<Actor> promised(const SceneContext& context, const SemaphoreState& semaphore) {
    std::vector<Actor> actors;
    const std::size_t known = semaphore.takers.size() + semaphore.free;
    if (semaphore.party != Party::tasks || known >= semaphore.places) return actors;
    for (const TaskState& task : context.state.tasks) {
        const bool ready = task.phase == TaskState::Phase::ready && waited_for(task.wait, semaphore);
        const bool runs = task.phase == TaskState::Phase::running && was_woken_by(context, task, semaphore);
        if (ready || runs) actors.push_back(Actor::of(task.id));
    }
    if (actors.size() > semaphore.places - known) actors.resize(semaphore.places - known);
    return actors;
}

// "u5 failed and u10 failed without giving their places back."
std::string kept_words(const Phrases& say, const std::vector<PlaceView>& kept) {
    std::vector<std::string> all;
    for (const PlaceView& place : kept) all.push_back(say.place_keeper({.who = place.who.name, .ended = place.text}));
    const std::string who = join_names(say, all);
    return all.size() == 1 ? say.place_kept({.who = who}) : say.places_kept({.who = who});
}

std::string places_words(const Phrases& say, std::size_t taken, std::size_t free) {
    if (taken == 0) return std::string(free == 0 ? say.places_none() : say.places_all_free());
    return free == 0 ? say.places_all_taken({.taken = taken}) : say.places_taken({.taken = taken, .free = free});
}

QueueView semaphore_view(const SceneContext& context, const SemaphoreState& semaphore) {
    const Phrases& say = context.say();
    QueueView view;
    view.semaphore = true;
    view.name = object_name(context.trace(), context.state, WaitKind::semaphore, semaphore.id.value);
    view.kind = say.places_count({.count = semaphore.places});
    std::vector<PlaceView> kept;
    for (const std::uint32_t taker : semaphore.takers) {
        const Actor actor = actor_of(semaphore.party, taker);
        const Outcome* ended = outcome_of(context, actor);
        PlaceView place{PlaceView::Kind::taken, "", token_at(context, actor)};
        if (ended != nullptr) place = {PlaceView::Kind::kept, std::string(phrase_of(say, *ended)), place.who}, kept.push_back(place);
        if (view.places.size() < kMostShown) view.places.push_back(std::move(place));
    }
    view.filled = semaphore.takers.size();
    for (const Actor actor : promised(context, semaphore)) {
        ++view.filled;
        if (view.places.size() < kMostShown) view.places.push_back({PlaceView::Kind::promised, std::string(say.place_next()), token_at(context, actor)});
    }
    view.state = places_words(say, view.filled, semaphore.free);
    if (view.filled == 0) view.state = with_most(context, view.state, semaphore.most_taken);
    if (semaphore.free > 0) add_free_places(say, view, semaphore.free);
    view.lines.push_back(line_view(context, say.places_line(), semaphore.party, semaphore.line));
    view.trouble = !kept.empty();
    if (view.trouble) view.sentence = kept_words(say, kept);
    return view;
}

}  // namespace

void add_queues(Scene& scene, const SceneContext& context) {
    const State& end = context.run.end();
    if (!asks_for(context, "queue") || (end.queues.empty() && end.semaphores.empty())) return;
    QueuesView views;
    const Phrases& say = context.say();
    if (end.semaphores.empty()) views.title = end.queues.size() > 1 ? say.queues_title() : say.queue_title();
    else views.title = end.queues.empty() ? say.places_title() : say.queues_and_places_title();
    for (const QueueState& queue : context.state.queues)
        if (queue.id) views.queues.push_back(queue_view(context, queue));
    for (const SemaphoreState& semaphore : context.state.semaphores)
        if (semaphore.id) views.queues.push_back(semaphore_view(context, semaphore));
    scene.queues = std::move(views);
}

}  // namespace asynchio
