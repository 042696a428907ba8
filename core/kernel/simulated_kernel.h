// Visible mode: virtual time, and real OS threads of which exactly one holds the baton.
//
// A discrete-event simulation. The thread that has the baton runs until it blocks; then the next runnable one gets
// it, first come first served unless the schedule says otherwise. Only when no thread can run does the clock jump
// to the next deadline. No thread runnable and no deadline left: the run is stuck.
//
// All state is touched by the baton holder only; passing the baton (a semaphore per thread) orders everything, so
// there is no lock and no data race.
#pragma once

#include <deque>
#include <memory>
#include <queue>
#include <vector>

#include "core/kernel/kernel.h"
#include "core/kernel/limits.h"
#include "core/kernel/os_threads.h"
#include "core/kernel/processor.h"
#include "core/kernel/schedule.h"

namespace asynchio {

// What an embedding must do around a wait for the baton, and what it knows about the program. The baton is never
// awaited with another lock held, so an interpreter gives its own lock away here.
class Environment {
  public:
    virtual ~Environment() = default;
    virtual void* before_wait() { return nullptr; }
    virtual void after_wait(void*) {}
    // The line that the current thread executes, 0 if unknown.
    virtual Line current_line() { return 0; }
    // Where threads come from: here, or from somebody who keeps them for the next run.
    virtual OsThreads& os_threads() { return os_threads_; }
    // Ctrl+C has reached the main thread, which runs now. May throw what the program is to see; the wait that the
    // thread was in is over then, else it goes on.
    virtual void interrupted() {}

  private:
    OsThreads os_threads_;
};

class SimulatedKernel final : public Kernel {
  public:
    SimulatedKernel(Recorder& recorder, const Machine& machine, const Limits& limits = {},
                    std::unique_ptr<Schedule> schedule = make_fair_schedule(), Environment* environment = nullptr);
    ~SimulatedKernel() override;

    // Runs `body` on the calling OS thread as the main thread, then waits for all threads that are not daemons,
    // then unwinds the rest. Returns when no thread of the run is left. Records RunStarted and, unless somebody
    // called end(), RunEnded{finished}. Exceptions other than ThreadAbort leave after the unwinding.
    void run(std::string_view program, const std::function<void()>& body);
    // Somebody presses Ctrl+C at this time. Before run().
    void interrupt_at(Time time) { interrupt_at_ = time; }
    // The main thread is to take notice now, as of Ctrl+C.
    void interrupt_main();
    // A place where the main thread takes notice of it. Throws what Environment::interrupted throws.
    void notice_interrupt() {
        if (interrupt_pending_ && current_thread() == ThreadId(1)) deliver_interrupt();
    }
    // Waits for all threads that are not daemons, as an interpreter does at its end. For bodies of run() that
    // have something left to do afterwards.
    void join_all();
    // The two halves of that, for the process of the calling thread: its threads; and its children, of which those that
    // are daemons are killed.
    void join_threads();
    void join_children();

    Time now() const override { return now_; }
    Time read_clock() override;
    ThreadId current_thread() const override;
    ThreadId spawn(const ThreadSpec& spec, std::function<void()> body) override;
    bool join(ThreadId thread, Time deadline) override;
    bool finished(ThreadId thread) const override;
    ProcessId create_process(const ProcessSpec& spec) override;
    ProcessId current_process() const override;
    ProcessId parent_of(ProcessId process) const override;
    void end_process(ProcessExit exit) override;
    void kill_process(ProcessId process, ProcessExit exit) override;
    const ProcessExit* exit_of(ProcessId process) const override;
    void tell_end(ProcessId process, ThreadId thread) override;
    bool join_process(ProcessId process, Time deadline) override;
    void sleep_until(Time deadline) override;
    bool park(Wait what, Time deadline) override;
    void unpark(ThreadId thread) override;
    void spend_cpu(Duration amount, bool needs_gil) override;
    std::size_t choose(ChoiceKind kind, std::size_t options) override;
    void switch_point() override;
    // Whether a thread could take over at a switch point.
    bool anyone_runnable() const { return !runnable_.empty(); }
    void end(const RunEnded& end) override;
    void end_out_of_budget(Budget budget, Line line = 0) override;
    bool ending() const override { return ending_ || (some_process_ends_ && current_process_ends()); }
    const Machine& machine() const override { return machine_; }
    // The machine's, until the program chooses another.
    Duration switch_interval() const { return switch_interval_; }
    void set_switch_interval(Duration interval) { switch_interval_ = interval; }

