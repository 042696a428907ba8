// Runs C++ code on a simulated kernel and hands back its trace. For tests of the runtime without Python.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/kernel/simulated_kernel.h"
#include "core/loop/coro.h"
#include "core/loop/event_loop.h"
#include "core/loop/runner.h"
#include "core/loop/sleep.h"
#include "core/loop/task.h"
#include "core/threads/bridge.h"
#include "core/trace/names.h"
#include "core/trace/state.h"
#include "core/trace/text.h"

namespace asynchio::testing {

class Simulation {
  public:
    explicit Simulation(const Machine& machine = {}, const Limits& limits = {},
                        std::unique_ptr<Schedule> schedule = make_fair_schedule())
        : recorder(buffer_.get(), limits.events), kernel(recorder, machine, limits, std::move(schedule)), starter(kernel) {}

    Trace run(const std::function<void()>& body) {
        kernel.run("test", body);
        return read_trace(buffer_.get());
    }
    // Runs `main` as asyncio.run does.
    Trace run_loop(const std::function<Coro<Value>(EventLoop&)>& main) {
        return run([&] {
            const auto loop = make_ref<EventLoop>(kernel, host);
            run_main_task(loop->create_task(drive(main(*loop), "main"), TaskSpec{"", "main", false}), [&] {
                std::vector<std::unique_ptr<Coroutine>> closing;
                closing.push_back(drive(shutdown_default_executor(*loop, starter), "shutdown_default_executor"));
                return closing;
            });
        });
    }

    void say(const std::string& text) { recorder.record(OutputWritten{Stream::out, recorder.text(text + "\n")}); }
    Duration elapsed() const { return kernel.now(); }

  private:
    OwnedTraceBuffer buffer_{1 << 18, 1 << 22};

  public:
    Recorder recorder;
    SimulatedKernel kernel;
    LoopHost host;
    ThreadStarter starter;
};

// "1.00 A: text" for everything that was said, "" for the actor when nobody in particular said it.
inline std::vector<std::string> said(const Trace& trace) {
    std::vector<std::string> lines;
    const State state = fold(trace, trace.size());
    for (const OutputState& output : state.output) {
        std::string text(trace.text(output.text));
        text.pop_back();
        lines.push_back(format_seconds(output.time) + " " +
                        actor_name(trace, state, Actor::of(output.task, output.thread)) + ": " + text);
    }
    return lines;
}

inline std::size_t count_events(const Trace& trace, EventKind kind) {
    std::size_t count = 0;
    for (const Event& event : trace.events()) count += event.kind == kind;
    return count;
}

}  // namespace asynchio::testing
