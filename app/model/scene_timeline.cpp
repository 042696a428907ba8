// Lanes, rulers and arrows at the playhead.
#include <algorithm>
#include <cmath>

#include "app/model/bars_in.h"
#include "app/model/lane_order.h"
#include "app/model/make_scene.h"
#include "app/model/state_phrases.h"
#include "core/trace/plain_timeline.h"

namespace asynchio {
namespace {

constexpr double kShortRun = 0.1, kLeastRuler = 1e-3;  // seconds
constexpr double kFarOff = 4;  // runs
constexpr std::size_t kLockNames = 200;  // more are called "lock"
constexpr std::size_t kPrints = 200, kLongestPrint = 120;  // the lanes show the last lines; bytes of one

// Words for a lane, and where room is shorter still.
struct Words {
    std::string full, brief;
};

bool is_wait(Activity activity) { return activity >= Activity::waiting_timer && activity <= Activity::waiting_lock; }

Words waiting(const Phrases& say, const std::string& what) { return {say.lane_waiting({.what = what}), what}; }

// What a wait is for, short enough for a lane's header.
Words wait_words(const SceneContext& context, const Span& span, bool is_thread) {
    const Phrases& say = context.say();
    const WaitState& wait = span.wait;
    const std::string deadline = seconds_text(wait.deadline);
    // The script that sleeps has the sign and the colour of blocking; the word must say it too.
    if (span.activity == Activity::blocking && is_thread && wait.kind == WaitKind::timer)
        return {say.lane_blocking_until({.time = deadline}), std::string(say.lane_blocking())};
    switch (wait.kind) {
        case WaitKind::timer:
            if (is_thread) return {say.lane_sleeping_until({.time = deadline}), say.lane_until({.time = deadline})};
            return waiting(say, say.lane_timer({.time = deadline}));
        case WaitKind::gather: return waiting(say, std::string(say.wait_gather()));
        case WaitKind::task: return waiting(say, context.name(Actor::of(TaskId(wait.object))));
        case WaitKind::thread: return waiting(say, say.lane_thread({.who = context.name(Actor::of(ThreadId(wait.object)))}));
        case WaitKind::lock: return waiting(say, lock_name(context.trace(), context.run.end(), LockId(wait.object)));
        case WaitKind::thread_start: return {say.lane_starting({.who = context.name(Actor::of(ThreadId(wait.object)))}), ""};
        case WaitKind::job: {
            const JobState* job = context.state.find(JobId(wait.object));
            if (span.activity == Activity::waiting_pool || job == nullptr) return waiting(say, std::string(say.lane_pool_place()));
            // The worker has filled the box and may be at the next job; the loop has not seen it yet.
            if (job->phase == JobState::Phase::done) return {std::string(phrase_of(say, Activity::waiting_box)), std::string(say.wait_future())};
            return {say.lane_in_worker({.who = context.name(Actor::of(job->worker))}), ""};
        }
        default: {
            if (span.activity == Activity::wants_gil) return {std::string(phrase_of(say, span.activity)), std::string(say.lane_wants_gil())};
            if (span.activity == Activity::blocking) return {std::string(phrase_of(say, span.activity)), std::string(say.lane_blocking())};
            if (is_wait(span.activity)) return waiting(say, std::string(phrase_of(say, wait.kind)));  // as its bar says
            return {std::string(phrase_of(say, span.activity)), ""};
        }
    }
}

Words state_words(const SceneContext& context, const Lane& lane, const Span* span, bool ended) {
    const Phrases& say = context.say();
    if (ended) {
        const TaskState* task = context.state.find(lane.actor.task);
        std::string outcome(phrase_of(say, lane.outcome));
        if (task != nullptr && task->swallowed_cancel()) return {std::string(say.outcome_done_despite_cancel()), std::move(outcome)};
        return {std::move(outcome), ""};
    }
    if (span == nullptr) {
        if (lane.kind == Lane::Kind::worker) return {std::string(say.lane_worker_idle()), ""};
        const ThreadState* thread = context.state.find(lane.actor.thread);
        return {thread != nullptr && thread->loop ? std::string(say.lane_runs_the_loop()) : "", ""};
    }
    const ThreadState* computes = context.state.find(lane.actor.thread);
    if (computes != nullptr && computes->phase == ThreadState::Phase::computing && span->activity == Activity::ready)
        return {std::string(say.lane_waits_for_core()), ""};
    if (waits_for_its_step(context, lane)) return {std::string(say.state_ready()), ""};
    Words words = wait_words(context, *span, lane.kind != Lane::Kind::task);
    if (span->wait.kind == WaitKind::timer && span->wait.deadline < context.ui.time && span->activity == Activity::waiting_timer)
        words = {say.lane_late({.time = seconds_text(context.ui.time - span->wait.deadline)}), ""};
    if (span->wait.deadline != kNever && span->wait.kind != WaitKind::timer && is_wait(span->activity)) {
        words.full = say.awaits_at_most({.what = words.full, .time = seconds_text(span->wait.deadline)});
        if (!words.brief.empty()) words.brief = say.awaits_at_most({.what = words.brief, .time = seconds_text(span->wait.deadline)});
    }
    const std::string waits = words.full;
    for (const HoldSpan& hold : context.run.lanes().holds) {
        const bool now = hold.first_event < context.state.position && hold.last_event >= context.state.position;
        if (hold.owner != lane.actor || !now) continue;
        const std::string holds = ", " + say.lane_holds({.lock = lock_name(context.trace(), context.run.end(), hold.lock)});
        // "board, holds knife" would read as if it had both: what it waits for is told, the band under the bar is what it holds.
        if (span->activity == Activity::waiting_lock) words.brief = words.brief.empty() ? "" : waits;
        else if (!words.brief.empty()) words.brief += holds;
        words.full += holds;
    }
    return words;
}

LaneView view_of(const SceneContext& context, const Lane& lane) {
    LaneView view;
    view.lane = &lane;
    view.totals = &context.run.totals()[static_cast<std::size_t>(&lane - context.run.lanes().lanes.data())];
    view.actor = lane.actor;
    view.name = context.name(lane.actor);
    view.worker = lane.kind == Lane::Kind::worker;
    if (const TaskState* task = context.run.end().find(lane.actor.task)) view.function = context.text(task->function);
    else if (const ThreadState* thread = context.run.end().find(lane.actor.thread)) view.function = context.text(thread->function);
    if (view.function == view.name || view.worker) view.function.clear();
    view.begun = lane.first_event < context.state.position;
    view.ended = lane.ended && lane.end_event < context.state.position;
    view.outcome = lane.outcome;
    if (!view.begun) return view;
    const auto after = std::ranges::upper_bound(lane.spans, context.state.position, {}, &Span::first_event);
    const Span* span = after == lane.spans.begin() || (after - 1)->last_event < context.state.position ? nullptr : &*(after - 1);
    // A script is not ended by an event of its own: it is over with the run.
    const bool over = lane.actor.thread && !view.ended && context.state.end.outcome == RunOutcome::finished;
    if (span != nullptr && !over) view.activity = waits_for_its_step(context, lane) ? Activity::ready : span->activity;
    Words words = over ? Words{std::string(context.say().outcome_done()), ""} : state_words(context, lane, span, view.ended);
    view.state_word = std::move(words.full);
    view.state_brief = std::move(words.brief);
    return view;
}

void add_lanes(TimelineView& timeline, const SceneContext& context) {
    const LaneOrder& order = context.ui.lanes;
    const auto shows = [&](const Lane& lane) { return shows_lane(context, lane); };
    std::string group;
    for (const Lane* lane : lanes_in_order(context.trace(), context.run.end(), context.run.lanes(), order, shows)) {
        LaneView view = view_of(context, *lane);
        view.pinned = std::ranges::find(order.pinned, lane->actor) != order.pinned.end();
        std::string own = order.grouped ? group_of(context.trace(), context.run.end(), *lane) : "";
        view.first_of_group = !timeline.lanes.empty() && own != group;
        group = std::move(own);
        timeline.lanes.push_back(std::move(view));
    }
}

void add_prints(TimelineView& timeline, const SceneContext& context) {
    const auto& output = context.state.output;
    for (std::size_t i = output.size() - std::min(output.size(), kPrints); i < output.size(); ++i) {
        if (output[i].stream != Stream::out) continue;
        const Actor who = output[i].task ? Actor::of(output[i].task) : Actor::of(output[i].thread);
        const auto lane = std::ranges::find(timeline.lanes, who, &LaneView::actor);
        const std::string text = context.text(output[i].text);
        const std::string words = text.substr(0, text.find('\n'));
        if (lane != timeline.lanes.end() && !words.empty() && words.size() <= kLongestPrint) lane->prints.push_back(PrintView{output[i].event, words});
    }
}

// Of a Span or AsleepSpan, as far as the playhead.
template <class Stretch>
void add_frozen(TimelineView& timeline, const SceneContext& context, const Stretch& stretch, const auto& words) {
    const Time until = std::min(stretch.end, context.ui.time);
    if (until <= stretch.begin) return;
    const double end = context.ui.ruler == Ruler::time ? to_seconds(until)
                                                       : context.run.lanes().column_at(std::min(stretch.last_event, context.state.position));
    timeline.frozen.push_back({ruler_at(context.run, context.ui.ruler, stretch.first_event, stretch.begin), end, words(seconds_text(until - stretch.begin))});
}

// Stretches in which a turn kept the loop from hearing timers, or in which the loop slept although a task was ready.
void add_frozen(TimelineView& timeline, const SceneContext& context) {
    const std::vector<Lane>& lanes = context.run.lanes().lanes;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        if (lanes[i].kind != Lane::Kind::task || lanes[i].plumbing) continue;
        for (const std::size_t bar : bars_in(lanes[i], context.run.totals()[i], Activity::blocking)) {
            const Span& span = lanes[i].spans[bar];
            if (span.first_event >= context.state.position) break;
            const std::string who = context.name(lanes[i].actor);
            add_frozen(timeline, context, span, [&](const std::string& time) { return context.say().timeline_frozen({.who = who, .time = time}); });
        }
    }
    for (const AsleepSpan& asleep : context.run.lanes().asleep) {
        if (asleep.first_event >= context.state.position) break;
        add_frozen(timeline, context, asleep, [&](const std::string& time) { return context.say().timeline_asleep({.time = time}); });
    }
}

// How far the ruler reaches while nothing of the run was seen: the same for all runs from a tenth of a second on, and for
// all that are shorter.
double unseen_end(double end) { return end < kShortRun ? kShortRun : 1.0; }

// Rounded up to a tenth, and never shorter than twice what was shown: the ruler must not give the total away.
double shown_end(const SceneContext& context, const FlowView& flow, double playhead, double seen, double end) {
    // A run that took no time has no end to show: a ruler like any other.
    if (context.ui.seen >= context.run.trace().size()) return end > 0 ? std::max(end, kLeastRuler) : 1.0;
    if (context.ui.ruler == Ruler::turns) return std::min(std::max(8.0, std::max(seen, playhead) + 4), std::max(end, 8.0));
    double wanted = std::max({2 * playhead, 1.05 * seen, unseen_end(end)});
    for (const double said : flow.said_at) wanted = std::max(wanted, 1.05 * said);
    return std::max(0.1, std::ceil(wanted * 10) / 10);
}

// A caption that speaks of nobody by name points at whoever has a thread now, if that is one.
void point_caption(Scene& scene) {
    if (!scene.flow.caption || scene.flow.caption->who) return;
    const auto at_work = [](const LaneView& lane) { return !lane.ended && (lane.activity == Activity::running || lane.activity == Activity::blocking); };
    const auto& lanes = scene.timeline.lanes;
    if (std::ranges::count_if(lanes, at_work) == 1) scene.flow.caption->who = std::ranges::find_if(lanes, at_work)->actor;
}

}  // namespace

