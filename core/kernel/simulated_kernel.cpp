#include "core/kernel/simulated_kernel.h"

#include <algorithm>
#include <exception>

#include "core/base/check.h"
#include "core/kernel/sim_thread.h"

namespace asynchio {
namespace {

// A program that spins on the clock: after this many reads without progress, each read takes this long.
constexpr std::uint32_t kFreeClockReads = 1000;
constexpr Duration kClockReadCost = 10 * kMicrosecond;

}  // namespace

SimulatedKernel::SimulatedKernel(Recorder& recorder, const Machine& machine, const Limits& limits,
                                 std::unique_ptr<Schedule> schedule, Environment* environment)
    : Kernel(recorder),
      machine_(machine),
      limits_(limits),
      schedule_(std::move(schedule)),
      environment_(environment != nullptr ? *environment : default_environment_),
      processor_(machine.cores, recorder) {}

SimulatedKernel::~SimulatedKernel() {
    for (const auto& thread : threads_)
        ASYNCHIO_CHECK_WITH(&recorder(), thread->state == SimThread::State::finished,
                            "a kernel outlives all threads of its run");
}

// --- the life of a run and of its threads --------------------------------------------------------------------

void SimulatedKernel::run(std::string_view program, const std::function<void()>& body) {
    recorder().record_by_kernel(RunStarted{recorder().text(program), machine_.cores, machine_.gil,
                                           machine_.switch_interval, machine_.seed, machine_.preempt});
    add_process(ProcessId(), false);
    SimThread& main = add_thread(ThreadSpec{"MainThread", "", "", PoolId(), false, false});
    main.baton = &main_baton_;
    main.state = SimThread::State::running;
    take_baton(main);

    std::exception_ptr escaped;
    try {
        body();
        join_all();
    } catch (const ThreadAbort&) {
    } catch (...) {
        escaped = std::current_exception();
    }
    end(RunEnded{RunOutcome::finished, 0, Budget::none, Text(), 0, 0, Text()});
    main.state = SimThread::State::finished;
    unwind_others(main);
    if (escaped) std::rethrow_exception(escaped);
}

// Every other thread gets the baton once more, unwinds, and hands it back.
void SimulatedKernel::unwind_others(SimThread& main) {
    void* saved = environment_.before_wait();
    while (SimThread* next = first_unfinished()) {
        next->baton->post();
        main.baton->wait();
    }
    take_baton(main);
    environment_.after_wait(saved);
    environment_.os_threads().give_back();
    // What a thread that never began would have run belongs to the environment: it must be back before it is dropped.
    for (const auto& thread : threads_) thread->body = nullptr;
}

void SimulatedKernel::join_all() {
    join_threads();
    join_children();
}

void SimulatedKernel::join_threads() {
    // Threads may start threads while we wait: the list can grow.
    for (std::size_t i = 0; i < threads_.size(); ++i) {
        SimThread& other = *threads_[i];
        if (&other != current_ && other.process == current_->process && !other.spec.daemon) join(other.id, kNever);
    }
}

SimulatedKernel::SimThread& SimulatedKernel::add_thread(const ThreadSpec& spec) {
    auto owned = std::make_unique<SimThread>();
    owned->id = recorder().next<ThreadId>();
    owned->spec = spec;
    owned->kernel = this;
    owned->computation.thread = owned->id;
    owned->process = &process(spec.process ? spec.process : current_ != nullptr ? current_->process->id : ProcessId(1));
    ++owned->process->threads;
    threads_.push_back(std::move(owned));
    return *threads_.back();
}

ThreadId SimulatedKernel::spawn(const ThreadSpec& spec, std::function<void()> body) {
    if (ending()) throw ThreadAbort{};
    if (threads_.size() > limits_.threads) {
        end_out_of_budget(Budget::threads);
        throw ThreadAbort{};
    }
    SimThread& child = add_thread(spec);
    child.body = std::move(body);
    Recorder& r = recorder();
    if (child.process->id != ProcessId(1)) r.record(ThreadPlaced{child.id, child.process->id});
    r.record(ThreadCreated{child.id, r.text(spec.name), r.text(spec.label), r.text(spec.function), spec.pool,
                           spec.daemon, spec.plumbing});
    if (!start_os_thread(child)) {
        child.state = SimThread::State::finished;
        --child.process->threads;
        child.body = nullptr;
        end_out_of_budget(Budget::threads);
        throw ThreadAbort{};
    }
    // As in CPython, start() returns once the new thread has begun; the new thread keeps running until its first
    // wait, and its starter goes on after that.
    child.state = SimThread::State::runnable;
    child.runnable_since = now_;
    runnable_.push_back(&child);
    if (child.process != self().process) return child.id;
    child.starter = self().id;
    while (!child.begun) park(Wait{WaitKind::thread_start, child.id.value}, kNever);
    return child.id;
}

bool SimulatedKernel::start_os_thread(SimThread& thread) {
    const auto entry = [](void* argument) {
        auto& self = *static_cast<SimThread*>(argument);
        self.kernel->thread_main(self);
    };
    OsThreads::Worker* const worker = environment_.os_threads().take(entry, &thread);
    if (worker == nullptr) return false;
    thread.baton = &worker->baton;
    return true;
}

// Once the next one has the baton, the run may end at any moment: nothing of it is touched after that.
void SimulatedKernel::thread_main(SimThread& thread) {
    take_baton(thread);
    Outcome outcome = Outcome::done;
    if (!ending()) {
        thread.begun = true;
        recorder().record(ThreadBegan{});
        if (thread.starter) unpark(thread.starter);
        try {
            thread.body();
        } catch (const ThreadAbort&) {
            outcome = Outcome::cancelled;
        } catch (...) {
            outcome = Outcome::failed;
        }
        thread.body = nullptr;
    }
    recorder().record(ThreadEnded{outcome, Text()});
    thread.state = SimThread::State::finished;
    for (const ThreadId joiner : std::exchange(thread.joiners, {})) unpark(joiner);
    leave_process(thread);
    next_to_run().baton->post();
}

bool SimulatedKernel::join(ThreadId id, Time deadline) {
    SimThread& other = thread(id);
    while (other.state != SimThread::State::finished) {
        struct Joining {  // also when the wait is interrupted
            std::vector<ThreadId>& joiners;
            ThreadId me;
            ~Joining() { std::erase(joiners, me); }
        } const joining{other.joiners, self().id};
        other.joiners.push_back(self().id);
        if (!park(Wait{WaitKind::thread, id.value}, deadline)) break;
    }
    return other.state == SimThread::State::finished;
}

bool SimulatedKernel::finished(ThreadId id) const {
    return threads_[id.index()]->state == SimThread::State::finished;
}

void SimulatedKernel::end(const RunEnded& event) {
    if (ending_) return;
    ending_ = true;
    recorder().end(event);
}

void SimulatedKernel::end_out_of_budget(Budget budget, Line line) {
    end(RunEnded{RunOutcome::out_of_budget, 0, budget, recorder().text(out_of_budget_sentence(budget, limits_)),
                 line != 0 ? line : environment_.current_line(), 0, Text()});
}

// --- blocking ------------------------------------------------------------------------------------------------

void SimulatedKernel::sleep_until(Time deadline) {
    // Also for a deadline that has passed: sleeping lets the others go first.
    do park(Wait{WaitKind::timer, 0}, deadline);
    while (now_ < deadline);
}

bool SimulatedKernel::park(Wait what, Time deadline) {
    if (ending()) throw ThreadAbort{};
    SimThread& me = self();
    if (std::exchange(me.permit, false)) return true;
    const bool interruptible = me.id == ThreadId(1) && what.kind != WaitKind::thread_start;
    if (interruptible && interrupt_pending_) {
        deliver_interrupt();
        return true;
    }
    recorder().record(ThreadBlocked{what.kind, what.object, deadline});
    me.state = SimThread::State::blocked;
    me.wait = what;
    me.deadline = deadline;
    me.timed_out = false;
    me.timer = 0;
    me.interruptible = interruptible;
    if (deadline != kNever) {
        me.timer = ++timer_order_;
        timers_.push(Timer{std::max(deadline, now_), me.timer, &me});
    }
    pass_baton();
    recorder().record(ThreadResumed{});
    if (interruptible && interrupt_pending_) deliver_interrupt();
    return !me.timed_out;
}

void SimulatedKernel::unpark(ThreadId id) {
    SimThread& other = thread(id);
    if (other.state == SimThread::State::blocked && !other.computing) {
        recorder().record(ThreadReadied{id, WakeCause::thread});
        make_runnable(other);
    } else if (other.state != SimThread::State::finished) {
        other.permit = true;
    }
}

// Ctrl+C: the main thread is woken if it waits; else it takes notice when it comes to a place where it may.
void SimulatedKernel::press_interrupt() {
    interrupt_at_ = kNever;
    recorder().record_by_kernel(InterruptRequested{});
    interrupt_main();
}

void SimulatedKernel::interrupt_main() {
    interrupt_pending_ = true;
    SimThread& main = *threads_.front();
    if (main.state != SimThread::State::blocked || main.computing || !main.interruptible) return;
    recorder().record_by_kernel(ThreadReadied{main.id, WakeCause::interrupt});
    make_runnable(main);
}

void SimulatedKernel::deliver_interrupt() {
    interrupt_pending_ = false;
    environment_.interrupted();
}

void SimulatedKernel::make_runnable(SimThread& thread) {
    thread.timer = 0;  // a timer of this wait that is still in the heap is dead now
    thread.state = SimThread::State::runnable;
    thread.runnable_since = now_;
    runnable_.push_back(&thread);
}

// Lets others run until it is this thread's turn again. Throws if the run ends meanwhile.
void SimulatedKernel::pass_baton() {
    SimThread& me = self();
    SimThread& next = next_to_run();
    if (&next != &me) {
        void* saved = environment_.before_wait();
        next.baton->post();
        me.baton->wait();
        take_baton(me);
        environment_.after_wait(saved);
    } else {
        take_baton(me);
    }
    if (ending()) throw ThreadAbort{};
}

void SimulatedKernel::take_baton(SimThread& thread) {
    current_ = &thread;
    if (thread.state != SimThread::State::finished) thread.state = SimThread::State::running;
    recorder().set_thread(thread.id);
}

ThreadId SimulatedKernel::current_thread() const { return current_->id; }

void SimulatedKernel::spend_cpu(Duration amount, bool needs_gil) {
    if (ending()) throw ThreadAbort{};
    if (amount <= 0) return;
    SimThread& me = self();
    recorder().record(CpuStarted{amount, needs_gil});
    me.state = SimThread::State::blocked;
    me.computing = true;
    me.computes_with_gil = needs_gil && machine_.gil;
    me.computation.remaining = amount;
    if (me.computes_with_gil) take_gil(me);
    processor_.add(me.computation);
    try {
        pass_baton();
    } catch (const ThreadAbort&) {
        me.computing = false;
        throw;
    }
    me.computing = false;
    recorder().record(CpuFinished{});
}

Time SimulatedKernel::read_clock() {
    SimThread& me = self();
    if (me.clock_read_at != now_) {
        me.clock_read_at = now_;
        me.clock_reads = 0;
    }
    if (++me.clock_reads <= kFreeClockReads) return now_;
    // The thread spins. Nothing but time can happen unless somebody else has something to do by then.
    const Time after = now_ + kClockReadCost;
    if (runnable_.empty() && next_deadline() > after) {
        if (after > limits_.virtual_time) {
            end_out_of_budget(Budget::virtual_time);
            throw ThreadAbort{};
        }
        processor_.advance(now_, after);
        set_now(after);
    } else {
        spend_cpu(kClockReadCost, true);
    }
    me.clock_read_at = now_;
    return now_;
}

// --- looking in ---------------------------------------------------------------------------------------------

std::vector<SimulatedKernel::ThreadView> SimulatedKernel::threads() const {
    std::vector<ThreadView> views;
    for (const auto& thread : threads_) {
        ThreadView view{thread->id, ThreadView::Phase::running, {}, kNever, thread->computation.core};
        switch (thread->state) {
            case SimThread::State::running: break;
            case SimThread::State::finished: view.phase = ThreadView::Phase::ended; break;
            case SimThread::State::runnable:
                if (thread->gil_wanted || thread->computing) view.phase = ThreadView::Phase::wants_gil;
                else if (!thread->begun && thread->id.value != 1) view.phase = ThreadView::Phase::starting;
                else view.phase = ThreadView::Phase::ready;
                break;
            case SimThread::State::blocked:
                if (thread->computing) {
                    const bool may = !thread->computes_with_gil || thread.get() == thread->process->gil_holder;
                    view.phase = may ? ThreadView::Phase::computing : ThreadView::Phase::wants_gil;
                    break;
                }
                view.phase = ThreadView::Phase::blocked;
                view.wait = thread->wait;
                view.deadline = thread->deadline;
                break;
        }
        views.push_back(view);
    }
    return views;
}

// --- decisions -----------------------------------------------------------------------------------------------

std::size_t SimulatedKernel::choose(ChoiceKind kind, std::size_t options) {
    if (options <= 1) return 0;
    const std::uint32_t step = choices_++;
    const std::size_t chosen = std::min(schedule_->choose(step, kind, options), options - 1);
    // Not being pushed aside is possible at every step of a program and is not worth an event.
    if (kind != ChoiceKind::preempt || chosen != 0)
        recorder().record(ChoiceMade{step, kind, static_cast<Count>(options), static_cast<Count>(chosen)});
    return chosen;
}

void SimulatedKernel::switch_point() {
    if (runnable_.empty() || ending()) return;
    const std::size_t chosen = choose(ChoiceKind::preempt, count_who_may_run() + 1);
    if (chosen == 0) return;
    runnable_.push_front(&take_from_runnable(chosen - 1));
    preempted_ = true;  // the front of the queue is already decided
    SimThread& me = self();
    make_runnable(me);
    pass_baton();
    recorder().record(ThreadResumed{});
}

}  // namespace asynchio
