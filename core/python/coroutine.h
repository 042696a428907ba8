// Coroutines across the border, both ways: a Python coroutine as something a task drives, and a C++ coroutine as
// something Python can await.
#pragma once

#include <memory>
#include <string>

#include "core/loop/coroutine.h"
#include "core/loop/task.h"
#include "core/python/errors.h"
#include "core/python/py.h"

namespace asynchio::python {

// Drives a Python coroutine, in its own contextvars context.
class PythonCoroutine final : public Coroutine {
  public:
    // `context` null: a copy of the current one.
    PythonCoroutine(PyRef coroutine, PyRef context);
    // As `await` does: in whatever context awaits it. `iterator` is a coroutine or what __await__ gives.
    struct Inline {};
    PythonCoroutine(PyRef iterator, Inline) : coroutine_(std::move(iterator)) {}
    Step send() override;
    Step throw_in(std::exception_ptr error) override;
    std::string name() const override;
    void visit_references(ReferenceVisitor& visitor) const override;
    PyObject* object() const { return coroutine_.get(); }
    PyObject* context() const { return context_.get(); }
    // The task that drives it; told once, before the first step.
    void set_task(Task& task) { task_ = &task; }

  private:
    Step take(int status, PyRef result);
    Step take_yielded(const PyRef& yielded);

    PyRef coroutine_;
    PyRef context_;
    Task* task_ = nullptr;
};

// asyncio.iscoroutine: async functions' coroutines, ours, generator-based ones, and look-alikes.
bool is_coroutine(PyObject* object);
// A coroutine that does what `await object` does, for an awaitable of the program.
PyRef coroutine_for(PyObject* awaitable);
// What `await object` runs, for run_inline. TypeError if it cannot be awaited.
std::unique_ptr<Coroutine> awaiting(PyObject* object);
bool is_coroutine_function(PyObject* object);
// One of asyncio's own, which here is no function of Python: asyncio.sleep, Queue.get.
bool is_library_coroutine_function(PyObject* object);
std::string name_of_coroutine(PyObject* coroutine);
// The C++ coroutine in an object that make_awaitable made, or null.
const Coroutine* native_coroutine(PyObject* object);
// The coroutine object that a Python task drives; null for tasks of the runtime.
PyObject* coroutine_of(const Task& task);

// Lets coroutines that were not started, `held` or in it, live as long as the exception that is set: in CPython asyncio's
// own frames in its traceback hold them, and what was never awaited is told when they go.
void hold_with_error(PyObject* held);
// As guarded(), for functions that are given coroutines.
template <class Body>
PyObject* guarded_holding(PyObject* held, Body&& body) noexcept {
    PyObject* const result = guarded(std::forward<Body>(body));
    if (result == nullptr) hold_with_error(held);
    return result;
}

// A C++ coroutine as a Python object of type `coroutine`. Nothing runs until it is awaited.
PyRef make_awaitable(std::unique_ptr<Coroutine> coroutine);
PyTypeObject* make_coroutine_type(PyObject* module);

}  // namespace asynchio::python
