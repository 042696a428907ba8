// function(*arguments, **keywords), as Python does it: with whatever a program gave for these.
#pragma once

#include "core/python/py.h"

namespace asynchio::python {

// Throws what the call raises, and python3's TypeError when `arguments` cannot be iterated or `keywords` is no mapping.
PyRef call_unpacked(PyObject* function, PyObject* arguments, PyObject* keywords);

}  // namespace asynchio::python
