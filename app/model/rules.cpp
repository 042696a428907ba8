#include "app/model/rules.h"

#include <algorithm>
#include <array>

#include "core/base/overloaded.h"
#include "core/trace/choices.h"
#include "core/trace/names.h"

namespace asynchio {
namespace {

constexpr std::array<RuleText, 8> kTexts = {{
    {"R1", "Card", "A call of an async def only makes a card.",
     "Calling an async def function only makes a card (a coroutine object). Nothing runs."},
    {"R2", "Queue up", "A task joins the BACK of the ready queue.", "A task puts its card at the BACK of the ready queue."},
    {"R3", "Run", "The FRONT task runs until it waits or ends.",
     "The loop takes the FRONT task and runs it until it awaits something unfinished, or ends. Nobody can push it aside."},
    {"R4", "Step aside, wake up", "Who waits is out; woken, it joins the BACK.",
     "A waiting task is out of the queue. When its timer rings, its box is filled, its lock is free or its worker is done, it "
     "goes to the BACK of the ready queue."},
    {"R5", "Sleep", "Nothing ready: the loop sleeps.",
     "If the ready queue is empty, the loop sleeps until the next timer or bell. No timer, no bell: stuck."},
    {"T1", "Switch anywhere", "Threads switch between any two steps.", "Threads can be switched between any two steps."},
    {"T2", "One at a time", "One thread at a time runs Python code.",
     "The GIL: only one thread per process runs Python code (about 5 ms, then the next)."},
    {"T3", "Waiting is free", "A thread that waits gives the GIL away.", "A thread that waits gives the GIL away."},
}};

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
    Teller(const Trace& trace, const State& before, const State& end) : trace_(trace), before_(before), end_(end) {}

    RuleStory tell(const RuleMoment& moment) const {
        RuleStory story;
        const Event& event = trace_[moment.event];
        const ThreadId thread(event.thread);
        dispatch(event, Overloaded{
                            [&](const CoroutineCreated& e) { story = made(e); },
                            [&](const HandleEnqueued& e) { story = e.kind == HandleKind::wakeup ? woken(e) : queued(e); },
                            [&](const TurnStarted& e) { story = runs(e); },
                            [&](const TurnEnded& e) { story = kept(e, event.time); },
                            [&](const TaskWaits& e) { story = waits(e); },
                            [&](const LoopIdled& e) { story = sleeps(e); },
                            [&](const RunEnded&) { story.words = "Nothing is ready, no timer is set and no bell can ring: stuck."; },
                            [&](const GilWanted& e) {
                                story = at(e.wanter, name(e.wanter) + " could run, but " + name(e.holder) + " holds the GIL.");
                            },
                            [&](const GilDropped& e) {
                                story = at(e.dropper, name(e.dropper) + " had the GIL long enough: the next one gets it.");
                            },
                            [&](const ThreadBlocked& e) { story = blocks(thread, e); },
                            [&](const auto&) { story = moment.rule == Rule::t1 ? switches(thread, moment.event) : alone(thread); },
                        });
        return story;
    }

  private:
    std::string name(TaskId id) const { return actor_name(trace_, end_, Actor::of(id)); }
    std::string name(ThreadId id) const { return actor_name(trace_, end_, Actor::of(id)); }
    static std::string in_line(Line line) { return line == 0 ? "" : " (line " + std::to_string(line) + ")"; }
    static RuleStory at(Line line, std::string words) { return RuleStory{std::move(words), static_cast<int>(line)}; }
    RuleStory at(ThreadId id, std::string words) const { return at(line_of(id), std::move(words)); }
    Line line_of(ThreadId id) const {
        const ThreadState* thread = before_.find(id);
        return thread == nullptr ? 0 : thread->line;
    }

