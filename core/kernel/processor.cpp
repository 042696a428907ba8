#include "core/kernel/processor.h"

#include <algorithm>

namespace asynchio {

void Processor::add(Computation& computation) {
    computation.core = -1;
    waiting_.push_back(&computation);
    assign_free_cores();
}

void Processor::remove(Computation& computation) {
    if (computation.core >= 0) leave_core(computation);
    std::erase(waiting_, &computation);
    assign_free_cores();
}

Time Processor::next_event() const {
    Time next = kNever;
    for (const Computation* computation : cores_) {
        if (computation == nullptr) continue;
        next = std::min(next, add_saturating(recorder_.now(), computation->remaining));
        if (!waiting_.empty()) next = std::min(next, std::max(recorder_.now(), computation->core_since + kQuantum));
    }
    return next;
}

void Processor::advance(Time from, Time to) {
    for (Computation* computation : cores_)
        if (computation != nullptr) computation->remaining -= to - from;
}

std::vector<Computation*> Processor::take_finished() {
    std::vector<Computation*> finished;
    for (Computation* computation : cores_)
        if (computation != nullptr && computation->remaining <= 0) finished.push_back(computation);
    for (Computation* computation : finished) leave_core(*computation);
    assign_free_cores();
    return finished;
}

void Processor::rotate() {
    std::vector<Computation*> over;
    for (Computation* computation : cores_)
        if (computation != nullptr && recorder_.now() - computation->core_since >= kQuantum) over.push_back(computation);
    // Those who have computed longest make room first, and no more than there are others waiting.
    over.resize(std::min(over.size(), waiting_.size()));
    for (Computation* computation : over) {
        leave_core(*computation);
        waiting_.push_back(computation);
    }
    assign_free_cores();
}

void Processor::assign_free_cores() {
    for (std::size_t core = 0; core < cores_.size() && !waiting_.empty(); ++core) {
        if (cores_[core] != nullptr) continue;
        Computation* computation = waiting_.front();
        waiting_.pop_front();
        cores_[core] = computation;
        computation->core = static_cast<int>(core);
        computation->core_since = recorder_.now();
        recorder_.record_by_kernel(CoreTaken{computation->thread, static_cast<Count>(core)});
    }
}

void Processor::leave_core(Computation& computation) {
    recorder_.record_by_kernel(CoreLeft{computation.thread, static_cast<Count>(computation.core)});
    cores_[static_cast<std::size_t>(computation.core)] = nullptr;
    computation.core = -1;
}

}  // namespace asynchio
