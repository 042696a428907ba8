// One run of a program on the interpreter: everything that is made anew for each run.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/kernel/run_request.h"
#include "core/kernel/simulated_kernel.h"
#include "core/python/address_spaces.h"
#include "core/python/embedded.h"
#include "core/python/host.h"
#include "core/python/identity.h"
#include "core/python/labels.h"
#include "core/python/output.h"
#include "core/python/processes.h"
#include "core/python/signals.h"
#include "core/python/threads.h"
#include "core/python/tracer.h"

namespace asynchio::python {

// A pool of the program, and the process that made it and waits for it at its end.
struct OwnedPool {
    ProcessId process;
    std::weak_ptr<Executor> executor;
};

class Session final : public Environment {
  public:
    Session(Recorder& recorder, const RunRequest& request);
    ~Session() override;

    // Around every wait for the baton: the interpreter's lock is given away.
    void* before_wait() override;
    void after_wait(void* saved) override;
    Line current_line() override;
    OsThreads& os_threads() override;
    void interrupted() override;

    const RunRequest& request;
    Recorder& recorder;
    std::uint64_t output_bytes = 0;
    SimulatedKernel kernel;
    PythonHost host;
    PythonThreads threads;
    Output out;
    Output err;
    Labels labels;
    Tracer tracer;
    LiveObject live;                   // all embedded objects of this run
    std::uint32_t thread_names = 0;    // "Thread-N"
    std::uint32_t pool_names = 0;      // "ThreadPoolExecutor-N"
    // What Ctrl+C does instead of KeyboardInterrupt; true if it dealt with it. Set by asyncio.run in the main thread.
    std::function<bool()> on_interrupt;
    PyRef process_context;             // what multiprocessing.get_context() returns
    bool start_method_chosen = false;
    std::uint32_t process_labels = 0;  // "P0", "P1", ... of pools
    std::vector<OwnedPool> pools;
    AddressSpaces spaces;
    PythonProcesses processes;
    Signals signals;
    PyRef modules;                     // dict: the modules this run has imported
    PyRef globals;                     // of the program
    PyRef current_event_loop;          // set_event_loop
    bool event_loop_was_set = false;   // by the program or by asyncio.run: get_event_loop makes no more
    Identities identities;
    std::uint64_t entropy = 0;         // what random numbers without a seed come from
    bool seeded_random = false;
    bool closes_logging = false;       // at its end
    int collection_thresholds[3] = {700, 10, 10};  // as the program sees them
    bool without_modules = false;      // at the end CPython has none any more: it reads no lines of source then
    bool pollutes = false;             // the process is no good for other runs

    // The name of the variable that the result of the call being made will be stored in, or "".
    std::string name_for_new_object();
};

// Constructs the C++ task inside a Python object that was just allocated.
void init_task(PyObject* self, EventLoop& loop, PyObject* coroutine, PyObject* name, PyObject* context);

}  // namespace asynchio::python
