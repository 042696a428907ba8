#include "core/program/tasks.h"

#include "core/loop/runner.h"

namespace asynchio::program {
namespace detail {

asynchio::EventLoop& loop_here() {
    auto* const loop = asynchio::EventLoop::running_here();
    if (loop == nullptr) throw RuntimeError("no running event loop");
    return *loop;
}

Ref<asynchio::EventLoop> new_loop(bool debug) {
    if (asynchio::EventLoop::running_here() != nullptr)
        throw RuntimeError("run() cannot be called from a running event loop");
    return Program::here().new_event_loop(debug);
}

// Closes the asynchronous generators of the loop. C++ has none, but run() is the same in both languages.
static Coro<Value> shutdown_asyncgens() { co_return Value(); }

static ClosingSteps closing_steps(asynchio::EventLoop& loop) {
    return [&loop] {
        std::vector<std::unique_ptr<Coroutine>> closing;
        closing.push_back(drive(shutdown_asyncgens(), "shutdown_asyncgens"));
        closing.push_back(
            drive(shutdown_default_executor(loop, Program::here().starter()), "shutdown_default_executor"));
        return closing;
    };
}

Value run_to_the_end(const Ref<asynchio::Task>& main) { return run_main_task(main, closing_steps(main->loop())); }

void refuse_to_run(const std::string& what) {
    const Ref<asynchio::EventLoop> loop = new_loop(false);
    shut_down(*loop, closing_steps(*loop));
    throw ValueError("a coroutine was expected, got " + what);
}

}  // namespace detail

Coro<> sleep(Seconds length) {
    return detail::lazily("sleep", [length](asynchio::EventLoop& loop) { return asynchio::sleep(loop, length.ns()); });
}

}  // namespace asynchio::program
