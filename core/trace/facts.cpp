#include "core/trace/facts.h"

#include <algorithm>
#include <utility>

#include "core/base/overloaded.h"
#include "core/trace/plain_timeline.h"
#include "core/trace/wait_words.h"

namespace asynchio {
namespace {

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text.empty() ? "none" : text;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// The words that spent() knows.
constexpr std::string_view kStates[] = {"ready", "running", "blocking", "waiting", "sleeping", "gil", "worker"};

bool is_wait_word(std::string_view state) {
    for (std::size_t i = 0; i < word_count<WaitKind>(); ++i)
        if (wait_is(static_cast<WaitKind>(i), state)) return true;
    return false;
}

bool is_in(const Span& span, std::string_view state) {
    if (state == "ready") return span.phase == Activity::ready;
    if (state == "running") return span.phase == Activity::running;
    if (state == "blocking") return span.activity == Activity::blocking;
    if (state == "sleeping") return span.phase == Activity::waiting_timer;
    if (state == "gil") return span.phase == Activity::wants_gil;
    if (state == "worker") return span.phase == Activity::in_worker;
    const bool waits = span.wait.kind != WaitKind::nothing;
    return waits && (state == "waiting" || wait_is(span.wait.kind, state));
}

}  // namespace

// Walks over the trace once.
class Facts::Reader {
  public:
    Reader(Facts& facts, const Trace& trace) : facts_(facts), trace_(trace) {}

    void read() {
        for (const Event& event : trace_.events()) {
            state_.apply(event);
            after(event);
        }
        facts_.meters_.read(trace_);
        LaneBuilder builder;
        builder.read(trace_);
        read_end();
        read_lanes(builder.lanes());
        read_lines();
    }

  private:
    void after(const Event& event) {
        dispatch(event, Overloaded{
                            [&](const LogWritten& e) { note_log(e); },
                            [](const auto&) {},
                        });
    }

    void note_log(const LogWritten& e) {
        facts_.logs_.emplace_back(trace_.text(e.text));
    }

    void read_end() {
        facts_.total_ = trace_.end_time();
        facts_.stuck_ = state_.end.outcome == RunOutcome::stuck;
        facts_.cores_ = state_.run.cores;
        facts_.gil_ = state_.run.gil;
        if (state_.end.outcome == RunOutcome::raised || state_.end.outcome == RunOutcome::refused) {
            const std::string_view message = trace_.text(state_.end.message);
            facts_.error_ = message.substr(0, message.find(':'));
        }
        for (const PoolState& pool : state_.pools) facts_.jobs_waiting_max_ = std::max(facts_.jobs_waiting_max_, pool.most_queued);
        for (const SemaphoreState& semaphore : state_.semaphores) facts_.in_use_max_ = std::max(facts_.in_use_max_, semaphore.most_taken);
        for (const QueueState& queue : state_.queues) facts_.queue_max_ = std::max(facts_.queue_max_, queue.most);
    }

    void read_lanes(const Lanes& lanes) {
        for (const Lane& lane : lanes.lanes) {
            if (lane.plumbing) continue;
            facts_.lanes_.push_back({name(lane.actor), lane});
            if (lane_is_shown(lane)) facts_.lane_names_.push_back(facts_.lanes_.back().name);
        }
        for (const LockState& lock : state_.locks) facts_.lock_names_.push_back(lock_name(trace_, state_, lock.id));
        for (const HoldSpan& hold : lanes.holds)
            facts_.holds_.push_back({lock_name(trace_, state_, hold.lock), name(hold.owner), hold.begin,
                                     hold.last_event == SIZE_MAX ? kNever : hold.end});
    }

    // Whole lines: a program may write them in pieces.
    void read_lines() {
        std::string line, errors;
        for (const OutputState& output : state_.output) {
            std::string& pending = output.stream == Stream::out ? line : errors;
            pending += trace_.text(output.text);
            for (std::size_t end = pending.find('\n'); end != pending.npos; end = pending.find('\n')) {
                end_line(output, pending.substr(0, end));
                pending.erase(0, end + 1);
            }
        }
        if (!line.empty()) end_line(last_of(Stream::out), std::move(line));
        if (!errors.empty()) end_line(last_of(Stream::err), std::move(errors));
    }
    const OutputState& last_of(Stream stream) const {
        return *std::ranges::find(state_.output.rbegin(), state_.output.rend(), stream, &OutputState::stream);
    }
    void end_line(const OutputState& output, std::string text) {
        if (output.stream == Stream::err) {
            // CPython's advice behind a warning is none of its own.
            const bool advice = text.starts_with("RuntimeWarning: Enable tracemalloc");
            if (contains(text, "Warning: ") && !advice) facts_.warnings_.push_back(std::move(text));
            return;
        }
        const Actor who = Actor::of(output.task, output.thread);
        facts_.lines_.push_back({std::move(text), output.time, name(who), output.event});
    }

