// Where a task is: Task.get_stack and Task.print_stack, as asyncio/base_tasks.py has them.
//
// Thread: the baton holder, with the GIL.
#pragma once

#include "core/python/py.h"

namespace asynchio::python {

// METH_VARARGS | METH_KEYWORDS methods of a task; `self` must be initialised.
PyObject* task_get_stack(PyObject* self, PyObject* arguments, PyObject* keywords);
PyObject* task_print_stack(PyObject* self, PyObject* arguments, PyObject* keywords);

}  // namespace asynchio::python
