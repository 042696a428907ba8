// The names a C++ program may use. A program is a function that the runner, or asynchio::program::run_program, calls in
// the main thread of a run; everything it does is recorded in the run's trace, in virtual time.
//
//   #include "core/asynchio.h"
//   using namespace asynchio::program;
//
//   Coro<std::string> brew(std::string name, double seconds) {
//       print("start", name);
//       co_await sleep(seconds);
//       co_return name;
//   }
//   Coro<> serve() { print(co_await gather(brew("A", 3), brew("B", 1))); }
//
//   ASYNCHIO_PROGRAM() { run(serve()); }
//
// Tasks:    Coro<T>, run, create_task, Task<T>, sleep                            core/program/tasks.h
//           gather, gather(return_exceptions, ...)                               core/program/gather.h
//           wait, as_completed                                                   core/program/waits.h
// Futures:  Future<T>, create_future                                             core/program/futures.h
// Loops:    get_running_loop, EventLoop, Handle, run_coroutine_threadsafe        core/program/loops.h
// Groups:   task_group, TaskGroup, timeout, wait_for, shield                     core/program/groups.h
// Signals:  Queue<T>, LifoQueue<T>, PriorityQueue<T>, Event, Semaphore, BoundedSemaphore
//                                                                                core/program/signals.h
//           Condition, Barrier                                                   core/program/conditions.h
// Threads:  Lock, Thread, Mutex, ThreadPoolExecutor, to_thread, set_default_executor, time_sleep, perf_counter, burn
//                                                                                core/program/threads.h
//           ConcurrentFuture<T>                                                  core/program/calls.h
//           RLock, ThreadCondition, ThreadEvent, ThreadSemaphore, ThreadBoundedSemaphore, ThreadBarrier,
//           ThreadQueue<T>, ThreadLifoQueue<T>, ThreadPriorityQueue<T>           core/program/thread_signals.h
// Others:   print, parameter                                                     core/program/output.h
//           type_name                                                            core/program/type_name.h
// Errors:   CancelledError, InvalidStateError, RuntimeError, TimeoutError, ExceptionGroup, ValueError, IndexError, QueueFull,
//           QueueEmpty, BrokenBarrierError; any other exception passes through as it is.
//                                                                                core/program/errors.h
#pragma once

#include "core/program/conditions.h"
#include "core/program/errors.h"
#include "core/program/futures.h"
#include "core/program/gather.h"
#include "core/program/groups.h"
#include "core/program/loops.h"
#include "core/program/output.h"
#include "core/program/signals.h"
#include "core/program/tasks.h"
#include "core/program/thread_signals.h"
#include "core/program/threads.h"
#include "core/program/type_name.h"
#include "core/program/waits.h"

// Begins the function that is the program. The build gives it a name, from the folder of the lesson.
#ifndef ASYNCHIO_PROGRAM_NAME
#define ASYNCHIO_PROGRAM_NAME asynchio_program
#endif
#define ASYNCHIO_PROGRAM()                                             \
    static void asynchio_program_body();                               \
    void ASYNCHIO_PROGRAM_NAME();                                      \
    void ASYNCHIO_PROGRAM_NAME() {                                     \
        asynchio::program::Program::here().host.show_lines_of(__FILE__); \
        asynchio_program_body();                                       \
    }                                                                  \
    static void asynchio_program_body()
