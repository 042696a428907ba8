// The tree of awaits: from every task down to what holds it up at the playhead.
#include <algorithm>
#include <map>
#include <set>

#include "app/model/make_scene.h"
#include "core/trace/wait_graph.h"

namespace asynchio {
namespace {

constexpr std::size_t kMostRows = 200;  // more is no tree that anybody reads
constexpr int kMostDepth = 100;         // of tasks that wait for tasks

// "timer 2.00, in 1.50 s", as the lane and the strip say it.
std::string timer_words(const SceneContext& context, Time deadline) {
    const std::string timer = "timer " + seconds_text(deadline);
    if (deadline < context.ui.time) return timer + ", late " + seconds_text(context.ui.time - deadline) + " s";
    return timer + ", in " + seconds_text(deadline - context.ui.time) + " s";
}

std::string limit_words(const WaitState& wait) {
    return wait.deadline == kNever ? "" : ", at most until " + seconds_text(wait.deadline);
}

std::string gather_words(const GatherState& gather) {
    const auto filled = std::ranges::count(gather.slots, true, &GatherSlotState::filled);
    return "gather, " + std::to_string(filled) + " of " + std::to_string(gather.slots.size()) + " done";
}

// "gather, 1 of 3 done", "timer 2.00, in 1.00 s", "lock pen, held by A".
std::string reason(const SceneContext& context, const WaitEdge& edge) {
    const WaitState& wait = edge.wait;
    if (wait.kind == WaitKind::gather)
        if (const GatherState* gather = context.state.find_gather(FutureId(wait.object))) return gather_words(*gather);
    if (wait.kind == WaitKind::timer) return timer_words(context, wait.deadline);
    if (wait.kind == WaitKind::future) return "a future that is still empty" + limit_words(wait);
    if (wait.kind == WaitKind::network) return "the network" + limit_words(wait);
    std::string words = wait_name(context.trace(), context.state, wait);
    const bool held = wait.kind == WaitKind::lock || wait.kind == WaitKind::semaphore;
    if (held && !edge.holders.empty()) {
        std::vector<std::string> holders;
        for (const Actor holder : edge.holders) holders.push_back(context.name(holder));
        words += (wait.kind == WaitKind::lock ? ", held by " : ", taken by ") + join_names(holders);
    }
    return words + limit_words(wait);
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
            row.words = is_new ? "and so on" : "see above";
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
            row.words = "awaits " + name;
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
        if (const WaitEdge* edge = edge_of(actor)) {
            const bool sleeps = !actor.task && edge->wait.kind == WaitKind::timer;
            return (actor.task ? "awaits " : sleeps ? "sleeps: " : "waits for ") + reason(context_, *edge);
        }
        if (task == nullptr) return "works";
        if (task->phase == TaskState::Phase::running) return "runs";
        if (task->phase == TaskState::Phase::ended) return "has ended";
        return task->turns == 0 ? "has not begun: it is in the ready queue" : "can go on: it is in the ready queue";
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
    view.stopped = stopped.empty() ? "nobody" : join_names(stopped);
    view.going = going.empty() ? "nobody" : join_names(going);
    if (!going.empty()) return;
    for (const LoopState& loop : context.state.loops)
        if (loop.idle && loop.idle_until != kNever) view.going = "nobody until " + seconds_text(loop.idle_until);
}

}  // namespace

void add_awaits(Scene& scene, const SceneContext& context) {
    AwaitsView& view = scene.awaits;
    view.shown = asks_for(scene, "awaits") && !context.run.end().tasks.empty();
    if (!view.shown) return;
    AwaitTree(context, view).build();
    if (!view.rows.empty()) add_summary(view, context);
}

}  // namespace asynchio
