// The challenge in which the learner is the scheduler: every decision is a new run with a longer schedule, and the
// playhead stands where the next one is open.
#include <algorithm>

#include "app/model/reduce.h"
#include "app/phrases/phrases.h"
#include "app/play/playground.h"

namespace asynchio {
namespace {

constexpr std::size_t kMostPlanned = 50;  // decisions of a solution that is shown: each is a run

}  // namespace

// What was decided so far. It belongs to its program: with another one, after a slider was moved, all is open again.
ScheduleText Playground::seat_schedule(const RunRequest& request) {
    FlowState& flow = ui_.flow;
    if (!in_seat(flow, flow_.facts())) return {};
    ScheduleText schedule;
    schedule.policy = ScheduleText::Policy::replay;
    schedule.model = request.machine.preempt;
    schedule.program_hash = program_hash(request.program);
    if (schedule.program_hash != run_schedule_.program_hash) {
        flow.seat.clear();
        flow.let_run = false;
    }
    for (const SeatChoice& choice : flow.seat)
        if (choice.chosen != 0) schedule.choices[choice.step] = choice.chosen;
    return schedule;
}

void Playground::act_in_seat(const FlowAction& action) {
    if (!in_seat(ui_.flow, flow_.facts())) return;
    if (std::holds_alternative<CopySchedule>(action)) {
        wishes_.clipboard = format_schedule(run_schedule_);
        say(std::string(phrases().seat_copied()));
    } else if (std::holds_alternative<LetRun>(action)) {
        sit_down();
    } else if (std::holds_alternative<ChooseNext>(action) || std::holds_alternative<TakeBackChoice>(action)) {
        start_run(true);
    }
}

// Decisions follow each other within an instant: the ruler of turns has room for them.
void Playground::turn_ruler() {
    const bool seated = in_seat(ui_.flow, flow_.facts());
    if (seated == ruler_before_seat_.has_value()) return;
    const bool instant = run_.ended() && run_.total() == 0 && !run_.lanes().columns.empty();
    const Ruler wanted = !seated ? *ruler_before_seat_ : instant ? Ruler::turns : ui_.ruler;
    if (seated) ruler_before_seat_ = ui_.ruler;
    else ruler_before_seat_.reset();
    reduce(ui_, run_, SetRuler{wanted});
}

// The playhead goes to the open decision, and nothing behind it is known.
void Playground::sit_down() {
    if (!in_seat(ui_.flow, flow_.facts()) || choose_as_planned()) return;
    turn_ruler();
    const ChoicePoint* open = open_choice(ui_.flow, flow_.facts());
    reduce(ui_, run_, Restart{});
    reduce(ui_, run_, GoToPosition{open != nullptr ? open->event : flow_.facts().end});
}

// The next decision of a solution that is being shown. True if that began another run.
bool Playground::choose_as_planned() {
    FlowState& flow = ui_.flow;
    if (flow.seat_plan.empty()) return false;
    const ChoicePoint* open = open_choice(flow, flow_.facts());
    const std::string name = flow.seat_plan.front();
    flow.seat_plan.erase(flow.seat_plan.begin());
    if (open == nullptr || flow.seat.size() >= kMostPlanned) return false;
    const auto threads = runnable_threads(run_.trace(), run_.at(open->event));
    const auto wanted = std::ranges::find_if(threads, [&](ThreadId thread) {
        return actor_name(run_.trace(), run_.end(), Actor::of(thread)) == name;
    });
    if (wanted == threads.end()) return false;
    flow.seat.push_back(SeatChoice{open->step, static_cast<std::uint32_t>(wanted - threads.begin())});
    flow.let_run = flow.seat_plan.empty();
    start_run(true);
    return true;
}

// What is not decided yet is not shown.
void Playground::hold_playhead() {
    if (!in_seat(ui_.flow, flow_.facts())) turn_ruler();
    const ChoicePoint* open = open_choice(ui_.flow, flow_.facts());
    if (open == nullptr || ui_.position <= open->event) return;
    ui_.playing = false;
    reduce(ui_, run_, Restart{});
    reduce(ui_, run_, GoToPosition{open->event});
    refuse(std::string(phrases().seat_first_decide()));
}

}  // namespace asynchio
