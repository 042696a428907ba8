#include "app/model/rules.h"

#include <algorithm>
#include <array>

#include "app/model/state_phrases.h"
#include "core/base/overloaded.h"
#include "core/trace/choices.h"
#include "core/trace/names.h"

namespace asynchio {
namespace {

constexpr std::array<std::string_view, 8> kIds = {"R1", "R2", "R3", "R4", "R5", "T1", "T2", "T3"};

bool is_plumbing(const State& state, TaskId id) {
    const TaskState* task = state.find(id);
    return task == nullptr || task->plumbing;
}
bool is_plumbing(const State& state, ThreadId id) {
    const ThreadState* thread = state.find(id);
    return thread == nullptr || thread->plumbing;
}

// Others of its process that could run, if one at a time may.
bool others_want_to_run(const State& state, ThreadId id) {
    const ThreadState* me = state.find(id);
    if (me == nullptr || !state.run.gil) return false;
    using Phase = ThreadState::Phase;
    return std::ranges::any_of(state.threads, [&](const ThreadState& thread) {
        const bool could = thread.phase == Phase::ready || thread.phase == Phase::wants_gil || thread.phase == Phase::starting;
        return could && thread.id && thread.id != id && !thread.plumbing && thread.process == me->process;
    });
}

// A wait in which a thread could not run Python code anyhow; not the bookkeeping between threads.
bool gives_gil_away(WaitKind kind) {
    return kind != WaitKind::thread_start && kind != WaitKind::process_start && kind != WaitKind::loop && kind != WaitKind::work;
}

class Finder {
  public:
    explicit Finder(const Trace& trace) : trace_(trace) {}

    std::vector<RuleMoment> find() {
        for (index_ = 0; index_ < trace_.size(); ++index_) {
            const Event& event = trace_[index_];
            look_at(event);
            if (event.thread != 0) last_ = ThreadId(event.thread);
            state_.apply(event);
        }
        return std::move(moments_);
    }

  private:
    void add(Rule rule) { moments_.push_back(RuleMoment{rule, index_}); }

    void look_at(const Event& event) {
        const ThreadId thread(event.thread);
        dispatch(event, Overloaded{
                            [&](const CoroutineCreated& e) {
                                if (e.kind == CoroutineKind::coroutine && e.line != 0) add(Rule::r1);
                            },
                            [&](const HandleEnqueued& e) {
                                if (is_plumbing(state_, e.task)) return;
                                if (e.kind == HandleKind::first_step || e.kind == HandleKind::next_step) add(Rule::r2);
                                if (e.kind == HandleKind::wakeup) add(Rule::r4);
                            },
                            [&](const TurnStarted& e) {
                                if (!is_plumbing(state_, e.task)) add(Rule::r3);
                            },
                            [&](const TurnEnded& e) {
                                const TaskState* task = state_.find(e.task);
                                if (task != nullptr && !task->plumbing && event.time - task->turn_began >= kBlockingTurn) add(Rule::r3);
                            },
                            [&](const TaskWaits& e) {
                                if (!is_plumbing(state_, e.task)) add(Rule::r4);
                            },
                            [&](const LoopIdled&) { add(Rule::r5); },
                            [&](const RunEnded& e) {
                                const bool idle = std::ranges::any_of(state_.loops, &LoopState::idle);
                                if (e.outcome == RunOutcome::stuck && idle) add(Rule::r5);
                            },
                            [&](const ThreadBegan&) { goes_on(thread); },
                            [&](const ThreadResumed&) { goes_on(thread); },
                            [&](const GilWanted&) { add(Rule::t2); },
                            [&](const GilDropped& e) {
                                if (e.forced) add(Rule::t1), add(Rule::t2);
                            },
                            [&](const ThreadBlocked& e) {
                                if (state_.run.gil && gives_gil_away(e.kind) && !is_plumbing(state_, thread)) add(Rule::t3);
                            },
                            [](const auto&) {},
                        });
    }

    void goes_on(ThreadId thread) {
        if (is_plumbing(state_, thread)) return;
        if (last_ && last_ != thread) add(Rule::t1);
        if (others_want_to_run(state_, thread)) add(Rule::t2);
    }

    const Trace& trace_;
    State state_;
    std::size_t index_ = 0;
    ThreadId last_;  // who had the baton
    std::vector<RuleMoment> moments_;
};

// --- telling -------------------------------------------------------------------------------------------------

class Teller {
  public:
    Teller(const Phrases& say, const Trace& trace, const State& before, const State& end)
        : say_(say), trace_(trace), before_(before), end_(end) {}

