#include "core/trace/wait_graph.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <set>

namespace asynchio {
namespace {

constexpr std::size_t kMostTakers = 100;  // of a semaphore, for each who waits: thousands wait for thousands otherwise

std::vector<Actor> holders_of(const State& state, const WaitState& wait) {
    switch (wait.kind) {
        case WaitKind::lock: {
            const LockState* lock = state.find(LockId(wait.object));
            if (lock == nullptr || !lock->held) return {};
            return {Actor::of(lock->owner_task, lock->owner_thread)};
        }
        case WaitKind::task: return {Actor::of(TaskId(wait.object))};
        case WaitKind::thread: return {Actor::of(ThreadId(wait.object))};
        case WaitKind::process: {
            std::vector<Actor> threads;
            if (const ProcessState* process = state.find(ProcessId(wait.object)))
                for (const ThreadId id : process->threads)
                    if (const ThreadState* thread = state.find(id); thread && thread->phase != ThreadState::Phase::ended)
                        threads.push_back(Actor::of(thread->task, id));
            return threads;
        }
        case WaitKind::gather: {
            std::vector<Actor> open;
            if (const GatherState* gather = state.find_gather(FutureId(wait.object)))
                for (const GatherSlotState& slot : gather->slots)
                    if (!slot.filled && slot.task) open.push_back(Actor::of(slot.task));
            return open;
        }
        case WaitKind::job: {
            const JobState* job = state.find(JobId(wait.object));
            if (job == nullptr || !job->worker) return {};
            return {Actor::of(job->worker)};
        }
        case WaitKind::group: {
            std::vector<Actor> open;
            if (const GroupState* group = state.find(GroupId(wait.object)))
                for (const TaskId id : group->tasks)
                    if (const TaskState* task = state.find(id); task && task->phase != TaskState::Phase::ended)
                        open.push_back(Actor::of(id));
            return open;
        }
        case WaitKind::semaphore: {
            std::vector<Actor> takers;
            if (const SemaphoreState* semaphore = state.find(SemaphoreId(wait.object)))
                for (const std::uint32_t taker : semaphore->takers | std::views::take(kMostTakers))
                    takers.push_back(semaphore->party == Party::tasks ? Actor::of(TaskId(taker)) : Actor::of(ThreadId(taker)));
            return takers;
        }
        case WaitKind::nothing:
        case WaitKind::timer:
        case WaitKind::network:
        case WaitKind::future:
        case WaitKind::thread_start:
        case WaitKind::process_start:
        case WaitKind::queue:
        case WaitKind::queue_room:
        case WaitKind::queue_join:
        case WaitKind::any_of:
        case WaitKind::event:
        case WaitKind::condition:
        case WaitKind::barrier:
        case WaitKind::loop:
        case WaitKind::work:
        case WaitKind::pool:
        case WaitKind::input: return {};
    }
    return {};
}

// Looks for a circle by going from each waiter to those who hold it up, once along every edge.
class CircleSearch {
  public:
    explicit CircleSearch(const std::vector<WaitEdge>& graph) : graph_(graph), marks_(graph.size(), Mark::unseen) {
        for (std::size_t i = 0; i < graph.size(); ++i) index_.emplace(graph[i].waiter, i);
    }

    // The edges of the first circle, beginning with the one that comes first in the graph.
    std::vector<std::size_t> find() {
        for (std::size_t i = 0; i < graph_.size(); ++i)
            if (marks_[i] == Mark::unseen && follow(i)) return circle_;
        return {};
    }

  private:
    enum class Mark : std::uint8_t { unseen, on_path, done };
    struct Stop {
        std::size_t edge;
        std::size_t next_holder = 0;
    };

    bool follow(std::size_t start) {
        std::vector<Stop> path{{start}};
        marks_[start] = Mark::on_path;
        while (!path.empty()) {
            const WaitEdge& edge = graph_[path.back().edge];
            if (path.back().next_holder == edge.holders.size()) {
                marks_[path.back().edge] = Mark::done;
                path.pop_back();
                continue;
            }
            const auto holder = index_.find(edge.holders[path.back().next_holder++]);
            if (holder == index_.end() || marks_[holder->second] == Mark::done) continue;
            if (marks_[holder->second] == Mark::on_path) {
                close(path, holder->second);
                return true;
            }
            marks_[holder->second] = Mark::on_path;
            path.push_back({holder->second});
        }
        return false;
    }

