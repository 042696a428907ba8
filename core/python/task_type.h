// asyncio.Task as a Python object.
#pragma once

#include "core/loop/task.h"
#include "core/python/py.h"

namespace asynchio::python {

// "<main() running at program.py:9>": the coroutine and the line where it is.
PyRef coroutine_repr(PyObject* coroutine);

// "Task was destroyed but it is pending!", once, for a task that has not ended and that nobody holds any more.
void report_destroyed(PyObject* task);

PyTypeObject* make_task_type(PyObject* module, PyTypeObject* future);

}  // namespace asynchio::python
