#include "lessons/narration/moments.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/overloaded.h"
#include "core/trace/plain_timeline.h"
#include "core/trace/timeline.h"
#include "core/trace/wait_words.h"
#include "lessons/reader/text.h"

namespace asynchio {
namespace {

std::string too_few(std::size_t times) {
    if (times == 0) return "it does not happen in this run";
    return times == 1 ? "it happens only once in this run" : fmt::format("it happens only {} times in this run", times);
}

bool is_about_spans(AnchorEvent event) {
    return event == AnchorEvent::ready || event == AnchorEvent::running || event == AnchorEvent::blocking ||
           event == AnchorEvent::waiting || event == AnchorEvent::waits_for || event == AnchorEvent::sleeping;
}
bool is_an_end(AnchorEvent event) {
    return event == AnchorEvent::done || event == AnchorEvent::failed || event == AnchorEvent::cancelled;
}

Outcome outcome_of(AnchorEvent event) {
    if (event == AnchorEvent::failed) return Outcome::failed;
    return event == AnchorEvent::cancelled ? Outcome::cancelled : Outcome::done;
}

// What one event says about somebody, for the anchors that are about single events.
class ActionReader {
  public:
    struct Action {
        AnchorEvent event{};
        Actor who;
        std::string object;  // a lock or semaphore
    };

    ActionReader(const Trace& trace, const Lanes& lanes, const State& end) : trace_(trace), lanes_(lanes), end_(end) {}

    std::optional<Action> read(std::size_t index) {
        const Event& event = trace_[index];
        std::optional<Action> action;
        const auto is = [&](AnchorEvent kind, Actor who, std::string object = "") {
            action = Action{kind, who, std::move(object)};
        };
        const Actor runner = running(event.thread);
        dispatch(event,
                 Overloaded{
                     [&](const TurnStarted& e) { set_running(event.thread, e.task); },
                     [&](const TurnEnded&) { set_running(event.thread, TaskId()); },
                     [&](const TaskCreated& e) { is(AnchorEvent::created, Actor::of(e.task)); },
                     [&](const ThreadCreated& e) { is(AnchorEvent::created, Actor::of(e.created)); },
                     [&](const ThreadBegan&) { is(AnchorEvent::started, Actor::of(ThreadId(event.thread))); },
                     [&](const CpuStarted&) { is(AnchorEvent::cpu, runner); },
                     [&](const JobStarted&) { is(AnchorEvent::busy, Actor::of(ThreadId(event.thread))); },
                     [&](const ThreadBlocked& e) {
                         if (e.kind == WaitKind::work) is(AnchorEvent::idle, Actor::of(ThreadId(event.thread)));
                     },
                     [&](const LockAcquired& e) {
                         is(AnchorEvent::gets, Actor::of(e.task, e.owner), lock_name(trace_, end_, e.lock));
                     },
                     [&](const SemaphoreTaken& e) {
                         is(AnchorEvent::gets, Actor::of(e.task, e.owner), semaphore(e.semaphore));
                     },
                     [&](const LockReleased& e) {
                         is(AnchorEvent::releases, holder(index, runner), lock_name(trace_, end_, e.lock));
                     },
                     [&](const SemaphoreGiven& e) { is(AnchorEvent::releases, runner, semaphore(e.semaphore)); },
                     [](const auto&) {},
                 });
        return action;
    }

  private:
    Actor running(std::uint16_t thread) const {
        const TaskId task = thread < running_.size() ? running_[thread] : TaskId();
        return Actor::of(task, ThreadId(thread));
    }
    void set_running(std::uint16_t thread, TaskId task) {
        if (running_.size() <= thread) running_.resize(thread + 1u);
        running_[thread] = task;
    }
    std::string semaphore(SemaphoreId id) const { return object_name(trace_, end_, WaitKind::semaphore, id.value); }
    // Who held the lock that is released here.
    Actor holder(std::size_t index, Actor otherwise) const {
        const auto hold = std::ranges::find(lanes_.holds, index, &HoldSpan::last_event);
        return hold == lanes_.holds.end() ? otherwise : hold->owner;
    }

