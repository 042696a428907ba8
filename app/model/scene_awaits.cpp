// The tree of awaits: from every task down to what holds it up at the playhead.
#include <algorithm>
#include <map>
#include <set>

#include "app/model/make_scene.h"
#include "app/model/state_phrases.h"
#include "core/trace/wait_graph.h"

namespace asynchio {
namespace {

constexpr std::size_t kMostRows = 200;  // more is no tree that anybody reads
constexpr int kMostDepth = 100;         // of tasks that wait for tasks

// "timer 2.00, in 1.50 s", as the lane and the strip say it.
std::string timer_words(const SceneContext& context, Time deadline) {
    const Phrases& say = context.say();
    const std::string timer = say.awaits_timer({.time = seconds_text(deadline)});
    if (deadline < context.ui.time) return say.awaits_timer_late({.timer = timer, .time = seconds_text(context.ui.time - deadline)});
    return say.awaits_timer_in({.timer = timer, .time = seconds_text(deadline - context.ui.time)});
}

std::string with_limit(const Phrases& say, std::string_view what, const WaitState& wait) {
    return wait.deadline == kNever ? std::string(what) : say.awaits_at_most({.what = what, .time = seconds_text(wait.deadline)});
}

std::string gather_words(const Phrases& say, const GatherState& gather) {
    const auto filled = std::ranges::count(gather.slots, true, &GatherSlotState::filled);
    return say.awaits_gather({.filled = filled, .slots = gather.slots.size()});
}

// "gather, 1 of 3 done", "timer 2.00, in 1.00 s", "lock pen, held by A".
std::string reason(const SceneContext& context, const WaitEdge& edge) {
    const Phrases& say = context.say();
    const WaitState& wait = edge.wait;
    if (wait.kind == WaitKind::gather)
        if (const GatherState* gather = context.state.find_gather(FutureId(wait.object))) return gather_words(say, *gather);
    if (wait.kind == WaitKind::timer) return timer_words(context, wait.deadline);
    if (wait.kind == WaitKind::future) return with_limit(say, say.awaits_empty_future(), wait);
    if (wait.kind == WaitKind::network) return with_limit(say, say.awaits_network(), wait);
    std::string words = wait_phrase(say, context.trace(), context.state, wait);
    const bool held = wait.kind == WaitKind::lock || wait.kind == WaitKind::semaphore;
    if (held && !edge.holders.empty()) {
        std::vector<std::string> holders;
        for (const Actor holder : edge.holders) holders.push_back(context.name(holder));
        const std::string who = join_names(say, holders);
        words = wait.kind == WaitKind::lock ? say.awaits_held_by({.what = words, .who = who}) : say.awaits_taken_by({.what = words, .who = who});
    }
    return with_limit(say, words, wait);
}

// Whoever has a lock or a place stands in the tree as its own root, not below everybody who wants it.
bool is_below(WaitKind kind) {
    return kind == WaitKind::gather || kind == WaitKind::group || kind == WaitKind::task || kind == WaitKind::job ||
           kind == WaitKind::thread;
}

class AwaitTree {
  public:
    AwaitTree(const SceneContext& context, AwaitsView& view)
        : context_(context), view_(view), graph_(wait_graph(context.state)) {
        for (const WaitEdge& edge : graph_) edges_.emplace(edge.waiter, &edge);
        for (const WaitEdge& edge : graph_)
            if (is_below(edge.wait.kind)) below_.insert(edge.holders.begin(), edge.holders.end());
    }

    // First those that nobody above waits for; then what is left, the members of a circle.
    void build() {
        const std::vector<Actor> all = everybody();
        for (const bool rest : {false, true})
            for (const Actor actor : all)
                if (rest ? !shown_.contains(actor) : !below_.contains(actor)) add(actor, 0);
        view_.left_out = all.size() - std::min(all.size(), shown_.size());
    }

  private:
    const WaitEdge* edge_of(Actor actor) const {
        const auto edge = edges_.find(actor);
        return edge == edges_.end() ? nullptr : edge->second;
    }

    // Tasks that live, and threads that wait for something of their own.
    std::vector<Actor> everybody() const {
        std::vector<Actor> all;
        for (const TaskState& task : context_.state.tasks)
            if (task.id && !task.plumbing && task.phase != TaskState::Phase::ended) all.push_back(Actor::of(task.id));
        for (const WaitEdge& edge : graph_)
            if (!edge.waiter.task && edge.wait.kind != WaitKind::loop) all.push_back(edge.waiter);
        return all;
    }

