#include "app/model/links.h"

#include <algorithm>

#include "core/base/overloaded.h"

namespace asynchio {
namespace {

// Room for an ordinal. One from a damaged file has to go somewhere, too.
template <class T>
T& at(std::vector<T>& table, std::uint32_t ordinal) {
    constexpr std::uint32_t kMost = 1u << 21;
    const std::size_t index = std::min(ordinal, kMost);
    if (table.size() <= index) table.resize(std::max(index + 1, std::min<std::size_t>(2 * table.size(), kMost + 1)));
    return table[index];
}

// The loop that sleeps, the worker without a call and whoever waits until a thread has begun are nobody's next step.
bool is_wait(WaitKind kind) {
    return kind != WaitKind::nothing && kind != WaitKind::loop && kind != WaitKind::work && kind != WaitKind::thread_start &&
           kind != WaitKind::process_start;
}

}  // namespace

void Links::read(const Trace& trace) {
    for (; position_ < trace.size(); ++position_) apply(trace[position_], position_);
}

Links::Party& Links::party(Actor actor) { return actor.task ? at(tasks_, actor.task.value) : at(actors_, actor.thread.value); }
Links::Thread& Links::thread(std::uint32_t ordinal) { return at(threads_, ordinal); }

const Links::Party* Links::find(Actor actor) const {
    const auto& table = actor.task ? tasks_ : actors_;
    const std::size_t ordinal = actor.task ? actor.task.value : actor.thread.value;
    return ordinal == 0 || ordinal >= table.size() ? nullptr : &table[ordinal];
}

// What the loop calls acts for whoever has put it into the ready queue or set its timer: only that one has a lane.
Links::Doer Links::doer(const Event& event, std::size_t index) const {
    if (event.thread == 0) return {};
    const Thread thread = event.thread < threads_.size() ? threads_[event.thread] : Thread{};
    if (thread.task) return {Actor::of(thread.task), index};
    if (thread.handle && thread.handle.value < handles_.size()) return handles_[thread.handle.value];
    return {Actor::of(ThreadId(event.thread)), index};
}

std::size_t Links::add(const Link& link) {
    const std::size_t index = links_.size();
    links_.push_back(link);
    if (!link.from) return index;
    // What a call of the loop did was caused before, so that it is not always the last one.
    auto& list = party(link.from).departures;
    const auto cause = [this](std::size_t other) { return links_[other].cause; };
    const auto place = std::ranges::upper_bound(list, link.cause, {}, cause);
    list.insert(place, index);
    return index;
}

void Links::run(std::optional<std::size_t>& pending, std::size_t index) {
    if (!pending) return;
    links_[*pending].runs = index;
    party(links_[*pending].to).arrivals.push_back(*pending);
    pending.reset();
}

void Links::apply(const Event& event, std::size_t index) {
    dispatch(event, Overloaded{
                        [&](const HandleEnqueued& e) {
                            const Doer by = doer(event, index);
                            at(handles_, e.handle.value) = by;
                            if (!e.task) return;
                            const Actor task = Actor::of(e.task);
                            const Link::Kind kind = by.rang                                   ? Link::Kind::timer
                                                    : e.kind == HandleKind::first_step        ? Link::Kind::created
                                                    : by.actor == task && by.event == index   ? Link::Kind::again
                                                                                              : Link::Kind::wake;
                            party(task).pending = add({kind, by.actor, task, by.event, index});
                        },
                        [&](const TimerArmed& e) { at(handles_, e.handle.value) = doer(event, index); },
                        [&](const TimerFired& e) { at(handles_, e.handle.value).rang = true; },
                        [&](const HandleStarted& e) { thread(event.thread).handle = e.handle; },
                        [&](const HandleFinished&) { thread(event.thread).handle = HandleId(); },
                        [&](const TurnStarted& e) {
                            thread(event.thread).task = e.task;
                            run(party(Actor::of(e.task)).pending, index);
                        },
                        [&](const TurnEnded&) { thread(event.thread).task = TaskId(); },
                        [&](const ThreadCreated& e) {
                            // A worker runs because of its calls.
                            if (e.plumbing || e.pool) return;
                            const Doer by = doer(event, index);
                            const Actor created = Actor::of(e.created);
                            party(created).pending = add({Link::Kind::created, by.actor, created, by.event, index});
                        },
                        [&](const ThreadBegan&) { run(party(Actor::of(ThreadId(event.thread))).pending, index); },
                        [&](const ThreadBlocked& e) {
                            thread(event.thread).wait = e.kind;
                            thread(event.thread).blocked = index;
                        },
                        [&](const ThreadReadied&) { ready_thread(event, index); },
                        [&](const ThreadResumed&) {
                            Thread& resumed = thread(event.thread);
                            run(resumed.task ? resumed.pending : party(Actor::of(ThreadId(event.thread))).pending, index);
                        },
                        [&](const JobQueued& e) {
                            const Doer by = doer(event, index);
                            const Link handed{Link::Kind::job, by.actor, Actor(), by.event, index, Link::kNotYet, e.job};
                            at(jobs_, e.job.value) = add(handed);
                        },
                        [&](const JobStarted& e) {
                            std::optional<std::size_t>& queued = at(jobs_, e.job.value);
                            if (queued) links_[*queued].to = Actor::of(ThreadId(event.thread));
                            run(queued, index);
                        },
                        [](const auto&) {},
                    });
}

// A thread that waits inside a turn holds up its task.
void Links::ready_thread(const Event& event, std::size_t index) {
    const auto readied = unpack<ThreadReadied>(event);
    Thread& woken = thread(readied.readied.value);
    if (!is_wait(woken.wait)) return;
    const Actor actor = woken.task ? Actor::of(woken.task) : Actor::of(readied.readied);
    Link link{Link::Kind::wake, {}, actor, index, index};
    if (readied.cause == WakeCause::timer) {
        link.kind = Link::Kind::timer, link.from = actor, link.cause = woken.blocked;
    } else if (readied.cause == WakeCause::thread) {
        const Doer by = doer(event, index);
        link.from = by.actor, link.cause = by.event;
    }
    const std::size_t added = add(link);
    (woken.task ? thread(readied.readied.value).pending : party(actor).pending) = added;
}

std::optional<std::size_t> Links::to(Actor actor, std::size_t event) const {
    const Party* party = find(actor);
    if (party == nullptr) return std::nullopt;
    const auto runs = [this](std::size_t link) { return links_[link].runs; };
    const auto after = std::ranges::upper_bound(party->arrivals, event, {}, runs);
    return after == party->arrivals.begin() ? std::nullopt : std::optional(*(after - 1));
}

std::optional<std::size_t> Links::next_to(Actor actor, std::size_t event) const {
    const Party* party = find(actor);
    if (party == nullptr) return std::nullopt;
    const auto runs = [this](std::size_t link) { return links_[link].runs; };
    const auto after = std::ranges::upper_bound(party->arrivals, event, {}, runs);
    if (after != party->arrivals.end()) return *after;
    return party->pending;
}

std::vector<std::size_t> Links::from(Actor actor, std::size_t first, std::size_t last) const {
    const Party* party = find(actor);
    if (party == nullptr || last < first) return {};
    const auto cause = [this](std::size_t link) { return links_[link].cause; };
    const auto begin = std::ranges::lower_bound(party->departures, first, {}, cause);
    const auto end = std::ranges::upper_bound(party->departures, last, {}, cause);
    return {begin, end};
}

}  // namespace asynchio
