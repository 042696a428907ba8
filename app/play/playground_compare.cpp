// The run behind the one on the screen: which one is kept, pinned as A, and gone back to.
#include <algorithm>
#include <utility>

#include "app/play/playground.h"

namespace asynchio {

RunValues Playground::values_now() const { return RunValues{settings_, machine_, subject_.program.text, interrupt_at_, answers_}; }

// The run on the screen gives way to another one. It is kept unless one is pinned, or nothing was changed: the runs of one
// drag are all compared with the one before it.
void Playground::keep_shown_run() {
    const bool swaps = std::exchange(pending_.swaps, false), forgets = pending_.forgets;
    if (forgets && !ui_.pinned) kept_.reset();
    if (forgets || !shown_once_ || !run_.ended()) return;
    if (in_seat(ui_.flow, flow_.facts())) return;  // one program, decided step by step
    if (!swaps && kept_ && ui_.pinned) return;
    if (!swaps && (pending_.change == shown_.change || pending_.values == shown_.values)) return;
    const std::size_t seen = std::min(std::max(ui_.seen, ui_.position), run_.trace().size());
    kept_ = KeptRun{run_.lanes(), shown_, seen, seen == 0 ? 0 : run_.trace()[seen - 1].time};
}

// The run is kept when the next one comes.
void Playground::pin_run() {
    if (!lesson_has_spoken(ui_) && !ui_.pinned) return refuse(std::string(phrases().ghost_later()));
    kept_.reset();
    say(std::string(ui_.pinned ? phrases().ghost_pinned() : phrases().ghost_unpinned()));
}

void Playground::swap_runs() {
    if (!kept_ || !lesson_has_spoken(ui_)) return refuse(std::string(phrases().ghost_nothing()));
    const RunValues wanted = kept_->shown.values;
    const Program program = parse_program(wanted.program);
    for (const Parameter& parameter : program.parameters) {
        const std::string why = why_fixed(parameter.name);
        const auto value = [&](const Settings& settings) {
            const auto known = std::ranges::find(settings, parameter.name, &Setting::name);
            return known == settings.end() ? parameter.default_value : known->value;
        };
        if (!why.empty() && value(wanted.settings) != value(settings_)) return refuse(phrases().why_locked({.name = parameter.name, .why = why}));
    }
    remember_change();
    interrupt_at_ = wanted.interrupt_at;
    set_all(wanted);
    pending_.swaps = true;
    start_run(true);
}

GhostInputs Playground::ghost_inputs() const {
    GhostInputs ghost;
    ghost.shown_values = &shown_.values;
    ghost.shown_facts = &shown_.facts;
    if (!kept_) return ghost;
    ghost.lanes = &kept_->lanes;
    ghost.values = &kept_->shown.values;
    ghost.facts = &kept_->shown.facts;
    ghost.seen = kept_->seen;
    ghost.seen_until = kept_->seen_until;
    return ghost;
}

}  // namespace asynchio
