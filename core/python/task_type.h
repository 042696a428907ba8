// asyncio.Task as a Python object.
#pragma once

#include "core/loop/task.h"
#include "core/python/py.h"

namespace asynchio::python {

// "<main() running at program.py:9>": the coroutine and the line where it is.
PyRef coroutine_repr(PyObject* coroutine);

PyTypeObject* make_task_type(PyObject* module, PyTypeObject* future);

}  // namespace asynchio::python
