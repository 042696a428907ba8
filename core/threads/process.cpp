#include "core/threads/process.h"

#include <utility>

namespace asynchio {
namespace {

void wait_for_start(Kernel& kernel) {
    const Duration start = kernel.machine().process_start;
    if (start <= 0) return;
    const Time ready = add_saturating(kernel.now(), start);
    do kernel.park(Wait{WaitKind::process_start, kernel.current_process().value}, ready);
    while (kernel.now() < ready);
}

ProcessExit run(Kernel& kernel, const std::function<ProcessExit()>& body) {
    wait_for_start(kernel);
    try {
        return body();
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {
        return ProcessExit{1, 0};
    }
}

}  // namespace

ProcessId start_process(ThreadStarter& starter, const ProcessSpec& process, ThreadSpec thread,
                        std::function<ProcessExit()> body) {
    Kernel& kernel = starter.kernel();
    thread.process = kernel.create_process(process);
    thread.name = "MainThread";
    thread.label = process.label;
    starter.start(thread, [&kernel, body = std::move(body)] { kernel.end_process(run(kernel, body)); });
    return thread.process;
}

}  // namespace asynchio