    const Trace& trace_;
    const Lanes& lanes_;
    const State& end_;
    std::vector<TaskId> running_;  // by thread
};

}  // namespace

MomentFinder::MomentFinder(const Trace& trace, const Lanes& lanes, const State& end)
    : trace_(trace), lanes_(lanes), end_(end) {
    for (const Lane& lane : lanes_.lanes) {
        if (lane.plumbing) continue;
        named_.push_back({&lane, actor_name(trace_, end_, lane.actor)});
        if (lane_is_shown(lane)) names_.push_back(named_.back().name);
    }
}

Moment MomentFinder::moment_at(std::size_t event, Actor who) const {
    return Moment{true, event, trace_[event].time, who, ""};
}

Moment MomentFinder::find(const Anchor& anchor) const {
    if (trace_.empty()) return Moment{false, 0, 0, {}, "there is no run"};
    return anchor.who.empty() ? find_of_program(anchor) : find_of_lane(anchor);
}

// --- the whole program ---------------------------------------------------------------------------------------

Moment MomentFinder::find_of_program(const Anchor& anchor) const {
    if (anchor.event == AnchorEvent::time) {
        if (anchor.time > trace_.end_time())
            return Moment{false, 0, 0, {}, fmt::format("the run ends before that, at {} s", format_seconds(trace_.end_time()))};
        return moment_at(std::max<std::size_t>(1, position_after(trace_, anchor.time)) - 1, {});
    }
    const auto is = [&](const Event& event) {
        if (event.kind == EventKind::RunStarted) return anchor.event == AnchorEvent::program_starts;
        if (event.kind == EventKind::RunEnded) {
            const bool stuck = unpack<RunEnded>(event).outcome == RunOutcome::stuck;
            return anchor.event == (stuck ? AnchorEvent::program_stuck : AnchorEvent::program_ends);
        }
        if (event.kind == EventKind::LoopIdled) return anchor.event == AnchorEvent::loop_idle;
        if (event.kind == EventKind::LogWritten) {
            const auto log = unpack<LogWritten>(event);
            const std::string_view text = trace_.text(log.text);
            if (anchor.event == AnchorEvent::slow_callback)
                return text.starts_with("Executing ") && text.find(" took ") != text.npos;
            return anchor.event == AnchorEvent::warning && text.find(anchor.argument) != text.npos;
        }
        if (event.kind == EventKind::OutputWritten && anchor.event == AnchorEvent::warning) {
            const auto output = unpack<OutputWritten>(event);
            return output.stream == Stream::err && trace_.text(output.text).find(anchor.argument) != std::string_view::npos;
        }
        return false;
    };
    std::size_t seen = 0, last = trace_.size();
    for (std::size_t i = 0; i < trace_.size(); ++i) {
        if (!is(trace_[i])) continue;
        last = i;
        if (++seen == static_cast<std::size_t>(anchor.ordinal)) return moment_at(i, {});
    }
    if (anchor.ordinal == Anchor::kLast && last < trace_.size()) return moment_at(last, {});
    return Moment{false, 0, 0, {}, too_few(seen)};
}

// --- lanes ---------------------------------------------------------------------------------------------------

Moment MomentFinder::find_of_lane(const Anchor& anchor) const {
    std::vector<const Lane*> lanes;
    for (const Named& named : named_)
        if (anchor.any() || named.name == anchor.who) lanes.push_back(named.lane);
    if (lanes.empty() && anchor.event == AnchorEvent::created) {
        const Moment card = find_card(anchor);
        if (card.happened) return card;
    }
    if (lanes.empty()) {
        const std::vector<std::string_view> names(names_.begin(), names_.end());
        return Moment{false, 0, 0, {}, fmt::format("no task or thread of this run is called '{}'.{} {}", excerpt(anchor.who),
                                                   did_you_mean(anchor.who, names),
                                                   names.empty() ? "It has none." : fmt::format("They are {}.", fmt::join(names_, ", ")))};
    }
    All all = all_events(anchor, lanes);
    std::ranges::stable_sort(all, {}, &Found::event);
    const std::size_t index = anchor.ordinal == Anchor::kLast ? std::max<std::size_t>(1, all.size()) - 1 : static_cast<std::size_t>(anchor.ordinal) - 1;
    if (index >= all.size()) return Moment{false, 0, 0, {}, too_few(all.size())};
    return moment_at(all[index].event, all[index].who);
}

// A coroutine object that no task runs has no lane; it is called by its function.
Moment MomentFinder::find_card(const Anchor& anchor) const {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < trace_.size(); ++i) {
        if (trace_[i].kind != EventKind::CoroutineCreated) continue;
        if (trace_.text(unpack<CoroutineCreated>(trace_[i]).function) == anchor.who) all.push_back(i);
    }
    const std::size_t index = anchor.ordinal == Anchor::kLast ? std::max<std::size_t>(1, all.size()) - 1 : static_cast<std::size_t>(anchor.ordinal) - 1;
    return index < all.size() ? moment_at(all[index], {}) : Moment{};
}

