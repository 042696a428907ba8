// Boxes, locks, variables, output: what the program made, at the playhead.
#include <algorithm>

#include "app/model/make_scene.h"
#include "app/model/state_phrases.h"

namespace asynchio {
namespace {

constexpr std::size_t kWritesShown = 4;
constexpr std::size_t kMostCopies = 12;
constexpr std::size_t kAccessesJudged = 2000;  // more than that is no lesson about one variable

std::string who(const SceneContext& context, TaskId task, ThreadId thread) {
    return context.name(Actor::of(task, thread));
}

SlotView slot_view(const SceneContext& context, const GatherSlotState& slot, std::size_t index) {
    SlotView view;
    view.name = context.say().box_slot({.number = index + 1});
    const std::string owner = slot.task ? context.name(Actor::of(slot.task)) : std::string(context.say().box_a_future());
    view.filled = slot.filled;
    view.note = slot.filled ? context.say().box_from({.owner = owner, .time = seconds_text(slot.filled_at)}) : context.say().box_for({.owner = owner});
    if (slot.filled) view.value = slot.outcome == Outcome::cancelled ? std::string(context.say().box_cancelled()) : context.text(slot.value);
    return view;
}

// A write is lost when it puts back a value that another write had already changed since this actor read it.
bool is_lost(const VariableState& variable, std::size_t index) {
    const VariableAccess& write = variable.accesses[index];
    for (std::size_t i = index; i-- > 0;) {
        const VariableAccess& other = variable.accesses[i];
        const bool mine = other.task == write.task && other.thread == write.thread;
        if (mine && !other.write) {
            for (std::size_t j = i + 1; j < index; ++j)
                if (variable.accesses[j].write) return true;
            return false;
        }
        if (mine) return false;
    }
    return false;
}

VariableView variable_view(const SceneContext& context, const VariableState& variable) {
    VariableView view;
    view.name = context.text(variable.name);
    view.value = context.text(variable.value);
    for (std::size_t i = 0; i < variable.accesses.size(); ++i) {
        const VariableAccess& access = variable.accesses[i];
        if (!access.write || access.before == Text()) continue;
        view.writes.push_back(WriteView{context.text(access.before) + " \u2192 " + context.text(access.value),
                                        who(context, access.task, access.thread), seconds_text(access.time),
                                        is_lost(variable, i)});
    }
    if (view.writes.size() > kWritesShown) view.writes.erase(view.writes.begin(), view.writes.end() - kWritesShown);
    return view;
}

bool held_by(const SceneContext& context, const HoldSpan& hold, const VariableAccess& access) {
    return hold.owner == Actor::of(access.task, access.thread) && hold.first_event < access.event &&
           access.event < hold.last_event && context.run.end().find(hold.lock) != nullptr;
}

// The lock that whoever wrote the variable always held; none if there was a write without it. The script sets a
// variable up before others can see it.
LockId guard_of(const SceneContext& context, Text name) {
    const auto& variables = context.run.end().variables;
    const auto variable = std::ranges::find(variables, name, &VariableState::name);
    if (variable == variables.end() || variable->accesses.size() > kAccessesJudged) return LockId();
    LockId guard;
    for (const VariableAccess& access : variable->accesses) {
        if (!access.write || (!access.task && access.thread == ThreadId(1))) continue;
        LockId held;
        for (const HoldSpan& hold : context.run.lanes().holds)
            if (held_by(context, hold, access)) held = hold.lock;
        if (!held || (guard && held != guard)) return LockId();
        guard = held;
    }
    return guard;
}

LockView lock_view(const SceneContext& context, const LockState& lock) {
    LockView view;
    view.name = lock_name(context.trace(), context.state, lock.id);
    view.held = lock.held;
    if (lock.held) view.holder = who(context, lock.owner_task, lock.owner_thread);
    const bool tasks = lock.kind == LockKind::task_lock;
    const auto actor = [&](std::uint32_t ordinal) { return tasks ? Actor::of(TaskId(ordinal)) : Actor::of(ThreadId(ordinal)); };
    for (const std::uint32_t waiter : lock.waiters)
        view.waiters.push_back(TokenView{actor(waiter), context.name(actor(waiter)), Activity::waiting_lock});
    for (const std::uint32_t owner : lock.past_owners) {
        const std::string name = context.name(actor(owner));
        if (std::ranges::find(view.had, name) == view.had.end()) view.had.push_back(name);
    }
    return view;
}

// What became of an actor's copy: the last thing it wrote, up to the playhead.
void note_write(CopyView& copy, const SceneContext& context, Actor actor) {
    for (const VariableState& variable : context.state.variables) {
        if (variable.accesses.size() > kAccessesJudged) continue;
        for (std::size_t i = 0; i < variable.accesses.size(); ++i) {
            const VariableAccess& access = variable.accesses[i];
            if (!access.write || Actor::of(access.task, access.thread) != actor) continue;
            copy.note = context.say().copy_wrote({.value = context.text(access.value)});
            copy.lost = is_lost(variable, i);
        }
    }
}

// What each thread or task read from a shared variable into a local of its own.
void add_copies(VariablesView& variables, const SceneContext& context) {
    const Actor running = Actor::of(context.state.running_task(context.state.thread), context.state.thread);
    std::vector<FrameId> shown;
    for (const RunData::Copy& fact : context.run.copies()) {
        const FrameState* frame = context.run.end().find(fact.frame);
        if (frame == nullptr || frame->thread == ThreadId(1) || shown.size() >= kMostCopies) continue;
        if (std::ranges::find(shown, fact.frame) != shown.end()) continue;
        shown.push_back(fact.frame);
        const Actor actor = Actor::of(frame->task, frame->thread);
        CopyView copy;
        copy.who = context.name(actor);
        copy.name = context.text(fact.local);
        copy.has = fact.event < context.state.position;
        copy.value = copy.has ? context.text(fact.value) : "";
        copy.note = copy.has ? std::string_view{} : context.say().copy_not_yet();
        copy.current = actor == running;
        note_write(copy, context, actor);
        variables.copies.push_back(copy);
    }
}

std::string banner_title(const Phrases& say, const EndState& end, Time at) {
    const std::string time = seconds_text(at);
    switch (end.outcome) {
        case RunOutcome::stuck: return say.banner_stuck({.time = time});
        case RunOutcome::out_of_budget:
        case RunOutcome::stopped: return say.banner_stopped({.time = time});
        case RunOutcome::crashed: return say.banner_crashed({.time = time});
        case RunOutcome::exited: return say.banner_ended({.time = time});
        case RunOutcome::raised: return say.banner_raised({.time = time});
        case RunOutcome::refused: return std::string(say.banner_no_python());
        case RunOutcome::running:
        case RunOutcome::finished: return "";
    }
    return "";
}

BannerView::Kind banner_kind(RunOutcome outcome) {
    switch (outcome) {
        case RunOutcome::stuck: return BannerView::Kind::stuck;
        case RunOutcome::out_of_budget:
        case RunOutcome::stopped: return BannerView::Kind::budget;
        case RunOutcome::crashed: return BannerView::Kind::crash;
        default: return BannerView::Kind::error;
    }
}

}  // namespace

void add_boxes(Scene& scene, const SceneContext& context) {
    for (const GatherState& gather : context.state.gathers) {
        if (!gather.creator) continue;  // the runtime's own, at the end of a run
        BoxView box;
        box.title = context.say().box_gather({.who = context.name(Actor::of(gather.creator))});
        std::size_t filled = 0;
        for (std::size_t i = 0; i < gather.slots.size(); ++i) {
            box.slots.push_back(slot_view(context, gather.slots[i], i));
            filled += gather.slots[i].filled;
        }
        const std::string waiter = context.name(Actor::of(gather.creator));
        const std::size_t slots = gather.slots.size();
        box.sentence = filled == slots ? context.say().box_full({.filled = filled, .slots = slots, .who = waiter})
                                       : context.say().box_waits({.filled = filled, .slots = slots, .who = waiter});
        scene.boxes.push_back(std::move(box));
    }
}

void add_variables(Scene& scene, const SceneContext& context) {
    VariablesView& variables = scene.variables;
    const auto is_used = [](const LockState& lock) { return lock.held || !lock.waiters.empty() || !lock.past_owners.empty(); };
    const State& end = context.run.end();
    scene.shows_variables = std::ranges::any_of(end.locks, is_used) || !end.variables.empty();
    if (!scene.shows_variables) return;
    for (const LockState& lock : context.state.locks) variables.locks.push_back(lock_view(context, lock));
    for (const VariableState& variable : context.state.variables) {
        const LockId guard = guard_of(context, variable.name);
        if (guard && guard.index() < variables.locks.size())
            variables.locks[guard.index()].guards.push_back(variable_view(context, variable));
        else variables.free.push_back(variable_view(context, variable));
    }
    // A lock that this run does not use protects nothing and is in nobody's way.
    std::size_t shown = 0;
    for (std::size_t i = 0; i < context.state.locks.size(); ++i)
        if (is_used(end.locks[i])) std::swap(variables.locks[shown++], variables.locks[i]);
    variables.locks.resize(shown);
    add_copies(variables, context);
}

void add_output(Scene& scene, const SceneContext& context) {
    scene.output_total = context.run.end().output.size();
    for (const OutputState& output : context.state.output) {
        std::string text = context.text(output.text);
        while (text.ends_with('\n')) text.pop_back();
        scene.output.push_back(OutputView{seconds_text(output.time), who(context, output.task, output.thread), text,
                                          output.turn, output.event + 1, false, output.stream == Stream::err});
    }
    if (!scene.output.empty()) scene.output.back().newest = true;
}

void add_banner(Scene& scene, const SceneContext& context) {
    const EndState& end = context.state.end;
    if (end.outcome == RunOutcome::running || end.outcome == RunOutcome::finished) return;
    BannerView banner;
    // A run ends where a line is missing; with it, it goes on.
    if (context.state.input_missing && end.outcome == RunOutcome::raised && context.text(end.message).starts_with("EOFError")) {
        banner.kind = BannerView::Kind::asks;
        banner.title = context.say().banner_asks();
        banner.detail = context.say().banner_asks_where();
        scene.banner = banner;
        return;
    }
    banner.kind = banner_kind(end.outcome);
    banner.title = banner_title(context.say(), end, context.state.now);
    banner.detail = end_phrase(context.say(), context.trace(), end, context.inputs.limits);
    banner.line = static_cast<int>(end.line);
    if (end.line != 0) banner.action = context.say().go_to_line({.line = end.line});
    if (context.state.truncated) banner.detail += " " + std::string(context.say().banner_cut());
    scene.banner = banner;
}

void add_transport(Scene& scene, const SceneContext& context) {
    TransportView& transport = scene.transport;
    transport.time = brief_seconds(context.ui.time, 3) + " s";
    transport.by_threads = !uses_loop(context.run);
    const bool end_seen = context.ui.seen >= context.trace().size() && context.run.ended();
    std::uint32_t now = context.state.turn, total = context.run.end().turn;
    if (transport.by_threads) {
        const auto& columns = context.run.lanes().columns;
        now = static_cast<std::uint32_t>(std::ranges::upper_bound(columns, context.state.position == 0 ? 0 : context.state.position - 1, {},
                                                                  &Column::first_event) - columns.begin());
        total = static_cast<std::uint32_t>(columns.size());
    }
    transport.turn = std::to_string(now) + (end_seen ? "/" + std::to_string(total) : "");
    transport.at_start = context.ui.position == 0;
    transport.at_end = context.ui.position >= context.trace().size();
    transport.playing = context.ui.playing;
    transport.speed = context.ui.speed;
    transport.run_card = context.inputs.subject != nullptr ? context.inputs.subject->name() : "";
    for (const Setting& setting : context.inputs.settings) transport.run_card += " " + setting.name + "=" + setting.value;
    const Machine& machine = context.inputs.machine;
    // A code that is typed on another computer: the same in every language.
    transport.run_card += " \u00b7 cores " + std::to_string(machine.cores);
    if (!machine.gil) transport.run_card += " \u00b7 no GIL";
    transport.run_card += " \u00b7 s" + std::to_string(machine.seed);
}

}  // namespace asynchio
