// Processes of a simulated run: groups of threads with a GIL each, which end together.
#include <algorithm>
#include <utility>

#include "core/kernel/sim_thread.h"
#include "core/kernel/simulated_kernel.h"

namespace asynchio {
namespace {

constexpr std::uint32_t kFirstPid = 1000;
constexpr std::uint32_t kSigterm = 15;

}  // namespace

std::uint32_t pid_of(ProcessId process) { return kFirstPid + process.value; }

bool SimulatedKernel::current_process_ends() const { return current_ != nullptr && current_->process->ending; }

SimulatedKernel::Process& SimulatedKernel::add_process(ProcessId parent, bool daemon) {
    auto owned = std::make_unique<Process>();
    owned->id = recorder().next<ProcessId>();
    owned->parent = parent;
    owned->daemon = daemon;
    processes_.push_back(std::move(owned));
    return *processes_.back();
}

ProcessId SimulatedKernel::create_process(const ProcessSpec& spec) {
    if (ending()) throw ThreadAbort{};
    Recorder& r = recorder();
    const ProcessId parent = current_process();
    const Process& child = add_process(parent, spec.daemon);
    r.record(ProcessCreated{child.id, parent, r.text(spec.name), r.text(spec.label), pid_of(child.id), spec.daemon});
    return child.id;
}

ProcessId SimulatedKernel::current_process() const { return current_->process->id; }
ProcessId SimulatedKernel::parent_of(ProcessId id) const { return process(id).parent; }

const ProcessExit* SimulatedKernel::exit_of(ProcessId id) const {
    const Process& asked = process(id);
    return asked.ended ? &asked.exit : nullptr;
}

void SimulatedKernel::end_process(ProcessExit exit) { stop(*self().process, exit); }

void SimulatedKernel::kill_process(ProcessId id, ProcessExit exit) {
    Process& target = process(id);
    if (target.ending || ending_) return;
    recorder().record(ProcessKilled{id, exit.signal});
    stop(target, exit);
}

void SimulatedKernel::stop(Process& target, ProcessExit exit) {
    if (std::exchange(target.ending, true)) return;
    some_process_ends_ = true;
    target.exit = exit;
    for (const auto& thread : threads_)
        if (thread->process == &target && thread.get() != current_) stop(*thread);
}

// It runs once more, to unwind.
void SimulatedKernel::stop(SimThread& thread) {
    if (thread.state != SimThread::State::blocked) return;
    if (std::exchange(thread.computing, false)) {
        processor_.remove(thread.computation);
        if (thread.process->gil_holder == &thread) {
            thread.process->gil_holder = nullptr;
            recorder().record_by_kernel(GilDropped{thread.id, false});
        }
        if (std::ranges::find(runnable_, &thread) != runnable_.end()) return;  // it waits for the GIL
    }
    recorder().record(ThreadReadied{thread.id, WakeCause::thread});
    make_runnable(thread);
}

// Called by a thread that is finished.
void SimulatedKernel::leave_process(SimThread& thread) {
    Process& left = *thread.process;
    if (--left.threads > 0 || left.id == ProcessId(1)) return;
    left.ending = left.ended = some_process_ends_ = true;
    recorder().record(ProcessEnded{left.id, left.exit.status, left.exit.signal});
    for (const ThreadId joiner : std::exchange(left.joiners, {})) unpark(joiner);
}

void SimulatedKernel::tell_end(ProcessId id, ThreadId thread) {
    if (process(id).ended) unpark(thread);
    else process(id).joiners.push_back(thread);
}

bool SimulatedKernel::join_process(ProcessId id, Time deadline) {
    Process& other = process(id);
    while (!other.ended) {
        other.joiners.push_back(self().id);
        struct Leave {
            Process& process;
            ThreadId me;
            ~Leave() { std::erase(process.joiners, me); }
        } const leave{other, self().id};
        if (!park(Wait{WaitKind::process, id.value}, deadline)) break;
    }
    return other.ended;
}

void SimulatedKernel::join_children() {
    const ProcessId me = current_process();
    for (std::size_t i = 0; i < processes_.size(); ++i)
        if (processes_[i]->parent == me && processes_[i]->daemon)
            kill_process(processes_[i]->id, ProcessExit{0, kSigterm});
    for (std::size_t i = 0; i < processes_.size(); ++i)
        if (processes_[i]->parent == me) join_process(processes_[i]->id, kNever);
}

}  // namespace asynchio
