// concurrent.futures: ThreadPoolExecutor and its futures as Python objects.
#pragma once

#include <memory>

#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/py.h"
#include "core/threads/thread_pool.h"

namespace asynchio::python {

// A call of a Python function with these arguments, labelled for the picture. `keywords` and `context` may be null;
// the context is entered for the call.
Work make_work(PyRef function, PyRef arguments, PyRef keywords, PyRef context);

// The pool in a ThreadPoolExecutor object; TypeError(complaint) for anything else.
std::shared_ptr<Executor> pool_argument(PyObject* object, const char* complaint);

// The C++ object of a concurrent.futures.Future. RuntimeError if a subclass has not called our __init__.
ConcurrentFuture& future_of_pool(PyObject* self);

// concurrent.futures has a CancelledError of its own.
template <class Body>
PyObject* guarded_wait(Body&& body) {
    return guarded([&]() -> PyRef {
        try {
            return body();
        } catch (const PythonError&) {
            throw;
        } catch (const CancelledError&) {
            PyErr_SetNone(Interpreter::get().exceptions.futures_cancelled);
            throw_error();
        }
    });
}

// The pool in a ProcessPoolExecutor object; null for anything else.
std::shared_ptr<Executor> process_pool_argument(PyObject* object);
// What map() returns, for a list of futures: their results, each waited for when it is asked for.
PyRef make_results(const PyRef& futures, Time deadline);
// map()'s keywords: timeout, and chunksize, which only matters for processes.
Time map_deadline(PyObject* const* values, PyObject* names);

// concurrent.futures.wait and as_completed.
void add_waiting_functions(PyObject* names, PyObject* host);

PyTypeObject* make_pool_type(PyObject* module, PyTypeObject* executor);
PyTypeObject* make_futures_as_completed_type(PyObject* module);
PyTypeObject* make_results_type(PyObject* module);
PyTypeObject* make_concurrent_future_type(PyObject* module);

}  // namespace asynchio::python