    void close(const std::vector<Stop>& path, std::size_t first) {
        for (const Stop& stop : path)
            if (stop.edge == first || !circle_.empty()) circle_.push_back(stop.edge);
        std::ranges::rotate(circle_, std::ranges::min_element(circle_));
    }

    const std::vector<WaitEdge>& graph_;
    std::map<Actor, std::size_t> index_;
    std::vector<Mark> marks_;
    std::vector<std::size_t> circle_;
};

std::string describe(const Trace& trace, const State& state, const WaitEdge& edge) {
    std::string text = actor_name(trace, state, edge.waiter) + " waits for ";
    if (edge.wait.kind == WaitKind::future) text += "a future that nobody fills";
    else text += wait_name(trace, state, edge.wait);
    if (edge.wait.kind == WaitKind::lock) {
        for (const Actor holder : edge.holders) {
            text += holder == edge.waiter ? ", which it holds itself" : ", held by " + actor_name(trace, state, holder);
            // An owner that is over will never give it back.
            if (has_ended(state, holder)) text += " (which has ended)";
        }
    }
    if (const Line line = line_of(state, edge.waiter)) text += " (line " + std::to_string(line) + ")";
    return text;
}

}  // namespace

std::vector<WaitEdge> wait_graph(const State& state) {
    std::vector<WaitEdge> graph;
    for (const TaskState& task : state.tasks)
        if (task.phase == TaskState::Phase::waiting && !task.plumbing)
            graph.push_back(WaitEdge{Actor::of(task.id), task.wait, holders_of(state, task.wait)});
    for (const ThreadState& thread : state.threads) {
        const bool waits = thread.phase == ThreadState::Phase::blocked && !thread.plumbing;
        if (waits && thread.wait.kind != WaitKind::work)
            graph.push_back(WaitEdge{Actor::of(thread.task, thread.id), thread.wait, holders_of(state, thread.wait)});
    }
    return graph;
}

std::vector<Actor> find_circle(const std::vector<WaitEdge>& graph) {
    std::vector<Actor> circle;
    for (const std::size_t edge : CircleSearch(graph).find()) circle.push_back(graph[edge].waiter);
    return circle;
}

Line line_of(const State& state, Actor actor) {
    if (const TaskState* task = state.find(actor.task)) return task->line;
    const ThreadState* thread = state.find(actor.thread);
    return thread == nullptr ? 0 : thread->line;
}

bool has_ended(const State& state, Actor actor) {
    if (const TaskState* task = state.find(actor.task)) return task->phase == TaskState::Phase::ended;
    const ThreadState* thread = state.find(actor.thread);
    return thread != nullptr && thread->phase == ThreadState::Phase::ended;
}

StuckWaits stuck_waits(const State& state) {
    std::vector<WaitEdge> graph = wait_graph(state);
    const std::vector<Actor> circle = find_circle(graph);
    const std::set<Actor> in_circle(circle.begin(), circle.end());
    // Who waits for something is named, not the loop that waits for them.
    std::erase_if(graph, [&, all = graph.size()](const WaitEdge& edge) {
        if (circle.empty()) return edge.wait.kind == WaitKind::loop && all > 1;
        return !in_circle.contains(edge.waiter);
    });
    return {std::move(graph), !circle.empty()};
}

Stuck explain_stuck(const Trace& trace) {
    const State state = fold(trace, trace.size());
    const auto [graph, circle] = stuck_waits(state);
    Stuck stuck;
    stuck.deadlock = circle;
    for (std::size_t i = 0; i < graph.size() && i < kMostStuckNamed; ++i)
        stuck.sentence += (i == 0 ? "" : "; ") + describe(trace, state, graph[i]);
    if (graph.size() > kMostStuckNamed) stuck.sentence += "; and " + std::to_string(graph.size() - kMostStuckNamed) + " more wait";
    if (graph.empty()) stuck.sentence = "The event loop has nothing to do and no timer";
    stuck.sentence += stuck.deadlock ? ": a circle, so this is a deadlock." : ". Nobody is left who could end that.";
    if (!graph.empty()) stuck.line = line_of(state, graph.front().waiter);
    return stuck;
}

}  // namespace asynchio
