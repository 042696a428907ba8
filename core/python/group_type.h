// asyncio.TaskGroup as a Python object.
#pragma once

#include "core/python/py.h"

namespace asynchio::python {

PyTypeObject* make_group_type(PyObject* module);

}  // namespace asynchio::python
