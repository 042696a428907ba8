// The wait-for graph at the playhead: who wants what, who has it, and the circle if there is one.
#include <algorithm>
#include <map>
#include <set>

#include "app/model/make_scene.h"
#include "app/model/state_phrases.h"
#include "core/trace/wait_graph.h"

namespace asynchio {
namespace {

constexpr std::size_t kMostShown = 6;  // beyond that only those who wait, and those they wait for, are shown

// Waits that somebody of the program ends; a time or an answer from outside comes by itself.
bool is_for_somebody(WaitKind kind) {
    switch (kind) {
        case WaitKind::nothing:
        case WaitKind::timer:
        case WaitKind::network:
        case WaitKind::thread_start:
        case WaitKind::process_start:
        case WaitKind::loop:
        case WaitKind::work:
        case WaitKind::input: return false;
        default: return true;
    }
}

std::string_view held_word(const Phrases& say, WaitKind kind) {
    return kind == WaitKind::lock ? say.waits_held_by() : kind == WaitKind::semaphore ? say.waits_taken_by() : std::string_view{};
}

std::string_view verb_of(const Phrases& say, WaitKind kind) {
    switch (kind) {
        case WaitKind::thread: return say.waits_joins();
        case WaitKind::lock:
        case WaitKind::semaphore: return say.waits_wants();
        case WaitKind::task:
        case WaitKind::gather:
        case WaitKind::group: return say.waits_awaits();
        default: return say.waits_waits_for();
    }
}

class GraphMaker {
  public:
    GraphMaker(const SceneContext& context, WaitGraphView& view)
        : context_(context), view_(view), edges_(wait_graph(context.state)) {
        std::erase_if(edges_, [](const WaitEdge& edge) { return !is_for_somebody(edge.wait.kind); });
        for (const WaitEdge& edge : edges_) by_waiter_.emplace(edge.waiter, &edge);
    }

    void make() {
        add_parties();
        add_locks();
        for (const WaitEdge& edge : edges_) add_edge(edge);
        mark_circle();
        view_.sentence = view_.circle.empty() ? no_circle() : circle();
    }

  private:
    bool is_script(Actor actor) const { return !actor.task && actor.thread == ThreadId(1); }

    std::set<Actor> involved() const {
        std::set<Actor> actors;
        for (const WaitEdge& edge : edges_) {
            actors.insert(edge.waiter);
            actors.insert(edge.holders.begin(), edge.holders.end());
        }
        for (const LockState& lock : context_.state.locks)
            if (lock.held) actors.insert(Actor::of(lock.owner_task, lock.owner_thread));
        return actors;
    }

    // Tasks, then threads, by ordinal; the script, which often only waits for the others, comes last.
    void add_parties() {
        std::set<Actor> actors = involved(), alive = actors;
        for (const TaskState& task : context_.state.tasks)
            if (task.id && !task.plumbing && task.phase != TaskState::Phase::ended) alive.insert(Actor::of(task.id));
        // The script's own thread has nothing left to do when the run is over, though no event of its own says so.
        const bool over = context_.state.end.outcome == RunOutcome::finished;
        for (const ThreadState& thread : context_.state.threads)
            if (!(over && thread.id == ThreadId(1)) && thread.id && !thread.plumbing && !thread.loop && !thread.pool && thread.phase != ThreadState::Phase::ended)
                alive.insert(Actor::of(thread.id));
        if (alive.size() <= kMostShown) actors = std::move(alive);
        std::vector<Actor> order(actors.begin(), actors.end());
        std::ranges::stable_sort(order, {}, [&](Actor actor) { return std::pair(is_script(actor), !actor.task); });
        for (const Actor actor : order) {
            if (!actor) continue;
            party_.emplace(actor, view_.parties.size());
            WaitParty party;
            party.who = token_at(context_, actor);
            party.line = static_cast<int>(line_of(context_.state, actor));
            party.bar = bar_at(context_, actor);
            view_.parties.push_back(std::move(party));
        }
    }

    std::size_t thing(WaitKind kind, std::uint32_t object, const std::string& name) {
        const auto [place, is_new] = thing_.try_emplace({kind, object}, view_.things.size());
        if (is_new) view_.things.push_back(WaitThing{name, kind == WaitKind::lock, false, false});
        return place->second;
    }

    void add_owner(std::size_t thing, Actor owner, WaitKind kind) {
        const auto party = party_.find(owner);
        if (party == party_.end()) return;
        view_.things[thing].held = true;
        view_.arrows.push_back(WaitArrow{party->second, thing, false, std::string(held_word(context_.say(), kind)), false});
    }

    void add_locks() {
        const auto& locks = context_.state.locks;
        std::set<std::uint32_t> wanted;
        for (const WaitEdge& edge : edges_)
            if (edge.wait.kind == WaitKind::lock) wanted.insert(edge.wait.object);
        for (const LockState& lock : locks) {
            if (locks.size() > kMostShown && !lock.held && !wanted.contains(lock.id.value)) continue;
            const std::size_t index = thing(WaitKind::lock, lock.id.value, lock_name(context_.trace(), context_.state, lock.id));
            if (lock.held) add_owner(index, Actor::of(lock.owner_task, lock.owner_thread), WaitKind::lock);
        }
    }

