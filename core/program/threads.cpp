#include "core/program/threads.h"

#include "core/loop/errors.h"

namespace asynchio::program {

Lock::Lock(const std::string& label) : lock_(make_ref<asynchio::Lock>(Program::here().recorder, label)) {}

Coro<Lock::Held> Lock::hold() {
    const Ref<asynchio::Lock> lock = lock_;
    co_await lock->acquire(detail::loop_here());
    co_return Held(lock);
}

Mutex::Mutex(const std::string& label) : mutex_(make_ref<asynchio::Mutex>(Program::here().kernel, label)) {}

void time_sleep(Seconds length) {
    if (length.ns() < 0) throw std::invalid_argument("ValueError: sleep length must be non-negative");
    SimulatedKernel& kernel = Program::here().kernel;
    kernel.sleep_until(add_saturating(kernel.now(), length.ns()));
}

double perf_counter() { return to_seconds(Program::here().kernel.read_clock()); }

void burn(Seconds length) { Program::here().kernel.spend_cpu(length.ns(), true); }

// --- threads -------------------------------------------------------------------------------------------------

struct Thread::State {
    CoroCall call;
    std::string name;
    std::function<void()> body;
    ThreadId id;
    bool begun = false, daemon = false, named_by_program = true;
};

Thread::Thread(const CoroCall& call, std::function<void()> body)
    : Thread("Thread-" + std::to_string(++Program::here().threads) + " (" + call.name() + ")", call, std::move(body)) {
    state_->named_by_program = false;
}

Thread::Thread(const std::string& own_name, const CoroCall& call, std::function<void()> body)
    : state_(std::make_shared<State>()) {
    state_->call = call;
    state_->name = own_name;
    state_->body = std::move(body);
}

void Thread::start() {
    if (std::exchange(state_->begun, true)) throw RuntimeError("threads can only be started once");
    Program& program = Program::here();
    ThreadSpec spec;
    spec.name = state_->name;
    spec.function = state_->call.name();
    spec.label = state_->named_by_program ? program.label_of(state_->name) : program.label_of(state_->call);
    spec.daemon = state_->daemon;
    program.start_thread(spec, [state = state_, &program] {
        state->id = program.kernel.current_thread();
        try {
            state->body();
        } catch (const ThreadAbort&) {
            throw;
        } catch (...) {
            program.report("Exception in thread " + state->name, std::current_exception());
        }
    });
}

void Thread::join() {
    if (!state_->begun) throw RuntimeError("cannot join thread before it is started");
    Program::here().kernel.join(state_->id, kNever);
}

bool Thread::alive() const { return state_->begun && !Program::here().kernel.finished(state_->id); }

void Thread::set_daemon(bool daemon) {
    if (state_->begun) throw RuntimeError("cannot set daemon status of active thread");
    state_->daemon = daemon;
}

// --- pools ---------------------------------------------------------------------------------------------------

ThreadPoolExecutor::ThreadPoolExecutor(std::uint32_t max_workers)
    : pool_(std::make_shared<asynchio::ThreadPoolExecutor>(
          Program::here().starter(), max_workers, "ThreadPoolExecutor-" + std::to_string(Program::here().pools++))) {}

void set_default_executor(const ThreadPoolExecutor& pool) { detail::loop_here().set_default_executor(pool.pool()); }

Coro<Value> detail::call_in_thread(Work work) {
    co_return co_await asynchio::to_thread(loop_here(), Program::here().starter(), std::move(work));
}

}  // namespace asynchio::program
