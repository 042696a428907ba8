#include "core/program/tasks.h"

#include "core/loop/runner.h"

namespace asynchio::program {
namespace detail {

EventLoop& loop_here() {
    EventLoop* const loop = EventLoop::running_here();
    if (loop == nullptr) throw RuntimeError("no running event loop");
    return *loop;
}

Ref<EventLoop> new_loop(bool debug) {
    if (EventLoop::running_here() != nullptr) throw RuntimeError("run() cannot be called from a running event loop");
    Program& program = Program::here();
    return make_ref<EventLoop>(program.kernel, program.host, debug);
}

// Closes the asynchronous generators of the loop. C++ has none, but run() is the same in both languages.
static Coro<Value> shutdown_asyncgens() { co_return Value(); }

Value run_to_the_end(const Ref<asynchio::Task>& main) {
    Program& program = Program::here();
    return run_main_task(main, [&] {
        std::vector<std::unique_ptr<Coroutine>> closing;
        closing.push_back(drive(shutdown_asyncgens(), "shutdown_asyncgens"));
        closing.push_back(drive(shutdown_default_executor(main->loop(), program.starter()), "shutdown_default_executor"));
        return closing;
    });
}

}  // namespace detail

Coro<Value> sleep(Seconds length) { return asynchio::sleep(detail::loop_here(), length.ns()); }

}  // namespace asynchio::program