    const Limits& limits() const { return limits_; }

    // One thread as it is now; `ready` ones may have to wait for the GIL when they get their turn.
    struct ThreadView {
        enum class Phase : std::uint8_t { starting, running, ready, blocked, computing, wants_gil, ended };
        ThreadId id;
        Phase phase = Phase::running;
        Wait wait;  // while blocked
        Time deadline = kNever;
        int core = -1;
    };
    // By ordinal. For whoever compares the trace with the truth.
    std::vector<ThreadView> threads() const;

  private:
    struct Process;
    struct SimThread;
    struct Timer {
        Time deadline;
        std::uint64_t order;  // equal deadlines fire in the order in which they were set
        SimThread* thread;
        friend bool operator>(const Timer& a, const Timer& b) {
            return a.deadline != b.deadline ? a.deadline > b.deadline : a.order > b.order;
        }
    };

    SimThread& thread(ThreadId id) { return *threads_[id.index()]; }
    SimThread& self() { return *current_; }
    Process& process(ProcessId id) const { return *processes_[id.index()]; }
    bool may_run(const SimThread& thread) const;
    std::size_t count_who_may_run() const;
    SimThread& take_from_runnable(std::size_t index);
    SimThread& add_thread(const ThreadSpec& spec);
    Process& add_process(ProcessId parent, bool daemon);
    void leave_process(SimThread& thread);
    bool current_process_ends() const;
    void stop(Process& process, ProcessExit exit);
    void stop(SimThread& thread);
    bool start_os_thread(SimThread& thread);
    void thread_main(SimThread& thread);
    void unwind_others(SimThread& main);

    void pass_baton();
    void take_baton(SimThread& thread);
    void make_runnable(SimThread& thread);

    SimThread& next_to_run();
    SimThread* first_unfinished();
    SimThread& take_runnable();
    void take_gil(SimThread& thread);
    void mark_gil_wanters();
    const SimThread* first_gil_wanter(const Process& process) const;
    Time gil_drop_time(const Process& process) const;
    Time next_deadline() const;
    void set_now(Time now);
    void advance_to(Time time);
    void fire_timers();
    void finish_computations();
    void drop_gil_if_due(Process& process);
    void declare_stuck();
    void press_interrupt();
    void deliver_interrupt();

    const Machine machine_;
    Duration switch_interval_ = machine_.switch_interval;
    const Limits limits_;
    std::unique_ptr<Schedule> schedule_;
    Environment default_environment_;
    Environment& environment_;
    Processor processor_;

    BatonSemaphore main_baton_;
    std::vector<std::unique_ptr<Process>> processes_;  // by ordinal, as are the threads
    std::vector<std::unique_ptr<SimThread>> threads_;
    std::deque<SimThread*> runnable_;
    mutable std::priority_queue<Timer, std::vector<Timer>, std::greater<>> timers_;
    SimThread* current_ = nullptr;
    Time now_ = 0;
    std::uint64_t timer_order_ = 0;
    std::uint32_t choices_ = 0;
    bool preempted_ = false;  // the front of runnable_ was chosen already
    bool ending_ = false;
    bool some_process_ends_ = false;  // or has ended; asked for at every step of a program
    Time interrupt_at_ = kNever;
    bool interrupt_pending_ = false;
};

}  // namespace asynchio