    RuleStory tell(const RuleMoment& moment) const {
        RuleStory story;
        const Event& event = trace_[moment.event];
        const ThreadId thread(event.thread);
        dispatch(event, Overloaded{
                            [&](const CoroutineCreated& e) {
                                story = at(e.line, say_.story_made({.line = e.line, .function = std::string(trace_.text(e.function))}));
                            },
                            [&](const HandleEnqueued& e) { story = e.kind == HandleKind::wakeup ? woken(e) : queued(e); },
                            [&](const TurnStarted& e) { story = runs(*before_.find(e.task)); },
                            [&](const TurnEnded& e) { story = kept(*before_.find(e.task), event.time); },
                            [&](const TaskWaits& e) { story = waits(e); },
                            [&](const LoopIdled& e) { story.words = sleeps(e); },
                            [&](const RunEnded&) { story.words = say_.story_stuck(); },
                            [&](const GilWanted& e) {
                                story = at(line_of(e.wanter), say_.story_gil_wanted({.who = name(e.wanter), .holder = name(e.holder)}));
                            },
                            [&](const GilDropped& e) { story = at(line_of(e.dropper), say_.story_gil_dropped({.who = name(e.dropper)})); },
                            [&](const ThreadBlocked& e) { story = blocks(thread, e); },
                            [&](const auto&) { story = moment.rule == Rule::t1 ? switches(thread, moment.event) : alone(thread); },
                        });
        return story;
    }

  private:
    std::string name(TaskId id) const { return actor_name(trace_, end_, Actor::of(id)); }
    std::string name(ThreadId id) const { return actor_name(trace_, end_, Actor::of(id)); }
    // " (line 9)", behind a word; "" for none.
    std::string where(Line line) const { return line == 0 ? "" : " " + say_.story_line({.line = line}); }
    static RuleStory at(Line line, std::string words) { return RuleStory{std::move(words), static_cast<int>(line)}; }
    Line line_of(ThreadId id) const {
        const ThreadState* thread = before_.find(id);
        return thread == nullptr ? 0 : thread->line;
    }

