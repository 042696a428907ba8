// The simulation proper: who runs next, and how time passes when nobody can.
#include <algorithm>

#include "core/kernel/sim_thread.h"
#include "core/kernel/simulated_kernel.h"
#include "core/trace/wait_graph.h"

namespace asynchio {

SimulatedKernel::SimThread* SimulatedKernel::first_unfinished() {
    for (const auto& thread : threads_)
        if (thread->state != SimThread::State::finished) return thread.get();
    return nullptr;
}

// The thread that gets the baton. While the run ends: each unfinished thread in turn, the main thread (which
// waits for the others then) when none is left.
SimulatedKernel::SimThread& SimulatedKernel::next_to_run() {
    while (!ending_) {
        if (recorder().full()) {
            end_out_of_budget(Budget::events);
            break;
        }
        if (count_who_may_run() > 0) {
            SimThread& next = take_runnable();
            if (!next.computing) return next;
            take_gil(next);
            processor_.add(next.computation);
            continue;
        }
        mark_gil_wanters();
        const Time next = next_deadline();
        if (next == kNever) declare_stuck();
        else if (next > limits_.virtual_time) end_out_of_budget(Budget::virtual_time);
        else advance_to(next);
    }
    // The baton holder unwinds itself first if it can; a finished one passes the baton on.
    if (current_->state != SimThread::State::finished) return *current_;
    for (std::size_t i = 1; i < threads_.size(); ++i)
        if (threads_[i]->state != SimThread::State::finished) return *threads_[i];
    return *threads_.front();
}

// While a thread computes with the GIL of its process, the others of that process wait.
bool SimulatedKernel::may_run(const SimThread& thread) const { return thread.process->gil_holder == nullptr; }

std::size_t SimulatedKernel::count_who_may_run() const {
    if (processes_.size() == 1) return processes_.front()->gil_holder == nullptr ? runnable_.size() : 0;
    return static_cast<std::size_t>(
        std::ranges::count_if(runnable_, [this](const SimThread* thread) { return may_run(*thread); }));
}

// The runnable thread with this index, of those that may run.
SimulatedKernel::SimThread& SimulatedKernel::take_from_runnable(std::size_t index) {
    auto place = runnable_.begin();
    while (!may_run(**place) || index-- > 0) ++place;
    SimThread& thread = **place;
    runnable_.erase(place);
    return thread;
}

SimulatedKernel::SimThread& SimulatedKernel::take_runnable() {
    const bool decided = std::exchange(preempted_, false);
    const std::size_t chosen = decided ? 0 : choose(ChoiceKind::next_thread, count_who_may_run());
    SimThread& thread = take_from_runnable(chosen);
    if (std::exchange(thread.gil_wanted, false) && !thread.computing)
        recorder().record_by_kernel(GilTaken{thread.id});
    return thread;
}

void SimulatedKernel::take_gil(SimThread& thread) {
    thread.process->gil_holder = &thread;
    thread.process->gil_taken_at = now_;
    thread.gil_wanted = false;
    recorder().record_by_kernel(GilTaken{thread.id});
}

void SimulatedKernel::mark_gil_wanters() {
    for (SimThread* thread : runnable_)
        if (const SimThread* holder = thread->process->gil_holder)
            if (!std::exchange(thread->gil_wanted, true)) recorder().record_by_kernel(GilWanted{thread->id, holder->id});
}

// A waiting thread asks for the GIL after one switch interval in which nobody else got it.
Time SimulatedKernel::gil_drop_time(const Process& process) const {
    if (process.gil_holder == nullptr || process.gil_holder->computation.core < 0) return kNever;
    const SimThread* const wanter = first_gil_wanter(process);
    if (wanter == nullptr) return kNever;
    return std::max(now_, std::max(wanter->runnable_since, process.gil_taken_at) + switch_interval_);
}

const SimulatedKernel::SimThread* SimulatedKernel::first_gil_wanter(const Process& process) const {
    const auto wanter = std::ranges::find(runnable_, &process, [](const SimThread* thread) { return thread->process; });
    return wanter != runnable_.end() ? *wanter : nullptr;
}

Time SimulatedKernel::next_deadline() const {
    // Waits that ended early leave their timers behind.
    while (!timers_.empty() && timers_.top().thread->timer != timers_.top().order) timers_.pop();
    Time next = std::min(processor_.next_event(), interrupt_at_);
    for (const auto& process : processes_) next = std::min(next, gil_drop_time(*process));
    if (!timers_.empty()) next = std::min(next, timers_.top().deadline);
    return next;
}

void SimulatedKernel::set_now(Time now) {
    now_ = now;
    recorder().set_now(now);
}

void SimulatedKernel::advance_to(Time time) {
    if (time > now_) {
        const Time from = now_;
        processor_.advance(from, time);
        set_now(time);
        recorder().record_by_kernel(ClockJumped{from});
    }
    fire_timers();
    finish_computations();
    for (const auto& process : processes_) drop_gil_if_due(*process);
    processor_.rotate();
    if (interrupt_at_ <= now_) press_interrupt();
}

void SimulatedKernel::fire_timers() {
    while (!timers_.empty() && timers_.top().deadline <= now_) {
        const Timer timer = timers_.top();
        timers_.pop();
        if (timer.thread->timer != timer.order) continue;
        timer.thread->timed_out = true;
        recorder().record_by_kernel(ThreadReadied{timer.thread->id, WakeCause::timer});
        make_runnable(*timer.thread);
    }
}

void SimulatedKernel::finish_computations() {
    std::ptrdiff_t holders = 0;
    for (Computation* computation : processor_.take_finished()) {
        SimThread& thread = *threads_[computation->thread.index()];
        thread.computing = false;
        make_runnable(thread);
        if (&thread == thread.process->gil_holder) {
            // It still holds the GIL of its process, so it goes on at once.
            thread.process->gil_holder = nullptr;
            runnable_.pop_back();
            runnable_.insert(runnable_.begin() + holders++, &thread);
            preempted_ = true;
            recorder().record_by_kernel(GilDropped{thread.id, false});
        }
    }
}

void SimulatedKernel::drop_gil_if_due(Process& process) {
    if (gil_drop_time(process) > now_) return;
    SimThread& holder = *std::exchange(process.gil_holder, nullptr);
    processor_.remove(holder.computation);
    recorder().record_by_kernel(GilDropped{holder.id, true});
    holder.runnable_since = now_;
    runnable_.push_back(&holder);
}

void SimulatedKernel::declare_stuck() {
    const Stuck stuck = explain_stuck(read_trace(recorder().buffer()));
    end(RunEnded{RunOutcome::stuck, 0, Budget::none, recorder().text(stuck.sentence), stuck.line, 0, Text()});
}

}  // namespace asynchio
