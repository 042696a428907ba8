// Tells what becomes of the program's coroutine and generator objects: made, given to a task, begun, paused, resumed,
// ended, or thrown away before their body ran. The tracer says when its events concern one.
//
// Thread: the baton holder.
#pragma once

#include <unordered_map>

#include "core/kernel/simulated_kernel.h"
#include "core/python/code_info.h"
#include "core/python/py.h"

namespace asynchio::python {

class CoroutineWatch {
  public:
    explicit CoroutineWatch(SimulatedKernel& kernel) : kernel_(kernel), recorder_(kernel.recorder()) {}
    ~CoroutineWatch();

    // Whether the object is a coroutine or generator of which nothing has run.
    static bool is_new(PyObject* object);

    // The object was made, at `line` if a line of the program made it. Told once: a second call changes nothing.
    void made(PyObject* object, const CodeInfo& code, Line line);
    void tasked(PyObject* object, const CodeInfo& code, TaskId task);
    // Its body begins, in `frame`. Gives the ordinal by which the next three know it.
    CoroutineId started(PyObject* object, const CodeInfo& code, FrameId frame);
    // Closed, or an exception thrown in, before anything of its body ran.
    void closed(PyObject* object);
    // One of the library was thrown away before anything of it ran. Nothing is told of it before: programs make very many.
    void dropped_of_library(const std::string& function, Line line);
    // `returned` is what its frame handed to whoever drives it.
    void paused(CoroutineId id, CoroutineKind kind, PyObject* returned);
    // Its frame goes on; the stack of `frame` has what was sent in unless an exception is thrown in.
    void resumed(CoroutineId id, PyFrameObject* frame, const CodeInfo& code);
    // An exception on its way through a body, as far as it is told. The exception itself is not kept alive.
    struct Raised {
        Outcome outcome = Outcome::failed;
        Text text;
    };
    Raised raised(PyObject* exception);
    // `returned` null: it ends with the exception.
    void ended(CoroutineId id, PyObject* returned, const Raised& raised);

  private:
    struct New {
        CoroutineId id;
        PyRef watcher;  // a weak reference that calls back when the object goes
    };
    CoroutineId know(PyObject* object, const CodeInfo& code, Line line);
    PyObject* callback();
    static PyObject* on_drop(PyObject* self, PyObject* watcher);
    void drop(PyObject* watcher);
    void forget(PyObject* object);

    SimulatedKernel& kernel_;
    Recorder& recorder_;
    std::unordered_map<PyObject*, New> new_;  // by address: entries go before their object does
    std::unordered_map<PyObject*, PyObject*> watched_;  // the object of a watcher
    PyRef self_;      // capsule; its context is null once this is gone
    PyRef callback_;
};

}  // namespace asynchio::python