    std::string name(Actor who) const { return actor_name(trace_, state_, who); }

    Facts& facts_;
    const Trace& trace_;
    State state_;
};

Facts::Facts(const Trace& trace) { Reader(*this, trace).read(); }

// --- what was printed ----------------------------------------------------------------------------------------

std::vector<Time> Facts::times(std::string_view text) const {
    std::vector<Time> times;
    for (const PrintedLine& line : lines_)
        if (contains(line.text, text)) times.push_back(line.time);
    return times;
}

const Facts::PrintedLine* Facts::line(std::string_view text, std::size_t n) const {
    for (const PrintedLine& line : lines_)
        if (contains(line.text, text) && n-- == 1) return &line;
    return nullptr;
}

const Facts::PrintedLine* Facts::after(std::string_view text) const {
    const PrintedLine* found = line(text);
    return found == nullptr || found == &lines_.back() ? nullptr : found + 1;
}

Result<Duration> Facts::gap(std::string_view text) const {
    const std::vector<Time> all = times(text);
    if (all.size() < 2) return Failure{"gap() needs two lines with \"" + std::string(text) + "\", but there " + (all.empty() ? "is none" : "is only one")};
    Duration longest = 0;
    for (std::size_t i = 1; i < all.size(); ++i) longest = std::max(longest, all[i] - all[i - 1]);
    return longest;
}

// --- queues --------------------------------------------------------------------------------------------------

std::uint32_t Facts::slow(Duration limit) const {
    return static_cast<std::uint32_t>(
        std::ranges::count_if(meters_.ended_turns(), [&](const Meters::Turn& turn) { return turn.length() >= limit; }));
}

Duration Facts::longest_hold() const {
    const Meters::Turn* longest = meters_.longest_turn(SIZE_MAX);
    return longest == nullptr ? 0 : longest->length();
}

// --- lanes ---------------------------------------------------------------------------------------------------

Result<const Facts::NamedLane*> Facts::find_lane(std::string_view name) const {
    const auto lane = std::ranges::find(lanes_, name, &NamedLane::name);
    if (lane != lanes_.end()) return &*lane;
    return Failure{"there is no task or thread \"" + std::string(name) + "\" in this run; there are " + joined(lane_names_)};
}

Result<std::string> Facts::outcome(std::string_view name) const {
    const Result<const NamedLane*> lane = find_lane(name);
    if (!lane) return lane.failure();
    return std::string((*lane)->lane.ended ? word((*lane)->lane.outcome) : "unfinished");
}

Result<Duration> Facts::spent(std::string_view name, std::string_view state) const {
    const Result<const NamedLane*> lane = find_lane(name);
    if (!lane) return lane.failure();
    if (std::ranges::find(kStates, state) == std::end(kStates) && !is_wait_word(state))
        return Failure{"\"" + std::string(state) + "\" is no state; write ready, running, blocking, waiting, sleeping, gil, worker, "
                       "or what it waits for: timer, lock, queue, future, task, gather, thread"};
    Duration sum = 0;
    for (const Span& span : (*lane)->lane.spans)
        if (is_in(span, state)) sum += span.end - span.begin;
    return sum;
}

Result<std::string> Facts::state(std::string_view name, Time time) const {
    const Result<const NamedLane*> found = find_lane(name);
    if (!found) return found.failure();
    const Lane& lane = (*found)->lane;
    if (lane.ended && lane.end_time <= time) return std::string(word(lane.outcome));
    const auto after = std::ranges::upper_bound(lane.spans, time, {}, &Span::begin);
    if (after == lane.spans.begin()) return std::string("not started");
    const Span& span = *(after - 1);
    if (!span.open && span.end <= time) return std::string("idle");
    switch (span.activity) {
        case Activity::ready: return std::string("ready");
        case Activity::running: return std::string("running");
        case Activity::blocking: return std::string("blocking");
        case Activity::wants_gil: return std::string("wants the GIL");
        default: return std::string("waiting");
    }
}

Result<std::string> Facts::holder(std::string_view lock, Time time) const {
    if (std::ranges::find(lock_names_, lock) == lock_names_.end())
        return Failure{"there is no lock \"" + std::string(lock) + "\" in this run; there are " + joined(lock_names_)};
    for (auto hold = holds_.rbegin(); hold != holds_.rend(); ++hold)
        if (hold->lock == lock && hold->begin <= time && (hold->end > time || hold->end == kNever)) return hold->owner;
    return std::string("nobody");
}

}  // namespace asynchio