    std::string thing_name(const WaitState& wait) const {
        if (wait.kind == WaitKind::thread) return context_.say().waits_end_of({.who = context_.name(Actor::of(ThreadId(wait.object)))});
        if (wait.kind == WaitKind::task) return context_.say().waits_end_of({.who = context_.name(Actor::of(TaskId(wait.object)))});
        return wait_phrase(context_.say(), context_.trace(), context_.state, wait);
    }

    void add_edge(const WaitEdge& edge) {
        const WaitKind kind = edge.wait.kind;
        const std::size_t before = view_.things.size();
        const std::size_t index = thing(kind, edge.wait.object, thing_name(edge.wait));
        view_.arrows.push_back(WaitArrow{party_.at(edge.waiter), index, true, std::string(verb_of(context_.say(), kind)), false});
        if (kind == WaitKind::lock || before == view_.things.size()) return;  // its owners are there
        for (const Actor holder : edge.holders) add_owner(index, holder, kind);
    }

    const WaitEdge* edge_of(Actor actor) const {
        const auto edge = by_waiter_.find(actor);
        return edge == by_waiter_.end() ? nullptr : edge->second;
    }

    // Each member's own wish, and the ownership that leads from it to the next member.
    void mark_circle() {
        const std::vector<Actor> circle = find_circle(edges_);
        std::set<std::pair<std::size_t, std::size_t>> wishes, ownerships;  // party and thing
        for (std::size_t i = 0; i < circle.size(); ++i) {
            const std::size_t me = party_.at(circle[i]), next = party_.at(circle[(i + 1) % circle.size()]);
            const WaitState& wait = edge_of(circle[i])->wait;
            const std::size_t wanted = thing_.at({wait.kind, wait.object});
            view_.circle.push_back(me);
            view_.parties[me].in_circle = view_.things[wanted].in_circle = true;
            wishes.emplace(me, wanted);
            ownerships.emplace(next, wanted);
        }
        for (WaitArrow& arrow : view_.arrows)
            arrow.in_circle = (arrow.wants ? wishes : ownerships).contains({arrow.party, arrow.thing});
    }

    // "ann (line 16) wants lock board, held by bob"
    std::string phrase(const WaitEdge& edge) const {
        const Phrases& say = context_.say();
        const WaitKind kind = edge.wait.kind;
        std::string who = context_.name(edge.waiter);
        if (const Line line = line_of(context_.state, edge.waiter)) who = say.waits_who_at_line({.who = who, .line = line});
        const std::string what = wait_phrase(say, context_.trace(), context_.state, edge.wait);
        const bool told = kind == WaitKind::lock || kind == WaitKind::semaphore;
        if (!told || edge.holders.empty()) return say.waits_phrase({.who = who, .verb = verb_of(say, kind), .what = what});
        std::vector<std::string> names;
        for (const Actor holder : edge.holders)
            names.push_back(holder == edge.waiter ? std::string(say.waits_itself()) : context_.name(holder));
        const std::string holders = join_names(say, names);
        if (kind == WaitKind::lock) return say.waits_phrase_held({.who = who, .verb = verb_of(say, kind), .what = what, .holders = holders});
        return say.waits_phrase_taken({.who = who, .verb = verb_of(say, kind), .what = what, .holders = holders});
    }

    std::string phrases(const std::vector<WaitEdge>& edges) const {
        std::string words;
        const std::size_t named = std::min(edges.size(), kMostShown);
        for (std::size_t i = 0; i < named; ++i) words += (i == 0 ? "" : "; ") + phrase(edges[i]);
        if (named < edges.size()) words = context_.say().waits_more({.waits = words, .number = edges.size() - named});
        return words;
    }

    std::string circle() const {
        std::vector<WaitEdge> edges;
        for (const std::size_t party : view_.circle) edges.push_back(*edge_of(view_.parties[party].who.actor));
        const bool all = view_.circle.size() == view_.parties.size();
        const std::string waits = phrases(edges);
        return all ? context_.say().waits_circle_all({.waits = waits}) : context_.say().waits_circle({.waits = waits});
    }

    std::string no_circle() const {
        const Phrases& say = context_.say();
        if (edges_.empty()) return view_.parties.empty() ? "" : std::string(say.waits_none());
        std::vector<std::string> free;
        for (const WaitParty& party : view_.parties)
            if (edge_of(party.who.actor) == nullptr) free.push_back(party.who.name);
        const std::string waits = phrases(edges_);
        return free.empty() ? say.waits_no_circle({.waits = waits})
                            : say.waits_no_circle_free({.waits = waits, .names = join_names(say, free)});
    }

    const SceneContext& context_;
    WaitGraphView& view_;
    std::vector<WaitEdge> edges_;
    std::map<Actor, const WaitEdge*> by_waiter_;
    std::map<Actor, std::size_t> party_;
    std::map<std::pair<WaitKind, std::uint32_t>, std::size_t> thing_;
};

}  // namespace

void add_wait_graph(Scene& scene, const SceneContext& context) {
    WaitGraphView& view = scene.wait_graph;
    const State& end = context.run.end();
    view.shown = asks_for(context, "waitfor") && (!end.locks.empty() || end.threads.size() > 1 || end.tasks.size() > 1);
    if (view.shown) GraphMaker(context, view).make();
}

}  // namespace asynchio
