// asyncio.Lock and threading.Lock as Python objects.
#pragma once

#include "core/python/py.h"

namespace asynchio::python {

PyTypeObject* make_lock_type(PyObject* module);   // asyncio.Lock
PyTypeObject* make_mutex_type(PyObject* module);  // threading.Lock

}  // namespace asynchio::python