void add_timeline(Scene& scene, const SceneContext& context) {
    TimelineView& timeline = scene.timeline;
    const RunData& run = context.run;
    timeline.ruler = context.ui.ruler;
    timeline.run = &run.lanes();
    timeline.by_threads = !uses_loop(run);
    add_lanes(timeline, context);
    add_prints(timeline, context);
    for (const JobSpan& job : run.lanes().jobs) {
        timeline.jobs.push_back(job);
        const JobState* state = run.end().find(job.job);
        timeline.job_names.push_back(state != nullptr ? context.text(state->label) : "");
    }
    for (std::size_t lock = 1; lock <= std::min(run.end().locks.size(), kLockNames); ++lock)
        timeline.lock_names.push_back(lock_name(context.trace(), run.end(), LockId(static_cast<std::uint32_t>(lock))));
    const std::size_t seen = std::max(context.ui.seen, context.ui.position);
    timeline.playhead = ruler_at(run, context.ui.ruler, context.ui.position == 0 ? 0 : context.ui.position - 1, context.ui.time);
    if (context.ui.ruler == Ruler::turns && context.ui.position > 0)
        timeline.playhead = run.lanes().column_at(context.ui.position);
    const Time seen_time = seen == 0 ? 0 : run.trace()[std::min(seen, run.trace().size()) - 1].time;
    timeline.seen = std::max(timeline.playhead, ruler_at(run, context.ui.ruler, seen, std::max(seen_time, context.ui.time)));
    timeline.end = context.ui.ruler == Ruler::time ? to_seconds(run.total()) : static_cast<double>(run.lanes().columns.size());
    timeline.shown_end = shown_end(context, scene.flow, timeline.playhead, timeline.seen, timeline.end);
    // What was said was said of the lesson's own values. There it stays in the picture behind the end of the run, unless
    // it lies far off.
    const bool other_values = scene.flow.stage >= Stage::break_it;
    for (std::size_t i = 0; !other_values && i < scene.flow.said_at.size(); ++i)
        if (timeline.ruler == Ruler::time && scene.flow.said_at[i] <= kFarOff * timeline.end) timeline.shown_end = std::max(timeline.shown_end, 1.05 * scene.flow.said_at[i]);
    for (std::size_t i = 0; !other_values && i < scene.flow.said_at.size(); ++i)
        timeline.flags.push_back(FlagView{scene.flow.said_at[i], scene.flow.said_times[i], false});
    if (context.inputs.interrupt_at != kNever)
        timeline.flags.push_back(FlagView{to_seconds(context.inputs.interrupt_at), std::string(context.say().interrupt_key()), true});
    timeline.over = context.ui.position > 0 && context.ui.position >= context.trace().size();
    timeline.playhead_text = seconds_text(context.ui.time);
    add_frozen(timeline, context);
    point_caption(scene);
}

}  // namespace asynchio