    RuleStory queued(const HandleEnqueued& e) const {
        const Cause who = before_.whoever_runs();
        const std::string task = name(e.task), in_line = where(who.line);
        return at(who.line, e.kind == HandleKind::next_step ? say_.story_lets_others({.who = task, .where = in_line})
                                                            : say_.story_queued({.who = task, .where = in_line}));
    }
    // Why somebody whose wait is over can go on.
    std::string what_came(const TaskState& task) const {
        const std::string who = name(task.id);
        if (task.cancel_requested) return say_.story_asked_to_stop({.who = who});
        switch (task.wait.kind) {
            case WaitKind::timer: return say_.story_timer_rang({.who = who});
            case WaitKind::gather: return say_.story_slot_filled({.who = who});
            case WaitKind::future: return say_.story_box_filled({.who = who});
            case WaitKind::task: return say_.story_task_over({.who = who});
            case WaitKind::lock: return say_.story_lock_free({.who = who});
            case WaitKind::job: return say_.story_worker_done({.who = who});
            case WaitKind::queue: return say_.story_queue_has({.who = who});
            case WaitKind::queue_room: return say_.story_queue_room({.who = who});
            case WaitKind::semaphore: return say_.story_place_free({.who = who});
            default: return say_.story_is_there({.who = who});
        }
    }
    RuleStory woken(const HandleEnqueued& e) const {
        const TaskState& task = *before_.find(e.task);
        const Cause by = before_.whoever_runs();
        std::string what = what_came(task);
        if (by.task && by.task != task.id && !is_plumbing(before_, by.task))
            what = say_.story_by({.what = what, .who = name(by.task), .where = where(by.line)});
        return at(task.line, say_.story_woken({.what = what, .who = name(task.id), .where = where(task.line)}));
    }
    RuleStory waits(const TaskWaits& e) const {
        const TaskState& task = *before_.find(e.task);
        const std::string what = wait_phrase(say_, trace_, before_, WaitState{e.kind, e.object, 0, e.deadline});
        const std::string who = name(e.task), in_line = where(task.line);
        if (e.deadline == kNever) return at(task.line, say_.story_waits({.who = who, .where = in_line, .what = what}));
        return at(task.line, say_.story_waits_until({.who = who, .where = in_line, .what = what, .time = brief_seconds(e.deadline)}));
    }
    RuleStory runs(const TaskState& task) const {
        if (task.line == 0) return at(0, say_.story_runs_first({.who = name(task.id)}));
        return at(task.line, say_.story_runs_on({.who = name(task.id), .line = task.line}));
    }
    RuleStory kept(const TaskState& task, Time now) const {
        const std::string time = brief_seconds(now - task.turn_began);
        return at(task.line, say_.story_kept({.who = name(task.id), .time = time, .where = where(task.line)}));
    }
    std::string sleeps(const LoopIdled& e) const {
        if (e.deadline == kNever) return std::string(say_.story_sleeps_for_bell());
        return say_.story_sleeps({.time = brief_seconds(e.deadline)});
    }
    RuleStory blocks(ThreadId thread, const ThreadBlocked& e) const {
        const Line line = line_of(thread);
        if (e.kind == WaitKind::timer && e.deadline != kNever)
            return at(line, say_.story_thread_sleeps({.who = name(thread), .time = brief_seconds(e.deadline), .where = where(line)}));
        const std::string what = wait_phrase(say_, trace_, before_, WaitState{e.kind, e.object, 0, e.deadline});
        return at(line, say_.story_thread_waits({.who = name(thread), .what = what, .where = where(line)}));
    }
    RuleStory switches(ThreadId thread, std::size_t event) const {
        ThreadId before;
        for (std::size_t i = event; i-- > 0 && !before;) before = ThreadId(trace_[i].thread);
        const Line line = line_of(thread);
        std::string words = line == 0 ? say_.story_switched_first({.before = name(before), .who = name(thread)})
                                      : say_.story_switched_on({.before = name(before), .who = name(thread), .line = line});
        const std::vector<std::string> others = others_of(thread);
        if (others.empty()) return at(line, std::move(words));
        const std::string names = joined(others, [&](std::string first, std::string last) { return say_.names_or({.names = first, .last = last}); });
        return at(line, say_.story_others({.words = words, .others = names}));
    }
    RuleStory alone(ThreadId thread) const {
        const Line line = line_of(thread);
        const std::string names = joined(others_of(thread), [&](std::string first, std::string last) { return say_.names_and({.names = first, .last = last}); });
        return at(line, say_.story_alone({.who = name(thread), .where = where(line), .others = names}));
    }
    // Who could go on besides.
    std::vector<std::string> others_of(ThreadId thread) const {
        std::vector<std::string> names;
        for (const ThreadId other : runnable_threads(trace_, before_))
            if (other != thread) names.push_back(name(other));
        return names;
    }
    // "T1, T2 or T3"
    template <class Last>
    static std::string joined(const std::vector<std::string>& names, Last last) {
        std::string words = names.empty() ? "" : names.front();
        for (std::size_t i = 1; i < names.size(); ++i) words = i + 1 == names.size() ? last(words, names[i]) : words + ", " + names[i];
        return words;
    }

    const Phrases& say_;
    const Trace& trace_;
    const State& before_;
    const State& end_;
};

}  // namespace

std::string_view id_of(Rule rule) { return kIds[static_cast<std::size_t>(rule)]; }

std::optional<Rule> rule_of(std::string_view id) {
    const auto known = std::ranges::find(kIds, id);
    return known == kIds.end() ? std::nullopt : std::optional(static_cast<Rule>(known - kIds.begin()));
}

RuleText text_of(const Phrases& say, Rule rule) {
    switch (rule) {
        case Rule::r1: return {say.rule_r1_name(), say.rule_r1_brief(), say.rule_r1()};
        case Rule::r2: return {say.rule_r2_name(), say.rule_r2_brief(), say.rule_r2()};
        case Rule::r3: return {say.rule_r3_name(), say.rule_r3_brief(), say.rule_r3()};
        case Rule::r4: return {say.rule_r4_name(), say.rule_r4_brief(), say.rule_r4()};
        case Rule::r5: return {say.rule_r5_name(), say.rule_r5_brief(), say.rule_r5()};
        case Rule::t1: return {say.rule_t1_name(), say.rule_t1_brief(), say.rule_t1()};
        case Rule::t2: return {say.rule_t2_name(), say.rule_t2_brief(), say.rule_t2()};
        case Rule::t3: return {say.rule_t3_name(), say.rule_t3_brief(), say.rule_t3()};
    }
    return {};
}

std::vector<RuleMoment> rule_moments(const Trace& trace) { return Finder(trace).find(); }

RuleStory story_of(const Phrases& say, const RuleMoment& moment, const Trace& trace, const State& before, const State& end) {
    return Teller(say, trace, before, end).tell(moment);
}

}  // namespace asynchio
