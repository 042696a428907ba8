// concurrent.futures.Executor, from which programs derive executors of their own: their submit() is what everything else
// calls. ThreadPoolExecutor and ProcessPoolExecutor do without that as long as nobody overrides it.
#pragma once

#include "core/python/py.h"

namespace asynchio::python {

// Whether the program's class gives this method itself; `native`: one of ours that has it.
bool overrides(PyObject* self, PyTypeObject* native, const char* method);

// Executor.map(fn, *iterables): calls self.submit() for each group of arguments at once, then gives the results in order.
PyRef map_by_submit(PyObject* self, PyObject* const* args, Py_ssize_t count, PyObject* names);
// self.submit(function, *arguments): what it returns.
PyRef submit_by_method(PyObject* self, PyObject* function, PyObject* arguments);
// self.shutdown(wait=True).
void shut_down_by_method(PyObject* self);

PyTypeObject* make_executor_type(PyObject* module);

}  // namespace asynchio::python
