// asyncio.wait, wait_for, shield and as_completed as Python functions.
#pragma once

#include "core/python/py.h"

namespace asynchio::python {

// What as_completed returns.
PyTypeObject* make_completed_items_type(PyObject* module);
// Adds the functions, and FIRST_COMPLETED and its like, to a table of names.
void add_wait_functions(PyObject* names, PyObject* host);

}  // namespace asynchio::python
