#include "app/model/state_phrases.h"

#include "core/kernel/limit_words.h"
#include "core/trace/wait_graph.h"
#include "core/trace/words.h"

namespace asynchio {
namespace {

// "ann waits for lock knife, held by bob (line 9)"
std::string edge_phrase(const Phrases& say, const Trace& trace, const State& state, const WaitEdge& edge) {
    const std::string what = edge.wait.kind == WaitKind::future ? std::string(say.stuck_future()) : wait_phrase(say, trace, state, edge.wait);
    std::string text = say.stuck_waits({.who = actor_name(trace, state, edge.waiter), .what = what});
    for (const Actor holder : edge.holders) {
        if (edge.wait.kind != WaitKind::lock) break;
        text += holder == edge.waiter ? std::string(say.stuck_holds_itself()) : say.stuck_held_by({.who = actor_name(trace, state, holder)});
        // An owner that is over will never give it back.
        if (has_ended(state, holder)) text += " " + std::string(say.stuck_has_ended());
    }
    if (const Line line = line_of(state, edge.waiter)) text += " " + say.stuck_at_line({.line = line});
    return text;
}

// "2nd", "last".
std::string ordinal_phrase(const Phrases& say, int ordinal) {
    if (ordinal == Anchor::kLast) return std::string(say.nth_last());
    if (ordinal == 1) return std::string(say.nth_first());
    if (ordinal / 10 % 10 == 1) return say.nth_th({.n = ordinal});
    switch (ordinal % 10) {
        case 1: return say.nth_st({.n = ordinal});
        case 2: return say.nth_nd({.n = ordinal});
        case 3: return say.nth_rd({.n = ordinal});
        default: return say.nth_th({.n = ordinal});
    }
}

std::string lane_moment(const Phrases& say, const Anchor& anchor) {
    const std::string who = anchor.any() ? std::string(say.moment_any()) : anchor.who;
    // What happens to one lane once needs no number.
    const bool once = anchor.event == AnchorEvent::created || anchor.event == AnchorEvent::done || anchor.event == AnchorEvent::failed ||
                      anchor.event == AnchorEvent::cancelled || anchor.event == AnchorEvent::started;
    const std::string nth = once && anchor.ordinal == 1 && !anchor.any() ? "" : ordinal_phrase(say, anchor.ordinal);
    const std::string& argument = anchor.argument;
    switch (anchor.event) {
        case AnchorEvent::created: return say.moment_created({.who = who, .nth = nth});
        case AnchorEvent::ready: return say.moment_ready({.who = who, .nth = nth});
        case AnchorEvent::running: return say.moment_running({.who = who, .nth = nth});
        case AnchorEvent::blocking: return say.moment_blocking({.who = who, .nth = nth});
        case AnchorEvent::waiting: {
            if (argument.empty()) return say.moment_waiting({.who = who, .nth = nth});
            const auto kind = parse_word<WaitKind>(argument);
            return say.moment_waiting_what({.who = who, .nth = nth, .what = kind ? std::string(phrase_of(say, *kind)) : argument});
        }
        case AnchorEvent::done: return say.moment_done({.who = who, .nth = nth});
        case AnchorEvent::failed: return say.moment_failed({.who = who, .nth = nth});
        case AnchorEvent::cancelled: return say.moment_cancelled({.who = who, .nth = nth});
        case AnchorEvent::prints: return say.moment_prints({.who = who, .nth = nth, .text = argument});
        case AnchorEvent::gets: return say.moment_gets({.who = who, .nth = nth, .lock = argument});
        case AnchorEvent::waits_for: return say.moment_waits_for({.who = who, .nth = nth, .lock = argument});
        case AnchorEvent::releases: return say.moment_releases({.who = who, .nth = nth, .lock = argument});
        case AnchorEvent::started: return say.moment_started({.who = who, .nth = nth});
        case AnchorEvent::sleeping: return say.moment_sleeping({.who = who, .nth = nth});
        case AnchorEvent::cpu: return say.moment_cpu({.who = who, .nth = nth});
        case AnchorEvent::busy: return say.moment_busy({.who = who, .nth = nth});
        case AnchorEvent::idle: return say.moment_idle({.who = who, .nth = nth});
        default: return "";
    }
}

// Without the gaps that an empty place leaves.
std::string without_gaps(std::string text) {
    for (std::size_t gap; (gap = text.find("  ")) != text.npos;) text.erase(gap, 1);
    while (text.ends_with(' ')) text.pop_back();
    return text;
}

}  // namespace

std::string_view phrase_of(const Phrases& say, Activity activity) {
    switch (activity) {
        case Activity::nothing: return "";
        case Activity::ready: return say.state_ready();
        case Activity::running: return say.state_running();
        case Activity::waiting_timer: return say.state_waiting_timer();
        case Activity::waiting_network: return say.state_waiting_network();
        case Activity::waiting_box: return say.state_waiting_box();
        case Activity::waiting_queue: return say.state_waiting_queue();
        case Activity::waiting_lock: return say.state_waiting_lock();
        case Activity::waiting_pool: return say.state_waiting_pool();
        case Activity::in_worker: return say.state_in_worker();
        case Activity::blocking: return say.state_blocking();
        case Activity::wants_gil: return say.state_wants_gil();
    }
    return "";
}

std::string_view phrase_of(const Phrases& say, Outcome outcome) {
    switch (outcome) {
        case Outcome::done: return say.outcome_done();
        case Outcome::failed: return say.outcome_failed();
        case Outcome::cancelled: return say.outcome_cancelled();
        case Outcome::destroyed: return say.outcome_destroyed();
    }
    return "";
}

std::string_view phrase_of(const Phrases& say, Rewrite rewrite) {
    switch (rewrite) {
        case Rewrite::sleep_blocks: return say.rewrite_sleep_blocks();
        case Rewrite::sleep_lets_go: return say.rewrite_sleep_lets_go();
        case Rewrite::lock_off: return say.rewrite_lock_off();
        case Rewrite::lock_on: return say.rewrite_lock_on();
        case Rewrite::one_by_one: return say.rewrite_one_by_one();
        case Rewrite::gather: return say.rewrite_gather();
        case Rewrite::tasks: return say.rewrite_tasks();
        case Rewrite::threads: return say.rewrite_threads();
        case Rewrite::add_await: return say.rewrite_add_await();
        case Rewrite::await_task: return say.rewrite_await_task();
        case Rewrite::let_go: return say.rewrite_let_go();
        case Rewrite::thread_safe: return say.rewrite_thread_safe();
    }
    return "";
}

std::string_view phrase_of(const Phrases& say, WaitKind kind) {
    switch (kind) {
        case WaitKind::nothing: return "";
        case WaitKind::timer: return say.wait_timer();
        case WaitKind::network: return say.wait_network();
        case WaitKind::future: return say.wait_future();
        case WaitKind::task: return say.wait_task();
        case WaitKind::gather: return say.wait_gather();
        case WaitKind::job: return say.wait_job();
        case WaitKind::thread: return say.wait_thread();
        case WaitKind::thread_start: return say.wait_thread_start();
        case WaitKind::process_start: return say.wait_process_start();
        case WaitKind::lock: return say.wait_lock();
        case WaitKind::queue: return say.wait_queue();
        case WaitKind::queue_room: return say.wait_queue_room();
        case WaitKind::semaphore: return say.wait_semaphore();
        case WaitKind::event: return say.wait_event();
        case WaitKind::condition: return say.wait_condition();
        case WaitKind::barrier: return say.wait_barrier();
        case WaitKind::queue_join: return say.wait_queue_join();
        case WaitKind::group: return say.wait_group();
        case WaitKind::any_of: return say.wait_any_of();
        case WaitKind::process: return say.wait_process();
        case WaitKind::loop: return say.wait_loop();
        case WaitKind::work: return say.wait_work();
        case WaitKind::pool: return say.wait_pool();
        case WaitKind::input: return say.wait_input();
    }
    return "";
}

std::string wait_phrase(const Phrases& say, const Trace& trace, const State& state, const WaitState& wait) {
    const auto object = [&] { return object_name(trace, state, wait.kind, wait.object); };
    switch (wait.kind) {
        case WaitKind::nothing: return std::string(word(wait.kind));
        case WaitKind::task: return say.wait_for_task({.name = actor_name(trace, state, Actor::of(TaskId(wait.object)))});
        case WaitKind::thread:
        case WaitKind::thread_start: return say.wait_for_thread({.name = actor_name(trace, state, Actor::of(ThreadId(wait.object)))});
        case WaitKind::process: {
            const ProcessState* process = state.find(ProcessId(wait.object));
            const bool known = process != nullptr && process->id;
            return say.wait_for_process({.name = known ? process_name(trace, state, process->id) : std::string(say.the_program())});
        }
        case WaitKind::lock: {
            const LockState* lock = state.find(LockId(wait.object));
            const std::string name = lock_name(trace, state, LockId(wait.object));
            // Without a label its name says already what it is.
            return lock != nullptr && lock->label != Text() ? say.wait_for_lock({.name = name}) : name;
        }
        case WaitKind::job: {
            const JobState* job = state.find(JobId(wait.object));
            return job == nullptr ? std::string(say.wait_for_a_worker()) : say.wait_for_job({.name = trace.text(job->label)});
        }
        case WaitKind::loop: return std::string(say.wait_for_loop());
        case WaitKind::pool: return std::string(say.wait_for_pool());
        case WaitKind::work: return std::string(say.wait_for_work());
        case WaitKind::queue: return say.wait_for_item({.name = object()});
        case WaitKind::queue_room: return say.wait_for_room({.name = object()});
        case WaitKind::queue_join: return say.wait_for_items({.name = object()});
        case WaitKind::semaphore: return say.wait_for_place({.name = object()});
        case WaitKind::event: return say.wait_for_event({.name = object()});
        case WaitKind::condition: return say.wait_for_condition({.name = object()});
        case WaitKind::barrier: return say.wait_for_others({.name = object()});
        case WaitKind::group: return std::string(say.wait_for_group());
        case WaitKind::any_of: return std::string(say.wait_for_any());
        case WaitKind::timer: return std::string(say.wait_for_timer());
        case WaitKind::network: return std::string(say.wait_for_network());
        case WaitKind::future: return std::string(say.wait_for_future());
        case WaitKind::gather: return std::string(say.wait_for_gather());
        case WaitKind::process_start: return std::string(say.wait_for_process_start());
        case WaitKind::input: return std::string(say.wait_for_input());
    }
    return "";
}

std::string stuck_phrase(const Phrases& say, const Trace& trace) {
    const State state = fold(trace, trace.size());
    const auto [graph, circle] = stuck_waits(state);
    std::string waits;
    for (std::size_t i = 0; i < graph.size() && i < kMostStuckNamed; ++i)
        waits += (i == 0 ? "" : "; ") + edge_phrase(say, trace, state, graph[i]);
    if (graph.size() > kMostStuckNamed) waits += "; " + say.stuck_more({.number = graph.size() - kMostStuckNamed});
    if (graph.empty()) waits = say.stuck_nothing_to_do();
    return circle ? say.stuck_deadlock({.waits = waits}) : say.stuck_for_ever({.waits = waits});
}

std::string budget_phrase(const Phrases& say, Budget budget, const Limits& limits) {
    const std::string number = limit_words(budget, limits);
    switch (budget) {
        case Budget::none: return "";
        case Budget::steps: return say.budget_steps({.number = number});
        case Budget::memory: return say.budget_memory({.number = number});
        case Budget::threads: return say.budget_threads({.number = number});
        case Budget::output: return say.budget_output({.number = number});
        case Budget::events: return say.budget_events({.number = number});
        case Budget::virtual_time: return say.budget_virtual_time({.number = number});
        case Budget::wall_time: return std::string(say.budget_wall_time());
    }
    return "";
}

std::string end_phrase(const Phrases& say, const Trace& trace, const EndState& end, const Limits& limits) {
    switch (end.outcome) {
        case RunOutcome::stuck: return stuck_phrase(say, trace);
        case RunOutcome::out_of_budget: return budget_phrase(say, end.budget, limits);
        case RunOutcome::stopped: return std::string(say.you_stopped_the_run());
        default: return std::string(trace.text(end.message));
    }
}

std::string moment_phrase(const Phrases& say, const Anchor& anchor) {
    switch (anchor.event) {
        case AnchorEvent::program_starts: return std::string(say.moment_program_starts());
        case AnchorEvent::program_ends: return std::string(say.moment_program_ends());
        case AnchorEvent::program_stuck: return std::string(say.moment_program_stuck());
        case AnchorEvent::loop_idle: return std::string(say.moment_loop_idle());
        case AnchorEvent::time: return say.moment_time({.time = format_seconds(anchor.time, 1)});
        case AnchorEvent::slow_callback: return std::string(say.moment_slow_callback());
        case AnchorEvent::warning: return say.moment_warning({.text = anchor.argument});
        default: return without_gaps(lane_moment(say, anchor));
    }
}

}  // namespace asynchio
