// asyncio.timeout, timeout_at and the Timeout object.
#pragma once

#include "core/python/py.h"

namespace asynchio::python {

PyTypeObject* make_timeout_type(PyObject* module);
// Adds timeout and timeout_at to a table of names.
void add_timeout_functions(PyObject* names, PyObject* host);

}  // namespace asynchio::python
