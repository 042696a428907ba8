// Processes that run a function: what a fork gives. Semantics: semantics.md R167.
#pragma once

#include <functional>

#include "core/kernel/kernel.h"
#include "core/threads/thread_pool.h"

namespace asynchio {

// Forks: the body runs in the first thread of the new process, once the machine's process start is over; the caller
// goes on meanwhile. The process ends, with all its threads, when the body returns; it may wait for its own threads and
// children before. An exception that leaves it is exit status 1. The starter must outlive the run's threads.
ProcessId start_process(ThreadStarter& starter, const ProcessSpec& process, ThreadSpec thread,
                        std::function<ProcessExit()> body);

}  // namespace asynchio