    RuleStory made(const CoroutineCreated& e) const {
        return at(e.line, "Line " + std::to_string(e.line) + " calls " + std::string(trace_.text(e.function)) +
                              "(): that makes a card, and nothing of it runs yet.");
    }
    RuleStory queued(const HandleEnqueued& e) const {
        const Cause who = before_.whoever_runs();
        if (e.kind == HandleKind::next_step)
            return at(who.line, name(e.task) + " lets the others go first" + in_line(who.line) + " and joins the BACK of the ready queue.");
        return at(who.line, name(e.task) + " is a task now" + in_line(who.line) + ": it joins the BACK of the ready queue.");
    }
    // Why somebody whose wait is over can go on.
    std::string what_came(const TaskState& task) const {
        const std::string who = name(task.id);
        switch (task.wait.kind) {
            case WaitKind::timer: return who + "'s timer rang";
            case WaitKind::gather: return "The last slot of " + who + "'s gather is filled";
            case WaitKind::future: return "The box that " + who + " waits for is filled";
            case WaitKind::task: return "The task that " + who + " waits for is over";
            case WaitKind::lock: return "The lock is free for " + who;
            case WaitKind::job: return "The worker is done with " + who + "'s job";
            case WaitKind::queue: return "The queue has something for " + who;
            case WaitKind::semaphore: return "A place is free for " + who;
            default: return "What " + who + " waits for is there";
        }
    }
    RuleStory woken(const HandleEnqueued& e) const {
        const TaskState& task = *before_.find(e.task);
        const Cause by = before_.whoever_runs();
        std::string words = task.cancel_requested ? name(task.id) + " was asked to stop" : what_came(task);
        if (by.task && by.task != task.id && !is_plumbing(before_, by.task)) words += ", by " + name(by.task) + in_line(by.line);
        return at(task.line, words + ": " + name(task.id) + " goes to the BACK of the ready queue" + in_line(task.line) + ".");
    }
    RuleStory waits(const TaskWaits& e) const {
        const TaskState& task = *before_.find(e.task);
        const WaitState wait{e.kind, e.object, 0, e.deadline};
        const std::string until = e.deadline == kNever ? "" : " until " + format_seconds(e.deadline) + " s";
        return at(task.line, name(e.task) + " steps aside" + in_line(task.line) + ": it waits for " +
                                 wait_name(trace_, before_, wait) + until + " and is out of the queue.");
    }
    RuleStory runs(const TurnStarted& e) const {
        const TaskState& task = *before_.find(e.task);
        const std::string from = task.line == 0 ? "from its beginning" : "on from line " + std::to_string(task.line);
        return at(task.line, "The loop takes " + name(e.task) + " from the FRONT. It runs " + from + ".");
    }
    RuleStory kept(const TurnEnded& e, Time now) const {
        const TaskState& task = *before_.find(e.task);
        return at(task.line, name(e.task) + " kept the loop for " + format_seconds(now - task.turn_began) + " s" + in_line(task.line) +
                                 ": nobody could push it aside.");
    }
    RuleStory sleeps(const LoopIdled& e) const {
        if (e.deadline == kNever) return {"The ready queue is empty and no timer is set: only a bell can wake the loop.", 0};
        return {"The ready queue is empty: the loop sleeps until " + format_seconds(e.deadline) + " s.", 0};
    }
    RuleStory blocks(ThreadId thread, const ThreadBlocked& e) const {
        const WaitState wait{e.kind, e.object, 0, e.deadline};
        const std::string what = e.kind == WaitKind::timer ? " sleeps" : " waits for " + wait_name(trace_, before_, wait);
        const std::string until = e.deadline == kNever ? "" : " until " + format_seconds(e.deadline) + " s";
        const Line line = line_of(thread);
        return at(line, name(thread) + what + until + in_line(line) + ": it gives the GIL away.");
    }
    RuleStory switches(ThreadId thread, std::size_t event) const {
        ThreadId before;
        for (std::size_t i = event; i-- > 0 && !before;) before = ThreadId(trace_[i].thread);
        const Line line = line_of(thread);
        std::string words = "Switched from " + name(before) + " to " + name(thread);
        words += line == 0 ? ", at its beginning." : ", which goes on in line " + std::to_string(line) + ".";
        if (const std::string others = names_of_others(thread); !others.empty()) words += " It could have been " + others + ".";
        return at(line, std::move(words));
    }
    RuleStory alone(ThreadId thread) const {
        const std::string others = names_of_others(thread, " and ");
        return at(line_of(thread), "Now only " + name(thread) + " runs Python code" + in_line(line_of(thread)) + "; " + others +
                                       " could run, too, and must wait.");
    }
    // "main or T1": who could go on besides.
    std::string names_of_others(ThreadId thread, std::string_view last = " or ") const {
        std::vector<std::string> names;
        for (const ThreadId other : runnable_threads(trace_, before_))
            if (other != thread) names.push_back(name(other));
        std::string words;
        for (std::size_t i = 0; i < names.size(); ++i) words += (i == 0 ? "" : i + 1 == names.size() ? std::string(last) : ", ") + names[i];
        return words;
    }

    const Trace& trace_;
    const State& before_;
    const State& end_;
};

}  // namespace

const RuleText& text_of(Rule rule) { return kTexts[static_cast<std::size_t>(rule)]; }

std::optional<Rule> rule_of(std::string_view id) {
    const auto known = std::ranges::find(kTexts, id, &RuleText::id);
    return known == kTexts.end() ? std::nullopt : std::optional(static_cast<Rule>(known - kTexts.begin()));
}

std::vector<RuleMoment> rule_moments(const Trace& trace) { return Finder(trace).find(); }

RuleStory story_of(const RuleMoment& moment, const Trace& trace, const State& before, const State& end) {
    return Teller(trace, before, end).tell(moment);
}

}  // namespace asynchio
