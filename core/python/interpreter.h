// The interpreter of this process: started once, shared by all runs. Holds the Python types and exceptions that the
// overlay modules offer, and knows the run that is going on.
//
// Thread: the one that made it; everything needs the GIL. Only one may exist in a process.
#pragma once

#include <memory>
#include <set>
#include <string>

#include "core/kernel/os_threads.h"
#include "core/python/code_info.h"
#include "core/python/compiled_programs.h"
#include "core/python/imports.h"
#include "core/python/memory_meter.h"
#include "core/python/py.h"
#include "core/python/shared_state.h"

namespace asynchio::python {

class Session;

// Types are immutable and shared by all runs; everything a program can change is made anew for each run.
struct Types {
    PyTypeObject* watcher = nullptr;       // a thread that the tracer watches
    PyTypeObject* future = nullptr;
    PyTypeObject* task = nullptr;
    PyTypeObject* gather = nullptr;
    PyTypeObject* future_wait = nullptr;   // what `await future` iterates over
    PyTypeObject* coroutine = nullptr;     // a C++ coroutine as a Python awaitable
    PyTypeObject* handle = nullptr;
    PyTypeObject* timer_handle = nullptr;
    PyTypeObject* loop = nullptr;
    PyTypeObject* policy = nullptr;        // asyncio.DefaultEventLoopPolicy
    PyTypeObject* lock = nullptr;          // asyncio.Lock
    PyTypeObject* group = nullptr;         // asyncio.TaskGroup
    PyTypeObject* timeout = nullptr;       // asyncio.Timeout
    PyTypeObject* runner = nullptr;        // asyncio.Runner
    PyTypeObject* completed_items = nullptr;  // what asyncio.as_completed returns
    PyTypeObject* async_event = nullptr;         // asyncio.Event
    PyTypeObject* async_condition = nullptr;     // asyncio.Condition
    PyTypeObject* async_semaphore = nullptr;     // asyncio.Semaphore
    PyTypeObject* async_bounded_semaphore = nullptr;
    PyTypeObject* async_barrier = nullptr;       // asyncio.Barrier
    PyTypeObject* async_queue = nullptr;         // asyncio.Queue
    PyTypeObject* async_priority_queue = nullptr;
    PyTypeObject* async_lifo_queue = nullptr;
    PyTypeObject* mutex = nullptr;         // threading.Lock
    PyTypeObject* rlock = nullptr;         // threading's, as are the next five
    PyTypeObject* condition = nullptr;
    PyTypeObject* semaphore = nullptr;
    PyTypeObject* bounded_semaphore = nullptr;
    PyTypeObject* event = nullptr;
    PyTypeObject* barrier = nullptr;
    PyTypeObject* queue = nullptr;         // those of the module `queue`
    PyTypeObject* lifo_queue = nullptr;
    PyTypeObject* priority_queue = nullptr;
    PyTypeObject* simple_queue = nullptr;
    PyTypeObject* thread = nullptr;
    PyTypeObject* main_thread = nullptr;
    PyTypeObject* pool = nullptr;          // ThreadPoolExecutor
    PyTypeObject* concurrent_future = nullptr;
    PyTypeObject* executor = nullptr;      // concurrent.futures.Executor
    PyTypeObject* futures_as_completed = nullptr;  // what concurrent.futures.as_completed returns
    PyTypeObject* thread_timer = nullptr;  // threading.Timer
    PyTypeObject* thread_local_type = nullptr;
    PyTypeObject* results = nullptr;       // what ThreadPoolExecutor.map returns
    PyTypeObject* output = nullptr;        // sys.stdout and sys.stderr
    PyTypeObject* output_buffer = nullptr; // what their `buffer` is
    PyTypeObject* process = nullptr;       // multiprocessing's, as are all that follow up to the context
    PyTypeObject* fork_process = nullptr;
    PyTypeObject* main_process = nullptr;
    PyTypeObject* process_lock = nullptr;
    PyTypeObject* process_rlock = nullptr;
    PyTypeObject* process_semaphore = nullptr;
    PyTypeObject* process_bounded_semaphore = nullptr;
    PyTypeObject* process_event = nullptr;
    PyTypeObject* process_condition = nullptr;
    PyTypeObject* process_barrier = nullptr;
    PyTypeObject* process_queue = nullptr;
    PyTypeObject* joinable_queue = nullptr;
    PyTypeObject* simple_process_queue = nullptr;
    PyTypeObject* connection = nullptr;    // an end of a Pipe
    PyTypeObject* manager = nullptr;
    PyTypeObject* shared_value = nullptr;
    PyTypeObject* shared_array = nullptr;
    PyTypeObject* task_pool = nullptr;
    PyTypeObject* thread_pool = nullptr;   // multiprocessing.pool.ThreadPool
    PyTypeObject* dummy_process = nullptr; // multiprocessing.dummy.Process: a thread
    PyTypeObject* async_result = nullptr;
    PyTypeObject* result_iterator = nullptr;
    PyTypeObject* process_context = nullptr;
    PyTypeObject* process_pool = nullptr;  // concurrent.futures.ProcessPoolExecutor
    PyTypeObject* except_hook_args = nullptr;  // threading.ExceptHookArgs
};

struct Exceptions {
    PyObject* abort = nullptr;             // ends a run inside Python code; programs cannot name it
    PyObject* cancelled = nullptr;         // asyncio.CancelledError
    PyObject* invalid_state = nullptr;     // asyncio.InvalidStateError
    PyObject* async_queue_full = nullptr;      // asyncio.QueueFull
    PyObject* async_queue_empty = nullptr;     // asyncio.QueueEmpty
    PyObject* async_broken_barrier = nullptr;  // asyncio.BrokenBarrierError
    PyObject* futures_error = nullptr;     // concurrent.futures.Error
    PyObject* futures_cancelled = nullptr;
    PyObject* futures_invalid_state = nullptr;
    PyObject* broken_executor = nullptr;   // concurrent.futures.BrokenExecutor
    PyObject* broken_pool = nullptr;       // concurrent.futures.thread.BrokenThreadPool
    PyObject* broken_process_pool = nullptr;  // concurrent.futures.process.BrokenProcessPool
    PyObject* futures_remote_traceback = nullptr;
    PyObject* pool_remote_traceback = nullptr;
    PyObject* process_error = nullptr;     // multiprocessing.ProcessError
    PyObject* process_timeout = nullptr;   // multiprocessing.TimeoutError
    PyObject* maybe_encoding_error = nullptr;
    PyObject* broken_barrier = nullptr;    // threading.BrokenBarrierError
    PyObject* queue_empty = nullptr;       // queue.Empty
    PyObject* queue_full = nullptr;        // queue.Full
};

class Interpreter {
  public:
    // Starts Python: isolated from the environment, with a fixed hash seed. Aborts the process with a sentence if
    // the standard library is missing.
    Interpreter();
    ~Interpreter();
    Interpreter(const Interpreter&) = delete;
    Interpreter& operator=(const Interpreter&) = delete;

    // The one of this process. Needs the GIL.
    static Interpreter& get();
    // Null before there is one.
    static Interpreter* find();

    // Nothing is reported as "Exception ignored in" any more: the run is over.
    void silence_unraisable();

    MemoryMeter memory;
    Types types;
    Exceptions exceptions;
    Opcodes opcodes;
    ModuleTables modules;
    SharedState shared;
    CompiledPrograms compiled;
    OsThreads os_threads;            // that programs' threads run on, run after run
    std::set<std::string> adjusted;  // modules of the standard library that ask the run, not the system
    PyRef unraisable_hook;
    PyRef done_and_not_done;         // the named tuple that concurrent.futures.wait returns
    std::string library;             // the folder of the standard library
    Session* session = nullptr;  // the run that is going on, or null

    // The module that owns our types; also `self` of our module functions.
    PyObject* host_module = nullptr;

  private:
    void make_host_module();
    void make_exceptions();
    void make_types();
};

// The run that is going on. Throws RuntimeError when there is none (an object outlived its run).
Session& current_session();

}  // namespace asynchio::python