MomentFinder::All MomentFinder::all_events(const Anchor& anchor, const std::vector<const Lane*>& lanes) const {
    All all;
    if (anchor.event == AnchorEvent::prints) {
        for (const Lane* lane : lanes) add_prints(anchor, *lane, all);
    } else if (is_about_spans(anchor.event)) {
        for (const Lane* lane : lanes) add_spans(anchor, *lane, all);
    } else if (is_an_end(anchor.event)) {
        for (const Lane* lane : lanes) add_end(anchor, *lane, all);
    } else {
        add_actions(anchor, lanes, all);
    }
    return all;
}

void MomentFinder::add_end(const Anchor& anchor, const Lane& lane, All& all) const {
    if (lane.ended && lane.outcome == outcome_of(anchor.event)) all.push_back({lane.end_event, lane.actor});
}

void MomentFinder::add_prints(const Anchor& anchor, const Lane& lane, All& all) const {
    for (const OutputState& output : end_.output) {
        if (output.stream != Stream::out || Actor::of(output.task, output.thread) != lane.actor) continue;
        if (trace_.text(output.text).find(anchor.argument) != std::string_view::npos)
            all.push_back({output.event, lane.actor});
    }
}

bool MomentFinder::waits_for(const Span& span, const std::string& what) const {
    if (span.wait.kind == WaitKind::lock) return lock_name(trace_, end_, LockId(span.wait.object)) == what;
    return object_name(trace_, end_, span.wait.kind, span.wait.object) == what;
}

void MomentFinder::add_spans(const Anchor& anchor, const Lane& lane, All& all) const {
    const Span* before = nullptr;
    for (const Span& span : lane.spans) {
        // A job that leaves the pool's queue is the same wait, drawn in another way.
        const bool goes_on = before != nullptr && span.wait.kind != WaitKind::nothing && before->wait.kind == span.wait.kind &&
                             before->wait.object == span.wait.object && before->last_event == span.first_event;
        before = &span;
        const bool waits = span.wait.kind != WaitKind::nothing && !goes_on;
        bool fits = false;
        switch (anchor.event) {
            case AnchorEvent::ready: fits = span.phase == Activity::ready; break;
            case AnchorEvent::running: fits = span.phase == Activity::running; break;
            case AnchorEvent::sleeping: fits = span.phase == Activity::waiting_timer; break;
            case AnchorEvent::blocking: fits = span.activity == Activity::blocking; break;
            case AnchorEvent::waiting:
                fits = waits && (anchor.argument.empty() || wait_is(span.wait.kind, anchor.argument));
                break;
            case AnchorEvent::waits_for: fits = waits && waits_for(span, anchor.argument); break;
            default: break;
        }
        if (!fits) continue;
        const bool blocks = anchor.event == AnchorEvent::blocking;
        all.push_back({blocks ? where_it_blocks(lane, span) : span.first_event, lane.actor});
    }
}

// The call inside a long turn that keeps the loop: the first one that takes time.
std::size_t MomentFinder::where_it_blocks(const Lane& lane, const Span& span) const {
    const std::size_t end = std::min(span.last_event, trace_.size());
    const std::uint16_t thread = trace_[span.first_event].thread;
    for (std::size_t i = span.first_event; lane.kind == Lane::Kind::task && i < end; ++i) {
        const bool takes_time = trace_[i].kind == EventKind::ThreadBlocked || trace_[i].kind == EventKind::CpuStarted;
        if (takes_time && trace_[i].thread == thread) return i;
    }
    return span.first_event;
}

void MomentFinder::add_actions(const Anchor& anchor, const std::vector<const Lane*>& lanes, All& all) const {
    ActionReader reader(trace_, lanes_, end_);
    for (std::size_t i = 0; i < trace_.size(); ++i) {
        const auto action = reader.read(i);
        if (!action || action->event != anchor.event) continue;
        if (!anchor.argument.empty() && action->object != anchor.argument) continue;
        if (std::ranges::find(lanes, action->who, &Lane::actor) != lanes.end()) all.push_back({i, action->who});
    }
}

}  // namespace asynchio