    bool is_full() const { return view_.rows.size() >= kMostRows; }
    void push(AwaitRow row) {
        if (!is_full()) view_.rows.push_back(std::move(row));
    }

    void add(Actor actor, int depth) {
        if (is_full()) return;
        AwaitRow row;
        row.depth = depth;
        row.who = token_at(context_, actor);
        row.name = row.who->name;
        row.activity = row.who->activity;
        row.bar = bar_at(context_, actor);
        const bool is_new = shown_.insert(actor).second;
        if (!is_new || depth > kMostDepth) {
            row.words = is_new ? context_.say().awaits_and_so_on() : context_.say().awaits_see_above();
            push(std::move(row));
            return;
        }
        const TaskState* task = context_.state.find(actor.task);
        const ThreadState* thread = context_.state.find(actor.thread);
        row.line = static_cast<int>(task != nullptr ? task->line : thread != nullptr ? thread->line : 0);
        const int below = add_bodies(std::move(row), task) + 1;
        const WaitEdge* edge = edge_of(actor);
        if (edge == nullptr || !is_below(edge->wait.kind)) return;
        for (const Actor holder : edge->holders) add(holder, below);
    }

    // The task and the coroutines that run inside it, each awaits the next; the last one has the reason. Returns its depth.
    int add_bodies(AwaitRow row, const TaskState* task) {
        const Actor actor = row.who->actor;
        const Activity activity = row.activity;
        int depth = row.depth;
        const CoroutineState* body = task == nullptr ? nullptr : context_.state.find(task->coroutine);
        while (body != nullptr && body->frame && !is_full()) {
            if (const FrameState* frame = context_.state.find(body->frame)) row.line = static_cast<int>(frame->line);
            body = awaited_in(context_.state, body->frame);
            if (body == nullptr) break;
            const std::string name = context_.text(body->function) + "()";
            row.words = context_.say().awaits_what({.what = name});
            push(std::move(row));
            row = AwaitRow{};
            row.depth = ++depth;
            row.name = name;
            row.activity = activity;
            row.bar.reset();
        }
        row.words = what_it_does(actor, task);
        push(std::move(row));
        return depth;
    }

    std::string what_it_does(Actor actor, const TaskState* task) const {
        const Phrases& say = context_.say();
        if (const WaitEdge* edge = edge_of(actor)) {
            const std::string what = reason(context_, *edge);
            if (actor.task) return say.awaits_what({.what = what});
            return edge->wait.kind == WaitKind::timer ? say.awaits_sleeps({.what = what}) : say.awaits_waits_for({.what = what});
        }
        if (task == nullptr) return std::string(say.awaits_works());
        if (task->phase == TaskState::Phase::running) return std::string(say.awaits_runs());
        if (task->phase == TaskState::Phase::ended) return std::string(say.awaits_has_ended());
        return std::string(task->turns == 0 ? say.awaits_not_begun() : say.awaits_can_go_on());
    }

    const SceneContext& context_;
    AwaitsView& view_;
    std::vector<WaitEdge> graph_;
    std::map<Actor, const WaitEdge*> edges_;
    std::set<Actor> below_, shown_;
};

// Who goes on while others await; if nobody does, what the loop waits for.
void add_summary(AwaitsView& view, const SceneContext& context) {
    std::vector<std::string> stopped, going;
    for (const TaskState& task : context.state.tasks) {
        if (!task.id || task.plumbing || task.phase == TaskState::Phase::ended) continue;
        (task.phase == TaskState::Phase::waiting ? stopped : going).push_back(context.name(Actor::of(task.id)));
    }
    const Phrases& say = context.say();
    view.stopped = stopped.empty() ? std::string(say.strip_nobody()) : join_names(say, stopped);
    view.going = going.empty() ? std::string(say.strip_nobody()) : join_names(say, going);
    if (!going.empty()) return;
    for (const LoopState& loop : context.state.loops)
        if (loop.idle && loop.idle_until != kNever) view.going = say.awaits_nobody_until({.time = seconds_text(loop.idle_until)});
}

}  // namespace

void add_awaits(Scene& scene, const SceneContext& context) {
    AwaitsView& view = scene.awaits;
    view.shown = asks_for(context, "awaits") && !context.run.end().tasks.empty();
    if (!view.shown) return;
    AwaitTree(context, view).build();
    if (!view.rows.empty()) add_summary(view, context);
}

}  // namespace asynchio
