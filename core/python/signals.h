// Signals of a simulated process: what a program does about Ctrl+C (SIGINT) and about signals that it sends itself.
// The names of the module `signal`, and loop.add_signal_handler. Source: semantics.md R205; Modules/signalmodule.c and
// asyncio/unix_events.py of CPython 3.11. The system's own signals never reach a program.
//
// A handler runs in the main thread, between two lines or where that thread waits. Thread: all need the GIL.
#pragma once

#include <csignal>
#include <deque>
#include <map>
#include <utility>

#include "core/base/ids.h"
#include "core/python/py.h"

namespace asynchio::python {

class Session;

class Signals {
  public:
    explicit Signals(Session& session) : session_(session) {}

    // What getsignal() says of a signal in this process: SIG_DFL, SIG_IGN or a callable.
    PyRef handler(int number) const;
    bool is_default(int number) const;
    void set_handler(int number, PyRef handler);
    // Back to what it is when a program begins.
    void reset(int number) { handlers_.erase({process(), number}); }

    // signal.raise_signal: at once in the main thread; else the main thread is told.
    void raise(int number);
    // The main thread takes notice of Ctrl+C, or of signals that other threads raised. Throws what a handler throws.
    void take_notice();

    void clear() { handlers_.clear(); }

  private:
    ProcessId process() const;
    void deliver(int number);
    void call(const PyRef& handler, int number);
    [[noreturn]] void end_by(int number);

    Session& session_;
    std::map<std::pair<ProcessId, int>, PyRef> handlers_;  // those that were set
    std::deque<int> raised_;                               // by other threads, in their order
};

// loop.add_signal_handler and remove_signal_handler: methods of the loop type.
PyObject* loop_add_signal_handler(PyObject* loop, PyObject* const* arguments, Py_ssize_t count);
PyObject* loop_remove_signal_handler(PyObject* loop, PyObject* number);

}  // namespace asynchio::python
